"""
Small boxes gathered into a long one, so that a place does not fill with them.

    1-4  5-9  10-11 … 1090-1094        boxes of a few seconds, each in a place at once
    └──────── 1-1094 ─────────┘        the same entries once more, when there are many
    dropped when the next long one is there

A busy shop puts a quarter of a million boxes there in a day. A memory stick's folder has room for some
twenty thousand files, a listing of all is read every few minutes, and whoever restores fetches each of them.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple

from datakasse.office.backup.held import JOURNAL
from datakasse.office.backup.line import Line, Stretch

BOXES: Final = 256
"""So many are gathered. A box of as many entries is long: such a one, or one that was sent after a pause."""


class Gathered(NamedTuple):
    """A stretch of a register's journal that is in many small boxes."""

    register: str
    first: int
    last: int


class Twins(NamedTuple):
    """Small boxes of a register whose entries a long one holds as well."""

    register: str
    holder: Stretch
    names: list[str]


def to_gather(line: Line, names: Iterable[str]) -> list[Gathered]:
    """
    Return what is to be put once more in one box, for each register that has enough small ones.

    Example:
        >>> line = Line("one")
        >>> to_gather(line, [line.journal("r", n, n) for n in range(1, BOXES + 9)])
        [Gathered(register='r', first=1, last=256)]
        >>> to_gather(line, [line.journal("r", n, n) for n in range(1, BOXES)])
        []
    """
    found: list[Gathered] = []
    for register, boxes in line.stretches(names, below=JOURNAL).items():
        reached = max((box.last for box in boxes if _is_long(box)), default=0)
        run = [box for box in boxes if box.first > reached][:BOXES]
        if len(run) == BOXES:
            found.append(Gathered(register, run[0].first, run[-1].last))
    return found


def to_drop(line: Line, names: Iterable[str]) -> list[Twins]:
    """
    Return the small boxes that long ones hold as well, by the long one.

    Those within the newest long one stay until there is another: somebody may be fetching them, who saw no
    long one when she looked.

    Example:
        >>> line = Line("one")
        >>> small, long = [line.journal("r", n, n) for n in (7, 300, 310)], [line.journal("r", 1, 299)]
        >>> to_drop(line, small + long)
        []
        >>> (twins,) = to_drop(line, small + long + [line.journal("r", 301, 600)])
        >>> (twins.holder.name, twins.names) == (long[0], small[:1])
        True
    """
    dropped: list[Twins] = []
    for register, boxes in line.stretches(names, below=JOURNAL).items():
        holders = [box for box in boxes if _is_long(box)][:-1]
        held: dict[int, list[str]] = {}
        for box in boxes:
            before = bisect_right(holders, box.first, key=_first)
            if before and not _is_long(box) and box.last <= holders[before - 1].last:
                held.setdefault(before - 1, []).append(box.name)
        dropped += [Twins(register, holders[at], names) for at, names in held.items()]
    return dropped


def _is_long(box: Stretch) -> bool:
    return box.last - box.first >= BOXES - 1


def _first(box: Stretch) -> int:
    return box.first
