"""What the papers for shops quote and count is what the product says and counts."""

import re
from pathlib import Path

import pytest

from datakasse.web.sign_in.session import OFFICE_IDLE_MAX
from tools.refusals import all_refusals

PAGE = re.compile(r'word: "(page_\w+)"')
WORD = re.compile(r'(\w+): \{\s*nb: "([^"]+)"')
ROW = re.compile(r"^\| «([^»]+)»[^|]*\|", re.MULTILINE)
IDLE = re.compile(r"(?:rørt det på|slutter etter) (\w+) minutter")


@pytest.fixture(scope="module")
def said(root: Path) -> str:
    """All that the pages and the refusals say in bokmål."""
    words = [
        text
        for file in (root / "frontend" / "src").rglob("*.ts")
        for _, text in WORD.findall(file.read_text(encoding="utf-8"))
    ]
    return "\n".join([*words, *(refusal.nb for refusal in all_refusals())]).casefold()


def part(document: Path, begins: str, ends: str) -> str:
    """Return what stands in a document between two headings."""
    return document.read_text(encoding="utf-8").partition(begins)[2].partition(ends)[0]


def test_the_owner_finds_every_page_of_the_office_in_her_table(root: Path) -> None:
    office = root / "frontend" / "src" / "office"
    names = dict(
        found
        for file in (office / "words").glob("*.ts")
        for found in WORD.findall(file.read_text(encoding="utf-8"))
    )
    pages = {
        names[word] for word in PAGE.findall((office / "frame" / "pages.ts").read_text(encoding="utf-8"))
    }
    table = part(root / "docs" / "eier.md", "\n## Kontoret\n", "\n## ")
    rows = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)
    assert {*rows} - {"side", "---"} == pages


def test_what_the_cashier_is_told_to_look_for_is_what_the_till_says(root: Path, said: str) -> None:
    table = part(root / "docs" / "kasserer.md", "\n## Når noe blir feil\n", "\n## ")
    quoted = [piece.strip() for row in ROW.findall(table) for piece in row.split("…")]
    assert len(quoted) > 5
    assert [piece for piece in quoted if piece.casefold() not in said] == []


def test_control_what_nobody_says_is_not_found(said: str) -> None:
    assert "ingen kontakt med kassen" in said
    assert "kassen er på ferie" not in said


def test_the_office_signs_off_when_the_owner_is_told_it_does(root: Path) -> None:
    told = IDLE.findall((root / "docs" / "eier.md").read_text(encoding="utf-8"))
    assert told == [str(int(OFFICE_IDLE_MAX.total_seconds() // 60))] * 2
