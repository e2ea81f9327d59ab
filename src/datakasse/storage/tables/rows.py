"""Every row of every table, as it stands: how books are carried from one database to another and compared."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from datakasse.storage.tables.connection import Connection, Row

ROWS_AT_ONCE: Final = 1_000


class Table(msgspec.Struct, frozen=True):
    """
    A table that holds rows of a business.

    Attributes:
        name: Its name.
        columns: Its columns.
        key: Those of its primary key, the company first.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


class Content(msgspec.Struct, frozen=True):
    """How many rows the books of a business are, and the SHA-256 of them all, in hexadecimals."""

    rows: int
    digest: str


def rows_of(connection: Connection, table: Table, company: str) -> Iterator[Row]:
    """Yield the rows of a business in the order of the key, in constant memory."""
    cursor = connection.stream(
        f"""SELECT {", ".join(table.columns)} FROM {table.name} WHERE company = :company
        ORDER BY {", ".join(table.key)}""",  # noqa: S608 - names of ours
        {"company": company},
    )
    try:
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from rows
    finally:
        cursor.close()


def is_empty(connection: Connection, table: Table, company: str) -> bool:
    """Return whether a business has no row in a table."""
    found = connection.execute(
        f"SELECT company FROM {table.name} WHERE company = :company LIMIT 1",  # noqa: S608 - a name of ours
        {"company": company},
    )
    return found.fetchone() is None


def content_of(connection: Connection, tables: list[Table], companies: Iterable[str]) -> Content:
    """Return what the rows of some businesses come to."""
    digest, number = hashlib.sha256(), 0
    for company in companies:
        for table in tables:
            digest.update(f"\n{table.name}\n".encode())
            for row in rows_of(connection, table, company):
                digest.update(msgspec.msgpack.encode(tuple(row)))
                number += 1
    return Content(number, digest.hexdigest())
