"""
What experiments with prices tell, once they are over: an interval for each figure, and no more than it says.

While one runs only its plan and how far it has come are told: whoever looks each day and stops when it
looks well finds an effect where there is none. What is left out, and why, is said beside it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from datakasse.insight.paired_effect import Effect, effect_of
from datakasse.insight.price_experiment import Pair, Period, PriceExperiment, TriedPrice, pairs_of, plan_of
from datakasse.office.insight.pairs_that_tell import LeftOut, left_out_of
from datakasse.storage.ports.pricing.prices import ComingState
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.moment import business_day
from datakasse.trade.quantity import ONE_MILLI

SHOWN_MAX: Final = 20
REFUSED_MAX: Final = 100_000


class Measure(StrEnum):
    """What a price may have an effect on."""

    QUANTITY = "quantity"
    SALES = "sales"
    MARGIN = "margin"


class Measured(msgspec.Struct, frozen=True):
    """
    A figure, for each turn of a price.

    Attributes:
        measure: Which; quantity is in thousandths, the others in øre: sales with VAT, margin without.
        usual: What it was with the usual price, on average.
        tried: What it was with the tried one.
        effect: What may be said of the difference.
    """

    measure: Measure
    usual: int
    tried: int
    effect: Effect


class ShownTried(msgspec.Struct, frozen=True):
    """An article of an experiment, and what it is called and costs now."""

    price: TriedPrice
    name: str
    now_ore: int | None


class LeftOutFor(msgspec.Struct, frozen=True):
    """How many pairs tell nothing, for one reason."""

    why: LeftOut
    pairs: int


class ShownExperiment(msgspec.Struct, frozen=True):
    """
    An experiment as it stands.

    Attributes:
        number: 1, 2, 3 …
        turn: How long a price holds.
        first_day: The first business day.
        last_day: The last one of its plan.
        stopped_on: The business day on which it was stopped.
        state: `to_come`, `runs` or `over`.
        seed: What the plan was made by.
        plan: Which turns have the tried price, in order.
        prices: The articles.
        is_tried_today: Whether the tried price holds today; None where it does not run.
        price_is_off: Some price is not what the plan says, and somebody changed it by hand.
        pairs: How many pairs the plan has.
        done: How many of them are behind.
        left_out: How many of those tell nothing, by the rules.
        left_out_for: How many for which reason.
        measured: What it tells; nothing before it is over.
    """

    number: int
    turn: str
    first_day: date
    last_day: date
    stopped_on: date | None
    state: str
    seed: str
    plan: list[bool]
    prices: list[ShownTried]
    is_tried_today: bool | None
    price_is_off: bool
    pairs: int
    done: int
    left_out: int
    left_out_for: list[LeftOutFor]
    measured: list[Measured]


class _Sold(NamedTuple):
    """What was sold on a day, or on some."""

    quantity_milli: int = 0
    sales_ore: int = 0
    margin_ore: int = 0


def tell_experiments(books: Readings, now: datetime) -> list[ShownExperiment]:
    """Return the newest experiments, the newest first."""
    newest = books.price_experiments()[::-1][:SHOWN_MAX]
    states = (ComingState.REFUSED, ComingState.TAKEN_BACK)
    missing = {each.number for each in books.coming_prices(REFUSED_MAX, states)} if newest else set[int]()
    return [_shown(books, each, business_day(now), missing) for each in newest]


def _shown(books: Readings, experiment: PriceExperiment, today: date, missing: set[int]) -> ShownExperiment:
    plan, pairs = plan_of(experiment), pairs_of(experiment)
    over_on = experiment.over_on
    state = "over" if today >= over_on else "runs" if today >= experiment.first_day else "to_come"
    done = [pair for pair in pairs if all(_ends(period) < min(today, over_on) for period in pair)]
    left_out = left_out_of(books, experiment, done, missing)
    reasons = Counter(left_out.values())
    running = next((each for each in plan if each.first <= today <= _ends(each)), None)
    is_tried = None if running is None or state != "runs" else running.is_tried
    prices = [_article(books, each) for each in experiment.prices]
    return ShownExperiment(
        number=experiment.number,
        turn=experiment.turn,
        first_day=experiment.first_day,
        last_day=_ends(plan[-1]),
        stopped_on=experiment.stopped_on,
        state=state,
        seed=experiment.seed,
        plan=[period.is_tried for period in plan],
        prices=prices,
        is_tried_today=is_tried,
        price_is_off=is_tried is not None and any(_is_off(each, is_tried=is_tried) for each in prices),
        pairs=len(pairs),
        done=len(done),
        left_out=len(left_out),
        left_out_for=[LeftOutFor(why, reasons[why]) for why in LeftOut if reasons[why]],
        measured=_measured(books, experiment, [pair for pair in done if pair not in left_out])
        if state == "over"
        else [],
    )


def _measured(books: Readings, experiment: PriceExperiment, counted: Sequence[Pair]) -> list[Measured]:
    if not counted:
        return [Measured(each, 0, 0, effect_of((), "")) for each in _measures(experiment)]
    sold = _sold(books, experiment)
    usual = [_of_period(sold, pair.usual) for pair in counted]
    tried = [_of_period(sold, pair.tried) for pair in counted]
    return [
        Measured(
            measure,
            divide_half_away(sum(each[place] for each in usual), len(counted)),
            divide_half_away(sum(each[place] for each in tried), len(counted)),
            effect_of(
                [new[place] - old[place] for old, new in zip(usual, tried, strict=True)], experiment.seed
            ),
        )
        for place, measure in enumerate(_measures(experiment))
    ]


def _measures(experiment: PriceExperiment) -> list[Measure]:
    """Return what can be told: margin only where it is known what everything costs to buy."""
    is_margin_known = all(each.cost_ore is not None for each in experiment.prices)
    return [Measure.QUANTITY, Measure.SALES, *([Measure.MARGIN] if is_margin_known else [])]


def _sold(books: Readings, experiment: PriceExperiment) -> Mapping[date, _Sold]:
    """Return what was sold of the articles on each day, less what came back."""
    costs_ore = {each.article: each.cost_ore or 0 for each in experiment.prices}
    found: dict[date, _Sold] = {}
    for day, row in books.takings_of_articles(list(costs_ore), experiment.first_day, experiment.end):
        quantity_milli, sales_ore, margin_ore = found.get(day, _Sold())
        cost_ore = divide_half_away(costs_ore[row.article] * row.quantity_milli, ONE_MILLI)
        found[day] = _Sold(
            quantity_milli + row.quantity_milli,
            sales_ore + row.amount_ore,
            margin_ore + row.amount_ore - row.vat_ore - cost_ore,
        )
    return found


def _of_period(sold: Mapping[date, _Sold], period: Period) -> _Sold:
    days = [sold.get(day, _Sold()) for day in period.all_days()]
    return _Sold(*(sum(each[place] for each in days) for place in range(len(_Sold._fields))))


def _article(books: Readings, price: TriedPrice) -> ShownTried:
    article = books.article_on_record(price.article)
    if article is None:
        return ShownTried(price, price.article, None)
    return ShownTried(price, article.name, article.price_ore)


def _is_off(shown: ShownTried, *, is_tried: bool) -> bool:
    return shown.now_ore != (shown.price.tried_ore if is_tried else shown.price.usual_ore)


def _ends(period: Period) -> date:
    """Return the last day of a period."""
    return period.all_days()[-1]
