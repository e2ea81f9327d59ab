"""
Bring an SQLite database to the schema of this version: each step whole or not at all.

A step runs in one transaction with the note that it ran. What guards the journal is compared before and
after it; a step that would drop a trigger or a constraint of a signed table is undone and refused, and so is
a database made by a version we do not know.

Decision: 0004-the-store-speaks-plain-sql.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlcipher3 import dbapi2

from datakasse.errors.storing import SchemaDamaged
from datakasse.storage.sqlite.schema import Schema, compare, guards_of, schema_of, tables_of
from datakasse.storage.tables.migrations import MIGRATIONS, Migration
from datakasse.storage.tables.rows import Table

_NOTES: Final = """CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT"""


def migrate(connection: dbapi2.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """
    Run the steps that a database has not had.

    Raises:
        SchemaDamaged: It is newer than this version, had other steps, or a step breaks a guard.
    """
    if ("table", "migrations") not in schema_of(connection):
        connection.execute(_NOTES)
    for number, migration in enumerate(migrations, start=1):
        _step(connection, number, migration)
    (newest,) = connection.execute("SELECT max(number) FROM migrations").fetchone()
    if newest != len(migrations):
        raise SchemaDamaged(what=f"made by a newer version: migration {newest}")


def _step(connection: dbapi2.Connection, number: int, migration: Migration) -> None:
    """Run one step unless it has run; another process may be at it too."""
    if _has_run(connection, number, migration):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _has_run(connection, number, migration):
            _run(connection, number, migration)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _has_run(connection: dbapi2.Connection, number: int, migration: Migration) -> bool:
    found = connection.execute(
        "SELECT digest FROM migrations WHERE number = :number", {"number": number}
    ).fetchone()
    if found is not None and found[0] != migration.digest:
        raise SchemaDamaged(what=f"migration {number} was another one")
    return found is not None


def _run(connection: dbapi2.Connection, number: int, migration: Migration) -> None:
    before = guards_of(connection)
    for statement in migration.statements:
        connection.execute(statement)
    after = guards_of(connection)
    for guard, text in before.items():
        if after.get(guard) != text:
            raise SchemaDamaged(what=f"migration {number} would change {' '.join(guard)}")
    connection.execute(
        "INSERT INTO migrations (number, name, digest) VALUES (:number, :name, :digest)",
        {"number": number, "name": migration.name, "digest": migration.digest},
    )


def check_schema(connection: dbapi2.Connection) -> None:
    """
    Go on only if every table, constraint, index and trigger is exactly as declared.

    Raises:
        SchemaDamaged: One is not.
    """
    compare(schema_of(connection), declared_schema())


@cache
def declared_schema() -> Schema:
    """Return what a database of this version consists of: made in memory, by the same steps."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return schema_of(connection)
    finally:
        connection.close()


@cache
def declared_tables() -> list[Table]:
    """Return the tables of this version that hold rows of a business, each after those it refers to."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return tables_of(connection)
    finally:
        connection.close()
