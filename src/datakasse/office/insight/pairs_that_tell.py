"""
Which pairs of an experiment with prices tell something, and why the others do not.

    pair ─▶ a holiday? ─▶ open as many days? ─▶ prices set? ─▶ sold at them? ─▶ it tells something

What was paid is read from the journal, where each sale keeps the price that it had: so it does not matter by
what way another price came, by hand, as a price to come, from a price list or from a campaign. A discount
that somebody gives, or a coupon, is no other price: it comes on top of both. Only a day whose takings are not
its quantity times its price is looked through. A day on which the article itself stood at another price is
left out also where nothing was sold at it: the price may be why.

Decision: 0067-a-price-is-tried-by-a-coin; what it says of days without sales is no longer so.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

from datakasse.insight.price_experiment import DAY, Pair, Period, PriceExperiment, plan_of
from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import PriceChanged
from datakasse.office.insight.forecast import LASTING, kind_of
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.quantity import price_of
from datakasse.trade.sale.basket import Line
from datakasse.trade.shop.shop import in_use


class LeftOut(StrEnum):
    """Why a pair tells nothing; the first that holds."""

    HOLIDAY = "holiday"
    NOT_OPEN = "not_open"
    NOT_SET = "not_set"
    OTHER_PRICE = "other_price"


def left_out_of(
    books: Readings, experiment: PriceExperiment, done: Sequence[Pair], missing: set[int]
) -> dict[Pair, LeftOut]:
    """
    Return which pairs tell nothing, and why.

    Args:
        books: The books.
        experiment: Which.
        done: Those of its pairs that are behind.
        missing: Numbers of prices to come that never came.
    """
    if not done:
        return {}
    turns = {period.first: place for place, period in enumerate(plan_of(experiment))}
    size = len(experiment.prices)
    last = max(period.all_days()[-1] for pair in done for period in pair)
    rows = books.takings(experiment.first_day, last, (Figure.SALES,), (By.DAY,))
    open_days = {row.day for row in rows if row.number}
    unplanned = _unplanned_days(books, experiment, done, last)

    def was_set(period: Period) -> bool:
        place = turns[period.first] * size
        return missing.isdisjoint(experiment.changes[place : place + size])

    def open_in(period: Period) -> int:
        return sum(day in open_days for day in period.all_days())

    def why(pair: Pair) -> LeftOut | None:
        days = [day for period in pair for day in period.all_days()]
        if any(kind_of(day) not in LASTING for day in days):
            return LeftOut.HOLIDAY
        if not open_in(pair.usual) == open_in(pair.tried) > 0:
            return LeftOut.NOT_OPEN
        if not all(map(was_set, pair)):
            return LeftOut.NOT_SET
        return None if unplanned.isdisjoint(days) else LeftOut.OTHER_PRICE

    return {pair: reason for pair in done if (reason := why(pair)) is not None}


def _unplanned_days(
    books: Readings, experiment: PriceExperiment, done: Sequence[Pair], last: date
) -> set[date]:
    """Return the days on which something was sold, or stood, at another price than the plan says."""
    planned_ore = {
        (day, price.article): price.tried_ore if period.is_tried else price.usual_ore
        for pair in done
        for period in pair
        for day in period.all_days()
        for price in experiment.prices
    }
    stood_otherwise = _days_stood_otherwise(books, experiment, last)
    articles = [each.article for each in experiment.prices]
    sold = books.takings_of_articles(articles, experiment.first_day, last)
    in_doubt = sorted(
        {
            day
            for day, row in sold
            if (day, row.article) in planned_ore
            and day not in stood_otherwise
            and row.amount_ore != price_of(planned_ore[day, row.article], row.quantity_milli)
        }
    )
    return stood_otherwise | {
        day
        for day in in_doubt
        for line in _lines_of(books, day)
        if (plan_ore := planned_ore.get((day, line.article))) is not None and _is_other(line, plan_ore)
    }


def _days_stood_otherwise(books: Readings, experiment: PriceExperiment, last: date) -> set[date]:
    """
    Return the days on which an article's own price was another than the plan says, sold or not.

    Each change stands in the journal of every register in use. A day with as many as the plan makes had
    those of the plan; only another is looked through. Of several at one moment, as when it was off, the last
    held.
    """
    plan = {
        day: period.is_tried for period in plan_of(experiment) for day in period.all_days() if day <= last
    }
    turns = {day for day, is_tried in plan.items() if plan.get(day - DAY, False) is not is_tried}
    every = books.registers()
    register = next(iter(in_use(every)), every[0]).register_id
    size = len(experiment.prices)
    unlike = {day for day in plan if _changes_on(books, register, day) != (size if day in turns else 0)}
    told = {day: _set_on(books, register, day) for day in sorted(unlike)}
    found = set[date]()
    for price in experiment.prices:
        stands_ore: int | None = price.usual_ore
        for day, is_tried in sorted(plan.items()):
            plan_ore = price.tried_ore if is_tried else price.usual_ore
            as_planned = [plan_ore] if day in turns and day not in unlike else []
            set_ore = told.get(day, {}).get(price.article)
            held_ore = set_ore or as_planned or [stands_ore]
            stands_ore = held_ore[-1]
            if any(each != plan_ore for each in held_ore):
                found.add(day)
    return found


def _changes_on(books: Readings, register: str, day: date) -> int:
    """Return how many prices changed on a day, of any article, as a register's journal tells."""
    return sum(
        row.number for row in books.takings_by_date(day, day, (Figure.PRICES_CHANGED,), register=register)
    )


def _set_on(books: Readings, register: str, day: date) -> dict[str, list[int | None]]:
    """Return article → the prices that it was set to on a day, one for each moment, as a journal tells."""
    found: dict[str, dict[datetime, int | None]] = {}
    for record in books.told_between(register, day, day):
        if isinstance(record.event, PriceChanged):
            found.setdefault(record.event.article, {})[record.at] = record.event.to_ore
    return {article: list(prices.values()) for article, prices in found.items()}


def _lines_of(books: Readings, day: date) -> Iterator[Line]:
    """Yield the lines that were sold on a business day, on credit too; none that took goods back."""
    for register in books.registers():
        for record in books.told_between(register.register_id, day, day + DAY):
            event = record.event
            if record.training or not isinstance(event, SaleCompleted) or business_day(record.at) != day:
                continue
            yield from (each.line for each in event.sale.lines if each.line.returns is None)


def _is_other(line: Line, planned_ore: int) -> bool:
    return line.unit_price_ore != planned_ore or bool(line.campaign_ore)
