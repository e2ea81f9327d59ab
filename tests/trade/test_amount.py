"""Amounts: whole øre in, whole øre out, and nothing that only looks like a number."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import AmountOutOfRange, MalformedAmount
from datakasse.trade.amount import (
    AMOUNT_LIMIT_ORE,
    check_amount,
    divide_half_away,
    kroner_text,
    parse_kroner,
)

AMOUNTS = st.integers(-AMOUNT_LIMIT_ORE, AMOUNT_LIMIT_ORE)


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"),
    [
        (0, 3, 0),
        (1, 3, 0),
        (2, 3, 1),
        (1, 2, 1),
        (3, 2, 2),
        (5, 10, 1),
        (4, 10, 0),
        (7, 7, 1),
        (10**30, 3, 10**30 // 3),
    ],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, whole: int) -> None:
    assert divide_half_away(numerator, denominator) == whole
    assert divide_half_away(-numerator, denominator) == -whole


@given(st.integers(), st.integers(1, 10**9))
def test_a_rounded_quotient_is_never_more_than_half_away(numerator: int, denominator: int) -> None:
    assert abs(2 * (divide_half_away(numerator, denominator) * denominator - numerator)) <= denominator


@pytest.mark.law("SIG-6", "SAFT-6", "KSF-2-5-d")
@pytest.mark.parametrize(
    ("amount_ore", "text"),
    [
        (0, "0.00"),
        (1, "0.01"),
        (-1, "-0.01"),
        (99, "0.99"),
        (100, "1.00"),
        (-10_050, "-100.50"),
        (10**9, "10000000.00"),
    ],
)
def test_kroner_have_two_decimals_a_point_and_a_minus_sign(amount_ore: int, text: str) -> None:
    assert kroner_text(amount_ore) == text


@given(AMOUNTS)
def test_what_is_written_is_read_back(amount_ore: int) -> None:
    assert parse_kroner(kroner_text(amount_ore)) == amount_ore
    assert parse_kroner(kroner_text(amount_ore).replace(".", ",")) == amount_ore


@pytest.mark.parametrize(
    ("text", "amount_ore"),
    [
        ("12", 12_00),
        ("12,5", 12_50),
        ("12.05", 12_05),
        (" 7 ", 7_00),
        ("-0,5", -50),
        ("007", 7_00),
        ("10000000", AMOUNT_LIMIT_ORE),
    ],
)
def test_kroner_as_people_write_them(text: str, amount_ore: int) -> None:
    assert parse_kroner(text) == amount_ore


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "12,345", "12.", ".5", "1.2.3", "1 000", "1,000.00", "+5", "--5", "1e3", "NaN", "inf",
        "0x10", "١٢", "１２", "12kr", "12\n13", "²", "1" * 13,
    ],
)  # fmt: skip
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    """Three decimals, exponents, names of numbers and other alphabets' digits are not kroner."""
    with pytest.raises(MalformedAmount) as refused:
        parse_kroner(text)
    assert refused.value.facts == {"text": text}


def test_a_long_text_is_quoted_in_part() -> None:
    with pytest.raises(MalformedAmount) as refused:
        parse_kroner("x" * 1_000_000)
    assert refused.value.facts == {"text": "x" * 40}


@pytest.mark.parametrize("text", ["10000000,01", "-10000000.01", "999999999999"])
def test_an_amount_beyond_the_limit_is_refused(text: str) -> None:
    with pytest.raises(AmountOutOfRange) as refused:
        parse_kroner(text)
    assert "at most 10000000 kr)" in str(refused.value)


def test_the_limit_itself_is_allowed() -> None:
    assert check_amount(AMOUNT_LIMIT_ORE) == AMOUNT_LIMIT_ORE
    assert check_amount(-AMOUNT_LIMIT_ORE) == -AMOUNT_LIMIT_ORE
