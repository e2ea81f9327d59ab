"""
Books that come to a database from a data folder: closed for sale until the folder says that they are here.

    offices.moved_to = the folder    they are there, and what is here is a copy that nobody sells from
    offices.moved_to = ''            they are here

So a move that is killed at any moment leaves one place to sell from, and what it left can be gone on with.
"""

from collections.abc import Sequence
from contextlib import closing
from typing import Final

import psycopg

from datakasse.storage.postgres.connection import connect, refused
from datakasse.storage.tables.connection import Connection

_WHERE: Final = "SELECT moved_to FROM offices WHERE company = :company"

_CLOSED: Final = """INSERT INTO offices (company, changes, moved_to) VALUES (:company, 1, :home)
ON CONFLICT (company) DO UPDATE SET changes = offices.changes + 1, moved_to = excluded.moved_to"""

_OPEN: Final = """UPDATE offices SET changes = changes + 1, moved_to = ''
WHERE company = :company AND moved_to = :home"""


def is_copy_of(connection: Connection, company: str, home: str) -> bool:
    """Return whether what is here of a business is a copy of what a folder has."""
    return connection.execute(_WHERE, {"company": company}).fetchone() == (home,)


def all_are_copies_of(connection: Connection, companies: Sequence[str], home: str) -> bool:
    """Return whether there is nothing here but copies of what a folder has of these businesses."""
    there = {company for (company,) in connection.execute("SELECT company FROM companies").fetchall()}
    return there <= set(companies) and all(is_copy_of(connection, company, home) for company in there)


def elsewhere(connection: Connection, home: str) -> str:
    """Open up what was a copy of what a folder has; return where the rest was carried to, if any was."""
    found = connection.execute("SELECT company, moved_to FROM offices WHERE moved_to <> ''").fetchall()
    for company, moved_to in found:
        if moved_to == home:
            open_up(connection, company, home)
    return next((moved_to for _, moved_to in found if moved_to != home), "")


def keep_closed(connection: Connection, company: str, home: str) -> None:
    """Have what is here of a business be a copy of what a folder has."""
    connection.execute(_CLOSED, {"company": company, "home": home})


def open_up(connection: Connection, company: str, home: str) -> None:
    """Have the books of a business be here, where they were a copy of what a folder has."""
    connection.execute(_OPEN, {"company": company, "home": home})


def open_up_at(database: str, companies: Sequence[str], home: str) -> None:
    """Have the books of some businesses be in a database; raises `Refused`."""
    try:
        with closing(connect(database, lambda: "")) as connection:
            for company in companies:
                open_up(connection, company, home)
    except psycopg.Error as error:
        raise refused(error) from error
