"""
What a PostgreSQL database consists of, held against what the same steps make of an SQLite one.

The two are described in the same words, line by line: columns with their types, keys, references, indexes,
how many checks. So there is one schema, and a column, key or check that is gone is noticed at every start.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import psycopg
from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import SchemaDamaged
from datakasse.storage.postgres.connection import SCHEMA
from datakasse.storage.sqlite.migrations import migrate

_TYPES: Final = {"TEXT": "text C", "INTEGER": "bigint", "BLOB": "bytea"}

_OURS_ALONE: Final = Counter(
    {
        "column offices.company text C not null": 1,
        "column offices.changes bigint not null": 1,
        "column offices.moved_to text C not null": 1,
        "key offices (company)": 1,
        "column turns.company text C not null": 1,
        "column turns.turn text C not null": 1,
        "key turns (company, turn)": 1,
    }
)

_COLUMNS: Final = """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    coalesce((SELECT collname FROM pg_collation WHERE oid = a.attcollation AND a.attcollation <> 100), ''),
    a.attnotnull
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
    AND NOT a.attisdropped"""

_CONSTRAINTS: Final = """SELECT k.contype, c.relname, f.relname,
    ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u(n, place)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.place),
    k.convalidated
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_class f ON f.oid = k.confrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND k.contype IN ('c', 'f', 'p', 'u')"""

_INDEXES: Final = """SELECT i.relname, c.relname, x.indisunique,
    ARRAY(SELECT a.attname::text FROM unnest(x.indkey::smallint[]) WITH ORDINALITY AS u(n, place)
        JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.n ORDER BY u.place),
    x.indpred IS NOT NULL
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND x.indisvalid
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u'))"""

_FOREIGN: Final = """SELECT 'trigger ' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = %(schema)s::regnamespace AND NOT t.tgisinternal
UNION ALL SELECT 'rule ' || r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = %(schema)s::regnamespace
UNION ALL SELECT 'row security on ' || relname FROM pg_class
WHERE relnamespace = %(schema)s::regnamespace AND relrowsecurity
UNION ALL SELECT 'unlogged ' || relname FROM pg_class
WHERE relnamespace = %(schema)s::regnamespace AND relkind = 'r' AND relpersistence <> 'p'"""


def check_schema(raw: "psycopg.Connection[Any]") -> None:
    """
    Go on only if every table, column, key, reference, check and index is as declared, and nothing else there.

    Raises:
        SchemaDamaged: One is not; the first is named.
    """
    for (foreign,) in raw.execute(_FOREIGN, {"schema": SCHEMA}):
        raise SchemaDamaged(what=f"{foreign} does not belong")
    found, declared = Counter(_described(raw)), _declared()
    for line in sorted((declared - found).elements()):
        raise SchemaDamaged(what=f"{line} is missing")
    for line in sorted((found - declared).elements()):
        raise SchemaDamaged(what=f"{line} does not belong")


def _described(raw: "psycopg.Connection[Any]") -> Iterator[str]:
    """Yield a line for each part of a PostgreSQL database."""
    where = {"schema": SCHEMA}
    for table, column, kind, collation, not_null in raw.execute(_COLUMNS, where):
        yield _column(table, column, f"{kind} {collation}".strip(), not_null=not_null)
    for kind, table, referred, columns, valid in raw.execute(_CONSTRAINTS, where):
        if not valid:
            continue
        match kind:
            case "p":
                yield f"key {table} ({', '.join(columns)})"
            case "u":
                yield f"unique {table} ({', '.join(columns)})"
            case "f":
                yield f"reference {table} ({', '.join(columns)}) to {referred}"
            case _:
                yield f"check on {table}"
    for name, table, unique, columns, partial in raw.execute(_INDEXES, where):
        yield _index(name, table, columns, unique=unique, partial=partial)


@cache
def _declared() -> Counter[str]:
    """Return the lines of a database of this version, read off an SQLite one that is made in memory."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return Counter(_described_in_sqlite(connection)) + _OURS_ALONE
    finally:
        connection.close()


def _described_in_sqlite(connection: dbapi2.Connection) -> Iterator[str]:
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for table, sql in tables:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        for _, column, kind, not_null, _, _ in columns:
            yield _column(table, column, _TYPES[kind], not_null=bool(not_null))
        key = sorted((place, column) for _, column, _, _, _, place in columns if place)
        yield f"key {table} ({', '.join(column for _, column in key)})"
        for _ in range(sql.count("CHECK (")):
            yield f"check on {table}"
        yield from _references(connection, table)
        for _, index, unique, origin, partial in connection.execute(f"PRAGMA index_list({table})").fetchall():
            parts = [part for _, _, part in connection.execute(f"PRAGMA index_info({index})").fetchall()]
            if origin == "c":
                yield _index(index, table, parts, unique=bool(unique), partial=bool(partial))
            elif origin == "u":
                yield f"unique {table} ({', '.join(parts)})"


def _references(connection: dbapi2.Connection, table: str) -> Iterator[str]:
    parts: dict[int, list[tuple[int, str, str]]] = {}
    for number, place, referred, column, *_ in connection.execute(f"PRAGMA foreign_key_list({table})"):
        parts.setdefault(number, []).append((place, column, referred))
    for columns in parts.values():
        yield f"reference {table} ({', '.join(name for _, name, _ in sorted(columns))}) to {columns[0][2]}"


def _column(table: str, column: str, kind: str, *, not_null: bool) -> str:
    return f"column {table}.{column} {kind}{' not null' if not_null else ''}"


def _index(name: str, table: str, columns: list[str], *, unique: bool, partial: bool) -> str:
    kind = "unique index" if unique else "index"
    return f"{kind} {name} on {table} ({', '.join(columns)}){' in part' if partial else ''}"
