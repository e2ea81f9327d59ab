"""
Bring an SQLite database to the schema of this version: by all the steps it has not had, or by none.

They run in one transaction with the notes that they ran: whoever makes a shop waits for the disk once, and an
upgrade that fails leaves what the version before still opens. What guards the journal is compared before and
after each step; one that would drop a trigger or a constraint of a signed table is refused, and so is a
database made by a version we do not know.

Decision: 0004-the-store-speaks-plain-sql.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import DatabaseNewer, SchemaDamaged
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
        DatabaseNewer: It has had steps that this version does not know.
        SchemaDamaged: It had other steps, or a step breaks a guard.
    """
    if not _missing(connection, migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_NOTES)
        guards = guards_of(connection)
        # Asked again, for another process may have been at it until now.
        for number, migration in _missing(connection, migrations):
            guards = _run(connection, number, migration, guards)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _missing(connection: dbapi2.Connection, migrations: Sequence[Migration]) -> list[tuple[int, Migration]]:
    """Return the steps that a database has not had, with their numbers; raises as `migrate`."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone() is None:
        return list(enumerate(migrations, start=1))
    had: dict[int, str] = dict(connection.execute("SELECT number, digest FROM migrations").fetchall())
    missing: list[tuple[int, Migration]] = []
    for number, migration in enumerate(migrations, start=1):
        if number not in had:
            missing.append((number, migration))
        elif had[number] != migration.digest:
            raise SchemaDamaged(what=f"migration {number} was another one")
    newest = max(had, default=0)
    if newest > len(migrations):
        raise DatabaseNewer
    return missing


def _run(connection: dbapi2.Connection, number: int, migration: Migration, before: Schema) -> Schema:
    """Run one step, and return the guards as they stand after it."""
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
    return after


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
