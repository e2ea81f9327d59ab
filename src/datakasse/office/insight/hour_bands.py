"""
What each hour of the coming days is likely to bring, between which figures, and how often that has held.

    expected days ─▶ how a weekday has lain over its hours ─▶ expected hours
    the days that were tried ─▶ the same, by what was known a week before ─▶ how far off ─▶ band

What an hour misses by grows with the root of what is expected of it, as numbers of customers do; so the same
hour of all weekdays is looked at together, each measured by the root of its own. The band is where four of
five of those hours ended. Whether it holds is tried as well: each week against a band from the other weeks.

Source: prediction intervals from residuals, and their coverage by leaving out (Hyndman and Athanasopoulos,
Forecasting: Principles and Practice, ch. 5); ranks of n + 1 as in split conformal prediction.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil, floor, sqrt
from typing import Final, NamedTuple

import msgspec

from datakasse.office.insight.forecast import WEEK, Forecast
from datakasse.office.insight.show_day import HOURS
from datakasse.trade.pricing.discount import share_out

HOURS_FROM: Final = 8 * WEEK
"""How far back it is looked at how a weekday lies over its hours."""
TRIED_MIN: Final = 20
"""An hour that was tried on fewer days has no band: the tenth of so few is nothing to go by."""
_LOW, _HIGH = 0.1, 0.9

Hourly = Mapping[date, Mapping[int, int]]
"""What each hour of each day brought, by day and hour."""


class HourBand(msgspec.Struct, frozen=True):
    """
    An hour to come, on Norwegian clocks, in the unit of its history.

    Attributes:
        hour: Its number, 0 to 23.
        amount: What is expected.
        low: One hour of ten ends below; None where there is too little to go by.
        high: One hour of ten ends above; None likewise.
    """

    hour: int
    amount: int
    low: int | None
    high: int | None


class Coverage(msgspec.Struct, frozen=True):
    """
    How the bands of hours have held.

    Attributes:
        hours: On how many hours it was tried.
        inside_bp: How many of them ended inside, in basis points.
    """

    hours: int
    inside_bp: int


class ExpectedHours(msgspec.Struct, frozen=True):
    """
    The hours of the days to come.

    Attributes:
        days: For each day that is expected its hours, in the order of a business day.
        coverage: How their bands have held; None where no hour has one.
    """

    days: list[list[HourBand]]
    coverage: Coverage | None


class _Miss(NamedTuple):
    """An hour that was tried: what was expected, what was, and in which week."""

    week: date
    expected: float
    was: int

    @property
    def off(self) -> float:
        """By how many roots of what was expected."""
        return (self.was - self.expected) / sqrt(self.expected)


def expect_hours(found: Forecast, hourly: Hourly, today: date) -> ExpectedHours:
    """
    Return what the hours of the days to come are likely to bring.

    Args:
        found: What is expected of the days.
        hourly: What the hours of the last sixteen weeks brought; today is not used.
        today: The first day that is expected.
    """
    misses = _misses(found, hourly)
    bands = {hour: _band([each.off for each in tried]) for hour, tried in misses.items()}
    lies = _weekdays(hourly, today)
    days: list[list[HourBand]] = []
    for each in found.days:
        weights = lies.get(each.day.weekday(), [0] * len(HOURS))
        amount, total = max(0, each.amount), sum(weights)
        hours = zip(HOURS, weights, share_out(amount, weights), strict=True)
        days.append(
            [
                _hour(hour, whole, amount * weight / total, bands.get(hour))
                for hour, weight, whole in hours
                if amount and weight
            ]
        )
    return ExpectedHours(days, _coverage(misses))


def _hour(hour: int, amount: int, expected: float, band: tuple[float, float] | None) -> HourBand:
    """Return an hour; its band is around what is expected before that was made whole."""
    if band is None:
        return HourBand(hour, amount, None, None)
    low, high = _ends(expected, band)
    return HourBand(hour, amount, min(low, amount), max(high, amount))


def _weekdays(hourly: Hourly, before: date) -> dict[int, list[int]]:
    """Return how each weekday has lain over `HOURS` in the weeks before a day."""
    found: dict[int, list[int]] = {}
    for day, hours in hourly.items():
        if before - HOURS_FROM <= day < before:
            weights = found.setdefault(day.weekday(), [0] * len(HOURS))
            for hour, amount in hours.items():
                weights[HOURS.index(hour)] += max(0, amount)
    return found


def _misses(found: Forecast, hourly: Hourly) -> dict[int, list[_Miss]]:
    """Return for each hour how it was expected on the days that were tried, and how it was."""
    misses: dict[int, list[_Miss]] = {}
    lies: dict[int, list[int]] = {}
    known_before = None
    for tried in found.tried:
        if tried.known_before != known_before:
            known_before = tried.known_before
            lies = _weekdays(hourly, known_before)
        weights = lies.get(tried.day.weekday(), [])
        total = sum(weights)
        was = hourly.get(tried.day, {})
        for hour, weight in zip(HOURS, weights, strict=False):
            expected = tried.amount * weight / total if weight else 0.0
            if expected > 0:
                misses.setdefault(hour, []).append(_Miss(tried.known_before, expected, was.get(hour, 0)))
    return misses


def _band(offs: Sequence[float]) -> tuple[float, float] | None:
    """Return between which of these four of five lie; None of too few."""
    if len(offs) < TRIED_MIN:
        return None
    ordered = sorted(offs)
    low = max(1, floor(_LOW * (len(ordered) + 1)))
    high = min(len(ordered), ceil(_HIGH * (len(ordered) + 1)))
    return min(0.0, ordered[low - 1]), max(0.0, ordered[high - 1])


def _ends(expected: float, band: tuple[float, float]) -> tuple[int, int]:
    """Return both ends of an hour of which so much is expected; less than nothing is not sold."""
    low, high = band
    return max(0, round(expected + low * sqrt(expected))), round(expected + high * sqrt(expected))


def _coverage(misses: Mapping[int, Sequence[_Miss]]) -> Coverage | None:
    """Return how many of the hours that were tried lie inside a band from the other weeks."""
    held = [inside for tried in misses.values() if len(tried) >= TRIED_MIN for inside in _held(tried)]
    return Coverage(len(held), round(10_000 * sum(held) / len(held))) if held else None


def _held(tried: Sequence[_Miss]) -> Iterator[bool]:
    """Yield for each of these hours whether it lies inside the band of the weeks beside its own."""
    for week in {each.week for each in tried}:
        band = _band([each.off for each in tried if each.week != week])
        for each in tried:
            if band is not None and each.week == week:
                low, high = _ends(each.expected, band)
                yield low <= each.was <= high
