"""
Encrypt a database with another key while it is written to.

    datakasse.db                 the books
    datakasse-key-2.db           a copy of them with the new key, made a megabyte at a time
    datakasse.db ─▶ datakasse-key-2.db   put in place at once: a symbolic link

The copy is made through the connection that writes, so that SQLite writes what changes meanwhile into both.
When it is whole and on the disk, nobody else may write for an instant, and the name is given to it. Whoever
still has the old file open reads on in it as it was, and is refused when he wants to write
(`SqliteConnection.begin`). Killed at any moment, the name stands for one of the two, each whole.

Decision: 0046-a-database-is-encrypted-anew-beside-itself.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from datakasse.errors.storage.database import StoreBroken
from datakasse.storage.folder import sync_folder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.sqlite.connection import SqliteConnection, connect
from datakasse.storage.sqlite.copying import heads_in, heads_of
from datakasse.storage.sqlite.schema import schema_of

PAGES_AT_ONCE: Final = 256
"""So many pages, a megabyte, are copied before those who wait to write are let in."""

_STEPS_BEFORE_SYNC: Final = 16
_TRIES: Final = 10
_BESIDE: Final = ("", "-wal", "-shm", "-journal", "-wal-anew")


def reencrypt(
    source: SqliteConnection, database: Path, keys: DatabaseKeys, between: Callable[[], None]
) -> bool:
    """
    Encrypt a database with the key that is wanted, and put it in place.

    Args:
        source: The connection that writes; afterwards it writes no more.
        database: The database.
        keys: Its keys; the wanted one is the only one afterwards.
        between: Writes what waits, through `source`; called often.

    Returns:
        Whether it was done; nothing has changed where it was not, because others kept writing.

    Raises:
        StoreBroken: The copy does not hold what it should; nothing has changed.
        Refused, OSError, sqlcipher3.dbapi2.Error: There is no room, or the disk fails; nothing has changed.
    """
    wanted, made, is_in_place = keys.wanted(), _next_name(database), False
    for _ in range(_TRIES):
        try:
            version = _copy(source, made, wanted, between)
            source.begin()
            if _data_version(source) == version:
                _demand_whole(source, made, wanted)
                with keys.exchanging(wanted) as is_wanted:
                    if is_wanted:
                        _give_name(database, made)
                        is_in_place = True
                        sync_folder(database.parent)
            if is_in_place:
                return True
        finally:
            source.end()
            if not is_in_place:
                _remove(made)
    return False


def tidy(database: Path) -> None:
    """Remove what is left of copies that were broken off, and of the file before; only who serves may."""
    stands = database.resolve()
    for left in _copies(database):
        if left != stands:
            _remove(left)
    if database.is_symlink():
        for ending in _BESIDE[1:]:
            database.with_name(database.name + ending).unlink(missing_ok=True)


def _copy(source: SqliteConnection, made: Path, key: bytes, between: Callable[[], None]) -> int:
    """Copy all there is, and return the data version that tells whether others have written since."""
    _remove(made)
    file = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    version, steps = _data_version(source), 0

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal version, steps
        del status, total
        # After the last step nothing goes into both any more.
        if remaining:
            steps += 1
            if steps % _STEPS_BEFORE_SYNC == 0:
                os.fsync(file)
            between()
            version = _data_version(source)

    try:
        with closing(connect(made, key)) as target:
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            source.backup(target, pages=PAGES_AT_ONCE, progress=step)
        os.fsync(file)
    finally:
        os.close(file)
    return version


def _demand_whole(source: SqliteConnection, made: Path, key: bytes) -> None:
    """Go on only with a copy that holds what it should, durably; nobody writes meanwhile."""
    with closing(connect(made, key, for_reading=True)) as copy:
        is_whole = schema_of(copy) == schema_of(source)
    if not is_whole or heads_of(made, key) != heads_in(source):
        raise StoreBroken(what="the copy is not whole")
    sync_folder(made.parent)


def _give_name(database: Path, made: Path) -> None:
    """Have the name of the database stand for the copy from now on."""
    link = database.with_name(f".{database.name}.{os.getpid()}")
    link.unlink(missing_ok=True)
    link.symlink_to(made.name)
    link.replace(database)


def _data_version(connection: SqliteConnection) -> int:
    """Return a number that changes when another connection has written."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


def _next_name(database: Path) -> Path:
    numbers = (int(copy.stem.rpartition("-")[2]) for copy in _copies(database))
    return database.with_name(f"{database.stem}-key-{max(numbers, default=1) + 1}{database.suffix}")


def _copies(database: Path) -> Iterator[Path]:
    """Return the files that were made beside a database, without their logs; an owner's are not called so."""
    named = re.compile(rf"{re.escape(database.stem)}-key-\d+{re.escape(database.suffix)}")
    return iter([path for path in database.parent.resolve().iterdir() if named.fullmatch(path.name)])


def _remove(database: Path) -> None:
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            database.with_name(database.name + ending).unlink()
