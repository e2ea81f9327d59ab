"""Quantities: above zero, exact to a thousandth, and in parts only where the unit has parts."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import FractionNotSold, MalformedQuantity, QuantityOutOfRange
from datakasse.trade.quantity import (
    QUANTITY_LIMIT_MILLI,
    check_parts,
    check_quantity,
    parse_quantity,
    price_of,
    quantity_text,
)


@pytest.mark.parametrize(
    ("text", "quantity_milli"),
    [
        ("1", 1_000),
        ("0,35", 350),
        ("0.001", 1),
        (" 2 ", 2_000),
        ("12.5", 12_500),
        ("100000", QUANTITY_LIMIT_MILLI),
    ],
)
def test_quantities_as_people_write_them(text: str, quantity_milli: int) -> None:
    assert parse_quantity(text) == quantity_milli


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NaN",
        "nan",
        "inf",
        "1e3",
        "1E-3",
        "-1",
        "+1",
        "0.0001",
        "1.2345",
        "1,",
        ",5",
        "٣",
        "３",
        "½",
        "0x1",
        "1 000",
        "1" * 13,
    ],
)
def test_what_is_not_a_quantity_is_refused(text: str) -> None:
    with pytest.raises(MalformedQuantity) as refused:
        parse_quantity(text)
    assert refused.value.facts == {"text": text}


def test_a_long_text_is_quoted_in_part() -> None:
    with pytest.raises(MalformedQuantity) as refused:
        parse_quantity("x" * 1_000_000)
    assert refused.value.facts == {"text": "x" * 40}


@pytest.mark.law("KSF-2-6-6")
@pytest.mark.parametrize("text", ["0", "0,000", "100000.001", "1000000000", "999999999999"])
def test_nothing_and_absurdly_many_are_refused(text: str) -> None:
    with pytest.raises(QuantityOutOfRange) as refused:
        parse_quantity(text)
    assert "at most 100000. The basket" in str(refused.value)


@pytest.mark.law("KSF-2-6-6")
@pytest.mark.parametrize("quantity_milli", [0, -1, -1_000, QUANTITY_LIMIT_MILLI + 1])
def test_a_negative_line_is_refused_whatever_the_way_in(quantity_milli: int) -> None:
    with pytest.raises(QuantityOutOfRange):
        check_quantity(quantity_milli)


@pytest.mark.parametrize("quantity_milli", [1, QUANTITY_LIMIT_MILLI])
def test_the_limits_themselves_are_allowed(quantity_milli: int) -> None:
    assert check_quantity(quantity_milli) == quantity_milli


@pytest.mark.parametrize("unit", ["kg", "hg", "g", "l", "m", "time"])
def test_some_units_are_sold_in_parts(unit: str) -> None:
    assert check_parts(350, unit=unit, name="Cheese") == 350


@pytest.mark.parametrize("unit", ["stk", "par", "", "KG"])
def test_the_rest_are_sold_whole(unit: str) -> None:
    assert check_parts(2_000, unit=unit, name="Milk") == 2_000
    with pytest.raises(FractionNotSold) as refused:
        check_parts(1_500, unit=unit, name="Milk")
    assert refused.value.facts == {"name": "Milk", "unit": unit}


@pytest.mark.law("SAFT-6")
@pytest.mark.parametrize(
    ("quantity_milli", "text"),
    [(1_000, "1"), (10_000, "10"), (350, "0.35"), (-1_001, "-1.001"), (1_100, "1.1"), (0, "0")],
)
def test_quantities_are_written_without_needless_zeros(quantity_milli: int, text: str) -> None:
    assert quantity_text(quantity_milli) == text


@given(st.integers(1, QUANTITY_LIMIT_MILLI))
def test_what_is_written_is_read_back(quantity_milli: int) -> None:
    assert parse_quantity(quantity_text(quantity_milli)) == quantity_milli


@pytest.mark.parametrize(
    ("unit_price_ore", "quantity_milli", "price_ore"),
    [
        (18_900, 350, 6_615),
        (1, 500, 1),
        (1, 499, 0),
        (3_000, 5_000, 15_000),
        (3_000, -5_000, -15_000),
        (0, 1_000, 0),
    ],
)
def test_a_price_of_a_weight_is_rounded_half_away_from_zero(
    unit_price_ore: int, quantity_milli: int, price_ore: int
) -> None:
    assert price_of(unit_price_ore, quantity_milli) == price_ore
