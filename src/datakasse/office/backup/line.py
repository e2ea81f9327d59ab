"""
What a place holds, and what it is called.

    datakasse/<line>/deed.age                                     whose keys these are, signed by the owner
    datakasse/<line>/journal/<register>/<first>-<last>.age        entries, every few seconds, and gathered
    datakasse/<line>/beside/<day>/<number>.age                    what lies beside the journal: which pieces
    datakasse/<line>/beside/<day>/pieces/<name>.age               the pieces
    datakasse/<line>/full/<day>/<register>/<first>-<last>.age     every night: all entries once more

A line is one machine's life. Two machines never write in one line, so that the machine that was lost and
the one that took its place cannot spoil each other's copies.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final
from urllib.parse import quote, unquote

import msgspec

from datakasse.trade.moment import in_norway

ROOT: Final = "datakasse"
_ENTRIES: Final = re.compile(r"(?:journal|full/[0-9-]+)/([^/]+)/([0-9]{9,})-([0-9]{9,})\.age")
_BESIDE: Final = re.compile(r"beside/([0-9-]+)/([0-9]{9,})\.age")


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Entries of a register that one box holds, both ends included, and what the box is called."""

    first: int
    last: int
    name: str = ""


class Line(msgspec.Struct, frozen=True):
    """The names in one line."""

    line: str

    @property
    def folder(self) -> str:
        """Where all of it is."""
        return f"{ROOT}/{self.line}"

    @property
    def deed(self) -> str:
        """Whose keys these are."""
        return f"{self.folder}/deed.age"

    def journal(self, register: str, first: int, last: int) -> str:
        """Return the name of a box of entries."""
        return f"{self.folder}/journal/{_plain(register)}/{first:09}-{last:09}.age"

    def full(self, day: str, register: str, first: int, last: int) -> str:
        """Return the name of a box of entries that a nightly copy consists of."""
        return f"{self.folder}/full/{day}/{_plain(register)}/{first:09}-{last:09}.age"

    def beside(self, day: str, number: int) -> str:
        """Return the name of a list of pieces."""
        return f"{self.folder}/beside/{day}/{number:09}.age"

    def piece(self, day: str, name: str) -> str:
        """Return the name of a piece."""
        return f"{self.folder}/beside/{day}/pieces/{name}.age"

    def stretches(self, names: Iterable[str], *, below: str = "") -> dict[str, list[Stretch]]:
        """Return the boxes of entries among names, by register; below one folder only, if it is named."""
        found: dict[str, list[Stretch]] = {}
        for name in names:
            inside = name.removeprefix(f"{self.folder}/")
            told = _ENTRIES.fullmatch(inside) if inside.startswith(below) else None
            if told is not None:
                stretch = Stretch(int(told[2]), int(told[3]), name)
                found.setdefault(unquote(told[1]), []).append(stretch)
        return {register: sorted(stretches) for register, stretches in found.items()}

    def lists_beside(self, names: Iterable[str]) -> list[tuple[str, int, str]]:
        """Return day, number and name of every list of pieces, newest first."""
        found: list[tuple[str, int, str]] = []
        for name in names:
            told = _BESIDE.fullmatch(name.removeprefix(f"{self.folder}/"))
            if told is not None:
                found.append((told[1], int(told[2]), name))
        return sorted(found, reverse=True)


def gaps(held: Sequence[Stretch], last: int) -> list[Stretch]:
    """
    Return the stretches that are held by no box, up to the last entry there is.

    Example:
        >>> gaps([Stretch(1, 4), Stretch(3, 6), Stretch(9, 9)], 12)
        [Stretch(first=7, last=8, name=''), Stretch(first=10, last=12, name='')]
    """
    found: list[Stretch] = []
    wanted = 1
    for stretch in sorted(held):
        if wanted < stretch.first <= last:
            found.append(Stretch(wanted, stretch.first - 1))
        wanted = max(wanted, stretch.last + 1)
    if wanted <= last:
        found.append(Stretch(wanted, last))
    return found


def line_of_today(now: datetime, random_part: str) -> str:
    """Return what a new line is called: lines sort by the time they began."""
    return f"{in_norway(now):%Y%m%dT%H%M%S}-{random_part}"


def day_folder(day: date) -> str:
    """Return what a day's folder is called."""
    return day.isoformat()


def _plain(register: str) -> str:
    return quote(register, safe="")
