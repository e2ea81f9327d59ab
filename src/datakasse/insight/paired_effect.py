"""
What pairs that differ by one thing tell of it: an effect, and how far off it may be.

    differences, one of each pair ─▶ means of subsets of them ─▶ effect_of() ─▶ an interval, or too little

Where the coin decided which of a pair got the one price, a difference without an effect would as soon have
the other sign. Then the effect lies as likely between any two neighbours among the means of all subsets of
the differences, and leaving out as many of the lowest as of the highest leaves an interval that holds it as
often as it says. That is the randomisation test turned round, with nothing assumed of how sales vary but
that chance did the choosing. With many pairs some subsets stand for all of them, drawn by the seed of the
experiment.

Source: Fisher's randomisation test for pairs; typical values (Hartigan, JASA 64, 1969).
"""

import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Final

import msgspec

PAIRS_MIN: Final = 6
"""With fewer pairs no interval that leaves out anything is right nineteen times of twenty."""
SUBSETS_MAX: Final = 4_095
"""All subsets of twelve differences; of more differences, so many of them."""
_MISSED: Final = Fraction(1, 20)
_TOGETHER: Final = 8
_MASK: Final = (1 << _TOGETHER) - 1


class Verdict(StrEnum):
    """What may be said of an effect."""

    TOO_LITTLE = "too_little"
    UNCLEAR = "unclear"
    MORE = "more"
    LESS = "less"


class Effect(msgspec.Struct, frozen=True):
    """
    What the tried price did to a figure, for each period.

    Attributes:
        verdict: What may be said; more or less only where the whole interval is on that side of nothing.
        pairs: How many pairs it rests on.
        difference: By how much the figure was higher with the tried price, on average, rounded.
        low: The least that it may have done.
        high: The most.
        missed_per_thousand: How often such an interval does not hold the effect, at most.
    """

    verdict: Verdict
    pairs: int
    difference: int = 0
    low: int = 0
    high: int = 0
    missed_per_thousand: int = 0


def effect_of(differences: Sequence[int], seed: str) -> Effect:
    """
    Return what differences tell: of each pair, what the tried price brought more than the usual one.

    Args:
        differences: One of each pair.
        seed: What subsets are drawn by, where there are too many for all.

    Example:
        >>> effect_of([5, 7, 6, 8, 5, 6], "s").verdict.value
        'more'
        >>> effect_of([5, -7, 6, -8, 5, 6], "s").verdict.value
        'unclear'
        >>> effect_of([5, 7, 6], "s").verdict.value
        'too_little'
    """
    count = len(differences)
    if count < PAIRS_MIN:
        return Effect(Verdict.TOO_LITTLE, count)
    scale = lcm(*range(1, count + 1))
    means = sorted(_scaled_means(differences, scale, seed))
    parts = len(means) + 1
    left_out = parts * _MISSED / 2 // 1
    low, high = Fraction(means[left_out - 1], scale), Fraction(means[-left_out], scale)
    verdict = Verdict.MORE if low > 0 else Verdict.LESS if high < 0 else Verdict.UNCLEAR
    return Effect(
        verdict,
        count,
        round(Fraction(sum(differences), count)),
        floor(low),
        ceil(high),
        round(Fraction(2 * left_out * 1000, parts)),
    )


def _scaled_means(differences: Sequence[int], scale: int, seed: str) -> Iterator[int]:
    """Yield the means of all subsets but the empty one, or of some, times what makes all of them whole."""
    count = len(differences)
    every = (1 << count) - 1
    sums = [_sums(differences[first : first + _TOGETHER]) for first in range(0, count, _TOGETHER)]
    for subset in range(1, every + 1) if every <= SUBSETS_MAX else _some(every, count, seed):
        total = sum(part[subset >> place * _TOGETHER & _MASK] for place, part in enumerate(sums))
        yield total * (scale // subset.bit_count())


def _sums(differences: Sequence[int]) -> list[int]:
    """Return the sum of each subset of a few differences, by the bits that stand for them."""
    sums = [0]
    for each in differences:
        sums += [total + each for total in sums]
    return sums


def _some(every: int, count: int, seed: str) -> set[int]:
    """Return so many different subsets, each as likely as any other."""
    chosen: set[int] = set()
    block = 0
    while len(chosen) < SUBSETS_MAX:
        drawn = b"".join(
            hashlib.sha256(f"{seed}/subset/{block}/{part}".encode()).digest()
            for part in range(1 + count // 256)
        )
        chosen.add(int.from_bytes(drawn) & every)
        chosen.discard(0)
        block += 1
    return chosen
