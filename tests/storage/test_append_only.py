"""What the database itself refuses, to anyone who has its key."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from datakasse.storage.sqlite.store import SqliteStore
from tests.shop import sell
from tests.storage.raw import opened


def copy_of_first(number: object, *, register: str = "register", insert: str = "INSERT") -> str:
    """Return a statement that files a copy of the first entry under another number."""
    return (
        f"{insert} INTO entries SELECT company, {register}, {number}, body, digest "
        "FROM entries WHERE register = 'K1' AND number = 1"
    )


def next_entry(digest: str = "digest") -> str:
    """Return a statement that adds an entry where the next one belongs."""
    return (
        f"INSERT INTO entries SELECT company, register, max(number) + 1, body, {digest} "
        "FROM entries WHERE register = 'K1'"
    )


def over_another_row(table: str, rest: str) -> str:
    """Return a statement that is right by its key and lies on another row by its hidden number."""
    return (
        f"INSERT OR REPLACE INTO {table} (rowid, company, register, number, {rest}) "
        f"SELECT min(rowid), company, 'K2', 2, {rest} FROM {table}"
    )


FORBIDDEN = [
    "UPDATE entries SET body = x'00'",
    "UPDATE entries SET number = 99 WHERE number = 2",
    "UPDATE entries SET rowid = 99 WHERE number = 2",
    "UPDATE OR REPLACE entries SET number = 1 WHERE number = 2",
    "DELETE FROM entries",
    "DELETE FROM entries WHERE number = 2",
    copy_of_first(2, insert="INSERT OR REPLACE"),
    copy_of_first(1, insert="REPLACE"),
    copy_of_first(1) + " ON CONFLICT DO UPDATE SET body = x'00'",
    copy_of_first(99),
    copy_of_first(0),
    copy_of_first("NULL"),
    copy_of_first(1, register="'K9'"),
    next_entry(digest="x'00'"),
    over_another_row("entries", "body, digest"),
    "UPDATE seals SET signature = x'00'",
    "DELETE FROM seals",
    "REPLACE INTO seals SELECT * FROM seals",
    "INSERT INTO seals SELECT company, register, 99, digest, key_version, signature FROM seals LIMIT 1",
    over_another_row("seals", "digest, key_version, signature"),
]


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_journal_is_only_ever_appended_to(
    shop_store: SqliteStore, shop_folder: Path, statement: str
) -> None:
    shop_store.write(sell).result()
    with opened(shop_folder) as connection:
        before = everything(connection)
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(statement)
        assert everything(connection) == before


def test_control_what_is_not_forbidden_goes_through(shop_store: SqliteStore, shop_folder: Path) -> None:
    """The statements above fail for what they do, not for how they are written."""
    shop_store.write(sell).result()
    with opened(shop_folder) as connection:
        connection.execute(next_entry())
        connection.execute("UPDATE companies SET body = body")


def everything(connection: dbapi2.Connection) -> list[tuple[object, ...]]:
    """Return all rows of the journal."""
    rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in ("entries", "seals")]
    return [row for table in rows for row in table]


def test_the_database_is_encrypted(shop_store: SqliteStore, shop_folder: Path) -> None:
    """Not a word of it can be read in the files without the key."""
    shop_store.write(sell).result()
    for file in shop_folder.glob("datakasse.db*"):
        content = file.read_bytes()
        for word in (b"SQLite format 3", b"CREATE TABLE", b"Grovbr", b"sale_completed", b"987654325"):
            assert word not in content, (file.name, word)
        assert file.stat().st_mode & 0o077 == 0
