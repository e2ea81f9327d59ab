"""Discounts: never more than the price, shared out to the last øre, never on tobacco or deposit."""

import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.basket import EmptyBasket, UnknownLine
from datakasse.errors.trade.discounts import DiscountForbidden, DiscountTooLarge
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.discount import Discount, share_out
from datakasse.trade.sale.basket import Basket, discount_all, discount_line, put
from datakasse.trade.sale.line_correction import reduce, take_out
from datakasse.trade.sale.sale import price_lines, settle
from tests.trade.goods import (
    AT,
    BEER,
    BREAD,
    CHEESE_BY_WEIGHT,
    CIGARETTES,
    COFFEE,
    DEPOSIT,
    MILK,
    back,
    basket_with,
    baskets,
    card,
    sold,
)


@pytest.mark.parametrize(
    ("case", "discount", "price_ore", "off_ore"),
    [
        ("an amount", Discount(amount_ore=5_00), 29_95, 5_00),
        ("all of it as an amount", Discount(amount_ore=29_95), 29_95, 29_95),
        ("a share", Discount(share_bp=1_000), 30_00, 3_00),
        ("half an øre goes away from zero", Discount(share_bp=5_000), 29_95, 14_98),
        ("all of it as a share", Discount(share_bp=10_000), 29_95, 29_95),
        ("a share of one øre", Discount(share_bp=4_999), 1, 0),
        ("nothing", Discount(), 29_95, 0),
        ("a share of nothing", Discount(share_bp=5_000), 0, 0),
    ],
)
def test_what_a_discount_takes(case: str, discount: Discount, price_ore: int, off_ore: int) -> None:
    assert discount.taken_from(price_ore) == off_ore, case


@pytest.mark.parametrize(
    ("case", "discount", "price_ore"),
    [
        ("an øre more than the price", Discount(amount_ore=29_96), 29_95),
        ("more than 100 %", Discount(share_bp=10_001), 29_95),
        ("more than 100 % of so little that it rounds away", Discount(share_bp=10_001), 1),
        ("negative amount", Discount(amount_ore=-1), 29_95),
        ("negative share", Discount(share_bp=-1_000), 29_95),
        ("negative share of so little that it rounds away", Discount(share_bp=-1), 1),
    ],
)
def test_a_discount_that_cannot_be_is_refused(case: str, discount: Discount, price_ore: int) -> None:
    with pytest.raises(DiscountTooLarge) as refused:
        discount.taken_from(price_ore)
    assert refused.value.facts == {"limit_kroner": "29.95" if price_ore > 1 else "0.01"}, case


@given(st.integers(0, 10**9), st.integers(0, 10_000))
def test_a_share_never_takes_more_than_there_is(price_ore: int, share_bp: int) -> None:
    assert 0 <= Discount(share_bp=share_bp).taken_from(price_ore) <= price_ore


@pytest.mark.parametrize(
    ("case", "amount_ore", "weights", "parts"),
    [
        ("even", 90, [1, 1, 1], [30, 30, 30]),
        ("the first gets the øre that is left", 100, [1, 1, 1], [34, 33, 33]),
        ("two øre left", 101, [1, 1, 1], [34, 34, 33]),
        ("the largest remainder comes first", 10, [1, 2, 4], [1, 3, 6]),
        ("the largest remainder is not the largest share", 10, [7, 2, 2], [6, 2, 2]),
        ("a weight of nothing gets nothing", 100, [0, 3, 0, 1], [0, 75, 0, 25]),
        ("nothing to share", 0, [3, 1], [0, 0]),
        ("nobody to share with", 0, [0, 0], [0, 0]),
        ("no parts at all", 0, [], []),
    ],
)
def test_sharing_out(case: str, amount_ore: int, weights: list[int], parts: list[int]) -> None:
    assert share_out(amount_ore, weights) == parts, case


@given(st.data(), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_parts_sum_exactly_and_none_exceeds_its_weight(data: st.DataObject, weights: list[int]) -> None:
    """However the øre fall, nothing is lost, nobody pays below zero, and equals differ by at most one."""
    amount_ore = data.draw(st.integers(0, sum(weights)))
    parts = share_out(amount_ore, weights)
    assert sum(parts) == amount_ore
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))
    total = sum(weights) or 1
    assert all(
        abs(part * total - amount_ore * weight) < total for part, weight in zip(parts, weights, strict=True)
    )


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize("goods", [CIGARETTES, DEPOSIT])
def test_no_discount_on_tobacco_or_deposit(goods: Article) -> None:
    """Neither on the line, nor on a basket that holds nothing else, nor as a part of a sale discount."""
    alone = basket_with(goods)
    for refused in (
        lambda: discount_line(alone, 1, Discount(share_bp=100)),
        lambda: discount_all(alone, Discount(share_bp=100)),
    ):
        with pytest.raises(DiscountForbidden) as error:
            refused()
        assert error.value.facts == {"name": goods.name}
    mixed = discount_all(basket_with(goods, MILK), Discount(share_bp=5_000))
    assert sold(mixed, 1).gross_ore == goods.price_ore
    assert sold(mixed, 2).gross_ore == 8_20


@pytest.mark.law("law.md 4.14")
def test_an_amount_off_the_sale_is_limited_by_what_may_be_discounted() -> None:
    basket = basket_with(CIGARETTES, MILK)
    with pytest.raises(DiscountTooLarge) as refused:
        discount_all(basket, Discount(amount_ore=16_41))
    assert refused.value.facts == {"limit_kroner": "16.40"}
    assert settle(discount_all(basket, Discount(amount_ore=16_40)), [card(116_00)]).gross_ore == 116_00


def test_a_bottle_may_be_discounted_though_its_deposit_may_not() -> None:
    basket = discount_all(basket_with((BEER, 2_000)), Discount(share_bp=10_000))
    assert [(row.line.name, row.gross_ore) for row in price_lines(basket)[0]] == [
        ("Beer", 0),
        ("Deposit", 4_00),
    ]


def test_a_line_discount_and_a_sale_discount_add_up() -> None:
    """The sale discount is taken from what the line discount has left."""
    basket = discount_line(basket_with(COFFEE, BREAD), 1, Discount(amount_ore=10_00))
    basket = discount_all(basket, Discount(share_bp=1_000))
    sale = settle(basket, [card(41_22)])
    assert [(row.line.discount_ore, row.sale_discount_ore, row.gross_ore) for row in sale.lines] == [
        (10_00, 2_00, 18_00),
        (0, 2_58, 23_22),
    ]
    assert sale.sale_discount_ore == 4_58


def test_a_later_discount_replaces_an_earlier() -> None:
    basket = discount_line(basket_with(COFFEE), 1, Discount(share_bp=5_000))
    assert basket.line(1).discount_share_bp == 5_000
    basket = discount_line(basket, 1, Discount(amount_ore=1_00))
    assert (basket.line(1).discount_ore, basket.line(1).discount_share_bp) == (1_00, 0)
    both = discount_line(basket, 1, Discount(amount_ore=2_00, share_bp=5_000))
    assert (both.line(1).discount_ore, both.line(1).discount_share_bp) == (2_00, 0), "the amount is meant"
    basket = discount_all(discount_all(basket, Discount(amount_ore=9_00)), Discount(amount_ore=2_00))
    assert price_lines(basket)[1] == 2_00


def test_a_share_follows_the_line_when_it_shrinks() -> None:
    basket = discount_line(basket_with((COFFEE, 5_000)), 1, Discount(share_bp=1_000))
    assert basket.line(1).discount_ore == 15_00
    assert reduce(basket, 1, 1_000).line(1).discount_ore == 3_00


def test_an_amount_off_a_line_never_exceeds_what_is_left_of_it() -> None:
    basket = discount_line(basket_with((COFFEE, 5_000)), 1, Discount(amount_ore=100_00))
    assert reduce(basket, 1, 4_000).line(1).discount_ore == 100_00
    assert reduce(basket, 1, 1_000).line(1).discount_ore == 30_00
    assert reduce(basket, 1, 1_000).gross_ore == 0


def test_an_amount_off_the_sale_never_exceeds_what_is_left_of_it() -> None:
    basket = discount_all(basket_with(COFFEE, BREAD, CIGARETTES), Discount(amount_ore=50_00))
    basket = take_out(basket, 1)
    assert price_lines(basket)[1] == 25_80
    assert settle(basket, [card(116_00)]).gross_ore == 116_00
    assert price_lines(take_out(basket, 2))[1] == 0


def test_an_emptied_basket_has_no_discount_left_for_what_comes_next() -> None:
    basket = discount_all(basket_with(COFFEE), Discount(amount_ore=5_00))
    emptied = take_out(basket, 1)
    assert emptied.sale_discount is None
    assert put(emptied, basket.lines[0]).sale_discount is None


def test_a_sale_discount_leaves_returned_goods_alone() -> None:
    """What comes back is paid back in full, and does not make room for more discount."""
    basket = put(basket_with(BREAD), back(sold(basket_with((COFFEE, 3_000)), 1), 3_000, line_id=2))
    with pytest.raises(DiscountTooLarge):
        discount_all(basket, Discount(amount_ore=25_81))
    lines, off_ore = price_lines(discount_all(basket, Discount(share_bp=10_000)))
    assert [row.gross_ore for row in lines] == [0, -90_00]
    assert off_ore == 25_80
    with pytest.raises(DiscountForbidden):
        discount_line(basket, 2, Discount(share_bp=1_000))
    with pytest.raises(DiscountForbidden):
        discount_all(take_out(basket, 1), Discount(share_bp=1_000))


def test_there_is_no_discount_on_nothing() -> None:
    with pytest.raises(EmptyBasket):
        discount_all(Basket("basket-1", AT), Discount(share_bp=1_000))
    with pytest.raises(UnknownLine) as refused:
        discount_line(basket_with(MILK), 2, Discount(share_bp=1_000))
    assert refused.value.facts == {"line_id": 2}


def test_a_discount_of_a_weight_is_taken_from_its_rounded_price() -> None:
    basket = discount_line(basket_with((CHEESE_BY_WEIGHT, 350)), 1, Discount(share_bp=1_000))
    assert basket.line(1).listed_ore == 66_15
    assert basket.gross_ore == 59_53


@given(baskets())
def test_no_discount_makes_a_line_cost_less_than_nothing(basket: Basket) -> None:
    for row in price_lines(basket)[0]:
        assert (row.gross_ore >= 0) if row.line.returns is None else (row.gross_ore <= 0)
        assert row.line.discountable or row.sale_discount_ore == 0
