"""
The SQL of the tables as PostgreSQL wants it: another sign before a parameter, other words for types.

The statements are the same for both databases (`tables/`). What differs is exchanged here by rules, once for
each statement; whatever the rules do not name goes through as it is.

    :name                    %(name)s
    TEXT                     text COLLATE "C"      sorted by code point, as SQLite does
    INTEGER, BLOB            bigint, bytea
    STRICT, WITHOUT ROWID    nothing: PostgreSQL is strict, and clusters by no key
    CREATE TRIGGER           nothing: privileges guard the journal (`postgres/privileges.py`)
"""

import re
from functools import cache
from typing import Final

from datakasse.storage.tables.schema import ANSWERS_BY_DAY

_PARAMETER_OR_TEXT: Final = re.compile(r"'[^']*'|:([a-z_][a-z_0-9]*)|%")
_TYPES: Final = {"TEXT": 'text COLLATE "C"', "INTEGER": "bigint", "BLOB": "bytea"}
_COLUMN_TYPE: Final = re.compile(r"(?<=[a-z_] )(TEXT|INTEGER|BLOB)\b")
_SQLITE_ALONE: Final = re.compile(r"\)\s*STRICT(,\s*WITHOUT ROWID)?$")

_FOR_OLD_STORES: Final = frozenset(
    statement for statement in ANSWERS_BY_DAY if statement.startswith("UPDATE")
)
"""Brings rows up to date that a store had before PostgreSQL was spoken here; in SQLite's own words."""


@cache
def statement_of(sql: str) -> bytes:
    """
    Return a statement of the tables with PostgreSQL's parameters.

    Example:
        >>> statement_of("SELECT body FROM entries WHERE number = :number AND kind <> ':x'")
        b"SELECT body FROM entries WHERE number = %(number)s AND kind <> ':x'"
    """
    return _PARAMETER_OR_TEXT.sub(_exchanged, sql).encode()


def _exchanged(found: "re.Match[str]") -> str:
    if found[1] is not None:
        return f"%({found[1]})s"
    return found[0].replace("%", "%%")


def schema_statement(sql: str) -> str:
    """
    Return a statement of a migration as PostgreSQL carries it out; empty when it has nothing to do there.

    Example:
        >>> schema_statement("CREATE TABLE t (company TEXT NOT NULL PRIMARY KEY, body BLOB) STRICT")
        'CREATE TABLE t (company text COLLATE "C" NOT NULL PRIMARY KEY, body bytea)'
    """
    if sql.startswith("CREATE TRIGGER") or sql in _FOR_OLD_STORES:
        return ""
    if not sql.startswith(("CREATE TABLE", "ALTER TABLE")):
        return sql
    return _COLUMN_TYPE.sub(lambda found: _TYPES[found[1]], _SQLITE_ALONE.sub(")", sql))
