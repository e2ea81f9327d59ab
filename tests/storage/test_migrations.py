"""Migrations: forward only, whole or not at all, and none can take a guard of the journal away."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from datakasse.errors.storage.database import DatabaseNewer, SchemaDamaged
from datakasse.storage.sqlite.migrations import check_schema, migrate
from datakasse.storage.sqlite.schema import schema_of
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.tables.migrations import MIGRATIONS, Migration
from tests.storage.raw import opened

STEPS = [(number, step.name) for number, step in enumerate(MIGRATIONS, start=1)]
NOTES = Migration("notes", ("CREATE TABLE notes (company TEXT NOT NULL PRIMARY KEY) STRICT",))


def ran(connection: dbapi2.Connection) -> list[tuple[int, str]]:
    return connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()


def test_a_database_gets_the_steps_it_has_not_had(shop_folder: Path) -> None:
    with opened(shop_folder) as connection:
        check_schema(connection)
        migrate(connection, (*MIGRATIONS, NOTES))
        migrate(connection, (*MIGRATIONS, NOTES))
        assert ("table", "notes") in schema_of(connection)
        assert ran(connection) == [*STEPS, (len(STEPS) + 1, "notes")]


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(
    ("statements", "guard"),
    [
        (("DROP TRIGGER entries_are_never_changed",), "trigger entries_are_never_changed"),
        (("ALTER TABLE entries ADD COLUMN kind TEXT",), "table entries"),
        # What a tool that cannot alter a table does behind one's back: copy, drop, rename.
        (
            (
                "CREATE TABLE copied AS SELECT * FROM entries",
                "DROP TABLE seals",
                "DROP TABLE entries",
                "ALTER TABLE copied RENAME TO entries",
            ),
            "table entries",
        ),
    ],
)
def test_a_step_that_breaks_a_guard_is_undone_and_refused(
    shop_folder: Path, statements: tuple[str, ...], guard: str
) -> None:
    with opened(shop_folder) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        before = schema_of(connection), connection.execute("SELECT * FROM entries").fetchall()
        with pytest.raises(SchemaDamaged) as refused:
            migrate(connection, (*MIGRATIONS, Migration("bad", (*NOTES.statements, *statements))))
        after = schema_of(connection), connection.execute("SELECT * FROM entries").fetchall()
        assert after == before
        assert ran(connection) == STEPS
    assert guard in str(refused.value.facts["what"])
    open_store(shop_folder, {}, exclusive=True).close()


def test_a_step_that_fails_halfway_leaves_nothing(shop_folder: Path) -> None:
    broken = Migration("broken", (*NOTES.statements, "CREATE TABLE notes (x)"))
    with opened(shop_folder) as connection:
        with pytest.raises(dbapi2.OperationalError):
            migrate(connection, (*MIGRATIONS, broken))
        assert ("table", "notes") not in schema_of(connection)
        assert ran(connection) == STEPS


def test_where_a_later_step_fails_those_before_it_are_undone_too(shop_folder: Path) -> None:
    """Whoever tried to upgrade has a database that the version before opens."""
    broken = Migration("broken", ("CREATE TABLE notes (x)",))
    with opened(shop_folder) as connection:
        with pytest.raises(dbapi2.OperationalError):
            migrate(connection, (*MIGRATIONS, NOTES, broken))
        assert ran(connection) == STEPS
        check_schema(connection)
    open_store(shop_folder, {}, exclusive=True).close()


def test_a_making_waits_for_the_disk_once_and_an_opening_takes_no_pen(tmp_path: Path) -> None:
    said: list[str] = []
    connection = dbapi2.connect(str(tmp_path / "new.db"), isolation_level=None)
    connection.set_trace_callback(said.append)
    migrate(connection)
    pens = [statement for statement in said if statement.startswith(("BEGIN", "COMMIT"))]
    assert pens == ["BEGIN IMMEDIATE", "COMMIT"]
    said.clear()
    migrate(connection)
    connection.close()
    assert said
    assert all(statement.startswith("SELECT") for statement in said)


def test_answers_from_before_they_had_a_day_are_kept_as_if_given_today() -> None:
    older = MIGRATIONS[: [step.name for step in MIGRATIONS].index("answers by day")]
    connection = dbapi2.connect(":memory:", isolation_level=None)
    migrate(connection, older)
    connection.execute("INSERT INTO answers VALUES ('c', 'K1' || char(10) || 'en', 'digest', x'7b7d')")
    migrate(connection)
    found = connection.execute("SELECT register, answered = date('now') FROM answers").fetchall()
    connection.close()
    assert found == [("K1", 1)]


def test_what_is_on_the_shelf_stays_there_when_it_is_kept_by_article() -> None:
    before = next(number for number, step in enumerate(MIGRATIONS) if step.name == "stock by article")
    rows = [("1", "K1", "201", "1", 2_000, 24_000), ("1", "K2", "201", "kjeller", 0, -500)]
    connection = dbapi2.connect(":memory:", isolation_level=None)
    migrate(connection, MIGRATIONS[:before])
    connection.executemany("INSERT INTO stock_levels VALUES (?, ?, ?, ?, ?, ?)", rows)
    migrate(connection)
    asked = "SELECT company, register, article, place, sold_milli, moved_milli FROM stock_levels"
    assert connection.execute(asked).fetchall() == rows
    check_schema(connection)
    connection.close()


def test_a_database_of_a_newer_version_is_left_alone(shop_folder: Path) -> None:
    with opened(shop_folder) as connection:
        migrate(connection, (*MIGRATIONS, NOTES))
    with pytest.raises(DatabaseNewer):
        open_store(shop_folder, {})


def test_a_step_is_never_edited_after_it_ran(shop_folder: Path) -> None:
    edited = Migration(MIGRATIONS[0].name, (*MIGRATIONS[0].statements, "SELECT 1"))
    with opened(shop_folder) as connection, pytest.raises(SchemaDamaged) as refused:
        migrate(connection, (edited,))
    assert refused.value.facts == {"what": "migration 1 was another one"}
