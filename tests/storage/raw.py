"""
The database seen past the store, by someone who has the folder and its key in hand.

What the triggers forbid is done the way an intruder would: take them away, change, put them back.
"""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from datakasse.journal.entry import from_bytes, to_bytes
from datakasse.journal.events.basket import PriceChecked
from datakasse.journal.link import digest_of
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.connection import connect


@contextmanager
def opened(folder: Path) -> Generator[dbapi2.Connection]:
    """Open a data folder's database with its key."""
    data = DataFolder(folder)
    with closing(connect(data.database, open_master(data.keys, {}).database())) as connection:
        yield connection


@contextmanager
def unguarded(folder: Path) -> Generator[dbapi2.Connection]:
    """Open it with the triggers gone; they are back afterwards, exactly as they were."""
    with opened(folder) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def rewritten(body: bytes) -> bytes:
    """Return the bytes of an entry that tells of another price check, and is well made otherwise."""
    record = from_bytes(body)
    return to_bytes(msgspec.structs.replace(record, event=PriceChecked("666", "BROD", 1, 1)))


def rechain(connection: dbapi2.Connection, register: str) -> None:
    """Compute every digest of a register anew, in entries and in seals, as if nothing had been touched."""
    digest = bytes(32)
    rows = connection.execute(
        "SELECT number, body FROM entries WHERE register = ? ORDER BY number", (register,)
    ).fetchall()
    for number, body in rows:
        digest = digest_of(digest, body)
        for table in ("entries", "seals"):
            connection.execute(
                f"UPDATE {table} SET digest = ? WHERE register = ? AND number = ?", (digest, register, number)
            )
