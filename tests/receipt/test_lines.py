"""No line wider than the paper, no character lost, no figure broken."""

import pytest
from hypothesis import given, strategies as st

from datakasse.receipt.formats.lines import NARROWEST, Line, printed_lines, wrapped
from datakasse.receipt.layout import Align, Columns, Role, Row, Table, Text
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.letters import page_has, spell

PAPERS = st.sampled_from([NARROWEST, 32, 42, 48])
SIZES = st.integers(1, 3)
WORDS = st.one_of(
    st.text(max_size=30),
    st.lists(st.text("abcæøå-/ 0123456789,", max_size=25), max_size=12).map(" ".join),
)
AMOUNTS = st.integers(-(10**9), 10**9).map(amount_text)


def spelled(text: str) -> str:
    return spell(text, page_has)


def lines_of(*rows: Row, columns: int) -> list[Line]:
    lines = [line for line in printed_lines(rows, columns, spelled) if isinstance(line, Line)]
    for line in lines:
        assert len(line.text) * line.width <= columns
        assert line.text == line.text.rstrip(" ")
    return lines


def ink(*texts: str) -> str:
    """All that is visible, in order."""
    return "".join(texts).replace(" ", "")


@given(text=WORDS, columns=PAPERS, size=SIZES, align=st.sampled_from(Align))
def test_text_keeps_every_character_within_the_paper(
    text: str, columns: int, size: int, align: Align
) -> None:
    lines = lines_of(Text(text, align, size=size), columns=columns)
    assert ink(*(line.text for line in lines)) == ink(spelled(text))
    assert {line.height for line in lines} == {size}


@given(left=WORDS, right=WORDS | AMOUNTS, columns=PAPERS, size=SIZES)
def test_columns_keep_every_character_within_the_paper(
    left: str, right: str, columns: int, size: int
) -> None:
    lines = lines_of(Columns(left, right, size=size), columns=columns)
    assert ink(*(line.text for line in lines)) == ink(spelled(left), spelled(right))
    assert {line.height for line in lines} <= {size}


@given(
    names=st.lists(WORDS, min_size=1, max_size=4),
    figures=st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=4, max_size=4),
    columns=PAPERS,
)
def test_tables_keep_every_character_within_the_paper(
    names: list[str], figures: list[tuple[str, str, str]], columns: int
) -> None:
    """Beside each other or, on narrow paper, below each other with the headings repeated."""
    head = ("Sats", "Grunnlag", "MVA", "Brutto")
    body = tuple((name, *cells) for name, cells in zip(names, figures, strict=False))
    made = ink(*(line.text for line in lines_of(Table(head, body), columns=columns)))
    beside = ink(*head, *(spelled(cell) for row in body for cell in row))
    below = ink(
        *(
            part
            for name, *cells in body
            for part in (spelled(name), *(f"{h}{cell}" for h, cell in zip(head[1:], cells, strict=True)))
        )
    )
    assert made in (beside, below)


@given(before=WORDS, amount_ore=st.integers(-(10**9), 10**9), after=WORDS, columns=PAPERS)
def test_a_figure_is_never_broken_between_its_thousands(
    before: str, amount_ore: int, after: str, columns: int
) -> None:
    """«1» at the end of a line and «234,50» on the next would be another amount."""
    amount = amount_text(amount_ore)
    assert any(amount in line for line in wrapped(f"{before}: {amount} {after}", columns))


@pytest.mark.parametrize(
    ("case", "row", "columns", "printed"),
    [
        (
            "the amount stands at the end of a long name",
            Columns("Økologisk surdeigsbrød med solsikkekjerner", "64,00"),
            32,
            ["Økologisk surdeigsbrød med", "solsikkekjerner            64,00"],
        ),
        (
            "a word too long to stand beside its amount stands above it",
            Columns("Sjokoladefløtekaramellpudding", "64,00"),
            32,
            ["Sjokoladefløtekaramellpudding", "                           64,00"],
        ),
        (
            "a name never touches its amount",
            Columns("Brød med 27 valnøtter og 3 ", "64,00"),
            32,
            ["Brød med 27 valnøtter og 3 64,00"],
        ),
        (
            "a name that would touch its amount wraps",
            Columns("Brød med 27 valnøtter og 30", "64,00"),
            32,
            ["Brød med 27 valnøtter og", "30                         64,00"],
        ),
        (
            "two figures beside each other may part",
            Text("Til 12 234,50 500 g"),
            16,
            ["Til 12 234,50", "500 g"],
        ),
        (
            "a word longer than the paper is broken, not cut",
            Text("Donaudampfschifffahrtsgesellschaft"),
            32,
            ["Donaudampfschifffahrtsgesellscha", "ft"],
        ),
        (
            "what begins with spaces keeps them on every line",
            Text("  3 stk. à 24,90 kr, ta med hjem i pose"),
            20,
            ["  3 stk. à 24,90 kr,", "  ta med hjem i pose"],
        ),
        (
            "no figure is broken for the sake of an indent",
            Text("        1 234 567,00 kr"),
            16,
            ["    1 234 567,00", "    kr"],
        ),
        ("an empty text is an empty line", Text(""), 32, [""]),
        ("only an amount", Columns("", "64,00"), 16, ["           64,00"]),
        ("a figure as wide as the paper", Columns("", "1234567890123456"), 16, ["1234567890123456"]),
        (
            "a table has its figures under each other",
            Table(
                ("Sats", "Grunnlag", "MVA"), (("15 %", "1 000,00", "150,00"),), ("Sum", "1 000,00", "150,00")
            ),
            32,
            [
                "Sats            Grunnlag     MVA",
                "15 %            1 000,00  150,00",
                "Sum             1 000,00  150,00",
            ],
        ),
        (
            "a table too wide for the paper becomes a list",
            Table(("Gruppe", "Antall", "Beløp"), (("Matvarer", "1 000", "123 456,00"),)),
            16,
            ["Matvarer", "  Antall   1 000", "  Beløp", "      123 456,00"],
        ),
        (
            "a centred text breaks after its dash",
            Text("Utleveringskvittering – IKKE KVITTERING FOR KJØP", Align.CENTRE, size=2),
            48,
            ["Utleveringskvittering –", "IKKE KVITTERING FOR KJØP"],
        ),
        (
            "a centred text does not end in a lone word",
            Text("Utleveringskvittering – IKKE KVITTERING FOR KJØP", Align.CENTRE, size=2),
            42,
            ["Utleveringskvittering", "– IKKE KVITTERING", "FOR KJØP"],
        ),
    ],
)
def test_how_rows_are_set(case: str, row: Row, columns: int, printed: list[str]) -> None:
    assert [line.text for line in lines_of(row, columns=columns)] == printed, case


@pytest.mark.law("KSF-2-8-6-1")
def test_a_label_too_wide_for_narrow_paper_keeps_its_height_and_its_words() -> None:
    """58 mm paper has 16 columns of double width, and «Utleveringskvittering» has 21 letters."""
    row = Text(
        "Utleveringskvittering – IKKE KVITTERING FOR KJØP", size=2, role=Role.LABEL, align=Align.CENTRE
    )
    lines = lines_of(row, columns=32)
    assert [line.text for line in lines] == ["Utleveringskvittering –", "IKKE KVITTERING FOR KJØP"]
    assert {(line.width, line.height) for line in lines} == {(1, 2)}


def test_paper_too_narrow_for_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="15 columns"):
        printed_lines((), NARROWEST - 1, spelled)
