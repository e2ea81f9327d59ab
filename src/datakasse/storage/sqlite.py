"""
The store on one machine: SQLite, encrypted, one file beside its keys.

    create_store(folder, environ)    an empty store: folder, master key, database
    open_store(folder, environ)      the store that is there, after its guards have been checked

One process serves (`exclusive`); others may open the same folder meanwhile to read, and to append a
short entry of their own. Nothing goes out of step, because every writer takes SQLite's lock before
it reads where a journal ends.
"""

import os
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final, TypeVar

from sqlcipher3 import dbapi2

from datakasse.errors.storing import JournalDamaged, ShopExists, ShopMissing, StoreBroken
from datakasse.journal.verify import Finding
from datakasse.storage.anchor import read_anchor, write_anchor
from datakasse.storage.article_index import ArticleIndex
from datakasse.storage.books import SqliteBooks, SqliteReadings
from datakasse.storage.connection import connect, refused
from datakasse.storage.database_key import make_master, open_master
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys import KeyFolder
from datakasse.storage.migrations import check_schema, migrate
from datakasse.storage.network_keys import NetworkFolder
from datakasse.storage.ports import Books, JournalChecked
from datakasse.storage.position import Positions
from datakasse.storage.verification import check_since, check_whole, where_anchor_fails
from datakasse.storage.writer import Writer

Result = TypeVar("Result")

_IDLE_READERS: Final = 8


def create_store(path: Path, environ: Mapping[str, str], *, exclusive: bool = False) -> "SqliteStore":
    """
    Make an empty store and open it.

    Args:
        path: The data folder; made if it is not there.
        environ: The environment: decides where the master secret is kept (`database_key.py`).
        exclusive: As `open_store`.

    Raises:
        ShopExists: There is a shop already; it is untouched.
        Refused: As `open_store`.
    """
    folder = DataFolder(path)
    if not folder.database.exists():
        folder.make()
        with suppress(FileExistsError):
            make_master(folder.keys, environ)
        os.close(os.open(folder.database, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    store = open_store(path, environ, exclusive=exclusive)
    try:
        with store.read() as books:
            books.company()
    except ShopMissing:
        # Newly made, or what an earlier try that broke off has left.
        return store
    store.close()
    raise ShopExists(folder=str(path))


def open_store(path: Path, environ: Mapping[str, str], *, exclusive: bool = False) -> "SqliteStore":
    """
    Open the store of a data folder.

    Args:
        path: The data folder.
        environ: The environment: where the master secret may be.
        exclusive: Be the one process that serves, and check every journal since its anchor first.

    Raises:
        ShopMissing: There is no database.
        InUse: Another process serves.
        WrongDatabaseKey: The key does not fit.
        UnsafeKeyFile: Others can read the keys.
        DatabaseTooOld: This SQLite could damage the database.
        SchemaDamaged: A guard of the database is missing or changed.
        JournalDamaged: The check found a fault.
    """
    folder = DataFolder(path)
    if not folder.database.exists():
        raise ShopMissing(folder=str(path))
    master = open_master(folder.keys, environ)
    if exclusive:
        folder.hold()
    try:
        keys = KeyFolder(folder.keys, master.wrapping())
        network = NetworkFolder(folder.keys / "network", master.network())
        store = SqliteStore(folder, master.database(), keys, network)
    except BaseException:
        folder.release()
        raise
    if exclusive:
        try:
            store.check_since_anchors()
        except BaseException:
            store.close()
            raise
    return store


class SqliteStore:
    """
    The books of one business in an encrypted SQLite file.

    Attributes:
        keys: The registers' keys.
        network: The keys and certificates of the shop's network.
    """

    def __init__(self, folder: DataFolder, key: bytes, keys: KeyFolder, network: NetworkFolder) -> None:
        """Open the database, bring it to this version's schema, check every guard, read the anchors."""
        self.keys = keys
        self.network = network
        self._folder = folder
        self._key = key
        self._positions = Positions()
        self._index = ArticleIndex()
        self._idle: list[dbapi2.Connection] = []
        self._idle_lock = Lock()
        self._open = True
        self._connection = connect(folder.database, key)
        try:
            migrate(self._connection)
            check_schema(self._connection)
            self._begin_at_anchors()
            self._books = SqliteBooks(self._connection, str(folder.path), self._positions, keys)
            self._build_missing_views()
        except dbapi2.Error as error:
            self._connection.close()
            raise refused(error) from error
        except BaseException:
            self._connection.close()
            raise
        self._writer = Writer(self._connection, self._books, self._positions, keys)

    def write(self, command: Callable[[Books], Result]) -> "Future[Result]":
        """
        Run a command with the pen in hand.

        The future is done when what the command wrote is durable, or holds what the command raised,
        in which case nothing was written. A command must not wait for another.

        Raises:
            StoreBroken: The store is closed.
        """
        return self._writer.submit(command)

    @contextmanager
    def read(self) -> Generator[SqliteReadings]:
        """
        Give a consistent look at the books, for the length of a `with`.

        Raises:
            StoreBroken: The database does not answer, or the store is closed.
        """
        connection = self._reader()
        readings: SqliteReadings | None = None
        try:
            connection.execute("BEGIN")
            readings = SqliteReadings(connection, str(self._folder.path), self._positions, self._index)
            yield readings
        except dbapi2.Error as error:
            raise refused(error) from error
        finally:
            if readings is not None:
                self._positions.learn(readings.positions())
                readings.end()
            self._give_back(connection)

    def subscribe(self, wake: Callable[[str, int], None]) -> Callable[[], None]:
        """
        Call `wake(register, number)` after each durable append; returns how to stop it.

        What becomes durable together wakes once a register, with the number of its last entry. It is
        called by the thread that writes, and must be quick.
        """
        return self._writer.listen(wake)

    def verify(self, register: str) -> Iterator[Finding]:
        """Check a register's whole journal and yield what is wrong."""
        anchor = read_anchor(self.keys, register)
        with self.read() as books:
            yield from check_whole(books, self.keys, register, anchor)

    def check_since_anchors(self) -> None:
        """
        Check every journal since its anchor, and move the anchors to where they end.

        Raises:
            JournalDamaged: A fault was found; nothing is to be sold before it is explained.
        """
        for register, number in self._positions.damaged.items():
            raise JournalDamaged(register=register, number=number)
        anchored = self._positions.known()
        with self.read() as books:
            for register in (described.register_id for described in books.registers()):
                check_since(books, self.keys, register, anchored.get(register))
                # A full disk must not keep the shop closed: the older anchor serves.
                with suppress(OSError):
                    write_anchor(self.keys, register, books.position(register))

    def check_since_anchor(self, register: str) -> JournalChecked:
        """Check a register's journal since its anchor, and say how far."""
        anchor = read_anchor(self.keys, register)
        position = None if anchor is None else anchor.position
        with self.read() as books:
            first, last = (0 if position is None else position.number) + 1, books.head(register).number
            try:
                fault = None if anchor is None else where_anchor_fails(books, register, anchor)
                if fault is None:
                    check_since(books, self.keys, register, position)
            except JournalDamaged as damaged:
                fault = int(damaged.facts["number"])
        return JournalChecked(min(first, last), last, fault)

    def rebuild_views(self) -> None:
        """Throw the views over the journal away and make them again from its entries."""
        self._writer.submit(lambda _: self._books.rebuild_views()).result()

    def close(self) -> None:
        """Finish what is queued and close."""
        self._writer.stop()
        with self._idle_lock:
            self._open = False
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        self._connection.close()
        self._folder.release()

    def _build_missing_views(self) -> None:
        """Make the views that an older version did not have, whole or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._books.forget()
            self._books.build_missing_views()
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._books.forget()

    def _begin_at_anchors(self) -> None:
        """Start the folds where the anchors stand; an anchor that fails marks its register as damaged."""
        anchors = {register: read_anchor(self.keys, register) for register in self.keys.registers()}
        with self.read() as books:
            for register, anchor in anchors.items():
                failed_at = None if anchor is None else where_anchor_fails(books, register, anchor)
                if failed_at is not None:
                    self._positions.damaged[register] = failed_at
                elif anchor is not None and anchor.position is not None:
                    self._positions.learn({register: anchor.position})

    def _reader(self) -> dbapi2.Connection:
        """Return a connection that nobody reads from."""
        with self._idle_lock:
            if not self._open:
                raise StoreBroken(what="closed")
            if self._idle:
                return self._idle.pop()
        return connect(self._folder.database, self._key, for_reading=True)

    def _give_back(self, connection: dbapi2.Connection) -> None:
        """Keep a connection for the next reader, unless it does not work or there are enough."""
        with suppress(dbapi2.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            with self._idle_lock:
                if self._open and len(self._idle) < _IDLE_READERS:
                    self._idle.append(connection)
                    return
        connection.close()
