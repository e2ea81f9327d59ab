"""
Open a connection to the encrypted database, and say what its errors mean.

SQLite before 3.51.3 can corrupt a database in WAL mode when two connections write and checkpoint at
the same instant, so an older one is refused. The key goes in raw: deriving it is `database_key.py`'s
work, and SQLCipher's own slow derivation would be repeated for every connection.
"""

from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storing import DatabaseTooOld, DiskFull, StoreBroken, WrongDatabaseKey

SQLITE_NEEDED: Final = (3, 51, 3)
WAIT_FOR_OTHERS_S: Final = 10
"""How long a connection waits for another process that writes."""

CHECKPOINT_PAGES: Final = 4_000
"""The log goes into the database after so many pages: rarely enough not to be felt by a hundredth sale."""

_LOG_BYTES_KEPT: Final = 64 * 1024 * 1024


def connect(path: Path, key: bytes, *, for_reading: bool = False) -> dbapi2.Connection:
    """
    Open a connection to an existing file; an empty one becomes a database.

    Args:
        path: The database file.
        key: 32 bytes.
        for_reading: The connection refuses to write.

    Raises:
        DatabaseTooOld: This SQLite could damage the database.
        WrongDatabaseKey: The file does not open with this key.
        StoreBroken: The file cannot be opened at all.
    """
    refuse_old(dbapi2.sqlite_version_info)
    connection = None
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=WAIT_FOR_OTHERS_S,
        )
        _settle(connection, key, for_reading=for_reading)
    except dbapi2.Error as error:
        if connection is not None:
            connection.close()
        raise refused(error) from error
    return connection


def _settle(connection: dbapi2.Connection, key: bytes, *, for_reading: bool) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise StoreBroken(what="SQLite without encryption")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    if for_reading:
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
    name = _name(error)
    if name == "SQLITE_NOTADB":
        return WrongDatabaseKey()
    if name == "SQLITE_FULL":
        return DiskFull()
    return StoreBroken(what=f"{name}: {error}" if name else str(error))


def spoils_the_batch(error: dbapi2.Error) -> bool:
    """Return whether an error is the machine's, so that nothing around it can be relied on either."""
    return not isinstance(error, dbapi2.IntegrityError | dbapi2.ProgrammingError | dbapi2.InterfaceError)


def _name(error: dbapi2.Error) -> str:
    """Return SQLite's own name of an error; empty for one of the driver's."""
    return str(getattr(error, "sqlite_errorname", ""))


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
