"""
What the documents say is so: links lead somewhere, files and commands exist, made pages are up to date.
"""

import re
import shlex
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from datakasse.cli.main import datakasse
from datakasse.cli.norwegian import in_norwegian
from tools.pages import PAGES, made_anew
from tools.refusals import all_refusals

DECISION_PARTS = ["Context", "Decision", "Price paid", "Would change our mind"]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FILE = re.compile(r"[\w<>-]+(?:/[\w<>-]+)*\.(?:py|toml|day|md)|[\w-]+(?:/[\w-]+)*/")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


@pytest.fixture(scope="module")
def documents(root: Path) -> list[Path]:
    """Every document of the repository."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout.split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


def prose(text: str) -> str:
    """Return a document without its fenced blocks."""
    return FENCED.sub("", text)


def headings(text: str) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(document: Path) -> Iterator[str]:
    """Yield each link of a document to a file or heading that is not there."""
    text = document.read_text(encoding="utf-8")
    for target in (link or image for link, image in LINK.findall(prose(text))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = document.parent / unquote(path) if path else document
        if not there.exists() or (
            anchor and there.suffix == ".md" and anchor not in headings(there.read_text(encoding="utf-8"))
        ):
            yield target


def commands_in(text: str) -> Iterator[str]:
    """Yield every command line for `datakasse` in a document, shown in a block or named in passing."""
    for language, block in FENCED.findall(text):
        if language == "sh":
            for line in block.replace("\\\n", " ").splitlines():
                yield line.strip()
    yield from QUOTED.findall(prose(text))


def misread(line: str) -> str:
    """Return what is wrong with a command line; nothing when it is one that the product takes."""
    words = shlex.split(line, comments=True)
    if ">" in words:
        words = words[: words.index(">")]
    group: click.Command = datakasse
    words = words[1:]
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        found = group.commands.get(words.pop(0))
        if found is None:
            return f"{line}: no such command"
        group = found
    if isinstance(group, click.Group) or not words:
        return ""
    asks = any(isinstance(option, click.Option) and option.prompt for option in group.params)
    try:
        # Under the product, as it is typed: a command remembers how its help was first asked for.
        above = click.Context(datakasse, help_option_names=["-h", "--help"])
        with in_norwegian():
            group.make_context(group.name, words, above, resilient_parsing=asks)
    except click.UsageError as error:
        return f"{line}: {error.message}"
    return ""


def test_links_lead_somewhere(documents: list[Path], root: Path) -> None:
    broken = [
        f"{document.relative_to(root)}: {target}"
        for document in documents
        for target in broken_links(document)
    ]
    assert not broken, "\n".join(broken)


def test_files_that_are_named_exist(documents: list[Path], root: Path) -> None:
    """A path in quotes is one of the repository, of the package, or of the folder the document is in."""
    places = (root, root / "src" / "datakasse", root / "tests", root / "docs")
    missing = [
        f"{document.relative_to(root)}: {named}"
        for document in documents
        for named in QUOTED.findall(prose(document.read_text(encoding="utf-8")))
        if FILE.fullmatch(named) and "/" in named.rstrip("/")
        if not any((place / named).exists() for place in (*places, document.parent))
    ]
    assert not missing, "\n".join(missing)


def test_commands_that_are_shown_are_taken(documents: list[Path], root: Path) -> None:
    wrong = [
        f"{document.relative_to(root)}: {fault}"
        for document in documents
        for line in commands_in(document.read_text(encoding="utf-8"))
        if line.startswith("datakasse ")
        for fault in [misread(line)]
        if fault
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("datakasse verify --data x", ""),
        ("datakasse export saft-cash", ""),
        ("datakasse forget --data x", "no such command"),
        ("datakasse verify --data x --quick", "noe valg"),
        ("datakasse report q --data x", "ingen av"),
    ],
)
def test_control_a_command_that_is_not_taken_is_caught(line: str, fault: str) -> None:
    assert (fault in misread(line)) is True
    assert bool(misread(line)) is bool(fault)


def test_make_targets_that_are_shown_exist(documents: list[Path], root: Path) -> None:
    targets = set(TARGET.findall((root / "Makefile").read_text(encoding="utf-8")))
    shown = {
        line.split()[1]
        for document in documents
        for line in commands_in(document.read_text(encoding="utf-8"))
        if line.startswith("make ")
    }
    assert shown <= targets


@pytest.mark.parametrize("page", PAGES)
def test_made_pages_are_up_to_date(page: str, root: Path) -> None:
    assert (root / page).read_text(encoding="utf-8") == made_anew(page, root), (
        "run: .venv/bin/python -m tools.pages"
    )


def test_each_refusal_has_a_code_of_its_own() -> None:
    twice = [code for code, number in Counter(kind.code for kind in all_refusals()).items() if number > 1]
    assert not twice


def test_decisions_have_the_form_and_are_listed(root: Path) -> None:
    folder = root / "docs" / "decisions"
    records = sorted(folder.glob("0*.md"))
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [record.name[:4] for record in records] == [f"{n:04d}" for n in range(1, len(records) + 1)]
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert text.startswith("# "), record.name
        assert "\nTags: " in text, record.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == DECISION_PARTS, record.name
        assert f"]({record.name})" in listed, record.name


def test_the_changelog_knows_the_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{project['version']}]" in changelog
    assert "## [Unreleased]" in changelog
