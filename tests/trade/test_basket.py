"""The basket: lines grow by adding, shrink by correction, and keep their names and prices."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, strategies as st

from datakasse.errors.trade.amounts import AmountOutOfRange, FractionNotSold, QuantityOutOfRange
from datakasse.errors.trade.articles import PriceIsFixed, PriceNeeded
from datakasse.errors.trade.basket import OnlyReductions, UnknownLine
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.sale.basket import Basket, put, serve
from datakasse.trade.sale.line_correction import reduce, take_out
from datakasse.trade.sale.sale import price_lines
from tests.trade.goods import (
    AT,
    BEER,
    BREAD,
    CAKE,
    CHEESE_BY_WEIGHT,
    CIGARETTES,
    COFFEE,
    DEPOSIT,
    MILK,
    OPERATOR,
    back,
    basket_with,
    baskets,
    line,
    sold,
)


@pytest.mark.law("KSF-2-6-3")
def test_a_line_says_what_the_article_said() -> None:
    made = line(COFFEE, 2_000, line_id=7)
    assert (made.line_id, made.article, made.name, made.group, made.unit) == (
        7,
        "1010",
        "Coffee",
        "100",
        "stk",
    )
    assert (made.quantity_milli, made.unit_price_ore, made.listed_ore, made.gross_ore) == (
        2_000,
        30_00,
        60_00,
        60_00,
    )
    assert (made.operator, made.added_at, made.returns, made.deposit_of) == (OPERATOR, AT, None, None)
    assert (made.discount_ore, made.discount_share_bp, made.discountable) == (0, 0, True)


def test_a_line_keeps_what_the_till_has_to_know() -> None:
    assert not line(CIGARETTES).discountable
    assert line(DEPOSIT).is_deposit
    assert not line(DEPOSIT).discountable
    aged = Article("1", "Wine", "400", "A", 100_00, age_limit=20)
    assert line(aged).age_limit == 20
    assert line(BEER).age_limit is None


@pytest.mark.law("law.md 3.1")
@pytest.mark.parametrize(
    ("serving", "code", "rate_bp"), [(Serving.TAKE_AWAY, "F", 1_500), (Serving.EAT_IN, "A", 2_500)]
)
def test_where_it_is_eaten_sets_the_vat(serving: Serving, code: str, rate_bp: int) -> None:
    made = line(COFFEE, serving=serving)
    assert (made.vat.code, made.vat.rate_bp) == (code, rate_bp)
    chosen = serve(basket_with(COFFEE, MILK), serving)
    assert chosen.serving is serving
    assert (chosen.lines[0].vat.code, chosen.lines[0].gross_ore) == (code, 30_00)
    assert chosen.lines[1].vat.code == "F"
    assert serve(chosen, Serving.TAKE_AWAY) == basket_with(COFFEE, MILK)


@pytest.mark.law("law.md 3.1")
def test_the_rate_is_the_one_of_the_day() -> None:
    cinema = Article("1", "Cinema", "300", "L", 100_00)
    assert line(cinema, day=date(2020, 3, 31)).vat.rate_bp == 1_200
    assert line(cinema, day=date(2020, 4, 1)).vat.rate_bp == 600


def test_choosing_where_to_eat_leaves_returned_goods_at_the_rate_of_their_sale() -> None:
    returned = back(sold(basket_with(COFFEE), 1), 1_000)
    served = serve(put(Basket("basket-1", AT), returned), Serving.EAT_IN)
    assert served.lines == (returned,)


@pytest.mark.parametrize(
    ("article", "quantity_milli", "price_ore", "refusal"),
    [
        pytest.param(MILK, 0, None, QuantityOutOfRange, id="nothing"),
        pytest.param(MILK, -1_000, None, QuantityOutOfRange, id="negative"),
        pytest.param(MILK, 10**9 * 1_000, None, QuantityOutOfRange, id="10^9"),
        pytest.param(MILK, 500, None, FractionNotSold, id="half a milk"),
        pytest.param(CAKE, 1_000, None, PriceNeeded, id="open price and none given"),
        pytest.param(CAKE, 1_000, 0, PriceNeeded, id="open price of nothing"),
        pytest.param(MILK, 1_000, 10_00, PriceIsFixed, id="a price where there is one"),
        pytest.param(MILK, 1_000, 16_40, PriceIsFixed, id="the same price where there is one"),
        pytest.param(MILK, 1_000, 0, PriceIsFixed, id="a price of nothing where there is one"),
        pytest.param(CAKE, 1_000, -1, AmountOutOfRange, id="negative open price"),
        pytest.param(CAKE, 1_000, AMOUNT_LIMIT_ORE + 1, AmountOutOfRange, id="open price beyond the limit"),
        pytest.param(CAKE, 2_000, AMOUNT_LIMIT_ORE, AmountOutOfRange, id="a line beyond the limit"),
    ],
)
def test_what_cannot_be_put_on_a_line(
    article: Article, quantity_milli: int, price_ore: int | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        line(article, quantity_milli, price_ore=price_ore)


def test_refusals_of_a_price_name_the_article_and_the_limit() -> None:
    with pytest.raises(PriceNeeded) as needed:
        line(CAKE)
    with pytest.raises(PriceIsFixed) as fixed:
        line(MILK, price_ore=1)
    with pytest.raises(AmountOutOfRange) as negative:
        line(CAKE, price_ore=-1)
    assert needed.value.facts == {"name": "Cake by agreement"}
    assert fixed.value.facts == {"name": "Milk"}
    assert "at most 10000000 kr)" in str(negative.value)
    with pytest.raises(FractionNotSold) as part:
        line(MILK, 500)
    assert part.value.facts == {"name": "Milk", "unit": "stk"}


def test_what_can_be_put_on_a_line() -> None:
    assert line(CHEESE_BY_WEIGHT, 350).gross_ore == 66_15
    assert line(CAKE, 1_000, price_ore=AMOUNT_LIMIT_ORE).gross_ore == AMOUNT_LIMIT_ORE
    assert line(Article("1", "Water in a glass", "100", "F", 0)).gross_ore == 0


def test_line_numbers_are_never_used_again() -> None:
    basket = take_out(basket_with(MILK, BREAD), 2)
    assert basket.next_line_id == 3
    assert put(basket, line(MILK, line_id=3)).next_line_id == 4


def test_a_basket_begins_with_its_first_line() -> None:
    """Emptied and filled again, it begins again: the time on the receipt is not that of a line that went."""
    later = AT + timedelta(minutes=5)
    basket = Basket("basket-1", AT - timedelta(hours=1))
    first, second = line(MILK), line(BREAD, line_id=2)
    assert put(basket, first).begun_at == AT
    moved = put(put(basket, first), msgspec.structs.replace(second, added_at=later))
    assert moved.begun_at == AT
    assert (
        put(take_out(put(basket, first), 1), msgspec.structs.replace(second, added_at=later)).begun_at
        == later
    )


@pytest.mark.law("KSF-2-8-2-s")
def test_a_line_is_removed_with_the_deposit_that_follows_it() -> None:
    basket = basket_with(MILK, (BEER, 6_000), BREAD)
    assert [kept.name for kept in take_out(basket, 2).lines] == ["Milk", "Bread"]


@pytest.mark.law("KSF-2-8-2-s")
def test_a_deposit_shrinks_with_its_bottle() -> None:
    basket = reduce(basket_with(MILK, (BEER, 6_000)), 2, 4_000)
    assert [(kept.name, kept.quantity_milli) for kept in basket.lines] == [
        ("Milk", 1_000),
        ("Beer", 4_000),
        ("Deposit", 4_000),
    ]


def test_a_correction_never_makes_a_deposit_grow() -> None:
    """A deposit that was reduced by itself stays below its bottle."""
    basket = reduce(basket_with((BEER, 6_000)), 2, 2_000)
    assert [kept.quantity_milli for kept in reduce(basket, 1, 4_000).lines] == [4_000, 2_000]


@pytest.mark.law("KSF-2-8-2-s")
@pytest.mark.parametrize("quantity_milli", [3_000, 4_000])
def test_only_reductions_are_corrections(quantity_milli: int) -> None:
    with pytest.raises(OnlyReductions):
        reduce(basket_with((MILK, 3_000)), 1, quantity_milli)


def test_a_return_line_is_not_reduced_but_removed() -> None:
    basket = put(Basket("basket-1", AT), back(sold(basket_with((MILK, 3_000)), 1), 2_000))
    with pytest.raises(OnlyReductions):
        reduce(basket, 1, 1_000)
    assert take_out(basket, 1).lines == ()


@pytest.mark.parametrize(
    ("quantity_milli", "refusal"),
    [(0, QuantityOutOfRange), (-1_000, QuantityOutOfRange), (500, FractionNotSold)],
)
def test_what_a_line_cannot_be_reduced_to(quantity_milli: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        reduce(basket_with((MILK, 3_000)), 1, quantity_milli)


def test_a_weight_is_reduced_to_any_weight_and_milk_to_whole_ones() -> None:
    assert reduce(basket_with((CHEESE_BY_WEIGHT, 500)), 1, 350).gross_ore == 66_15
    with pytest.raises(FractionNotSold) as refused:
        reduce(basket_with((MILK, 3_000)), 1, 1_500)
    assert refused.value.facts == {"name": "Milk", "unit": "stk"}


@pytest.mark.parametrize("line_id", [0, 2, -1])
def test_a_line_that_is_not_there(line_id: int) -> None:
    basket = basket_with((MILK, 3_000))
    with pytest.raises(UnknownLine) as refused:
        take_out(basket, line_id)
    assert refused.value.facts == {"line_id": line_id}
    with pytest.raises(UnknownLine):
        reduce(basket, line_id, 1_000)


def test_a_step_leaves_the_basket_before_it_as_it_was() -> None:
    basket = basket_with((MILK, 3_000), BREAD)
    before = basket_with((MILK, 3_000), BREAD)
    reduce(take_out(basket, 2), 1, 1_000)
    assert basket == before
    assert (basket.gross_ore, basket.discountable_ore) == (75_00, 75_00)


@given(baskets(comes_back=False), st.data())
def test_a_correction_never_makes_the_sale_larger(basket: Basket, data: st.DataObject) -> None:
    """Whatever the discounts, what is due after a line went is at most what was due before."""
    chosen = data.draw(st.sampled_from(basket.lines))
    due_ore = sum(row.gross_ore for row in price_lines(basket)[0])
    after = take_out(basket, chosen.line_id)
    assert sum(row.gross_ore for row in price_lines(after)[0]) <= due_ore
    assert len(after.lines) == len(basket.lines) - 1
