"""
Which pairs of an experiment with prices tell something, and why the others do not.

    pair ─▶ a holiday? ─▶ open as many days? ─▶ prices set? ─▶ sold at them? ─▶ it tells something

What was paid is read from the journal, where each sale keeps the price that it had: so it does not matter by
what way another price came, by hand, as a price to come, from a price list or from a campaign. A discount
that somebody gives, or a coupon, is no other price: it comes on top of both. Only a day whose takings are not
its quantity times its price is looked through.

Decision: 0067-a-price-is-tried-by-a-coin.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from datakasse.insight.price_experiment import DAY, Pair, Period, PriceExperiment, plan_of
from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.journal.event import SaleCompleted
from datakasse.office.insight.forecast import LASTING, kind_of
from datakasse.storage.ports.store import Readings
from datakasse.trade.basket import Line
from datakasse.trade.moment import business_day
from datakasse.trade.quantity import price_of


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
    """Return the days on which something was sold at another price than the plan says."""
    planned_ore = {
        (day, price.article): price.tried_ore if period.is_tried else price.usual_ore
        for pair in done
        for period in pair
        for day in period.all_days()
        for price in experiment.prices
    }
    articles = [each.article for each in experiment.prices]
    sold = books.takings_of_articles(articles, experiment.first_day, last)
    in_doubt = sorted(
        {
            day
            for day, row in sold
            if (day, row.article) in planned_ore
            and row.amount_ore != price_of(planned_ore[day, row.article], row.quantity_milli)
        }
    )
    return {
        day
        for day in in_doubt
        for line in _lines_of(books, day)
        if (plan_ore := planned_ore.get((day, line.article))) is not None and _is_other(line, plan_ore)
    }


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
