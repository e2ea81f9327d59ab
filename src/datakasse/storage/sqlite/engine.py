"""SQLite behind the face that all databases have (`engine/engine.py`)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import StoreBroken
from datakasse.storage.folder import sync_folder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.sqlite.connection import SqliteConnection, connect_with, file_of, refused
from datakasse.storage.sqlite.log import Log
from datakasse.storage.sqlite.migrations import check_schema, migrate
from datakasse.storage.sqlite.pen import SqlitePen
from datakasse.storage.sqlite.reencrypting import reencrypt, tidy
from datakasse.storage.tables.books import TableBooks
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.position import Positions
from datakasse.storage.turn import FileTurn


class SqliteEngine:
    """
    One encrypted file.

    Args:
        path: The file.
        keys: Its keys.
        positions: What is known of the registers.
        serves: This process serves: it ends an exchange of keys that was broken off.
        moved_to: Where its books were carried to, if they were.

    Attributes:
        is_shared: One process serves, and it has the keys of every register.
        errors: What the driver raises.
    """

    is_shared = False
    errors: type[Exception] = dbapi2.Error

    def __init__(
        self,
        path: Path,
        keys: DatabaseKeys,
        positions: Positions,
        *,
        serves: bool = False,
        moved_to: str = "",
    ) -> None:
        """Say which file, and its keys; nothing is opened yet."""
        self._serves = serves
        self._moved_to = moved_to
        self._path = path
        self._log = Log(path)
        self._keys = keys
        self._positions = positions
        self._writer: SqliteConnection
        self._before: SqliteConnection | None = None
        self._is_exchanged = False

    def refused(self, error: Exception) -> Refused:
        """Return the refusal that an error of the driver means to the one who asked."""
        return refused(error) if isinstance(error, dbapi2.Error) else StoreBroken(what=str(error))

    def open_writer(self) -> SqliteConnection:
        """Open the connection that writes: its schema that of this version, and checked."""
        self._log = Log(self._path)
        connection = connect_with(self._path, self._keys)
        try:
            if self._serves:
                self._end_exchange(connection)
            migrate(connection)
            check_schema(connection)
        except BaseException:
            connection.close()
            raise
        self._writer = connection
        return connection

    def open_reader(self) -> SqliteConnection:
        """Open a connection that only reads."""
        return connect_with(self._path, self._keys, for_reading=True)

    def open_books(self, folder: str, keys: KeyRing) -> tuple[TableBooks, SqlitePen]:
        """Return the books as the connection that writes has them, and the pen."""
        books = TableBooks(self._writer, folder, self._positions, keys)
        return books, SqlitePen(self._writer, self._log, books, self._positions, self._moved_to)

    def turn(self, folder: Path, name: str) -> FileTurn:
        """Return a turn that one process has at a time: a file in the data folder that is locked."""
        return FileTurn(folder / f"{name}.turn")

    def wants_new_key(self) -> bool:
        """Return whether the database is to be encrypted with another key."""
        return self._is_exchanged or bool(self._keys.wanted())

    def reencrypt(self, between: Callable[[], None]) -> SqliteConnection | None:
        """
        Encrypt the database with the key that is wanted, and write in the new one from then on.

        What fails once the name was given does not keep the shop from selling: the new database is opened,
        and the key before is forgotten at the next try or the next start.
        """
        old = self._writer
        if not self._is_exchanged:
            if old.key == self._keys.wanted():
                self._forget_the_key_before(old)
                return None
            if not self._log.is_sound:
                return None
            try:
                if not reencrypt(old, self._path, self._keys, between):
                    return None
            except (OSError, Refused, dbapi2.Error):
                if file_of(self._path) in {0, old.file}:
                    raise
            self._is_exchanged = True
        sync_folder(self._path.parent)
        self._writer = connect_with(self._path, self._keys)
        self._is_exchanged = False
        self._log = Log(self._path)
        self._before = old
        return self._writer

    def forget_before(self) -> None:
        """Let go of the database under the key before; it takes a while, and nobody has to wait for it."""
        before, self._before = self._before, None
        if before is not None:
            before.close()
            self._leave_the_key_before()

    def moved_to(self, look: Connection) -> str:
        """Return where the books were carried to, as the folder knows; empty when they are here."""
        del look
        return self._moved_to

    def close_for_sale(self, place: str) -> SqliteConnection:
        """Return the connection: it has the pen, and the folder notes where the books went."""
        del place
        return self._writer

    def close(self) -> None:
        """Let go of the connection that writes."""
        self._writer.close()

    def _end_exchange(self, connection: SqliteConnection) -> None:
        """Forget the key before, where one was killed after the exchange; remove what was left."""
        if connection.key == self._keys.wanted():
            # A full disk must not keep the shop closed: both keys are there, and it is tried again.
            with suppress(OSError):
                self._forget_the_key_before(connection)
        tidy(self._path)

    def _forget_the_key_before(self, connection: SqliteConnection) -> None:
        """Have the key of the database be the only one."""
        with self._keys.exchanging(connection.key):
            pass
        self._leave_the_key_before()

    def _leave_the_key_before(self) -> None:
        """Remove what only the key before opens: nobody can read it any more, but whoever took that key."""
        tidy(self._path)
        self._path.with_name("before-upgrade.db").unlink(missing_ok=True)
