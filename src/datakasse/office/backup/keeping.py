"""
What a place keeps, and for how long.

The nights of a week are kept, and the first night of each month for a year. Entries that two whole copies
hold are not kept one by one besides. Nothing else goes, and nothing goes before the night's copy is there.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from datakasse.office.backup.line import Line, Stretch

_NIGHTS: Final = 7
_MONTHS: Final = 13


def names_to_drop(line: Line, names: Sequence[str], newest: str) -> list[str]:
    """
    Return what a place need not hold any longer.

    Args:
        line: The names in the line.
        names: What it holds.
        newest: The day of the whole copy that was finished just now.
    """
    # A night that is yet to come was made while the clock was ahead: it stays, and takes no other's place.
    days = {day for name in names if (day := _day_of(line, name, "full")) and day <= newest}
    kept = _kept(days | {newest})
    dropped = [
        name
        for name in names
        if any((day := _day_of(line, name, kind)) and day not in kept and day < newest for kind in _DAILY)
    ]
    gone = set(dropped)
    reached = held_by_two(line, [name for name in names if name not in gone])
    for register, stretches in line.stretches(names, below="journal/").items():
        dropped += [held.name for held in stretches if held.last <= reached.get(register, 0)]
    return dropped


def held_by_two(line: Line, names: Sequence[str]) -> dict[str, int]:
    """
    Return how far two whole copies hold each journal: so far no box of entries is needed besides.

    A copy that is being made, was broken off or has lost a box counts as far as it goes without a gap.

    Example:
        >>> line = Line("one")
        >>> nights = {"2026-03-02": [(1, 5)], "2026-03-03": [(1, 6), (7, 9)], "2026-03-04": [(1, 2)]}
        >>> names = [line.full(day, "r", *each) for day, held in nights.items() for each in held]
        >>> held_by_two(line, names)
        {'r': 5}
    """
    reached: dict[str, list[int]] = {}
    for day in {day for name in names if (day := _day_of(line, name, "full"))}:
        for register, held in line.stretches(names, below=f"full/{day}/").items():
            reached.setdefault(register, []).append(_without_gap(held))
    return {register: sorted(ends)[-2] for register, ends in reached.items() if len(ends) > 1}


_DAILY: Final = ("full", "beside")


def _without_gap(held: Sequence[Stretch]) -> int:
    """Return up to which entry boxes, in order, hold all of a journal."""
    last = 0
    for stretch in held:
        if stretch.first > last + 1:
            break
        last = max(last, stretch.last)
    return last


def _kept(days: Iterable[str]) -> set[str]:
    ordered = sorted(days)
    first_of_month: dict[str, str] = {}
    for day in ordered:
        first_of_month.setdefault(day[:7], day)
    return {*ordered[-_NIGHTS:], *list(first_of_month.values())[-_MONTHS:]}


def _day_of(line: Line, name: str, kind: str) -> str:
    """Return the day of what a name speaks of; empty where it is not of that kind."""
    inside = name.removeprefix(f"{line.folder}/")
    return inside.split("/")[1] if inside.startswith(f"{kind}/") and inside.count("/") >= 2 else ""
