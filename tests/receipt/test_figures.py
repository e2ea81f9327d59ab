"""Figures on paper: the same øre come back from what is written, and a minus is always seen."""

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from datakasse.receipt.words.figures import (
    amount_text,
    date_text,
    organisation_number_text,
    quantity_text,
    rate_text,
    time_text,
)


@pytest.mark.law("KSF-2-5-d")
@pytest.mark.parametrize(
    ("amount_ore", "written"),
    [
        (0, "0,00"),
        (-1, "-0,01"),
        (-1_640, "-16,40"),
        (99_999, "999,99"),
        (100_000, "1 000,00"),
        (123_450, "1 234,50"),
        (-1_000_000_00, "-1 000 000,00"),
    ],
)
def test_amounts(amount_ore: int, written: str) -> None:
    assert amount_text(amount_ore) == written


@pytest.mark.law("KSF-2-5-d")
@given(st.integers(-(10**12), 10**12))
def test_an_amount_says_exactly_what_it_is(amount_ore: int) -> None:
    """Read back, the text is the same øre; it has a hyphen-minus exactly when the amount is below zero."""
    written = amount_text(amount_ore)
    assert int(written.replace(" ", "").replace(",", "")) == amount_ore
    assert written.startswith("-") is (amount_ore < 0)
    assert written.isascii()
    assert written[-3] == ","


@pytest.mark.parametrize(
    ("quantity_milli", "unit", "written"),
    [
        (1_000, "", "1"),
        (2_000, "stk.", "2 stk."),
        (350, "kg", "0,350 kg"),
        (1_250, "kg", "1,250 kg"),
        (-500, "kg", "-0,500 kg"),
        (12_000_000, "", "12 000"),
    ],
)
def test_quantities(quantity_milli: int, unit: str, written: str) -> None:
    assert quantity_text(quantity_milli, unit) == written


@pytest.mark.parametrize(
    ("rate_bp", "written"), [(0, "0 %"), (1_111, "11,11 %"), (1_250, "12,5 %"), (2_500, "25 %")]
)
def test_rates(rate_bp: int, written: str) -> None:
    assert rate_text(rate_bp) == written


@pytest.mark.law("KSF-2-5-c")
@pytest.mark.parametrize(
    ("moment", "date", "time"),
    [
        ("2026-03-29T00:59:59+00:00", "29.03.2026", "01:59:59"),
        ("2026-03-29T01:00:00+00:00", "29.03.2026", "03:00:00"),
        ("2026-10-25T00:30:00+00:00", "25.10.2026", "02:30:00"),
        ("2026-10-25T01:30:00+00:00", "25.10.2026", "02:30:00"),
        ("2026-12-31T23:00:00+00:00", "01.01.2027", "00:00:00"),
    ],
)
def test_date_and_time_are_those_of_clocks_in_norway(moment: str, date: str, time: str) -> None:
    assert (date_text(datetime.fromisoformat(moment)), time_text(datetime.fromisoformat(moment))) == (
        date,
        time,
    )


def test_an_organisation_number_that_is_none_stays_as_it_is() -> None:
    assert organisation_number_text("12345") == "12345"
