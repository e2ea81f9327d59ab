"""
Bring a PostgreSQL database to the schema of this version: the same steps as SQLite's, whole or not at all.

Only the owner of the tables can (`datakasse database prepare`); a process that sells is not the owner, and
refuses to start where a step is missing or where one ran that it does not know. One that was at work before
the step writes nothing after it: each batch asks how many there are (`postgres/pen.py`).
"""

from typing import Any, Final

import psycopg

from datakasse.errors.storage.database import DatabaseNewer, DatabaseNotPrepared, SchemaDamaged
from datakasse.storage.postgres.dialect import schema_statement
from datakasse.storage.postgres.turn import TURNS
from datakasse.storage.tables.migrations import MIGRATIONS, Migration

NOTES: Final = """CREATE TABLE IF NOT EXISTS migrations (
    number bigint NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL
)"""

OFFICES: Final = """CREATE TABLE IF NOT EXISTS offices (
    company text COLLATE "C" NOT NULL PRIMARY KEY,
    changes bigint NOT NULL,
    moved_to text COLLATE "C" NOT NULL DEFAULT ''
)"""
"""One row a business: what is about no register waits for it, and counts it up (`postgres/pen.py`)."""

_THEY_ARE_THERE: Final = "SELECT FROM offices, turns LIMIT 0"
"""Those two are no step, for they are PostgreSQL's alone; whoever prepares makes what is missing."""


def migrate(raw: "psycopg.Connection[Any]") -> int:
    """
    Run the steps that a database has not had, as the owner; return how many.

    Raises:
        DatabaseNewer: It is newer than this version.
        SchemaDamaged: It had other steps.
    """
    with raw.transaction():
        raw.execute(NOTES)
        raw.execute(OFFICES)
        raw.execute(TURNS)
        # Whoever prepares at the same time waits here, and finds the work done. Every batch waits too, for it
        # asks how many steps there are before it writes: none that began before them is written after them.
        raw.execute("LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE")
        missing = MIGRATIONS[_had(raw) :]
        for number, migration in enumerate(missing, start=len(MIGRATIONS) - len(missing) + 1):
            for statement in filter(None, map(schema_statement, migration.statements)):
                raw.execute(statement.encode())
            raw.execute(
                "INSERT INTO migrations (number, name, digest) VALUES (%s, %s, %s)",
                (number, migration.name, migration.digest),
            )
    return len(missing)


def check_migrated(raw: "psycopg.Connection[Any]") -> None:
    """
    Go on only if a database has had every step of this version and no other.

    Raises:
        DatabaseNotPrepared: It has not been prepared, or by an older version.
        DatabaseNewer: It has been prepared by a newer one.
        SchemaDamaged: It had other steps.
    """
    try:
        had = _had(raw)
        raw.execute(_THEY_ARE_THERE)
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege) as error:
        raise DatabaseNotPrepared from error
    if had < len(MIGRATIONS):
        raise DatabaseNotPrepared


def _had(raw: "psycopg.Connection[Any]") -> int:
    """Return how many steps a database has had, the same as ours."""
    rows = raw.execute("SELECT number, digest FROM migrations ORDER BY number").fetchall()
    for number, digest in rows:
        if number > len(MIGRATIONS):
            raise DatabaseNewer
        if digest != _step(number).digest:
            raise SchemaDamaged(what=f"migration {number} was another one")
    return len(rows)


def _step(number: int) -> Migration:
    return MIGRATIONS[number - 1]
