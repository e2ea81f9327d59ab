"""Entries and seals in a box: the bytes as they are in the database, and nothing made anew."""

from collections.abc import Iterator
from itertools import chain, takewhile
from typing import Final, Protocol

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.journal.verify import Seal, Stored
from datakasse.office.backup.box import BoxBroken, Opened

ENTRIES_MAX: Final = 2_000
"""The longest box: some megabytes in memory, a moment's work."""
_COMMIT_ENTRIES_MAX: Final = 4_000
"""More than are ever sealed together."""


class Entries(msgspec.Struct, frozen=True):
    """A stretch of a journal that ends where the register sealed it."""

    rows: list[Stored]
    seals: list[Seal]

    @property
    def last(self) -> int:
        """The last entry."""
        return self.rows[-1].number

    def part(self, first: int, last: int) -> "Entries":
        """Return those of a stretch, both ends included."""
        return Entries(
            [row for row in self.rows if first <= row.number <= last],
            [seal for seal in self.seals if first <= seal.number <= last],
        )

    def lines(self) -> list[bytes]:
        """Return the lines of a box: the rows, then the seals."""
        return [msgspec.json.encode(one) for one in chain(self.rows, self.seals)]


class JournalRows(Protocol):
    """A consistent look at the rows of journals."""

    def stored(self, register: str, from_number: int = 1) -> Iterator[Stored]:
        """Yield the stored rows of a register's journal."""
        ...

    def seals(self, register: str, from_number: int = 1) -> Iterator[Seal]:
        """Yield the sealed heads in order."""
        ...


def read_entries(books: JournalRows, register: str, first: int, last: int) -> Entries | None:
    """
    Return the entries from one on, as many as fit and not beyond another; None where none is sealed there.

    A box ends at a seal, so that every prefix of a copy is one that the register itself vouched for.
    """
    end = min(last, first + ENTRIES_MAX - 1)
    furthest = min(last, end + _COMMIT_ENTRIES_MAX)
    seals: list[Seal] = []
    for seal in books.seals(register, first):
        if seal.number > furthest or (seal.number > end and seals):
            break
        seals.append(seal)
    if not seals:
        return None
    through = seals[-1].number
    rows = takewhile(lambda row: row.number <= through, books.stored(register, first))
    return Entries(list(rows), seals)


def entries_in(opened: Opened) -> Entries:
    """
    Return what is in a box of entries.

    Raises:
        BoxBroken: It is something else, or not what its label says.
    """
    label = opened.label
    count = label.last - label.first + 1
    try:
        rows = [msgspec.json.decode(line, type=Stored) for line in opened.lines[:count]]
        seals = [msgspec.json.decode(line, type=Seal) for line in opened.lines[count:]]
    except msgspec.MsgspecError as error:
        raise BoxBroken(Phrase("postene i den kan ikke leses", "the entries in it cannot be read")) from error
    if label.kind != "journal" or [row.number for row in rows] != list(range(label.first, label.last + 1)):
        raise BoxBroken(Phrase("den har ikke det den sier", "it does not hold what it says"))
    return Entries(rows, seals)
