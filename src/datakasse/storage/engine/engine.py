"""
What differs from one database to the next, behind one face: connections, looks, the pen.

    KeptStore (engine/store.py) ─▶ Engine ─▶ sqlite/engine.py, postgres/engine.py
    Writer (engine/writer.py)   ─▶ Pen    ─▶ sqlite/pen.py, postgres/pen.py
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from datakasse.errors.refusal import Refused
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Books
from datakasse.storage.ports.turn import Turn
from datakasse.storage.tables.books import TableBooks
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.position import Position


class Command(msgspec.Struct, frozen=True):
    """
    Something to be written.

    Attributes:
        carry_out: Does it, with the pen in hand.
        register: The register it is about; empty when it is about the shop, or nobody said.
    """

    carry_out: Callable[[Books], Any]
    register: str = ""


class Raised(msgspec.Struct, frozen=True):
    """What a command raised instead of giving a result."""

    error: BaseException


class Written(msgspec.Struct, frozen=True):
    """
    What a batch came to.

    Attributes:
        results: What each command gave, or `Raised`.
        positions: Where the registers stand that were written to.
        closed: The registers whose day was closed.
    """

    results: Sequence[Any]
    positions: Mapping[str, Position]
    closed: frozenset[str]


class Pen(Protocol):
    """Writes a batch of commands in one transaction."""

    def transact(self, commands: Sequence[Command]) -> Written:
        """
        Carry commands out, durably when this returns.

        Each stands alone: one that raises leaves nothing behind and the others live. What this raises
        is the machine's, and nothing of the batch was written.
        """
        ...

    def abandon(self) -> None:
        """Give a transaction up and remember nothing of it."""
        ...


class Engine(Protocol):
    """A database, and how it is spoken to."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes, with other registers' keys, write to the same books."""
        ...

    @property
    def errors(self) -> type[Exception]:
        """What its driver raises."""
        ...

    def refused(self, error: Exception) -> Refused:
        """Return the refusal that an error of the driver means to the one who asked."""
        ...

    def open_writer(self) -> Connection:
        """
        Open the connection that writes, with the tables as this version has them and every guard in place.

        Raises:
            SchemaDamaged: A guard is missing or changed.
            Refused: The database cannot be opened.
        """
        ...

    def open_reader(self) -> Connection:
        """Open a connection that only reads; raises `Refused`."""
        ...

    def open_books(self, folder: str, keys: KeyRing) -> tuple[TableBooks, Pen]:
        """Return the books as the connection that writes has them, and the pen."""
        ...

    def moved_to(self, look: Connection) -> str:
        """Return where the books were carried to, by a look at them; empty when they are here."""
        ...

    def close_for_sale(self, place: str) -> Connection:
        """
        Keep everybody else from writing, and note where the books are carried to, by a command that commits.

        Returns:
            The connection that writes, to read every row through.
        """
        ...

    def turn(self, folder: Path, name: str) -> Turn:
        """
        Return a turn that one process has at a time, of all those that have these books.

        Args:
            folder: The data folder of this process.
            name: What it is a turn at.
        """
        ...

    def wants_new_key(self) -> bool:
        """Return whether the database is to be encrypted with another key."""
        ...

    def reencrypt(self, between: Callable[[], None]) -> Connection | None:
        """
        Encrypt the database with the key that is wanted; books and pen are to be opened anew afterwards.

        Args:
            between: Writes what waits; called often, so that nobody waits long.

        Returns:
            The connection that writes from then on; None where it has to be tried again.

        Raises:
            Refused, OSError: It cannot be done; nothing has changed.
        """
        ...

    def forget_before(self) -> None:
        """Let go of the database as it was before it was encrypted anew, if it was."""
        ...

    def close(self) -> None:
        """Let go of the connection that writes."""
        ...
