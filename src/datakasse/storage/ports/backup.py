"""
What a backup asks of a database, whichever it is: the journal's bytes, and every row beside the journal.

A row is told as it stands, by the names of its columns, so that a copy made by one kind of database, or by an
older version of this program, can be put into another.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

import msgspec

from datakasse.journal.link import Head
from datakasse.journal.register_state import RegisterState
from datakasse.journal.verify import Seal, Stored
from datakasse.trade.shop.shop import Company, Register

Value = str | int | bytes | None
Row = Mapping[str, Value]


class DrillTold(msgspec.Struct, frozen=True):
    """
    What came of the last try to restore a backup.

    Attributes:
        at: When, UTC.
        entries: How many entries came back and agreed.
        fault: What was wrong, in bokmål; empty when nothing was.
    """

    at: datetime
    entries: int
    fault: str = ""


class BackupReadings(Protocol):
    """A consistent look at all that is to be kept."""

    def company(self) -> Company:
        """Return the business; raises `ShopMissing`."""
        ...

    def registers(self) -> list[Register]:
        """Return all registers, by id."""
        ...

    def head(self, register: str) -> Head:
        """Return where a register's journal ends."""
        ...

    def state(self, register: str) -> RegisterState:
        """Return what stands at a register now."""
        ...

    def stored(self, register: str, from_number: int = 1) -> Iterator[Stored]:
        """Yield the stored rows as they are."""
        ...

    def seals(self, register: str, from_number: int = 1) -> Iterator[Seal]:
        """Yield the sealed heads in order."""
        ...

    def tables_beside(self) -> tuple[str, ...]:
        """Return the tables that no entry tells of, in an order in which they can be filled."""
        ...

    def rows_beside(self, table: str, after: Row | None = None) -> Iterator[Row]:
        """Yield the rows of such a table in the order of their keys, or those after one of them."""
        ...


class BackupSource(Protocol):
    """Where a backup is made of."""

    def read(self) -> AbstractContextManager[BackupReadings]:
        """Return a consistent look, for the length of a `with`."""
        ...


class CopiedJournal(msgspec.Struct, frozen=True):
    """A register's journal as it comes out of a backup."""

    register: str
    rows: Iterable[Stored]
    seals: Iterable[Seal]


class EmptyBooks(Protocol):
    """A database with nothing in it, that can be filled once."""

    def fill(self, beside: Iterable[tuple[str, Row]], journals: Iterable[CopiedJournal]) -> None:
        """
        Put a copy in, whole or not at all, and make the views of it.

        Raises:
            ShopExists: There is something in it.
        """
        ...
