"""A database as an earlier version left it, so that the next start has steps of migration to run."""

import re
from contextlib import closing
from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2

from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.connection import connect
from datakasse.storage.sqlite.schema import schema_of
from datakasse.storage.tables.migrations import MIGRATIONS

_MAKES = re.compile(r"CREATE (TABLE|INDEX|TRIGGER) (\w+)|ALTER TABLE (\w+) ADD (COLUMN) (\w+)")
_NOTES = re.compile(r"INSERT INTO unbuilt_views .* SELECT company, '([\w ]+)' FROM companies")
"""That a view is to be made from the journal: it can be thrown away, whatever is in it."""
_NOTES_ANEW = re.compile(r"DELETE FROM unbuilt_views ")
"""Before such a note, so that there is one however many steps ask for it."""
_DROPS = re.compile(r"DROP TABLE (\w+)")
_DROPS_INDEX = re.compile(r"DROP INDEX (\w+)")
_COLUMN = re.compile(r"^\s+(\w+) (?:TEXT|INTEGER|BLOB)\b", re.MULTILINE)


def take_back_to_older(folder: Path, chance: Random) -> int:
    """
    Undo some of the newest steps of a database that nobody serves, and return how many.

    Steps can be undone that make something that is still empty, or a view, or give a table another shape; a
    shop keeps what it uses. A database that was itself cut off on its way up begins at the step it came to.
    """
    data = DataFolder(folder)
    with closing(connect(data.database, open_master(data.keys, {}).database())) as connection:
        steps = list(_undoable(connection))
        if not steps:
            return 0
        undone = chance.randint(1, len(steps))
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for number in steps[:undone]:
            for undoing in _undone_by(number):
                connection.execute(undoing)
            connection.execute("DELETE FROM migrations WHERE number = ?", (number,))
        connection.execute("COMMIT")
        return undone


def _undoable(connection: dbapi2.Connection) -> list[int]:
    """Return the numbers of the newest steps that can be undone, newest first."""
    found: list[int] = []
    reached = 0
    if ("table", "migrations") in schema_of(connection):
        [[reached]] = connection.execute("SELECT coalesce(max(number), 0) FROM migrations")
    for number in range(int(reached), 1, -1):
        statements = MIGRATIONS[number - 1].statements
        if not any(map(_DROPS.match, statements)):
            made = [match for match in map(_MAKES.match, statements) if match is not None]
            views = {
                match[1].replace(" ", "_") for match in map(_NOTES.match, statements) if match is not None
            }
            made_again = tuple(views)
            tables = {
                match[2] for match in made if match[1] == "TABLE" and not match[2].startswith(made_again)
            }
            known = len(made) + len(views)
            known += sum(bool(_NOTES_ANEW.match(each) or _DROPS_INDEX.match(each)) for each in statements)
            if known < len(statements) or any(_is_used(connection, name) for name in tables):
                break
        found.append(number)
    return found


def _is_used(connection: dbapi2.Connection, table: str) -> bool:
    found = connection.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - a name of ours
    return found.fetchone() is not None


def _undone_by(number: int) -> list[str]:
    """Return what undoes a step, in the order in which it has to be done."""
    statements = MIGRATIONS[number - 1].statements
    reshaped = [match[1] for match in map(_DROPS.match, statements) if match is not None]
    if reshaped:
        return [undoing for table in reshaped for undoing in _shape_before(table, number)]
    return [undoing for statement in reversed(statements) if (undoing := _undoing(statement, number))]


def _undoing(statement: str, number: int) -> str:
    """Return what undoes a statement of a step; nothing where the step before has it undone."""
    if (dropped := _DROPS_INDEX.match(statement)) is not None:
        return _made_before(f"CREATE INDEX {dropped[1]} ", number)
    if (note := _NOTES.match(statement)) is not None:
        return f"DELETE FROM unbuilt_views WHERE view = '{note[1]}'"  # noqa: S608 - a name of ours
    match = _MAKES.match(statement)
    if match is None:
        return ""
    if match[4] is None:
        return f"DROP {match[1]} IF EXISTS {match[2]}"
    return f"ALTER TABLE {match[3]} DROP COLUMN {match[5]}"


def _shape_before(table: str, number: int) -> list[str]:
    """Return what gives a table the shape that it had before a step, with what is in it."""
    made = _made_before(f"CREATE TABLE {table} ", number)
    columns = ", ".join(_COLUMN.findall(made))
    return [
        f"ALTER TABLE {table} RENAME TO newer_{table}",
        made,
        f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM newer_{table}",  # noqa: S608 - names of ours
        f"DROP TABLE newer_{table}",
    ]


def _made_before(beginning: str, number: int) -> str:
    """Return the last statement with a beginning among the steps before one."""
    earlier = (statement for step in reversed(MIGRATIONS[: number - 1]) for statement in step.statements)
    return next(statement for statement in earlier if statement.startswith(beginning))
