"""lab/README.md is the grammar: every form of the language is in it, with an example that reads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.day import EXPECTATIONS, STATEMENTS, TENDERS, Pay, Refund
from lab.day.expectation import ReportItem
from lab.language.forms import Noun, read_sentence
from lab.language.words import Sentence, sentences
from lab.parse import AtRegister, DayIs, ShopIs
from lab.shop_file import SHOP_NOUNS

HEADERS: tuple[type[Noun], ...] = (ShopIs, DayIs, AtRegister)
EVERY: tuple[type[Noun], ...] = (*HEADERS, *SHOP_NOUNS, *STATEMENTS, *EXPECTATIONS, *TENDERS)


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The page, its white space evened out where forms are broken over lines."""
    return (root / "lab" / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def shown(readme: str) -> list[Noun]:
    """Every example of the page."""
    return list(_examples(readme))


def _examples(readme: str) -> Iterator[Noun]:
    blocks = re.findall(r"```(?:day|shop)\n(.*?)```", readme, re.DOTALL)
    cells = re.findall(r"^\| `[^|]* \| [^|]* \| `([^|`]*)` \|$", readme, re.MULTILINE)
    for text in [*blocks, *cells]:
        for sentence in sentences(text, "lab/README.md"):
            assert isinstance(sentence, Sentence), sentence
            yield _noun(sentence)


def _noun(sentence: Sentence) -> Noun:
    """Return what an example says; one that does not read fails with its fault."""
    told = {"moment": None, "register": "", "line": 0}
    described = {"file": "", "line": 0}
    if sentence.words[0].text[:1].isdigit():
        answers = [read_sentence(sentence, STATEMENTS, told, "lab/README.md", start=1)]
    else:
        answers = [
            read_sentence(sentence, HEADERS, {}, "lab/README.md"),
            read_sentence(sentence, SHOP_NOUNS, described, "lab/README.md"),
            read_sentence(sentence, EXPECTATIONS, told, "lab/README.md"),
        ]
    for answer in answers:
        if isinstance(answer, Noun):
            return answer
    pytest.fail("\n".join(map(str, answers)))


@pytest.mark.parametrize("noun", EVERY, ids=lambda noun: noun.__name__)
def test_every_form_stands_in_the_readme(noun: type[Noun], readme: str) -> None:
    """Word for word: the page cannot fall behind."""
    forms = re.findall(r"```form\n(.*?)```", readme, re.DOTALL)
    lines = [re.sub(r"\s+", " ", line) for form in forms for line in re.split(r"\n(?! )", form)]
    assert f"| `{noun.form}` |" in readme or noun.form in [line.strip() for line in lines]


@pytest.mark.parametrize("noun", EVERY, ids=lambda noun: noun.__name__)
def test_every_noun_has_an_example(noun: type[Noun], shown: list[Noun]) -> None:
    tenders = [tender for said in shown if isinstance(said, Pay | Refund) for tender in said.tenders]
    assert any(isinstance(said, noun) for said in [*shown, *tenders])


@pytest.mark.parametrize("item", ReportItem)
def test_every_item_of_a_report_stands_in_the_readme(item: ReportItem, readme: str) -> None:
    assert f"`{item.value}`" in readme
