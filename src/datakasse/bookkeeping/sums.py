"""
Which of several dated amounts come to a sum, within bounds, and whether there is only one way.

The bounds keep it from growing: four amounts at most, some days from first to last, some neighbours each.
What lies outside them is not found here, and so left to a person.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

TOGETHER_MAX: Final = 4
"""How many amounts may come together in one."""
NEIGHBOURS_MAX: Final = 8
"""With how many of those that follow an amount may come together."""
RUN_MAX: Final = 7
"""How many days, or payouts, may follow each other in a run."""
RUN_GAP_DAYS: Final = 7
"""Closed days that may lie between two of a run."""


class Dated(msgspec.Struct, frozen=True):
    """An amount of a day, and its place in a list."""

    at: int
    day: date
    amount_ore: int


class Way(msgspec.Struct, frozen=True):
    """One way in which things on the left may belong to things on the right; places in two lists."""

    left: tuple[int, ...]
    right: tuple[int, ...]


class Sums:
    """The sums of one to four amounts that lie near each other, by sum and first day."""

    def __init__(self, items: Iterable[Dated], wanted: Container[int], *, within_days: int) -> None:
        """Add up whatever may come together, each combination once; keep the sums that are wanted."""
        self._wanted = wanted
        self._found: dict[int, tuple[list[date], list[tuple[int, ...]]]] = {}
        ordered = sorted(items, key=lambda each: (each.day, each.at))
        for place, first in enumerate(ordered):
            near = [
                other
                for other in ordered[place + 1 : place + 1 + NEIGHBOURS_MAX]
                if (other.day - first.day).days <= within_days
            ]
            self._add(first.day, (first.at,), first.amount_ore, near)

    def _add(self, day: date, places: tuple[int, ...], total_ore: int, near: Sequence[Dated]) -> None:
        """Keep a sum, and go on with each of those that may come besides."""
        if total_ore in self._wanted:
            days, combinations = self._found.setdefault(total_ore, ([], []))
            days.append(day)
            combinations.append(places)
        if len(places) < TOGETHER_MAX:
            for number, other in enumerate(near, start=1):
                self._add(day, (*places, other.at), total_ore + other.amount_ore, near[number:])

    def of(self, total_ore: int, first: date, last: date) -> Sequence[tuple[int, ...]]:
        """
        Return the places of the amounts that make a sum, whose earliest is of a day between two.

        Example:
            >>> two = [Dated(0, date(2026, 11, 2), 100), Dated(1, date(2026, 11, 3), 250)]
            >>> sums = Sums(two, {350}, within_days=7)
            >>> sums.of(350, date(2026, 11, 1), date(2026, 11, 5)), sums.of(350, date(2026, 11, 3), date.max)
            ([(0, 1)], [])
        """
        if total_ore not in self._found:
            return ()
        days, combinations = self._found[total_ore]
        return combinations[bisect_left(days, first) : bisect_right(days, last)]


def runs_by_sum(items: Iterable[Dated]) -> dict[int, list[tuple[int, ...]]]:
    """
    Return the sums of all runs of amounts that follow each other, with the places that make them.

    Example:
        >>> days = [Dated(at, date(2026, 11, 2 + at), 100) for at in range(3)]
        >>> runs_by_sum(days)[200]
        [(0, 1), (1, 2)]
    """
    ordered = sorted(items, key=lambda each: (each.day, each.at))
    found: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for first in range(len(ordered)):
        total_ore = 0
        for last in range(first, min(first + RUN_MAX, len(ordered))):
            if last > first and (ordered[last].day - ordered[last - 1].day).days > RUN_GAP_DAYS:
                break
            total_ore += ordered[last].amount_ore
            found[total_ore].append(tuple(each.at for each in ordered[first : last + 1]))
    return dict(found)


def apart(ways: Sequence[Way]) -> Iterator[tuple[Way, tuple[Way, ...]]]:
    """
    Yield every way that is not two smaller ones in a row, with the others that share something with it.

    A way with no others is the only one there is for all that it holds.

    Example:
        >>> one, other, both = Way((0,), (0,)), Way((1,), (1,)), Way((0, 1), (0, 1))
        >>> [(way.left, len(others)) for way, others in apart([one, other, both])]
        [((0,), 0), ((1,), 0)]
        >>> [(way.left, len(others)) for way, others in apart([Way((0,), (0,)), Way((1,), (0,))])]
        [((0,), 1), ((1,), 1)]
    """
    known = dict.fromkeys(ways)
    whole = [way for way in known if not _is_two(way, known)]
    by_left: dict[int, list[Way]] = defaultdict(list)
    by_right: dict[int, list[Way]] = defaultdict(list)
    for way in whole:
        for at in way.left:
            by_left[at].append(way)
        for at in way.right:
            by_right[at].append(way)
    for way in whole:
        sharing = [other for at in way.left for other in by_left[at]]
        sharing += [other for at in way.right for other in by_right[at]]
        yield way, tuple(dict.fromkeys(other for other in sharing if other != way))


def _is_two(way: Way, known: Container[Way]) -> bool:
    """Return whether a way falls into two that follow each other on both sides, and says nothing itself."""
    return any(
        Way(way.left[:left], way.right[:right]) in known and Way(way.left[left:], way.right[right:]) in known
        for left in range(1, len(way.left))
        for right in range(1, len(way.right))
    )
