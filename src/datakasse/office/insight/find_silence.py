"""
A register that sells nothing where it always does: found by the clock, since nothing happens that would tell.

Held against the same hours of the same weekday in the eight weeks before. Sales are Poisson with that rate;
when not one would come by chance on fewer than one day in five hundred, the register is silent. What was shut
in some of the weeks has no usual rate, on a holiday or the eve of one nothing is usual, and a register that
has closed its day is done. Where the shop has said when it is open, it is silent within those hours only.

A clock that has leapt tells of hours that nobody lived through: nothing is silent before two whole hours have
gone by since, nor at a register whose journal is ahead of the clock.
"""

from datetime import date, datetime, time, timedelta
from math import exp
from typing import Final

import msgspec

from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.office.insight.forecast import LASTING, kind_of
from datakasse.office.insight.show_day import HOURS
from datakasse.office.insight.unusual import CHANCE_MAX
from datakasse.storage.ports.store import Readings
from datakasse.trade.calendar import DAY
from datakasse.trade.moment import DAY_CHANGES_AT_HOUR, NORWAY, business_day, in_norway, to_journal
from datakasse.trade.shop.opening_hours import is_open_through

WEEKS: Final = 8
HOURS_SILENT: Final = 2
"""So many whole hours without a sale, and the one that has begun."""
WEEKS_OPEN_MIN: Final = 6
"""In so many of the weeks it has to have sold in these hours, or they are no hours of its own."""

Sold = dict[tuple[str, date, int], int]
"""How many receipts by register, business day and hour."""


class Silence(msgspec.Struct, frozen=True):
    """
    A register that is silent.

    Attributes:
        register: Which.
        from_hour: The first hour without a sale.
        to_hour: The hour that has begun, without one as well.
        expected_hundredths: How many receipts were to be expected in the whole hours, in hundredths.
        base_receipts: How many there were in them in the weeks before.
    """

    register: str
    from_hour: int
    to_hour: int
    expected_hundredths: int
    base_receipts: int


def find_silence(books: Readings, now: datetime, steady_since: datetime | None = None) -> list[Silence]:
    """
    Return the registers that are silent now.

    Args:
        books: One consistent look at the books.
        now: The moment, UTC.
        steady_since: Since when the clock has gone as time does; None where it is not known to have leapt.
    """
    day, begun = business_day(now), HOURS.index(in_norway(now).hour)
    if begun < HOURS_SILENT or kind_of(day) not in LASTING:
        return []
    whole = HOURS[begun - HOURS_SILENT : begun]
    begins = _moment(day, whole[0])
    if steady_since is not None and steady_since > begins:
        return []
    before = [day - timedelta(weeks=week) for week in range(1, WEEKS + 1)]
    sold = _sold(books, [*before, day])
    silent: list[Silence] = []
    away = _closed(books, day) | _shut(books, begins, now) | _ahead(books, now) | _out_of_use(books)
    for register in sorted({register for register, _, _ in sold} - away):
        if any(sold.get((register, day, hour)) for hour in (*whole, HOURS[begun])):
            continue
        weeks = [sum(sold.get((register, each, hour), 0) for hour in whole) for each in before]
        expected = sum(weeks) / WEEKS
        if sum(map(bool, weeks)) >= WEEKS_OPEN_MIN and exp(-expected) < CHANCE_MAX:
            silent.append(Silence(register, whole[0], HOURS[begun], round(expected * 100), sum(weeks)))
    return silent


def _moment(day: date, hour: int) -> datetime:
    """Return when an hour of a business day begins, UTC."""
    of_night = hour < DAY_CHANGES_AT_HOUR
    return to_journal(datetime.combine(day + of_night * DAY, time(hour), NORWAY))


def _shut(books: Readings, begins: datetime, now: datetime) -> set[str]:
    """Return the registers of places that have said that they are not open all through."""
    shut = {
        place.code
        for place in books.locations()
        if place.opening_hours.are_stated and not is_open_through(place.opening_hours, begins, now)
    }
    return {each.register_id for each in books.registers() if each.location in shut}


def _out_of_use(books: Readings) -> set[str]:
    """Return the registers that nobody sells at any more."""
    return {each.register_id for each in books.registers() if not each.is_in_use}


def _ahead(books: Readings, now: datetime) -> set[str]:
    """Return the registers whose journal has come further than the clock: it has gone back."""
    names = [each.register_id for each in books.registers()]
    last_at = {name: books.state(name).last_at for name in names}
    return {name for name, at in last_at.items() if at is not None and at > now}


def _closed(books: Readings, day: date) -> set[str]:
    """Return the registers that have taken a Z on a day and sold nothing after it."""
    periods = books.taken_periods(day)
    is_open = {each.register for each in periods if each.z_entry is None}
    return {each.register for each in periods} - is_open


def _sold(books: Readings, days: list[date]) -> Sold:
    """Return the receipts of some days, hour by hour."""
    apart = (By.DAY, By.HOUR, By.REGISTER)
    return {
        (row.register, day, row.hour): row.number
        for day in days
        for row in books.hourly_takings(day, day, Figure.SALES, apart)
        if row.hour is not None
    }
