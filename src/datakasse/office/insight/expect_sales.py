"""
What the coming two weeks are likely to bring: sales by day, receipts by hour, and each article group by both.

    views over the journal ─▶ forecast (`forecast.py`), of all sales and of each group
                           └▶ how a weekday's sales lie over its hours, the last eight weeks

It is a look at the takings and nothing hangs on it. What is told of the error was found by trying the same on
the shop's own last days, beside the naive guess; where there is too little to go by, that is said.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.office.insight.forecast import (
    LOOKED_BACK,
    WEEK,
    WEEKS_MIN,
    Error,
    Expected,
    Kind,
    Method,
    forecast,
)
from datakasse.office.insight.show_day import HOURS, demand_register
from datakasse.storage.ports.store import Readings
from datakasse.trade.calendar import DAY
from datakasse.trade.moment import business_day
from datakasse.trade.pricing.discount import share_out

DAYS_AHEAD: Final = 14
GROUP_DAYS: Final = 7
"""Over so many days to come the groups are summed: what is ordered and baked for."""
HOURS_FROM: Final = 8 * WEEK

History = dict[date, int]


class ExpectedHour(msgspec.Struct, frozen=True):
    """
    An hour on Norwegian clocks.

    Attributes:
        hour: Its number, 0 to 23.
        amount_ore: Sales with VAT that are expected.
        receipts: How many receipts.
        registers: How many registers they keep busy; 0 where nobody knows.
    """

    hour: int
    amount_ore: int
    receipts: int
    registers: int = 0


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
    """

    hour: int
    amount_ore: int


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
    """

    group: str
    name: str
    amount_ore: int
    method: Method
    error: Error
    days: list[ExpectedGroupDay]


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
    hours = _hours(books, today, register, Figure.SALES).get("", {})
    busy_receipts = _busy_receipts(books, today, register)
    return ExpectedSales(
        as_of=now,
        register=register,
        weeks_behind=weeks_behind,
        method=found.method,
        error=found.error,
        days=[
            _day(
                expected,
                0 if customers is None else max(0, customers.days[place].amount),
                hours,
                busy_receipts,
            )
            for place, expected in enumerate(found.days)
        ],
        groups=_groups(books, today, register),
        busy_receipts=busy_receipts,
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


def _day(
    expected: Expected, receipts: int, hours: Mapping[int, Sequence[int]], busy_receipts: int
) -> ExpectedDay:
    """Spread a day over its hours, as its weekday has been."""
    weights = hours.get(expected.day.weekday(), [0] * len(HOURS))
    amounts = share_out(max(0, expected.amount), weights)
    numbers = share_out(receipts, weights)
    return ExpectedDay(
        expected.day,
        expected.kind,
        expected.amount,
        expected.low,
        expected.high,
        receipts,
        [
            ExpectedHour(hour, amount_ore, number, registers_for(number, busy_receipts))
            for hour, amount_ore, number in zip(HOURS, amounts, numbers, strict=True)
            if amount_ore
        ],
    )


def _hours(books: Readings, today: date, register: str, figure: Figure) -> dict[str, dict[int, list[int]]]:
    """Return for each name of a figure and each weekday how it has lain over `HOURS`; sales have no name."""
    span = (today - HOURS_FROM, today - DAY)
    found: dict[str, dict[int, list[int]]] = {}
    for row in books.hourly_takings(*span, figure, [By.DAY, By.HOUR], register=register):
        if row.day is not None and row.hour is not None:
            weekdays = found.setdefault(row.name, {})
            weights = weekdays.setdefault(row.day.weekday(), [0] * len(HOURS))
            weights[HOURS.index(row.hour)] += max(0, row.amount_ore)
    return found


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
    hours = _hours(books, today, register, Figure.GROUP)
    found: list[ExpectedGroup] = []
    for group, history in group_histories(books, today, register).items():
        expected = forecast(history, today, GROUP_DAYS)
        if expected is not None:
            days = [_group_day(day, hours.get(group, {})) for day in expected.days]
            amount_ore = sum(day.amount_ore for day in days)
            name = names.get(group, "")
            found.append(ExpectedGroup(group, name, amount_ore, expected.method, expected.error, days))
    return sorted(found, key=lambda each: (-each.amount_ore, each.group))


def _group_day(expected: Expected, hours: Mapping[int, Sequence[int]]) -> ExpectedGroupDay:
    """Spread a day of a group over its hours, as they have been on its weekday."""
    amounts = share_out(max(0, expected.amount), hours.get(expected.day.weekday(), [0] * len(HOURS)))
    return ExpectedGroupDay(
        expected.day,
        expected.amount,
        expected.low,
        expected.high,
        [
            ExpectedGroupHour(hour, amount_ore)
            for hour, amount_ore in zip(HOURS, amounts, strict=True)
            if amount_ore
        ],
    )
