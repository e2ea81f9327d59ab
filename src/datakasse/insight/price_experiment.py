"""
An experiment with a price: two prices that take turns by a plan that was made before anything was sold.

    seed ─▶ plan_of() ─▶ which price holds on which day ─▶ pairs of days or weeks, alike but for it

By day, each weekday of two weeks is a pair, and by week, two weeks after one another: one of a pair has the
one price and one the other, by a coin that the seed threw. So each price has as many Mondays as the other,
a trend falls on both, and what the two differ by is chance and the price.

Source: randomised blocks of two (Fisher, The Design of Experiments, ch. 3).
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

DAYS_OF_WEEK: Final = 7
WEEKS_MAX: Final = 26
"""Longer than that and the season has changed more than the price."""
DAY: Final = timedelta(days=1)


class Turn(StrEnum):
    """How long a price holds before the coin is thrown again."""

    DAY = "day"
    WEEK = "week"


class TriedPrice(msgspec.Struct, frozen=True):
    """
    An article and its two prices.

    Attributes:
        article: Its number.
        usual_ore: What it cost when the experiment was made; holds again when it is over.
        tried_ore: The other price.
        cost_ore: What one costs to buy, without VAT; None where nobody has said.
    """

    article: str
    usual_ore: int
    tried_ore: int
    cost_ore: int | None = None


class PriceExperiment(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An experiment.

    Attributes:
        number: 1, 2, 3 …
        prices: The articles and their prices.
        turn: How long a price holds.
        first_day: The business day it begins on.
        weeks: How many weeks it lasts; an even number.
        seed: What the coin was thrown by, so that the plan can be made again by anybody.
        made_by: Who made it, by operator number.
        made_at: When, UTC.
        stopped_on: The business day on which it was stopped; None where it ran, or runs, to its end.
        changes: Numbers of the prices to come that carry it out, in the order of its periods.
    """

    number: int
    prices: tuple[TriedPrice, ...]
    turn: Turn
    first_day: date
    weeks: int
    seed: str
    made_by: str
    made_at: datetime
    stopped_on: date | None = None
    changes: tuple[int, ...] = ()

    @property
    def end(self) -> date:
        """The first business day on which it does not run any more by its plan."""
        return self.first_day + self.weeks * DAYS_OF_WEEK * DAY

    @property
    def over_on(self) -> date:
        """The first business day that tells nothing of it."""
        return self.end if self.stopped_on is None else min(self.end, self.stopped_on)


class Period(NamedTuple):
    """Days on which one price holds: the first, how many, and whether it is the tried one."""

    first: date
    days: int
    is_tried: bool

    def all_days(self) -> list[date]:
        """Return its days."""
        return [self.first + number * DAY for number in range(self.days)]


class Pair(NamedTuple):
    """Two periods that are alike but for the price."""

    usual: Period
    tried: Period


def plan_of(experiment: PriceExperiment) -> list[Period]:
    """
    Return the periods of an experiment in order; the same seed gives the same ones.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 3, 1, tzinfo=UTC)
        >>> shown = PriceExperiment(1, (), Turn.WEEK, date(2026, 3, 2), 4, "abc", "1", at)
        >>> ["B" if each.is_tried else "A" for each in plan_of(shown)]
        ['B', 'A', 'A', 'B']
    """
    return sorted(period for pair in pairs_of(experiment) for period in pair)


def pairs_of(experiment: PriceExperiment) -> list[Pair]:
    """Return the pairs of an experiment, by the day on which the first of each begins."""
    days = DAYS_OF_WEEK if experiment.turn is Turn.WEEK else 1
    a_fortnight = DAYS_OF_WEEK // days
    coins = _coins(experiment.seed)
    pairs: list[Pair] = []
    for fortnight in range(experiment.weeks // 2):
        for place in range(a_fortnight):
            first = experiment.first_day + (2 * fortnight * DAYS_OF_WEEK + place * days) * DAY
            other = first + DAYS_OF_WEEK * DAY
            is_first_tried = next(coins)
            usual, tried = (other, first) if is_first_tried else (first, other)
            pairs.append(Pair(Period(usual, days, is_tried=False), Period(tried, days, is_tried=True)))
    return pairs


def _coins(seed: str) -> Iterator[bool]:
    """Yield coins that a seed throws, as long as they are asked for."""
    block = 0
    while True:
        for byte in hashlib.sha256(f"{seed}/{block}".encode()).digest():
            yield bool(byte & 1)
        block += 1
