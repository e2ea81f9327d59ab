"""Campaigns: what they take off adds up, never takes too much, never touches tobacco, and knows no order."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given, strategies as st

from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.pricing.campaign import (
    Campaign,
    CampaignHours,
    Multibuy,
    OfferGoods,
    PercentOff,
    Together,
    is_barred,
)
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.quantity import UNITS_IN_PARTS
from datakasse.trade.sale.basket import Basket, Line, discount_all, discount_line, put
from datakasse.trade.sale.campaign_cuts import with_campaigns
from datakasse.trade.sale.sale import price_lines, settle
from tests.trade.goods import (
    ARTICLES,
    AT,
    BEER,
    BREAD,
    CHEESE,
    CHEESE_BY_WEIGHT,
    CIGARETTES,
    COFFEE,
    MILK,
    back,
    basket_with,
    baskets,
    campaign,
    campaigns,
    cash,
    line,
    sold,
)

THREE_FOR_TWO = Multibuy(3, 2)


def off(basket: Basket, *campaigns: Campaign) -> dict[int, list[tuple[int, int]]]:
    """What each line got: line id → (campaign, øre off)."""
    lines = with_campaigns(basket, campaigns).lines
    return {row.line_id: [(cut.campaign, cut.off_ore) for cut in row.campaigns or ()] for row in lines}


@given(baskets(), campaigns())
def test_lines_add_up_and_never_go_below_zero(basket: Basket, holding: list[Campaign]) -> None:
    priced = with_campaigns(basket, holding)
    for before, after in zip(basket.lines, priced.lines, strict=True):
        assert after.listed_ore == before.listed_ore
        assert after.gross_ore == after.listed_ore - after.campaign_ore - after.discount_ore
        if after.returns is None:
            assert 0 <= after.gross_ore <= before.listed_ore
            assert after.campaign_ore >= 0
    lines, _ = price_lines(priced)
    assert all(row.gross_ore >= 0 for row in lines if row.line.returns is None)


@pytest.mark.law("law.md 4.14")
@given(baskets(), campaigns())
def test_tobacco_deposit_and_returns_take_part_in_nothing(basket: Basket, holding: list[Campaign]) -> None:
    for before, after in zip(basket.lines, with_campaigns(basket, holding).lines, strict=True):
        if not before.discountable or before.is_deposit or before.returns is not None:
            assert after == before


@pytest.mark.law("law.md 4.14")
def test_what_the_law_keeps_out_is_kept_out_by_its_article() -> None:
    """Also where a line was rung up before its article became tobacco; alcohol sold in a shop as well."""
    snus = Article("1", "Snus", "100", "A", 99_00, restriction=Restriction.TOBACCO)
    shelf_beer = Article("2", "Øl", "100", "A", 39_90, restriction=Restriction.BEER_SHOP)
    served_beer = Article("3", "Øl", "100", "A", 99_00, restriction=Restriction.ALCOHOL_SERVED)
    assert [is_barred(each) for each in (snus, shelf_beer, served_beer, MILK)] == [True, True, False, False]
    basket = basket_with(snus, MILK)
    half = campaign(PercentOff(5_000))
    assert with_campaigns(basket, [half]).lines[0].campaigns, "the control: nothing else keeps it out"
    priced = with_campaigns(basket, [half], {"1"})
    assert (priced.lines[0], priced.lines[1].campaign_ore) == (basket.lines[0], 8_20)


def _seen(lines: tuple[Line, ...]) -> Counter[tuple[object, ...]]:
    return Counter(
        (row.article, row.unit_price_ore, row.quantity_milli, row.campaigns or ()) for row in lines
    )


@given(st.lists(st.tuples(ARTICLES, st.integers(1, 6)), max_size=6), campaigns(), st.randoms())
def test_the_order_of_scans_changes_nothing(
    goods: list[tuple[Article, int]], holding: list[Campaign], chance: Random
) -> None:
    # One article has one price: the number says which.
    known = {article.number: article for article, _ in goods}
    basket = basket_with(*((known[article.number], count * 1_000) for article, count in goods))
    shuffled = list(basket.lines)
    chance.shuffle(shuffled)
    again = tuple(msgspec.structs.replace(row, line_id=place) for place, row in enumerate(shuffled, 1))
    other = msgspec.structs.replace(basket, lines=again)
    chance.shuffle(holding)
    first = _seen(with_campaigns(basket, holding).lines)
    assert first == _seen(with_campaigns(other, sorted(holding, key=lambda each: -each.number)).lines)


@given(baskets(), campaigns())
def test_a_sale_with_campaigns_balances(basket: Basket, holding: list[Campaign]) -> None:
    sale = settle(with_campaigns(basket, holding), [cash()] if basket.gross_ore < 30_000_00 else [])
    assert sum(row.net_ore + row.vat_ore for row in sale.vat) == sale.gross_ore
    paid_ore = sum(payment.amount_ore for payment in sale.payments)
    assert sale.gross_ore + sale.rounding_ore == paid_ore


@given(baskets(comes_back=False), campaigns(), st.data())
def test_what_comes_back_in_parts_pays_back_what_was_paid(
    basket: Basket, holding: list[Campaign], data: st.DataObject
) -> None:
    for row in price_lines(with_campaigns(basket, holding))[0]:
        step = 1 if row.line.unit in UNITS_IN_PARTS else 1_000
        first = data.draw(st.integers(1, row.line.quantity_milli // step)) * step
        parts = [back(row, first)]
        if rest := row.line.quantity_milli - first:
            parts.append(back(row, rest, returned_milli=first))
        assert sum(part.gross_ore for part in parts) == -row.gross_ore
        if not row.line.discount_ore and not row.sale_discount_ore and row.line.campaigns:
            assert [part.discount_ore for part in parts] == [0] * len(parts), "no discount was given by hand"


def test_three_for_two_frees_the_cheapest_and_each_line_has_its_part() -> None:
    basket = basket_with(CHEESE, MILK, BREAD)
    got = off(basket, campaign(THREE_FOR_TWO))
    assert got == {1: [(1, 6_51)], 2: [(1, 3_84)], 3: [(1, 6_05)]}
    assert sum(ore for cuts in got.values() for _, ore in cuts) == 16_40


def test_lots_are_whole_and_of_the_dearest_first() -> None:
    basket = basket_with((MILK, 4_000), CHEESE)
    # Cheese, milk, milk: one milk is free. Two milks make no lot.
    assert sum(ore for cuts in off(basket, campaign(THREE_FOR_TWO)).values() for _, ore in cuts) == 16_40
    assert off(basket_with((MILK, 2_000)), campaign(THREE_FOR_TWO)) == {1: []}


def test_a_hundred_thousand_pieces_cost_no_more_than_one() -> None:
    got = off(basket_with((MILK, 100_000_000)), campaign(THREE_FOR_TWO))
    assert got == {1: [(1, 33_333 * 16_40)]}


def test_each_campaign_asks_once_which_lines_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rounds follow: 30 campaigns that overlap take one piece after the other."""
    asked: Counter[str] = Counter()
    hold = OfferGoods.hold

    def counted(goods: OfferGoods, article: str, group: str) -> bool:
        asked["hold"] += 1
        return hold(goods, article, group)

    monkeypatch.setattr(OfferGoods, "hold", counted)
    goods = [msgspec.structs.replace(MILK, number=str(place)) for place in range(31)]
    sets = [
        campaign(Together(20_00), tuple(OfferGoods((str(place + side),)) for side in (0, 1)), place + 1)
        for place in range(30)
    ]
    got = off(basket_with(*goods), *sets)
    assert sum(ore for cuts in got.values() for _, ore in cuts) == 15 * (2 * 16_40 - 20_00)
    assert asked["hold"] <= 31 * 30 * 2


def test_what_is_weighed_is_cheaper_by_a_share_and_in_no_lot() -> None:
    basket = basket_with((CHEESE_BY_WEIGHT, 500), (CHEESE_BY_WEIGHT, 500), (CHEESE_BY_WEIGHT, 500))
    assert off(basket, campaign(THREE_FOR_TWO)) == {1: [], 2: [], 3: []}
    assert off(basket, campaign(PercentOff(1_000)))[1] == [(1, 9_45)]


def test_so_many_pieces_cost_as_many_times_the_price_on_the_shelf_however_they_are_rung_up() -> None:
    odd = msgspec.structs.replace(MILK, price_ore=9_99)
    one = with_campaigns(basket_with(odd), [campaign(PercentOff(1_500))]).gross_ore
    on_one_line = with_campaigns(basket_with((odd, 10_000)), [campaign(PercentOff(1_500))]).gross_ore
    on_ten = with_campaigns(basket_with(*[odd] * 10), [campaign(PercentOff(1_500))]).gross_ore
    assert (one, on_one_line, on_ten) == (8_49, 84_90, 84_90)


def test_coffee_and_bread_together_for_a_price() -> None:
    meal = campaign(Together(45_00), (OfferGoods(articles=("1010",)), OfferGoods(articles=("1002",))))
    assert off(basket_with(COFFEE), meal) == {1: []}
    got = off(basket_with((COFFEE, 2_000), BREAD), meal)
    assert sum(ore for cuts in got.values() for _, ore in cuts) == 30_00 + 25_80 - 45_00
    cheap = msgspec.structs.replace(meal, offer=Together(60_00))
    assert off(basket_with(COFFEE, BREAD), cheap) == {1: [], 2: []}, "nobody pays more for a set"
    drinks = OfferGoods(articles=("1010", "1001"))
    either = msgspec.structs.replace(meal, parts=(drinks, meal.parts[1]))
    got = off(basket_with(COFFEE, MILK, (BREAD, 2_000)), either)
    assert sum(ore for cuts in got.values() for _, ore in cuts) == 30_00 + 25_80 - 45_00, "nor for the next"


def test_the_campaign_that_takes_most_goes_first_and_a_piece_takes_part_in_one() -> None:
    milk = (OfferGoods(articles=("1001",)),)
    third, tenth = campaign(THREE_FOR_TWO, milk, 1), campaign(PercentOff(1_000), number=2)
    got = off(basket_with((MILK, 4_000), BREAD), tenth, third)
    assert got == {1: [(1, 16_40), (2, 1_64)], 2: [(2, 2_58)]}
    same = [campaign(PercentOff(1_000), number=number) for number in (3, 2)]
    assert off(basket_with(MILK), *same) == {1: [(2, 1_64)]}


def test_the_bottle_is_cheaper_and_its_deposit_is_not() -> None:
    assert off(basket_with(BEER), campaign(PercentOff(5_000))) == {1: [(1, 14_95)], 2: []}


@pytest.mark.law("law.md 4.14")
def test_cigarettes_are_the_third_piece_of_nothing() -> None:
    assert off(basket_with(MILK, MILK, CIGARETTES), campaign(THREE_FOR_TWO)) == {1: [], 2: [], 3: []}


def test_discounts_by_hand_are_taken_from_what_is_left() -> None:
    basket = discount_line(basket_with((COFFEE, 2_000), MILK), 1, Discount(share_bp=1_000))
    basket = discount_line(basket, 2, Discount(amount_ore=16_00))
    priced = with_campaigns(basket, [campaign(PercentOff(5_000))])
    assert [(row.campaign_ore, row.discount_ore, row.gross_ore) for row in priced.lines] == [
        (30_00, 3_00, 27_00),
        (8_20, 8_20, 0),
    ]
    over_all = with_campaigns(
        discount_all(basket_with((COFFEE, 2_000)), Discount(share_bp=1_000)), [campaign(PercentOff(5_000))]
    )
    assert sold(over_all, 1).sale_discount_ore == 3_00


@pytest.mark.parametrize(
    ("moved", "holds"),
    [(timedelta(), True), (-timedelta(seconds=1), False), (timedelta(hours=2), False)],
    ids=["first moment", "before", "last moment is outside"],
)
def test_a_line_belongs_to_the_campaign_that_held_when_it_was_put_on(moved: timedelta, holds: bool) -> None:
    now_on = msgspec.structs.replace(campaign(PercentOff(1_000)), begins=AT, ends=AT + timedelta(hours=2))
    late = msgspec.structs.replace(line(MILK), added_at=AT + moved)
    got = off(put(Basket("basket-1", AT), late), now_on)
    assert bool(got[1]) is holds


def test_happy_hour_is_on_norwegian_clocks() -> None:
    hour = CampaignHours(time(15), time(17), (4, 5))
    friday = datetime(2026, 5, 1, tzinfo=UTC)
    assert [hour.hold(friday.replace(hour=hour_utc)) for hour_utc in (12, 13, 14, 15)] == [
        False,
        True,
        True,
        False,
    ]
    assert not hour.hold(friday.replace(hour=13) + timedelta(days=1))
    assert CampaignHours(weekdays=(5,)).hold(friday), "the whole day"
