"""
What the coming days are likely to bring, from what the days behind them brought, and how far off that is.

    history by day ─▶ Model (level by weekday × kind of day) ─▶ expected, with a band
                  └─▶ the same model a week behind, for each of the last weeks ─▶ its error, and that of the
                      naive guess beside it: the same weekday a week before

A weekday is expected to be as the last ones of its name, the newest counting most. What the calendar makes
different (`Kind`) is left out of that and counted for itself, as how it differed the times before. Where the
naive guess has been nearer of late, that is what is used, and it is said. The band is where four of five days
ended, held against what had been expected of them.

Source: exponential smoothing by season, and backtesting with a moving origin (Hyndman and Athanasopoulos,
Forecasting: Principles and Practice, ch. 5 and 8); error as the sum of what was missed to the sum of what
was (WAPE), since days on which nothing was sold have no percentage.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

import msgspec

from datakasse.trade.calendar import DAY, SUNDAY, easter_sunday, is_day_of_rest

WEEK: Final = timedelta(days=7)
WEEKS_MIN: Final = 8
"""With fewer weeks behind it nobody can say what a weekday is like and how much it varies."""
TESTED_DAYS: Final = 56
"""So many of the last days the model is tried on, each as it would have been expected a week before."""
_TRIED_FROM: Final = 4
"""With fewer weeks behind a day it is not tried."""
LOOKED_BACK: Final = timedelta(days=800)

_WEEKDAYS_USED: Final = 10
_FADES: Final = 0.8
"""What a week takes from how much a weekday counts."""
_CLOSED_MIN: Final = 2
"""After so many days of a kind on which nothing was sold, nothing is expected of the next."""
_SHRINKS: Final = 1.0
"""As if each kind of day had been once before as any other day: one odd holiday is not the rule."""
_LOW, _HIGH = 0.1, 0.9


class Kind(StrEnum):
    """What the calendar makes of a day; the first that fits."""

    CHRISTMAS_EVE = "christmas_eve"
    NEW_YEARS_EVE = "new_years_eve"
    CONSTITUTION_DAY = "constitution_day"
    HOLIDAY = "holiday"
    """A day of rest that is no Sunday."""
    BEFORE_HOLIDAY = "before_holiday"
    """The day before such a day, or between Christmas and New Year."""
    ADVENT = "advent"
    """The four weeks before Christmas."""
    SUMMER_HOLIDAYS = "summer_holidays"
    """*Fellesferien*: the last three weeks of July."""
    AFTER_PAYDAY = "after_payday"
    """The 12th to the 15th, when most have been paid."""
    ORDINARY = "ordinary"


_AS_ANY_OTHER: Final = {Kind.ORDINARY: 1.0, Kind.AFTER_PAYDAY: 1.0}
LASTING: Final = frozenset({Kind.ORDINARY, Kind.AFTER_PAYDAY, Kind.ADVENT, Kind.SUMMER_HOLIDAYS})
"""Kinds of day that tell what the days around them are like; a holiday tells of itself only."""


_NAMED: Final = frozenset({(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)})
"""Days of rest by their date, whatever day of the week they are."""


@cache
def kind_of(day: date) -> Kind:
    """
    Return what the calendar makes of a day.

    Example:
        >>> [str(kind_of(date(2026, 5, day))) for day in (13, 14, 16, 17, 20)]
        ['before_holiday', 'holiday', 'before_holiday', 'constitution_day', 'ordinary']
    """
    month_day = (day.month, day.day)
    special = {
        (12, 24): Kind.CHRISTMAS_EVE,
        (12, 31): Kind.NEW_YEARS_EVE,
        (5, 17): Kind.CONSTITUTION_DAY,
    }
    if month_day in special:
        return special[month_day]
    if _is_rest(day):
        return Kind.HOLIDAY
    if _is_rest(day + DAY) or (12, 27) <= month_day <= (12, 30):
        return Kind.BEFORE_HOLIDAY
    if (11, 27) <= month_day <= (12, 23):
        return Kind.ADVENT
    if (7, 11) <= month_day <= (7, 31):
        return Kind.SUMMER_HOLIDAYS
    return Kind.AFTER_PAYDAY if 12 <= day.day <= 15 else Kind.ORDINARY


def _is_rest(day: date) -> bool:
    """Return whether a day is one of rest that is not only a Sunday."""
    easter = easter_sunday(day.year)
    named = (day.month, day.day) in _NAMED or day in {easter, easter + 49 * DAY}
    return named or (is_day_of_rest(day) and day.weekday() != SUNDAY)


class Method(StrEnum):
    """How a day's figure is made."""

    WEEKDAYS = "weekdays"
    """From the weekdays before, and the kind of day."""
    WEEK_BEFORE = "week_before"
    """The same weekday a week before: it has been nearer of late."""


class Error(msgspec.Struct, frozen=True):
    """
    How far off it has been, in basis points of what was sold.

    Attributes:
        days: On how many days it was tried.
        model_bp: What the model missed.
        naive_bp: What the same weekday a week before missed.
    """

    days: int
    model_bp: int
    naive_bp: int


class Expected(msgspec.Struct, frozen=True):
    """
    What a day is expected to bring, in the unit of its history.

    Attributes:
        day: The day.
        kind: What the calendar makes of it.
        amount: What is expected.
        low: One day of ten ends below.
        high: One day of ten ends above.
    """

    day: date
    kind: Kind
    amount: int
    low: int
    high: int


class TriedDay(msgspec.Struct, frozen=True):
    """
    A day that was expected a week before, by the way that is used now.

    Attributes:
        day: The day.
        known_before: What was known then is what lies before this day.
        amount: What was expected.
    """

    day: date
    known_before: date
    amount: float


class Forecast(msgspec.Struct, frozen=True):
    """
    A forecast.

    Attributes:
        method: How it was made.
        error: How far off it has been.
        days: The days to come.
        tried: The days it was tried on, in order.
    """

    method: Method
    error: Error
    days: list[Expected]
    tried: list[TriedDay]


def forecast(history: Mapping[date, int], today: date, days: int) -> Forecast | None:
    """
    Return what the days to come are likely to bring; None where there is too little to go by.

    Args:
        history: What each day brought; a day that is missing brought nothing. Today is not used.
        today: The first day that is expected.
        days: How many days, 1 to 28.

    Example:
        >>> flat = {date(2026, 3, 2) + days * DAY: 1000 for days in range(90)}
        >>> found = forecast(flat, date(2026, 5, 31), 1)
        >>> found is not None and (found.days[0].amount, found.error.model_bp)
        (1000, 0)
        >>> forecast(flat, date(2026, 3, 20), 1) is None
        True
    """
    known = {day: amount for day, amount in history.items() if day < today}
    if not known or (today - min(known)).days < WEEKS_MIN * 7:
        return None
    past = _Past(known)
    tried = _tried(past, today)
    error = tried.error
    if error is None:
        return None
    method = Method.WEEKDAYS if error.model_bp <= error.naive_bp else Method.WEEK_BEFORE
    model = past.model(today)
    low, high = tried.band(method)
    expected: list[Expected] = []
    for ahead in range(days):
        day = today + ahead * DAY
        amount = model.expects(day) if method is Method.WEEKDAYS else _week_before(known, today, day)
        least, most = sorted((round(amount * low), round(amount * high)))
        expected.append(Expected(day, kind_of(day), round(amount), least, most))
    return Forecast(method, error, expected, tried.days(method))


class _Past:
    """
    The days behind, and how each that the calendar made different held against its weekday.

    Attributes:
        known: What each day brought.
        first: The first of them.
    """

    def __init__(self, known: Mapping[date, int]) -> None:
        self.known = known
        self.first = min(known)
        self._parts = [*self._different()]

    def model(self, before: date) -> "_Model":
        """Return what could be learnt before a day."""
        found: dict[Kind, list[float]] = {}
        for day, kind, part in self._parts:
            if day < before:
                found.setdefault(kind, []).append(part)
        return _Model(
            self, before, {**_AS_ANY_OTHER, **{kind: _factor(parts) for kind, parts in found.items()}}
        )

    def _different(self) -> Iterator[tuple[date, Kind, float]]:
        """Yield each such day, its kind, and what it brought as a part of what its weekday had before."""
        last = max(self.known)
        day = max(self.first + WEEKS_MIN * WEEK, last - LOOKED_BACK)
        while day <= last:
            kind = kind_of(day)
            level = 0.0 if kind is Kind.ORDINARY else _level(self, day, day, _AS_ANY_OTHER)
            if level:
                # Each day counts alike, however much is sold at that time of the year.
                yield day, kind, self.known.get(day, 0) / level
            day += DAY


def _factor(parts: Sequence[float]) -> float:
    """Return what a kind of day makes of a weekday; nothing where it has been closed each time."""
    if len(parts) >= _CLOSED_MIN and not any(parts):
        return 0.0
    return (sum(parts) + _SHRINKS) / (len(parts) + _SHRINKS)


class _Model(NamedTuple):
    """What was known before a day, and what each kind of day makes of a weekday."""

    past: _Past
    before: date
    factors: Mapping[Kind, float]

    def expects(self, day: date) -> float:
        """Return what is expected of a day."""
        lasting = {kind: factor for kind, factor in self.factors.items() if kind in LASTING}
        return _level(self.past, day, self.before, lasting) * self.factors.get(kind_of(day), 1.0)


def _level(past: _Past, day: date, before: date, factors: Mapping[Kind, float]) -> float:
    """
    Return what an ordinary day of this name brings, by the last ones before it; 0 where there are none.

    Args:
        past: The days behind.
        day: Which day.
        before: Only days before this one count.
        factors: What each kind of day makes of it; days of other kinds are not looked at.
    """
    summed, weight, counts, used = 0.0, 0.0, 1.0, 0
    back = day - WEEK
    while back >= past.first and used < _WEEKDAYS_USED:
        factor = factors.get(kind_of(back), 0.0)
        if back < before and factor > 0:
            summed += counts * past.known.get(back, 0) / factor
            weight += counts
            counts *= _FADES
            used += 1
        back -= WEEK
    return summed / weight if weight else 0.0


def _week_before(known: Mapping[date, int], before: date, day: date) -> float:
    """Return what the last day of the same name brought that is known."""
    while day >= before:
        day -= WEEK
    return float(known.get(day, 0))


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came out on the days that were tried: expected by either way, and what was."""

    rows: Sequence[tuple[float, float, int]]
    first: date

    def days(self, method: Method) -> list[TriedDay]:
        """Return what was expected of each day; weeks are whole, and follow each other."""
        place = 0 if method is Method.WEEKDAYS else 1
        return [
            TriedDay(self.first + at * DAY, self.first + (at - at % 7) * DAY, row[place])
            for at, row in enumerate(self.rows)
        ]

    @property
    def error(self) -> Error | None:
        """How far off both were; None where nothing was tried, or sold."""
        was = sum(abs(was) for _, _, was in self.rows)
        if was == 0:
            return None
        model = sum(abs(model - was) for model, _, was in self.rows)
        naive = sum(abs(naive - was) for _, naive, was in self.rows)
        return Error(len(self.rows), round(10_000 * model / was), round(10_000 * naive / was))

    def band(self, method: Method) -> tuple[float, float]:
        """Return between which parts of what was expected four of five days ended."""
        place = 0 if method is Method.WEEKDAYS else 1
        parts = sorted(row[2] / row[place] for row in self.rows if row[place] > 0)
        if not parts:
            return 0.0, 1.0
        return min(1.0, _quantile(parts, _LOW)), max(1.0, _quantile(parts, _HIGH))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _tried(past: _Past, today: date) -> _Tried:
    """Try both ways on the last days, each week of them with what was known before it."""
    known = past.known
    rows: list[tuple[float, float, int]] = []
    first = week = max(today - TESTED_DAYS * DAY, past.first + _TRIED_FROM * WEEK)
    while week + 6 * DAY < today:
        model = past.model(week)
        rows += (
            (model.expects(day), float(known.get(day - WEEK, 0)), known.get(day, 0))
            for day in (week + ahead * DAY for ahead in range(7))
        )
        week += WEEK
    return _Tried(rows, first)
