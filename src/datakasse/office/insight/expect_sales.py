"""
What the coming two weeks are likely to bring: sales by day, receipts by hour, and each article group by both.

    views over the journal ─▶ forecast (`forecast.py`), of all sales and of each group
                           └▶ how a weekday's sales lie over its hours, with a band (`hour_bands.py`)

It is a look at the takings and nothing hangs on it. What is told of the error was found by trying the same on
the shop's own last days, beside the naive guess; where there is too little to go by, that is said.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.office.insight.forecast import (
    LOOKED_BACK,
    TESTED_DAYS,
    WEEKS_MIN,
    Error,
    Expected,
    Forecast,
    Kind,
    Method,
    forecast,
)
from datakasse.office.insight.hour_bands import (
    HOURS_FROM,
    Coverage,
    ExpectedHours,
    HourBand,
    Hourly,
    expect_hours,
)
from datakasse.office.insight.show_day import HOURS, demand_register
from datakasse.storage.ports.store import Readings
from datakasse.trade.calendar import DAY
from datakasse.trade.moment import business_day

DAYS_AHEAD: Final = 14
GROUP_DAYS: Final = 7
"""Over so many days to come the groups are summed: what is ordered and baked for."""
HOURS_TRIED_FROM: Final = HOURS_FROM + TESTED_DAYS * DAY
"""What the hours before the days that are tried were like is needed too."""

History = dict[date, int]


class ExpectedHour(msgspec.Struct, frozen=True):
    """
    An hour on Norwegian clocks.

    Attributes:
        hour: Its number, 0 to 23.
        amount_ore: Sales with VAT that are expected.
        receipts: How many receipts.
        registers: How many registers they keep busy; 0 where nobody knows.
        low_ore: One hour of ten ends below; None where there is too little to go by.
        high_ore: One hour of ten ends above; None likewise.
        low_receipts: The same of receipts.
        high_receipts: The same.
    """

    hour: int
    amount_ore: int
    receipts: int
    registers: int = 0
    low_ore: int | None = None
    high_ore: int | None = None
    low_receipts: int | None = None
    high_receipts: int | None = None


class ExpectedDay(msgspec.Struct, frozen=True):
    """
    A business day to come.

    Attributes:
        day: Which.
        kind: What the calendar makes of it.
        amount_ore: Sales with VAT that are expected.
        low_ore: One day of ten ends below.
        high_ore: One day of ten ends above.
        receipts: How many receipts are expected.
        hours: How both lie over its hours.
    """

    day: date
    kind: Kind
    amount_ore: int
    low_ore: int
    high_ore: int
    receipts: int
    hours: list[ExpectedHour]


class ExpectedGroupHour(msgspec.Struct, frozen=True):
    """
    An hour of an article group, on Norwegian clocks.

    Attributes:
        hour: Its number, 0 to 23.
        amount_ore: Sales with VAT that are expected.
        low_ore: One hour of ten ends below; None where there is too little to go by.
        high_ore: One hour of ten ends above; None likewise.
    """

    hour: int
    amount_ore: int
    low_ore: int | None = None
    high_ore: int | None = None


class ExpectedGroupDay(msgspec.Struct, frozen=True):
    """
    A day of an article group.

    Attributes:
        day: Which.
        amount_ore: Sales with VAT that are expected.
        low_ore: One day of ten ends below.
        high_ore: One day of ten ends above.
        hours: How it lies over its hours.
    """

    day: date
    amount_ore: int
    low_ore: int
    high_ore: int
    hours: list[ExpectedGroupHour]


class ExpectedGroup(msgspec.Struct, frozen=True):
    """
    An article group over the first `GROUP_DAYS` days.

    Attributes:
        group: Its code.
        name: Its name.
        amount_ore: Sales with VAT that are expected.
        method: How that was made.
        error: How far off single days of it have been.
        days: The days.
        hours_held: How the bands of its hours have held; None where no hour has one.
    """

    group: str
    name: str
    amount_ore: int
    method: Method
    error: Error
    days: list[ExpectedGroupDay]
    hours_held: Coverage | None = None


class ExpectedSales(msgspec.Struct, frozen=True):
    """
    What is expected.

    Attributes:
        as_of: When it was made, UTC.
        register: At which register; empty for all.
        weeks_behind: How many whole weeks there are to go by; with fewer than `weeks_min` nothing is told.
        weeks_min: How many there must be.
        method: How the days were made; None where nothing is told.
        error: How far off single days have been; None where nothing is told.
        days: The days.
        groups: The groups that there is enough of to go by, the largest first.
        busy_receipts: How many receipts one register has managed in a busy hour; 0 where nobody knows.
        hours_held: How the bands of hours have held, for sales; None where no hour has one.
        receipts_held: The same for receipts.
    """

    as_of: datetime
    register: str
    weeks_behind: int
    weeks_min: int = WEEKS_MIN
    method: Method | None = None
    error: Error | None = None
    days: list[ExpectedDay] = []
    groups: list[ExpectedGroup] = []
    busy_receipts: int = 0
    hours_held: Coverage | None = None
    receipts_held: Coverage | None = None


def expect_sales(books: Readings, now: datetime, *, register: str = "") -> ExpectedSales:
    """
    Return what the coming days are likely to bring.

    Args:
        books: One consistent look at the books.
        now: The moment, UTC.
        register: At which register; empty for all.

    Raises:
        UnknownRegister: There is no such register.
    """
    demand_register(books, register)
    today = business_day(now)
    behind = (today - LOOKED_BACK, today - DAY)
    sales: History = {}
    receipts: History = {}
    for row in books.takings(*behind, [Figure.SALES], [By.DAY], register=register):
        if row.day is not None:
            sales[row.day], receipts[row.day] = row.amount_ore, row.number
    weeks_behind = (today - min(sales)).days // 7 if sales else 0
    found = forecast(sales, today, DAYS_AHEAD)
    if found is None:
        return ExpectedSales(now, register, weeks_behind)
    customers = forecast(receipts, today, DAYS_AHEAD)
    hourly_ore, hourly_receipts = _hourly(books, today, register, Figure.SALES).get("", ({}, {}))
    sales_by_hour = expect_hours(found, hourly_ore, today)
    receipts_by_hour = None if customers is None else expect_hours(customers, hourly_receipts, today)
    busy_receipts = _busy_receipts(books, today, register)
    days: list[ExpectedDay] = []
    for place, each in enumerate(found.days):
        number = 0 if customers is None else max(0, customers.days[place].amount)
        of_receipts = [] if receipts_by_hour is None else receipts_by_hour.days[place]
        days.append(_day(each, number, _day_hours(sales_by_hour.days[place], of_receipts, busy_receipts)))
    return ExpectedSales(
        as_of=now,
        register=register,
        weeks_behind=weeks_behind,
        method=found.method,
        error=found.error,
        days=days,
        groups=_groups(books, today, register),
        busy_receipts=busy_receipts,
        hours_held=sales_by_hour.coverage,
        receipts_held=None if receipts_by_hour is None else receipts_by_hour.coverage,
    )


def registers_for(receipts: int, busy_receipts: int) -> int:
    """
    Return how many registers so many receipts in an hour keep busy; 0 where nobody knows.

    Example:
        >>> registers_for(30, 12), registers_for(24, 12), registers_for(0, 12), registers_for(30, 0)
        (3, 2, 0, 0)
    """
    return -(-receipts // busy_receipts) if busy_receipts else 0


def busy_hour(receipts: Sequence[int]) -> int:
    """
    Return how many receipts there were in a busy hour: nine of ten hours with sales had no more.

    Args:
        receipts: Of each hour with sales at one register.

    Example:
        >>> busy_hour([4] * 18 + [20, 21]), busy_hour([7]), busy_hour([])
        (4, 7, 0)
    """
    ordered = sorted(receipts)
    return ordered[max(0, -(-9 * len(ordered) // 10) - 1)] if ordered else 0


def _busy_receipts(books: Readings, today: date, register: str) -> int:
    """Return how many receipts one register has managed in a busy hour of the last eight weeks."""
    span, apart = (today - HOURS_FROM, today - DAY), [By.DAY, By.HOUR, By.REGISTER]
    rows = books.hourly_takings(*span, Figure.SALES, apart, register=register)
    return busy_hour([row.number for row in rows if row.number > 0])


def _day(expected: Expected, receipts: int, hours: list[ExpectedHour]) -> ExpectedDay:
    return ExpectedDay(
        expected.day,
        expected.kind,
        expected.amount,
        expected.low,
        expected.high,
        receipts,
        hours,
    )


def _day_hours(
    sales: Sequence[HourBand], receipts: Sequence[HourBand], busy_receipts: int
) -> list[ExpectedHour]:
    """Return the hours of a day in which anything was sold of late, sales and receipts together."""
    of_sales = {each.hour: each for each in sales}
    of_receipts = {each.hour: each for each in receipts}
    hours: list[ExpectedHour] = []
    for hour in HOURS:
        ore, number = of_sales.get(hour, _nothing(hour)), of_receipts.get(hour, _nothing(hour))
        if hour in of_sales or hour in of_receipts:
            hours.append(
                ExpectedHour(
                    hour,
                    ore.amount,
                    number.amount,
                    registers_for(number.amount, busy_receipts),
                    low_ore=ore.low,
                    high_ore=ore.high,
                    low_receipts=number.low,
                    high_receipts=number.high,
                )
            )
    return hours


def _nothing(hour: int) -> HourBand:
    return HourBand(hour, 0, None, None)


def _hourly(books: Readings, today: date, register: str, figure: Figure) -> dict[str, tuple[Hourly, Hourly]]:
    """Return for each name of a figure what its hours brought, in øre and receipts; sales have no name."""
    span = (today - HOURS_TRIED_FROM, today - DAY)
    found: dict[str, tuple[dict[date, dict[int, int]], dict[date, dict[int, int]]]] = {}
    for row in books.hourly_takings(*span, figure, [By.DAY, By.HOUR], register=register):
        if row.day is not None and row.hour is not None:
            amounts, numbers = found.setdefault(row.name, ({}, {}))
            amounts.setdefault(row.day, {})[row.hour] = row.amount_ore
            numbers.setdefault(row.day, {})[row.hour] = row.number
    return {name: (amounts, numbers) for name, (amounts, numbers) in found.items()}


def group_histories(books: Readings, today: date, register: str = "") -> dict[str, History]:
    """Return what each group came to on the days before one that a forecast looks back at."""
    histories: dict[str, History] = {}
    behind = (today - LOOKED_BACK, today - DAY)
    for row in books.takings(*behind, [Figure.GROUP], [By.DAY], register=register):
        if row.day is not None:
            histories.setdefault(row.name, {})[row.day] = row.amount_ore
    return histories


def _groups(books: Readings, today: date, register: str) -> list[ExpectedGroup]:
    names = {group.code: group.name for group in books.groups()}
    hourly = _hourly(books, today, register, Figure.GROUP)
    found: list[ExpectedGroup] = []
    for group, history in group_histories(books, today, register).items():
        expected = forecast(history, today, GROUP_DAYS)
        if expected is not None:
            by_hour = expect_hours(expected, hourly.get(group, ({}, {}))[0], today)
            found.append(_group(group, names.get(group, ""), expected, by_hour))
    return sorted(found, key=lambda each: (-each.amount_ore, each.group))


def _group(code: str, name: str, expected: Forecast, by_hour: ExpectedHours) -> ExpectedGroup:
    days = [
        ExpectedGroupDay(
            day.day,
            day.amount,
            day.low,
            day.high,
            [ExpectedGroupHour(each.hour, each.amount, each.low, each.high) for each in hours],
        )
        for day, hours in zip(expected.days, by_hour.days, strict=True)
    ]
    amount_ore = sum(day.amount_ore for day in days)
    return ExpectedGroup(code, name, amount_ore, expected.method, expected.error, days, by_hour.coverage)
