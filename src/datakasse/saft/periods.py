"""
The accounting periods of a file: those the business declares, or the months of the calendar.

Months are numbered from January of the first year in the file, so that a file of several years has
each number once. Only periods that the file reaches into are listed.

Law: SAFT-6 (`periodNumber` has three digits).
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.saft.text import element, leaf
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Company

MONTHS: Final = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
NUMBER_MAX: Final = 999


class FilePeriod(msgspec.Struct, frozen=True):
    """
    One period.

    Attributes:
        number: Its number.
        name: What it is called.
        begins: First second, Norwegian, `yyyy-MM-ddTHH:mm:ss`: as text it sorts by time.
        ends: Last second, likewise.
    """

    number: int
    name: str
    begins: str
    ends: str


class Periods:
    """The periods of a file, in order of time."""

    def __init__(self, periods: tuple[FilePeriod, ...]) -> None:
        self._periods = tuple(sorted(periods, key=lambda period: period.begins))
        self._begins = [period.begins for period in self._periods]

    def __iter__(self) -> Iterator[FilePeriod]:
        """Go through them."""
        return iter(self._periods)

    def number_of(self, day: str, time: str) -> str:
        """Return `periodNumber` of a transaction, as it is written; nothing outside all periods."""
        moment = f"{day}T{time}"
        place = bisect_right(self._begins, moment)
        if not place or moment > self._periods[place - 1].ends:
            return ""
        return _number(self._periods[place - 1])


def periods_of(company: Company, first: date, last: date) -> Periods:
    """Return the periods that the days from first to last reach into."""
    if company.periods:
        declared = (
            FilePeriod(period.number, period.name, _local_text(period.begins), _local_text(period.ends))
            for period in company.periods
        )
        begins, ends = f"{first}T00:00:00", f"{last}T23:59:59"
        return Periods(tuple(one for one in declared if one.begins <= ends and one.ends >= begins))
    months = range(first.month - 1, 12 * (last.year - first.year) + last.month)
    return Periods(tuple(_month(first.year + month // 12, month % 12, month + 1) for month in months))


def month_begins(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_ends(day: date) -> date:
    """
    Return the last day of the month.

    Example:
        >>> month_ends(date(2024, 2, 3)).isoformat(), month_ends(date(2025, 12, 31)).isoformat()
        ('2024-02-29', '2025-12-31')
    """
    return day.replace(day=monthrange(day.year, day.month)[1])


def periods_element(periods: Periods) -> str:
    """Return `periods`; nothing when there are none."""
    rows = [
        element(
            "period",
            _number(period),
            leaf("periodDesc", period.name, 50),
            leaf("startDatePeriod", period.begins[:10]),
            leaf("startTimePeriod", period.begins[11:]),
            leaf("endDatePeriod", period.ends[:10]),
            leaf("endTimePeriod", period.ends[11:]),
        )
        for period in periods
    ]
    return element("periods", *rows) + "\n" if rows else ""


def _month(year: int, month: int, number: int) -> FilePeriod:
    first = date(year, month + 1, 1)
    name = f"{MONTHS[month]} {year}"
    return FilePeriod(number, name, f"{first}T00:00:00", f"{month_ends(first)}T23:59:59")


def _local_text(moment: datetime) -> str:
    local = moment if moment.tzinfo is None else in_norway(moment)
    return local.isoformat()[:19]


def _number(period: FilePeriod) -> str:
    """Return the number, which the schema lets be absent, where three digits hold it."""
    if not 0 <= period.number <= NUMBER_MAX:
        return ""
    return f"<periodNumber>{period.number}</periodNumber>"
