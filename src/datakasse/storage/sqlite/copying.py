"""A copy of the database, and putting one in its place: to try a new version, and to go back from it."""

import os
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import StoreBroken
from datakasse.errors.storage.folder import ShopExists
from datakasse.storage.folder import sync_folder
from datakasse.storage.sqlite.connection import connect, refused

Heads = dict[str, tuple[int, bytes]]
"""Register → number and digest of the last entry."""


def copy_database(source: Path, key: bytes, target: Path) -> None:
    """
    Copy an encrypted database as it stands, also while others write in it; the copy has the same key.

    Args:
        source: The database.
        key: Its key.
        target: The new file, for nobody else to read.

    Raises:
        ShopExists: There is a file already.
        Refused: The database cannot be read, or there is no room for the copy.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError as error:
        raise ShopExists(folder=str(target)) from error
    try:
        with closing(connect(source, key, for_reading=True)) as read, closing(connect(target, key)) as made:
            read.backup(made)
            made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except dbapi2.Error as error:
        target.unlink()
        raise refused(error) from error
    _make_durable(target)


def heads_of(database: Path, key: bytes) -> Heads:
    """Return where the journals in a database end; it may be of a newer version than this one."""
    with closing(connect(database, key, for_reading=True)) as connection:
        return heads_in(connection)


def heads_in(connection: dbapi2.Connection) -> Heads:
    """Return where the journals end that a connection sees."""
    heads: Heads = {}
    for company, register in connection.execute("SELECT company, register FROM registers").fetchall():
        last = connection.execute(
            """SELECT number, digest FROM entries
            WHERE company = :company AND register = :register ORDER BY number DESC LIMIT 1""",
            {"company": company, "register": register},
        ).fetchone()
        if last is not None:
            heads[register] = last
    return heads


def put_in_place(copy: Path, database: Path, key: bytes) -> None:
    """
    Put a copy where the database is, whole and durable; nobody may have the database open.

    The copy is moved, so that it is no file of its own any more. The log is emptied into the database before
    it goes: whenever power fails, what stands there is one of the two, whole.

    Raises:
        StoreBroken: The log cannot be emptied; everything is as it was.
    """
    with closing(connect(database, key)) as connection:
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBroken(what="somebody has the database open")
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    copy.replace(database)
    sync_folder(database.parent)


def _make_durable(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
    sync_folder(path.parent)
