"""A slip as plain text."""

import pytest
from hypothesis import given, strategies as st

from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import DEMANDED_LABELS, Columns, Slip, SlipKind, Text
from tests.receipt.conftest import Golden
from tests.receipt.shop_slips import LABELLED_KINDS, TERMINAL_REFERENCE, sales_receipt, slip_of


@pytest.mark.law("KSF-2-3-a")
@pytest.mark.parametrize("columns", [48, 42, 32])
def test_a_sales_receipt_is_as_it_was(golden: Golden, columns: int) -> None:
    golden(f"sales_receipt.{columns}.txt", as_text.render(sales_receipt(), columns).encode())


@pytest.mark.law("KSF-2-8-6-1")
@pytest.mark.parametrize("columns", [48, 42, 32])
@pytest.mark.parametrize("kind", LABELLED_KINDS)
def test_a_label_is_framed_where_there_are_no_sizes(kind: SlipKind, columns: int) -> None:
    """Three lines high beside one, and the words in it whole and in order."""
    lines = as_text.render(slip_of(kind), columns).splitlines()
    begins, ends = (place for place, line in enumerate(lines) if line == "*" * columns)
    assert ends - begins >= 2
    assert " ".join(" ".join(lines[begins + 1 : ends]).split()) == DEMANDED_LABELS[kind].nb


@given(name=st.text(max_size=200), amount=st.text(max_size=40), columns=st.sampled_from([16, 32, 42, 48]))
def test_nothing_from_outside_makes_a_line_too_long_or_another_line(
    name: str, amount: str, columns: int
) -> None:
    text = as_text.render(Slip(SlipKind.DRAWER, "nb", (Text(name), Columns(name, amount))), columns)
    assert text.endswith("\n")
    assert all(len(line) <= columns and line.isprintable() for line in text.split("\n"))


def test_a_reference_stays_whole_on_narrow_paper() -> None:
    """The terminal's reference is what a complaint is traced by."""
    words = " ".join(as_text.render(sales_receipt(), 32).split())
    assert TERMINAL_REFERENCE in words
