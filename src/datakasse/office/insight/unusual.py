"""
Is it more than usual? What should be rare, held against how often it happens at the same register.

How often something happens is told for receipts, since a busy day has more of everything. With a usual rate
the number on a day is Poisson; what would come so high by chance on fewer than one day in five hundred is
unusual. It says that somebody should look, and nothing about why: what is recalled has many returns.

Source: Poisson's distribution; law.md 5.7 (what a control looks at).
"""

from math import exp, fsum, lgamma, log
from typing import Final

import msgspec

from datakasse.insight.takings import Figure

RARE: Final = (
    Figure.RETURNS,
    Figure.DRAWER_OPENINGS,
    Figure.COPIES,
    Figure.DISCOUNTS,
    Figure.ABORTED,
    Figure.CORRECTIONS,
    Figure.PRICE_CHECKS,
    Figure.TRAINING,
    Figure.CASH_DIFFERENCES,
    Figure.REFUSED,
)
"""What is looked at."""

CHANCE_MAX: Final = 1 / 500
"""So seldom would a day come so high by chance, for each thing that is looked at."""
NUMBER_MIN: Final = 3
"""Fewer than these are nothing to be called for."""
RECEIPTS_MIN: Final = 200
"""With fewer receipts behind it nobody knows what is usual."""


class Unusual(msgspec.Struct, frozen=True):
    """
    Something that happened more often than it usually does.

    Attributes:
        register: Where.
        figure: What.
        number: How often on the day.
        amount_ore: What it came to.
        usual_hundredths: How often was to be expected on as many receipts, in hundredths.
        base_number: How often it happened in the days that this is held against.
        base_receipts: On how many receipts.
    """

    register: str
    figure: Figure
    number: int
    amount_ore: int
    usual_hundredths: int
    base_number: int
    base_receipts: int


def chance_of(number: int, expected: float) -> float:
    """
    Return the chance of at least so many where so many are to be expected (Poisson).

    Args:
        number: How many there were.
        expected: How many were to be expected, above zero.

    Example:
        >>> round(chance_of(3, 1.0), 4), chance_of(0, 1.0)
        (0.0803, 1.0)
        >>> round(chance_of(1_000, 1_000.0), 2), chance_of(1_300, 1_000.0) < 1e-9
        (0.5, True)
    """
    # Each term by its logarithm: of many to be expected, the first is too small to be written.
    below = (exp(each * log(expected) - expected - lgamma(each + 1)) for each in range(number))
    return max(0.0, 1.0 - fsum(below))


def is_unusual(
    number: int, receipts: int, base_number: int, base_receipts: int, chance_max: float = CHANCE_MAX
) -> bool:
    """
    Return whether something happened more often than it usually does.

    Args:
        number: How often on the day.
        receipts: Receipts of the day.
        base_number: How often in the days before.
        base_receipts: Receipts of those days; fewer than `RECEIPTS_MIN` tell nothing.
        chance_max: How seldom a day may come so high by chance.

    Example:
        >>> is_unusual(9, 100, 40, 2_000), is_unusual(3, 100, 40, 2_000), is_unusual(9, 100, 0, 100)
        (True, False, False)
    """
    if number < NUMBER_MIN or base_receipts < RECEIPTS_MIN:
        return False
    return chance_of(number, expected_of(receipts, base_number, base_receipts)) < chance_max


def expected_of(receipts: int, base_number: int, base_receipts: int) -> float:
    """
    Return how often was to be expected; what never happened before counts as half a time.

    Example:
        >>> expected_of(100, 40, 2_000)
        2.025
    """
    return max(receipts, 1) * (base_number + 0.5) / base_receipts
