"""
What the tables ask of a database's driver, whichever it is: a statement in, rows out.

The SQL is plain and the same for all. Parameters are written `:name`; a driver that wants another sign
exchanges it, once for each statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

Row = tuple[Any, ...]


class DatabaseExchanged(Exception):
    """Another database goes by the name that a connection was opened by; opened again, it is that one."""


class Cursor(Protocol):
    """The rows of a statement."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, of what the statement asks for; None after the last
        """Return the next row; None after the last."""
        ...

    def fetchmany(self, size: int, /) -> list[Any]:
        """Return the next rows; none after the last."""
        ...

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        ...

    def close(self) -> None:
        """Let go of what is left."""
        ...


class Connection(Protocol):
    """A connection to a database that holds the books."""

    def execute(self, sql: str, values: Mapping[str, object] = ..., /) -> Cursor:
        """Carry a statement out."""
        ...

    def enter(self, sql: str, values: Mapping[str, object], /) -> None:
        """Carry a statement out that answers nothing: at the latest with the next that is asked."""
        ...

    def enter_all(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Carry a statement out for each of some rows, as `enter` does."""
        ...

    def stream(self, sql: str, values: Mapping[str, object], /) -> Cursor:
        """Carry a question out whose rows are fetched as they are read, in constant memory."""
        ...

    def company(self) -> str:
        """Return whose books they are; empty when they are nobody's yet."""
        ...

    def begin(self) -> None:
        """Begin a transaction: a consistent look, or one that writes."""
        ...

    def commit(self) -> None:
        """End it so that what was written is durable."""
        ...

    def end(self) -> None:
        """End a transaction, if one has begun, and keep nothing of it."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class LoadingConnection(Connection, Protocol):
    """A connection through which many rows go in at once."""

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Row], /) -> None:
        """Put rows into a table."""
        ...
