"""What holds for every paper: as it was, labelled, Norwegian, and printable everywhere."""

import re
from collections.abc import Iterator

import pytest

from datakasse.errors import Language
from datakasse.receipt.formats import as_escpos, as_pdf, as_picture, as_text
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.receipt.layout import (
    DEMANDED_LABELS,
    Columns,
    Role,
    Row,
    Slip,
    SlipKind,
    Table,
    Text,
    labels_stand_out,
)
from datakasse.receipt.words.wording import Label
from tests.receipt.conftest import Golden
from tests.receipt.shop_papers import MORNING, PAPERS, day, paper, particulars_of

LANGUAGES: tuple[Language, ...] = ("nb", "nn")

AN_AMOUNT = re.compile(r"\d,\d\d(?!\d)")


def texts(row: Row) -> Iterator[str]:
    """What a row says."""
    match row:
        case Text():
            yield row.text
        case Columns():
            yield from (row.left, row.right)
        case Table():
            yield from (cell for cells in (row.head, *row.body, row.foot) for cell in cells)
        case _:
            return


def words(slip: Slip, columns: int = 48) -> str:
    """All that a paper says, words one space apart."""
    return " ".join(as_text.render(slip, columns).split())


@pytest.mark.law("KSF-2-3-a", "KSF-2-4")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_as_it_was(name: str, language: Language, golden: Golden) -> None:
    golden(f"paper_{name}.{language}.txt", as_text.render(paper(name, language), 42).encode())


@pytest.mark.parametrize("name", ["sales_cash", "z_report", "journal"])
def test_a_narrow_paper_is_as_it_was(name: str, golden: Golden) -> None:
    golden(f"paper_{name}.nb.32.txt", as_text.render(paper(name), 32).encode())


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-7-1")
@pytest.mark.parametrize("name", PAPERS)
def test_labels_are_half_as_large_again_as_the_amounts(name: str) -> None:
    """The rule counts every row with an amount in it, whatever the builder called the row."""
    for demonstration in (False, True):
        slip = paper(name, demonstration=demonstration)
        assert labels_stand_out(slip.rows)
        largest = max(
            (
                row.size
                for row in slip.rows
                if isinstance(row, Text | Columns | Table) and any(map(AN_AMOUNT.search, texts(row)))
            ),
            default=1,
        )
        labels = [row for row in slip.rows if isinstance(row, Text) and row.role is Role.LABEL]
        assert all(2 * row.size >= 3 * largest for row in labels)
        assert bool(labels) == (slip.kind in DEMANDED_LABELS or demonstration)


@pytest.mark.law("KSL-7")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_of_an_undeclared_build_says_so_first(name: str, language: Language) -> None:
    label = Label.DEMONSTRATION.said_in(language)
    first = paper(name, language, demonstration=True).rows[0]
    assert isinstance(first, Text)
    assert (first.text, first.role) == (label, Role.LABEL)
    assert label not in {text for row in paper(name, language).rows for text in texts(row)}


@pytest.mark.law("KSF-2-8-2-b", "KSF-2-8-4-1")
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_says_who_and_which_register(name: str) -> None:
    said = words(paper(name))
    for wanted in ("Fjordbakeriet AS", "Org.nr. 974 760 673 MVA", "Foretaksregisteret", "11.222-33.44.567"):
        assert wanted in said


@pytest.mark.law("KSF-2-4")
@pytest.mark.parametrize("name", PAPERS)
def test_the_languages_differ_in_words_and_in_nothing_else(name: str) -> None:
    """Figures, sizes and order of rows are those of the document, not of the language."""
    bokmaal, nynorsk = paper(name, "nb"), paper(name, "nn")
    assert len(bokmaal.rows) == len(nynorsk.rows)
    for one, other in zip(bokmaal.rows, nynorsk.rows, strict=True):
        assert type(one) is type(other)
        figures = [re.findall(r"-?\d[\d ]*,\d\d", text) for text in texts(one)]
        assert figures == [re.findall(r"-?\d[\d ]*,\d\d", text) for text in texts(other)]
    assert not re.search(r"\b(ikkje|frå|kvitteringar|Salskvittering)\b", words(bokmaal), re.IGNORECASE)
    assert not re.search(r"\b(ikke|fra|kvitteringer|Salgskvittering)\b", words(nynorsk), re.IGNORECASE)


@pytest.mark.law("KSF-2-3-a", "KSF-2-5-d")
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_comes_out_everywhere(name: str) -> None:
    """Text, bytes of every printer, PDF and picture, from the one layout."""
    slip = paper(name, demonstration=True)
    for columns in (32, 42, 48):
        assert all(len(line) <= columns for line in as_text.render(slip, columns).splitlines())
    for profile in PROFILES.values():
        assert as_escpos.render(slip, profile)
    assert as_pdf.render(slip, MORNING).startswith(b"%PDF")
    assert as_picture.render(slip)[0].startswith(b"\x89PNG")


@pytest.mark.law("KSF-2-5-d")
@pytest.mark.parametrize(
    ("name", "amount"),
    [("return", "-64,00"), ("sale_and_return", "-24,90"), ("pay_out", "-189,00"), ("z_report", "-5,00")],
)
def test_what_goes_out_has_a_minus_sign_on_every_printer(name: str, amount: str) -> None:
    slip = paper(name)
    assert amount in words(slip)
    for profile in PROFILES.values():
        assert amount.encode() in as_escpos.render(slip, profile)


def test_the_day_has_every_kind_of_slip_that_the_till_makes() -> None:
    """A sealed bag's and a terminal's own slip are not ours to print."""
    assert {paper(name).kind for name in PAPERS} == set(SlipKind) - {SlipKind.STEB, SlipKind.TERMINAL}


def test_the_same_entry_makes_the_same_paper() -> None:
    for name in PAPERS:
        assert paper(name) == paper(name)
    lived, made = day()
    assert particulars_of(made["sales"]).digest_hex == lived.digest_hex(made["sales"])
