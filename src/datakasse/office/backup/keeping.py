"""
What a place keeps, and for how long.

The nights of a week are kept, and the first night of each month for a year. Entries that two whole copies
hold are not kept one by one besides. Nothing else goes, and nothing goes before the night's copy is there.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from datakasse.office.backup.line import Line

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
    days = sorted({day for name in names if (day := _day_of(line, name, "full"))} | {newest})
    kept = _kept(days)
    dropped = [
        name
        for name in names
        if any((day := _day_of(line, name, kind)) and day not in kept and day < newest for kind in _DAILY)
    ]
    whole = [line.stretches(names, below=f"full/{day}/") for day in days[-2:]]
    if len(whole) == 2:
        for register, stretches in line.stretches(names, below="journal/").items():
            ends = [max((held.last for held in copy.get(register, [])), default=0) for copy in whole]
            dropped += [held.name for held in stretches if held.last <= min(ends)]
    return dropped


_DAILY: Final = ("full", "beside")


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
