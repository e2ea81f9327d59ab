"""
The store of a hub: what registers of many businesses have delivered, in a database, whichever it is.

A command has the pen for one transaction. Several processes may serve one hub: what depends on what was read
before is read again with the pen in hand.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from datakasse.errors.storage.database import StoreBroken
from datakasse.storage.engine.engine import Engine
from datakasse.storage.engine.readers import Readers
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.storage.ports.hub import HubBooks, HubReadings
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.hub import AllCompanies

Result = TypeVar("Result")


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
        self._readers = Readers(engine)
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
        with self._readers.look() as connection:
            books = AllCompanies(connection, str(self._folder.path))
            try:
                yield books
            finally:
                books.end()

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give the connection of a consistent look, for the length of a `with`: to read every row through."""
        with self._readers.look() as connection:
            yield connection

    def carry(self, place: str, work: Callable[[Connection, Sequence[str]], Result]) -> Result:
        """
        Have everything read while nobody else writes; then it is closed here, for whoever comes by.

        Args:
            place: Where it is carried to.
            work: Carries it: given the connection that writes, and all businesses.
        """

        def command(books: HubBooks) -> Result:
            companies = [company.organisation_number for company in books.companies()]
            self._close_for(place, companies)
            return work(self._connection, companies)

        return self.write(command)

    def close(self) -> None:
        """Close it."""
        with self._pen:
            self._open = False
            self._readers.close()
            self._engine.close()
            self._folder.release()

    def _close_for(self, place: str, companies: Sequence[str]) -> None:
        """Close it as far as the database can tell; a file is closed by the folder that it is in."""

    def _transact(self, command: Callable[[HubBooks], Result]) -> Result:
        books = self._books()
        self._connection.begin()
        try:
            result = command(books)
            books.end()
            self._connection.commit()
        finally:
            books.end()
            self._connection.end()
        return result

    def _books(self) -> AllCompanies:
        """Return the businesses as the connection that writes has them."""
        return AllCompanies(self._connection, str(self._folder.path))
