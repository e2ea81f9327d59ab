"""Connections that only read: each has one look at a time, and waits for the next where it is idle."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Final

from datakasse.errors.storage.database import StoreBroken
from datakasse.storage.engine.engine import Engine
from datakasse.storage.tables.connection import Connection, DatabaseExchanged

_IDLE_MAX: Final = 8


class Readers:
    """
    The readers of a store.

    Args:
        engine: The database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[Connection] = []
        # Not `Lock`: the garbage collector may give a reader back in the middle of taking one.
        self._lock = RLock()
        self._open = True

    @contextmanager
    def look(self) -> Generator[Connection]:
        """
        Give a connection with a look begun, for the length of a `with`.

        Raises:
            StoreBroken: The store is closed, or the database does not answer.
        """
        connection = self._taken()
        try:
            yield connection
        except self._engine.errors as error:
            raise self._engine.refused(error) from error
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Let go of those that are idle, and of the others as they are given back."""
        with self._lock:
            self._open = False
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _taken(self) -> Connection:
        """Return a connection that nobody reads from, with a look begun; one that broke is not among them."""
        while True:
            with self._lock:
                if not self._open:
                    raise StoreBroken(what="closed")
                idle = self._idle.pop() if self._idle else None
            connection = idle or self._engine.open_reader()
            try:
                connection.begin()
            except self._engine.errors as error:
                connection.close()
                if idle is None and not isinstance(error, DatabaseExchanged):
                    raise self._engine.refused(error) from error
            else:
                return connection

    def _give_back(self, connection: Connection) -> None:
        """Keep a connection for the next reader, unless it does not work or there are enough."""
        with suppress(self._engine.errors):
            connection.end()
            with self._lock:
                if self._open and len(self._idle) < _IDLE_MAX:
                    self._idle.append(connection)
                    return
        connection.close()
