"""
docs/law/register.md tells of every rule of the law reference: what it asks, where it is kept, what proves it.

The reference lies outside the repository; when it is missing these tests fail, because a register that
nobody compared with the law proves nothing.
"""

import ast
import re
from pathlib import Path

import pytest

from tools.law_register import (
    CHAPTERS,
    Proof,
    Rule,
    chapters,
    proofs_in,
    read_proofs,
    read_rules,
    table,
)
from tools.refusals import all_refusals

FAMILY = re.compile(r"(?:KSL|KSF|BFL|BFF|SIG|SAFT)-\d")
ROW = re.compile(rf"^\| *({FAMILY.pattern}[^ |]*) *\|", re.MULTILINE)
TOPIC = re.compile(r"^### (2\.12|[345]\.\d+) ", re.MULTILINE)
CITED = re.compile(rf"{FAMILY.pattern}[A-Za-z0-9-]*(?:\.\.[a-z])?|law\.md \d\.\d+")
CHAPTERS_NOT_RULES = {"law.md 2.7", "law.md 2.8"}
"""Headings over tables of rules, which code may cite as a whole."""

COPIED_WORDS = 8


@pytest.fixture(scope="module")
def law(shared: Path) -> str:
    """The law reference."""
    return (shared / "reference" / "law.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rules(root: Path) -> list[Rule]:
    """The rules as we tell them."""
    return read_rules((root / "docs" / "law" / "rules.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def proofs(root: Path) -> list[Proof]:
    """The tests that name rules."""
    return read_proofs(root / "tests")


def rules_of(law: str) -> list[str]:
    """Return the IDs of the reference's tables, and its topics by number."""
    return ROW.findall(law) + [f"law.md {number}" for number in TOPIC.findall(law)]


def runs_of_words(text: str, length: int = COPIED_WORDS) -> set[tuple[str, ...]]:
    """Return every run of so many words in a text, without case and signs."""
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_every_rule_of_the_reference_has_a_row_and_no_row_is_invented(law: str, rules: list[Rule]) -> None:
    ids = [rule.rule_id for rule in rules]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(rules_of(law))


def test_every_marker_names_a_rule(rules: list[Rule], proofs: list[Proof]) -> None:
    known = {rule.rule_id for rule in rules}
    unknown = [
        f"{proof.file}::{proof.test}: {rule}" for proof in proofs for rule in proof.rules if rule not in known
    ]
    assert not unknown, "\n".join(unknown)


def test_every_paragraph_that_the_code_cites_is_a_rule(root: Path, rules: list[Rule]) -> None:
    known = {rule.rule_id for rule in rules} | CHAPTERS_NOT_RULES
    whole_sections = {rule.rule_id.rpartition("-")[0] for rule in rules}
    unknown = [
        f"{file.relative_to(root)}: {cited}"
        for folder in ("src", "lab")
        for file in sorted((root / folder).rglob("*.py"))
        for cited in CITED.findall(file.read_text(encoding="utf-8"))
        if cited not in known | whole_sections
    ]
    assert not unknown, "\n".join(unknown)


def test_every_refusal_rests_on_a_rule_or_on_none(rules: list[Rule]) -> None:
    known = {"", *(rule.rule_id for rule in rules)}
    assert not [f"{kind.__name__}: {kind.law}" for kind in all_refusals() if kind.law not in known]


def test_every_rule_tells_where_it_is_kept_or_why_nowhere(root: Path, rules: list[Rule]) -> None:
    house = root / "src" / "datakasse"
    for rule in rules:
        assert rule.code or rule.outside or rule.absent or rule.missing, rule.rule_id
        assert not rule.outside or not rule.code, rule.rule_id
        for path in rule.code:
            assert (house / path).is_file(), f"{rule.rule_id}: {path}"


def test_every_rule_is_in_one_chapter(rules: list[Rule]) -> None:
    assert [rule for _, chapter in chapters(rules) for rule in chapter] == rules


def test_phrases_are_our_own(law: str, rules: list[Rule]) -> None:
    theirs = runs_of_words(law)
    copied = [
        f"{rule.rule_id}: {' '.join(run)}" for rule in rules for run in runs_of_words(rule.says) & theirs
    ]
    assert not copied, "\n".join(copied)


def test_control_a_copied_sentence_is_caught() -> None:
    law = "Unknown status is treated as open, and sales are blocked until it is closed."
    assert runs_of_words("unknown status is treated as open and sales are refused") & runs_of_words(law)
    assert not runs_of_words("what is unknown counts as open, and nothing is sold") & runs_of_words(law)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('@pytest.mark.law("A", "B")\ndef test_x(): ...', [("test_x", ("A", "B"))]),
        (
            'pytestmark = [pytest.mark.law("A")]\n@mark.law("B")\nasync def test_x(): ...',
            [("test_x", ("A", "B"))],
        ),
        (
            '@pytest.mark.law("A")\nclass TestX:\n    def test_y(self): ...\n    def other(self): ...',
            [("test_y", ("A",))],
        ),
        (
            '@mark.parametrize("a", [pytest.param(1, marks=pytest.mark.law("A"))])\ndef test_x(a): ...',
            [("test_x", ("A",))],
        ),
        ('RULES = ["A", "B"]\n@mark.law(*RULES)\ndef test_x(): ...', [("test_x", ("A", "B"))]),
        ("def test_x(): ...", []),
    ],
)
def test_markers_are_found_wherever_they_may_stand(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    ast.parse(text)
    assert list(proofs_in(text)) == found


def test_a_marker_of_anything_but_ids_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(proofs_in("@pytest.mark.law(*RULES)\ndef test_x(): ..."))


def test_a_rule_without_test_says_so() -> None:
    page = table(
        [Rule(f"{begins}x", "asks", ("a.py",)) for begins, _ in CHAPTERS],
        [Proof("test_a.py", "test_a", ("SIG-x",))],
    )
    assert page.count("**not yet**: no test") == len(CHAPTERS) - 1
    assert "| SIG-x | asks | `a.py` | `test_a.py`: test_a |" in page
