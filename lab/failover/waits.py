"""How long tills wait at an election, in figures."""

from collections.abc import Sequence
from math import ceil


def percentile(values: Sequence[float], percent: float) -> float:
    """
    Return the value that so many percent of the values do not exceed (nearest rank).

    Raises:
        ValueError: There is no value.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    >>> percentile([4.0, 1.0, 3.0, 2.0], 100)
    4.0
    """
    if not values:
        raise ValueError("no value")
    return sorted(values)[max(ceil(len(values) * percent / 100), 1) - 1]


def figures_of(waits_s: Sequence[float]) -> str:
    """
    Return what is told of waits, in seconds.

    >>> figures_of([21.04, 19.5, 23.0])
    'p50 21.0 s, max 23.0 s of 3'
    """
    return f"p50 {percentile(waits_s, 50):.1f} s, max {max(waits_s):.1f} s of {len(waits_s)}"
