"""Returns: never more than was sold, at the price and rate of the sale, and exact in any number of parts."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import FractionNotSold, QuantityOutOfRange
from datakasse.errors.trade.returns import ReturnedMoreThanSold
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket, ReturnOf, discount_all, discount_line, put
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import price_lines
from tests.trade.goods import AT, BEER, CHEESE_BY_WEIGHT, COFFEE, MILK, back, basket_with, baskets, line, sold


@pytest.mark.law("BFF-5-3-7", "KSF-2-8-5-1")
def test_a_return_line_mirrors_its_sale_line() -> None:
    row = sold(basket_with((COFFEE, 3_000)), 1)
    later = AT + timedelta(days=3)
    returned = return_line(
        row, 2_000, origin=ReturnOf("2", 7, 1), returned_milli=0, line_id=5, at=later, operator="1000"
    )
    assert returned == msgspec.structs.replace(
        row.line,
        line_id=5,
        quantity_milli=-2_000,
        added_at=later,
        operator="1000",
        returns=ReturnOf("2", 7, 1),
    )
    assert (returned.listed_ore, returned.gross_ore) == (-60_00, -60_00)


@pytest.mark.law("law.md 3.1")
def test_a_return_uses_the_rate_of_its_sale() -> None:
    cinema = Article("1", "Cinema", "300", "L", 106_00)
    then = line(cinema, day=date(2021, 9, 30))
    row = price_lines(put(Basket("basket-1", AT), then))[0][0]
    lines, _ = price_lines(put(Basket("basket-2", AT), back(row, 1_000)))
    assert (lines[0].line.vat.rate_bp, lines[0].vat_ore) == (600, -6_00)


def test_what_was_discounted_is_not_paid_back() -> None:
    """The discount of the line and its share of the sale discount stay with the shop."""
    basket = discount_line(basket_with((COFFEE, 2_000), MILK), 1, Discount(share_bp=1_000))
    row = sold(discount_all(basket, Discount(share_bp=5_000)), 1)
    returned = back(row, 1_000)
    assert row.gross_ore == 27_00
    assert (returned.listed_ore, returned.discount_ore, returned.gross_ore) == (-30_00, -16_50, -13_50)
    assert returned.discount_share_bp == 0


def test_a_deposit_and_a_note_do_not_follow_by_themselves() -> None:
    row = sold(basket_with(BEER), 2)
    noted = msgspec.structs.replace(row, line=msgspec.structs.replace(row.line, note="cold"))
    assert (back(noted, 1_000).deposit_of, back(noted, 1_000).note) == (None, "")
    assert back(noted, 1_000).is_deposit


@pytest.mark.law("BFF-5-3-7")
@pytest.mark.parametrize(
    ("quantity_milli", "returned_milli", "remaining"),
    [(4_000, 0, "3"), (3_000, 1_000, "2"), (1_000, 3_000, "0"), (1_000, 9_000, "0")],
)
def test_never_more_than_was_sold(quantity_milli: int, returned_milli: int, remaining: str) -> None:
    row = sold(basket_with((MILK, 3_000)), 1)
    with pytest.raises(ReturnedMoreThanSold) as refused:
        back(row, quantity_milli, returned_milli=returned_milli)
    assert refused.value.facts == {"name": "Milk", "remaining": remaining}


def test_all_that_remains_may_come_back() -> None:
    row = sold(basket_with((MILK, 3_000)), 1)
    assert back(row, 3_000).gross_ore == -49_20
    assert back(row, 2_000, returned_milli=1_000).gross_ore == -32_80


def test_a_return_is_not_returned() -> None:
    returned = put(Basket("basket-1", AT), back(sold(basket_with((MILK, 3_000)), 1), 2_000))
    with pytest.raises(ReturnedMoreThanSold) as refused:
        back(sold(returned, 1), 1_000)
    assert refused.value.facts == {"name": "Milk", "remaining": "0"}


@pytest.mark.parametrize(
    ("quantity_milli", "refusal"),
    [
        (0, QuantityOutOfRange),
        (-1_000, QuantityOutOfRange),
        (10**12, QuantityOutOfRange),
        (500, FractionNotSold),
    ],
)
def test_what_cannot_be_taken_back(quantity_milli: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        back(sold(basket_with((MILK, 3_000)), 1), quantity_milli)


def test_a_part_of_what_is_sold_whole_does_not_come_back() -> None:
    with pytest.raises(FractionNotSold) as refused:
        back(sold(basket_with((MILK, 3_000)), 1), 500)
    assert refused.value.facts == {"name": "Milk", "unit": "stk"}


def test_a_weight_comes_back_in_parts() -> None:
    row = sold(basket_with((CHEESE_BY_WEIGHT, 350)), 1)
    first, second = back(row, 100), back(row, 250, returned_milli=100)
    assert (first.gross_ore, second.gross_ore) == (-18_90, -47_25)


@pytest.mark.law("BFF-5-3-7", "KSF-2-6-6")
@given(baskets(comes_back=False), st.data())
def test_in_whatever_parts_a_line_comes_back_it_pays_exactly_what_it_cost(
    basket: Basket, data: st.DataObject
) -> None:
    """Each part is rounded, no part pays anything to the shop, and the sum is the price, to the øre."""
    row = data.draw(st.sampled_from(price_lines(basket)[0]))
    step = 1 if row.line.unit == "kg" else 1_000
    returned_milli = paid_back_ore = 0
    while returned_milli < row.line.quantity_milli:
        left = (row.line.quantity_milli - returned_milli) // step
        part_milli = data.draw(st.integers(max(1, left // 5), left)) * step
        part = back(row, part_milli, returned_milli=returned_milli)
        assert part.gross_ore <= 0
        paid_back_ore -= part.gross_ore
        returned_milli += part_milli
    assert paid_back_ore == row.gross_ore
