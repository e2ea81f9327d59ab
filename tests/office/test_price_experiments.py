"""Experiments with prices in a shop: the register follows the plan, and it is told what that did."""

from datetime import UTC, date, datetime, timedelta

import pytest

from datakasse.errors.insight import (
    BadPriceExperiment,
    ExperimentBarred,
    ExperimentInTheWay,
    ExperimentOver,
    UnknownExperiment,
)
from datakasse.errors.refusal import Refused
from datakasse.errors.registering import MissingRight
from datakasse.errors.trading import UnknownArticle
from datakasse.insight.paired_effect import Verdict
from datakasse.insight.price_experiment import PriceExperiment, Turn, plan_of
from datakasse.journal.event import PriceChanged, SettingsChanged
from datakasse.office.catalogue.price_to_come import EnterPriceToCome, TakeBackPriceToCome
from datakasse.office.catalogue.take_effect import take_effect
from datakasse.office.insight.keep_experiments import MakePriceExperiment, StopPriceExperiment, Wanted
from datakasse.office.insight.tell_experiments import Measure, ShownExperiment, tell_experiments
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.trade.moment import business_day
from tests.shop import BACK
from tests.till.shopkeeper import COFFEE_ORE, FRONT, KARI, Shopkeeper

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


def test_a_price_changed_by_hand_meanwhile_is_told(june: Shopkeeper) -> None:
    made = make(june, Turn.WEEK)
    live_a_day(june, MONDAY, 1)
    assert not shown(june).price_is_off
    june.do(StopPriceExperiment(made.number), KARI)
    june.clock.forward(days=1)
    assert shown(june).state == "over"


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


def test_nothing_else_may_change_the_same_price(june: Shopkeeper) -> None:
    june.do(EnterPriceToCome("200", june.clock.now() + timedelta(days=90), 50_00), KARI)
    june.refuse(ExperimentInTheWay, MakePriceExperiment(COFFEE, Turn.DAY, MONDAY, 2), KARI)
    june.do(TakeBackPriceToCome(1), KARI)
    make(june)
    june.refuse(ExperimentInTheWay, MakePriceExperiment(COFFEE, Turn.DAY, MONDAY, 2), KARI)
    june.refuse(MissingRight, StopPriceExperiment(1))
