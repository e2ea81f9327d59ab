"""What an SQLite database consists of, and the check that all of it stands as declared."""

from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import SchemaDamaged
from datakasse.storage.tables.rows import Table
from datakasse.storage.tables.schema import GUARDED

Schema = dict[tuple[str, str], str]
"""Kind and name of everything in a database → the text that made it."""


def schema_of(connection: dbapi2.Connection) -> Schema:
    """Return what a database consists of, but for what SQLite makes for itself."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return {(kind, name): sql for kind, name, sql in rows}


def guards_of(connection: dbapi2.Connection) -> Schema:
    """Return what protects the journal: its tables with their constraints, and their triggers."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return {
        (kind, name): sql
        for kind, name, table, sql in rows
        if table in GUARDED and kind in {"table", "trigger"}
    }


def tables_of(connection: dbapi2.Connection) -> list[Table]:
    """Return the tables that hold rows of a business, each after those it refers to."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    tables: list[Table] = []
    for (name,) in names.fetchall():
        rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
        key = sorted((place, column) for _, column, _, _, _, place in rows if place)
        if key[0][1] == "company":
            tables.append(Table(name, tuple(row[1] for row in rows), tuple(column for _, column in key)))
    return tables


def compare(found: Schema, declared: Schema) -> None:
    """
    Go on only if a database is made exactly as declared.

    Raises:
        SchemaDamaged: Something is missing, foreign, or made differently; the first one is named.
    """
    for kind, name in sorted(declared.keys() | found.keys()):
        if (kind, name) not in found:
            raise SchemaDamaged(what=f"{kind} {name} is missing")
        if (kind, name) not in declared:
            raise SchemaDamaged(what=f"{kind} {name} does not belong")
        if found[kind, name] != declared[kind, name]:
            raise SchemaDamaged(what=f"{kind} {name} was changed")
