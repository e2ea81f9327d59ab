"""
The store of a hub: what registers of many businesses have delivered, in a database, whichever it is.

A command has the pen for one transaction. Several processes may serve one hub: what depends on what was read
before is read again with the pen in hand.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Lock, RLock
from typing import Final, TypeVar

from datakasse.errors.storing import StoreBroken
from datakasse.storage.engine.engine import Engine
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.ports.hub import HubBooks, HubReadings
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.hub import AllCompanies

Result = TypeVar("Result")

_IDLE_READERS: Final = 8


class KeptHubStore:
    """
    A hub in a database, and its keys in a data folder.

    Args:
        folder: Its data folder.
        engine: The database.
        keys: Where its secrets are.
        network: Where its certificates are.

    Attributes:
        keys: As given.
        network: As given.
    """

    def __init__(self, folder: DataFolder, engine: Engine, keys: KeyFolder, network: NetworkFolder) -> None:
        self.keys = keys
        self.network = network
        self._folder = folder
        self._engine = engine
        self._pen = Lock()
        self._idle: list[Connection] = []
        self._idle_lock = RLock()  # as in `Store`
        self._open = True
        try:
            self._connection = engine.open_writer()
        except engine.errors as error:
            raise engine.refused(error) from error

    def write(self, command: Callable[[HubBooks], Result]) -> Result:
        """
        Run a command with the pen in hand; durable when it returns, and nothing of it if it raises.

        Raises:
            StoreBroken: The database does not answer, or the store is closed.
            DiskFull: There is no room.
        """
        with self._pen:
            if not self._open:
                raise StoreBroken(what="closed")
            try:
                return self._transact(command)
            except self._engine.errors as error:
                raise self._engine.refused(error) from error

    @contextmanager
    def read(self) -> Generator[HubReadings]:
        """
        Give a consistent look, for the length of a `with`.

        Raises:
            StoreBroken: The database does not answer, or the store is closed.
        """
        connection = self._reader()
        try:
            connection.begin()
            look = AllCompanies(connection, str(self._folder.path))
            try:
                yield look
            finally:
                look.end()
        except self._engine.errors as error:
            raise self._engine.refused(error) from error
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Close it."""
        with self._pen, self._idle_lock:
            self._open = False
            for connection in (*self._idle, self._connection):
                connection.close()
            self._idle = []

    def _transact(self, command: Callable[[HubBooks], Result]) -> Result:
        books = AllCompanies(self._connection, str(self._folder.path))
        self._connection.begin()
        try:
            result = command(books)
            books.end()
            self._connection.commit()
        finally:
            books.end()
            self._connection.end()
        return result

    def _reader(self) -> Connection:
        with self._idle_lock:
            if not self._open:
                raise StoreBroken(what="closed")
            if self._idle:
                return self._idle.pop()
        return self._engine.open_reader()

    def _give_back(self, connection: Connection) -> None:
        with suppress(self._engine.errors):
            connection.end()
            with self._idle_lock:
                if self._open and len(self._idle) < _IDLE_READERS:
                    self._idle.append(connection)
                    return
        connection.close()
