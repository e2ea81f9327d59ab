"""
Open a connection to the encrypted database, and say what its errors mean.

SQLite before 3.51.3 can corrupt a database in WAL mode when two connections write and checkpoint at
the same instant, so an older one is refused. The key goes in raw: deriving it is `keys/master_key.py`'s
work, and SQLCipher's own slow derivation would be repeated for every connection.

A database begins with a salt, and SQLCipher reads it there before it looks into the log. A power cut while
that sector is written could leave rubbish there, and nothing would open any more that the log still holds
whole. So the salt follows from the key, and a database whose first bytes are rubbish is opened with it.

Nothing but SQLite opens the file: when a process closes a file, whichever way, it lets go of every lock that
it has on it, and another process that leaves would take the log away from under those who still write.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import Final, Protocol

from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DatabaseTooOld, DiskFull, StoreBroken
from datakasse.errors.storage.folder import FolderNotWritable
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.tables.connection import DatabaseExchanged, Row

SQLITE_NEEDED: Final = (3, 51, 3)
WAIT_FOR_OTHERS_S: Final = 10
"""How long a connection waits for another process that writes."""

CHECKPOINT_PAGES: Final = 4_000
"""The log goes into the database after so many pages: rarely enough not to be felt by a hundredth sale."""

_LOG_BYTES_KEPT: Final = 64 * 1024 * 1024
_SALT_BYTES: Final = 16
_ACCESS: Final = frozenset({"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM"})
"""What SQLite says of a file that whoever runs the program may not open."""


class EncryptedAnew(dbapi2.OperationalError, DatabaseExchanged):
    """The database was encrypted with another key since it was opened (`sqlite/reencrypting.py`)."""


class SqliteConnection(dbapi2.Connection):
    """
    The driver's connection, which is already what the tables ask for (`tables/connection.py`).

    Attributes:
        for_reading: It refuses to write.
        place: The name that the database goes by.
        file: The number of the file that it is in, on its disk.
        key: What it was opened with.
    """

    for_reading = False
    place: Path
    file: int
    key: bytes

    def enter(self, sql: str, values: Mapping[str, object], /) -> None:
        """Carry a statement out that answers nothing."""
        self.execute(sql, values)

    def enter_all(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Carry a statement out for each of some rows."""
        self.executemany(sql, rows)

    def stream(self, sql: str, values: Mapping[str, object], /) -> dbapi2.Cursor:
        """Carry a question out; SQLite makes rows as they are fetched."""
        return self.execute(sql, values)

    def company(self) -> str:
        """Return whose books they are, for a file holds one business's; empty when they are nobody's yet."""
        found = self.execute("SELECT company FROM companies").fetchone()
        return "" if found is None else found[0]

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Row], /) -> None:
        """Put rows into a table."""
        signs = ", ".join("?" * len(columns))
        self.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({signs})", rows)  # noqa: S608 - names of ours

    def begin(self) -> None:
        """
        Begin a look, or take the pen from whoever else writes.

        Raises:
            EncryptedAnew: Another file goes by the name of the database now, and is to be opened instead.
        """
        self.execute("BEGIN" if self.for_reading else "BEGIN IMMEDIATE")
        if file_of(self.place) != self.file:
            self.execute("ROLLBACK")
            raise EncryptedAnew("encrypted anew meanwhile")

    def commit(self) -> None:
        """End a transaction so that what was written is durable."""
        self.execute("COMMIT")

    def end(self) -> None:
        """End a transaction, if one has begun, and keep nothing of it."""
        if self.in_transaction:
            self.execute("ROLLBACK")


class KeysAtHand(Protocol):
    """The keys that a database may have, which may change while it is opened."""

    def at_hand(self) -> tuple[bytes, ...]:
        """Return them."""
        ...


def connect_with(path: Path, keys: KeysAtHand, *, for_reading: bool = False) -> SqliteConnection:
    """Open a connection with whichever key fits; raises as `connect`."""
    while True:
        file, at_hand = file_of(path), keys.at_hand()
        try:
            connection = _with_one_of(path, at_hand, for_reading=for_reading)
        except WrongDatabaseKey:
            if file_of(path) == file and keys.at_hand() == at_hand:
                raise
        else:
            if file_of(path) == file == connection.file:
                return connection
            connection.close()


def _with_one_of(path: Path, keys: tuple[bytes, ...], *, for_reading: bool) -> SqliteConnection:
    *first, last = keys
    for key in first:
        with suppress(WrongDatabaseKey):
            return connect(path, key, for_reading=for_reading)
    return connect(path, last, for_reading=for_reading)


def file_of(path: Path) -> int:
    """Return the number of the file that goes by a name; 0 where none does."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def connect(path: Path, key: bytes, *, for_reading: bool = False) -> SqliteConnection:
    """
    Open a connection to an existing file; an empty one becomes a database.

    Args:
        path: The database file.
        key: 32 bytes.
        for_reading: The connection refuses to write.

    Raises:
        DatabaseTooOld: This SQLite could damage the database.
        WrongDatabaseKey: The file does not open with this key.
        FolderNotWritable: We may not open the file.
        StoreBroken: The file cannot be opened at all.
    """
    refuse_old(dbapi2.sqlite_version_info)
    file = file_of(path)
    connection = _connected(path, key, for_reading=for_reading)
    connection.place, connection.file, connection.key = path, file, key
    return connection


def _connected(path: Path, key: bytes, *, for_reading: bool) -> SqliteConnection:
    with suppress(WrongDatabaseKey):
        return _opened(path, key.hex() + _salt_of(key).hex(), for_reading=for_reading)
    # It may be from before the salt followed from the key.
    return _opened(path, key.hex(), for_reading=for_reading)


def _salt_of(key: bytes) -> bytes:
    """Return the salt that a database begins with; it is no secret."""
    return hashlib.sha256(b"datakasse database salt 1\n" + key).digest()[:_SALT_BYTES]


def _opened(path: Path, key: str, *, for_reading: bool) -> SqliteConnection:
    """Open a connection with a key as SQLCipher wants it: 64 hex digits, or 96 with the salt."""
    connection = None
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=WAIT_FOR_OTHERS_S,
            factory=SqliteConnection,
        )
        _settle(connection, key, for_reading=for_reading)
    except dbapi2.Error as error:
        if connection is not None:
            connection.close()
        raise _not_opened(error, path) from error
    return connection


def _not_opened(error: dbapi2.Error, path: Path) -> Refused:
    """Return the refusal that an error means to whoever opens a file."""
    is_closed_to_us = path.exists() and not os.access(path, os.R_OK | os.W_OK, effective_ids=True)
    if name_of(error) in _ACCESS and is_closed_to_us:
        return FolderNotWritable(folder=str(path.parent))
    # What the log needs beside the file is an error of the disk to SQLite where there is no room for it.
    if is_of_the_disk(error) and not disk_usage(path.parent).free:
        return DiskFull()
    return refused(error)


def _settle(connection: SqliteConnection, key: str, *, for_reading: bool) -> None:
    # A key that does not fit is an answer here, and none of the library's lines on the owner's screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise StoreBroken(what="SQLite without encryption")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    if for_reading:
        connection.for_reading = True
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES_KEPT}")


def refuse_old(found: tuple[int, ...]) -> None:
    """
    Go on only with a SQLite that is safe.

    Raises:
        DatabaseTooOld: It is older than 3.51.3.
    """
    if found < SQLITE_NEEDED:
        raise DatabaseTooOld(found=_dotted(found), needed=_dotted(SQLITE_NEEDED))


def refused(error: dbapi2.Error) -> Refused:
    """Return the refusal that a database error means to the one who asked."""
    name = name_of(error)
    if name == "SQLITE_NOTADB":
        return WrongDatabaseKey()
    # The driver's copying (`sqlite/reencrypting.py`) has SQLite's words, and not its name.
    if name == "SQLITE_FULL" or str(error) == "database or disk is full":
        return DiskFull()
    return StoreBroken(what=f"{name}: {error}" if name else str(error))


def is_of_the_disk(error: dbapi2.Error) -> bool:
    """Return whether the disk failed: it would not write, or not say that it has written."""
    return name_of(error).startswith("SQLITE_IOERR")


def spoils_the_batch(error: dbapi2.Error) -> bool:
    """Return whether an error is the machine's, so that nothing around it can be relied on either."""
    return not isinstance(error, dbapi2.IntegrityError | dbapi2.ProgrammingError | dbapi2.InterfaceError)


def name_of(error: dbapi2.Error) -> str:
    """Return SQLite's own name of an error; empty for one of the driver's."""
    return str(getattr(error, "sqlite_errorname", ""))


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
