"""Experiments with prices in a shop: the register follows the plan, and it is told what that did."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from datakasse.errors.insight.price_experiments import (
    BadPriceExperiment,
    ExperimentBarred,
    ExperimentInTheWay,
    ExperimentOver,
    UnknownExperiment,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.refusal import Refused
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.insight.paired_effect import Verdict
from datakasse.insight.price_experiment import PriceExperiment, Turn, plan_of
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue.campaigns import CampaignDraft, MakeCampaign
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.price_lists import MakePriceList, PriceListDraft
from datakasse.office.catalogue.price_to_come import (
    EnterPriceToCome,
    TakeBackPriceToCome,
    show_prices_to_come,
)
from datakasse.office.catalogue.take_effect import take_effect
from datakasse.office.insight.keep_experiments import MakePriceExperiment, StopPriceExperiment, Wanted
from datakasse.office.insight.pairs_that_tell import LeftOut
from datakasse.office.insight.tell_experiments import LeftOutFor, Measure, ShownExperiment, tell_experiments
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.trade.moment import business_day
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from tests.shop import BACK
from tests.till.shopkeeper import CASH, COFFEE_ORE, FRONT, KARI, Shopkeeper

DEARER_ORE = COFFEE_ORE + 3_00
MONDAY = date(2026, 6, 8)
COFFEE = (Wanted("200", DEARER_ORE, 10_00),)


@pytest.fixture
def june(shop: Shopkeeper) -> Shopkeeper:
    """The shop on a Saturday in June, before weeks without a holiday, its day closed."""
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = datetime(2026, 6, 6, 10, tzinfo=UTC)
    return shop


def make(shop: Shopkeeper, turn: Turn = Turn.DAY, weeks: int = 2) -> PriceExperiment:
    """Make an experiment with coffee."""
    return shop.do(MakePriceExperiment(COFFEE, turn, MONDAY, weeks), KARI)


def shown(shop: Shopkeeper) -> ShownExperiment:
    """Return the newest experiment as it stands."""
    with shop.counter.store.read() as books:
        return tell_experiments(books, shop.clock.now())[0]


def price_ore(shop: Shopkeeper) -> int | None:
    """Return what coffee costs."""
    with shop.counter.store.read() as books:
        article = books.article("200")
        return None if article is None else article.price_ore


def live_a_day(shop: Shopkeeper, day: date, cups: int) -> int | None:
    """Open at noon, let the price take its turn, sell cups of coffee, close; return what one cost."""
    shop.clock.moment = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    take_effect(shop.counter)
    cost_ore = price_ore(shop)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    for _ in range(cups):
        shop.sell("200")
        shop.print_out()
        shop.shut_drawer()
    shop.z(shop.x().report.expected_cash_ore)
    return cost_ore


@pytest.mark.law("KSF-2-7-1")
def test_the_price_follows_the_plan_is_journalled_and_comes_back(june: Shopkeeper) -> None:
    made = make(june)
    assert shown(june).state == "to_come"
    cups = {True: 1, False: 4}
    for place, period in enumerate(plan_of(made)):
        cost_ore = live_a_day(june, period.first, cups[period.is_tried])
        assert cost_ore == (DEARER_ORE if period.is_tried else COFFEE_ORE), place
        seen = shown(june)
        assert (seen.state, seen.is_tried_today, seen.measured) == ("runs", period.is_tried, [])
    june.clock.moment += timedelta(days=1)
    take_effect(june.counter)
    assert price_ore(june) == COFFEE_ORE
    told = shown(june)
    assert (told.state, told.pairs, told.done, told.left_out) == ("over", 7, 7, 0)
    quantity, sales, margin = told.measured
    assert [each.measure for each in told.measured] == list(Measure)
    assert (quantity.usual, quantity.tried) == (4_000, 1_000)
    assert (quantity.effect.verdict, quantity.effect.low, quantity.effect.high) == (
        Verdict.LESS,
        -3_000,
        -3_000,
    )
    assert (sales.usual, sales.tried) == (4 * COFFEE_ORE, DEARER_ORE)
    assert margin.usual < sales.usual
    for register in (FRONT, BACK):
        changes = [each.event for each in june.entries(register) if isinstance(each.event, PriceChanged)]
        assert {each.to_ore for each in changes} == {COFFEE_ORE, DEARER_ORE}
    begun = [
        each.event.subject
        for each in june.entries()
        if isinstance(each.event, SettingsChanged) and each.event.what == "price experiment begun"
    ]
    assert begun == [f"nr. 1: 200 39.00/42.00, day, 2026-06-08 til 2026-06-21, frø {made.seed}"]


def test_a_day_that_was_shut_leaves_its_pair_out_and_too_little_is_said(june: Shopkeeper) -> None:
    made = make(june)
    for period in plan_of(made):
        if period.first not in {MONDAY, MONDAY + timedelta(days=1)}:
            live_a_day(june, period.first, 1)
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert (told.done, told.left_out) == (7, 2)
    assert {each.effect.verdict for each in told.measured} == {Verdict.TOO_LITTLE}


def test_a_price_that_was_taken_back_leaves_its_pair_out(june: Shopkeeper) -> None:
    made = make(june)
    june.do(TakeBackPriceToCome(made.changes[3]), KARI)
    for period in plan_of(made):
        live_a_day(june, period.first, 1)
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert (told.done, told.left_out) == (7, 1)
    assert told.measured[0].effect.pairs == 6


def test_one_that_is_stopped_gives_the_usual_price_back_and_counts_what_was(june: Shopkeeper) -> None:
    made = make(june, weeks=4)
    for period in plan_of(made)[:16]:
        live_a_day(june, period.first, 1)
    june.do(StopPriceExperiment(1), KARI)
    take_effect(june.counter)
    assert price_ore(june) == COFFEE_ORE
    told = shown(june)
    assert (told.state, told.stopped_on, told.pairs, told.done) == (
        "over",
        business_day(june.clock.now()),
        14,
        7,
    )
    june.clock.forward(days=20)
    assert take_effect(june.counter) == 0
    june.refuse(ExperimentOver, StopPriceExperiment(1), KARI)
    june.refuse(UnknownExperiment, StopPriceExperiment(2), KARI)


def by_hand(shop: Shopkeeper, price_ore: int) -> None:
    """Change what coffee costs."""
    with shop.counter.store.read() as books:
        coffee = books.article("200")
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, price_ore=price_ore)), KARI)


def test_a_price_changed_by_hand_meanwhile_is_told_and_its_pair_left_out(june: Shopkeeper) -> None:
    plan = plan_of(make(june))
    live_a_day(june, MONDAY, 1)
    assert not shown(june).price_is_off
    june.clock.moment += timedelta(days=1)
    take_effect(june.counter)
    by_hand(june, 44_00)
    assert shown(june).price_is_off
    for period in plan[1:]:
        live_a_day(june, period.first, 1)
        off = period.first == plan[1].first and price_ore(june) == 44_00
        assert shown(june).price_is_off == off
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert not told.price_is_off
    assert (told.done, told.left_out) == (7, 1)
    assert told.left_out_for == [LeftOutFor(LeftOut.OTHER_PRICE, 1)]
    assert told.measured[0].effect.pairs == 6


def on_a_price_list(shop: Shopkeeper) -> None:
    """Let a price list of the place hold for the day."""
    day = business_day(shop.clock.now())
    shop.do(MakePriceList(PriceListDraft("Her", "200;35", begins=day, ends=day, place="1")), KARI)


def in_a_campaign(shop: Shopkeeper) -> None:
    """Take a tenth off coffee for the rest of the day."""
    ends = shop.clock.now() + timedelta(hours=8)
    offer = CampaignDraft("Kaffetid", PercentOff(10_00), (OfferGoods(articles=("200",)),), ends=ends)
    shop.do(MakeCampaign(offer), KARI)


def from_noon(shop: Shopkeeper) -> None:
    """Let a price to come hold from now on."""
    shop.do(EnterPriceToCome("200", shop.clock.now() + timedelta(minutes=1), 44_00), KARI)
    shop.clock.forward(minutes=2)
    take_effect(shop.counter)


@pytest.mark.parametrize("otherwise", [on_a_price_list, in_a_campaign, from_noon])
def test_what_was_sold_at_another_price_leaves_its_pair_out(
    otherwise: Callable[[Shopkeeper], None], june: Shopkeeper
) -> None:
    for period in plan_of(make(june)):
        june.clock.moment = datetime(*period.first.timetuple()[:3], 9, tzinfo=UTC)
        take_effect(june.counter)
        if period.first == MONDAY + timedelta(days=3):
            otherwise(june)
        live_a_day(june, period.first, 1)
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert (told.done, told.left_out) == (7, 1)
    assert told.left_out_for == [LeftOutFor(LeftOut.OTHER_PRICE, 1)]


@pytest.mark.parametrize("is_put_back", [True, False])
def test_a_day_that_stood_at_another_price_is_left_out_though_nothing_was_sold_at_it(
    june: Shopkeeper, *, is_put_back: bool
) -> None:
    """The price may be why; until the register sets the next one it stands."""
    plan = plan_of(make(june))
    for period in plan:
        june.clock.moment = datetime(*period.first.timetuple()[:3], 9, tzinfo=UTC)
        take_effect(june.counter)
        if period.first == MONDAY + timedelta(days=3):
            planned_ore = price_ore(june)
            by_hand(june, 99_00)
            june.do(DeclareFloat(0, explanation="flyttet"))
            june.sell("100")
            june.print_out()
            june.shut_drawer()
            if is_put_back:
                by_hand(june, planned_ore or 0)
            june.z(june.x().report.expected_cash_ore)
        else:
            live_a_day(june, period.first, 1)
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert told.left_out_for == [LeftOutFor(LeftOut.OTHER_PRICE, 1)]
    assert (told.done, told.left_out) == (7, 1)


def test_a_discount_given_by_hand_is_no_other_price(june: Shopkeeper) -> None:
    for period in plan_of(make(june)):
        june.clock.moment = datetime(*period.first.timetuple()[:3], 10, tzinfo=UTC)
        take_effect(june.counter)
        june.do(DeclareFloat(0, explanation="flyttet"))
        june.ring("200")
        june.do(GiveDiscount(amount_ore=5_00))
        june.do(CompleteSale((CASH,)))
        june.print_out()
        june.shut_drawer()
        june.z(june.x().report.expected_cash_ore)
    june.clock.moment += timedelta(days=1)
    told = shown(june)
    assert (told.done, told.left_out, told.left_out_for) == (7, 0, [])
    assert told.measured[1].usual == COFFEE_ORE - 5_00


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(
    ("refusal", "wanted", "first_day", "weeks"),
    [
        (ExperimentBarred, (Wanted("500", 99_00),), MONDAY, 2),
        (UnknownArticle, (Wanted("999", 99_00),), MONDAY, 2),
        (BadPriceExperiment, (Wanted("200", COFFEE_ORE),), MONDAY, 2),
        (BadPriceExperiment, (Wanted("200", 0),), MONDAY, 2),
        (BadPriceExperiment, (), MONDAY, 2),
        (BadPriceExperiment, COFFEE * 2, MONDAY, 2),
        (BadPriceExperiment, COFFEE, date(2026, 6, 6), 2),
        (BadPriceExperiment, COFFEE, MONDAY, 3),
        (BadPriceExperiment, COFFEE, MONDAY, 28),
    ],
)
def test_what_cannot_be_tried_is_refused(
    refusal: type[Refused], wanted: tuple[Wanted, ...], first_day: date, weeks: int, june: Shopkeeper
) -> None:
    june.refuse(refusal, MakePriceExperiment(wanted, Turn.DAY, first_day, weeks), KARI)
    with june.counter.store.read() as books:
        assert books.last_coming_price() == 0


def test_turns_are_one_row_among_the_prices_to_come(june: Shopkeeper) -> None:
    made = make(june)
    june.do(EnterPriceToCome("100", june.clock.now() + timedelta(days=5), 50_00), KARI)
    june.do(EnterPriceToCome("200", june.clock.now() + timedelta(days=90), 60_00), KARI)
    turns, bread, later = show_prices_to_come(june.counter).rows
    assert (turns.price.number, turns.experiment, turns.turns) == (made.changes[0], made.number, 15)
    assert turns.until is not None
    assert business_day(turns.until) == made.end
    assert [(each.experiment, each.turns, each.until) for each in (bread, later)] == [(0, 1, None)] * 2
    june.clock.moment = datetime(2026, 6, 9, 10, tzinfo=UTC)
    late = [each for each in show_prices_to_come(june.counter).rows if each.is_late]
    assert [each.price.number for each in late] == list(made.changes[:2]), "what is late stands by itself"
    take_effect(june.counter)
    [turns] = [each for each in show_prices_to_come(june.counter).rows if each.experiment]
    assert turns.turns == 13


def test_nothing_else_may_change_the_same_price(june: Shopkeeper) -> None:
    june.do(EnterPriceToCome("200", june.clock.now() + timedelta(days=90), 50_00), KARI)
    june.refuse(ExperimentInTheWay, MakePriceExperiment(COFFEE, Turn.DAY, MONDAY, 2), KARI)
    june.do(TakeBackPriceToCome(1), KARI)
    make(june)
    june.refuse(ExperimentInTheWay, MakePriceExperiment(COFFEE, Turn.DAY, MONDAY, 2), KARI)
    june.refuse(MissingRight, StopPriceExperiment(1))
