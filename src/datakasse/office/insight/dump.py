"""
Dump what was sold, for notebooks and Power BI: tables as Parquet, and all with views in one SQLite file.

    one look at the books ─▶ rows, one at a time ─┬─▶ receipts.parquet, lines.parquet …
                                                  ├─▶ datakasse.sqlite, read-only, plain
                                                  └─▶ schema.json, what each column means

The books themselves are encrypted and nobody else opens them; what is dumped is a copy that anybody with the
folder can read, without names of people. Each file is in its place whole or not at all; where the schema is,
all are of one dump. A row or a piece of a table is in memory at a time, however many there are.

Decision: 0055-what-is-dumped-is-a-copy.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.files import FileNotWritable
from datakasse.errors.system_words import system_words
from datakasse.insight.dump_tables import (
    ARTICLES,
    GROUPS,
    LINES,
    LOCATIONS,
    RECEIPTS,
    REGISTERS,
    SCHEMA_VERSION,
    TABLES,
    TAKINGS,
    TENDERS,
    VIEWS,
    Cell,
    ColumnKind,
    Row,
    Table,
    View,
    line_rows,
    receipt_row,
    sold_in,
    taking_row,
    tender_rows,
)
from datakasse.insight.taken import By, Taken
from datakasse.insight.takings import Figure
from datakasse.office import insight
from datakasse.storage.ports.store import Readings

DATABASE: Final = "datakasse.sqlite"
FIGURES: Final = tuple(
    each for each in Figure if each not in {Figure.CASH, Figure.CLOSINGS_APPROVED, Figure.TRAINING}
)
"""Cash stands among the tenders and what was paid in and out; the other names who let a day be closed.
Training is no sale."""
SCHEMA: Final = "schema.json"
ROWS_AT_ONCE: Final = 5_000
"""So many rows go into the database with one statement."""
DAYS_AT_ONCE: Final = 30
"""So many days of sums are looked up at once."""
_READ_ONLY: Final = 0o444
_DRAFT: Final = ".dump-"
_DRAFT_AGE_MAX_S: Final = 24 * 60 * 60
_TYPES: Final = {
    ColumnKind.TEXT: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.BOOLEAN: "INTEGER",
    ColumnKind.DAY: "TEXT",
    ColumnKind.MOMENT: "TEXT",
}


class DumpForm(StrEnum):
    """What a dump is written as."""

    BOTH = "both"
    PARQUET = "parquet"
    SQLITE = "sqlite"


class DumpSchema(msgspec.Struct, frozen=True):
    """
    What a dump is, for programs.

    Attributes:
        version: Of the schema.
        software_version: What made it.
        as_of: When the books were looked at, UTC.
        from_day: First business day; None for all before.
        to_day: Last business day, included; None for all after.
        tables: The tables.
        views: The views of the database.
        rows: How many rows each table has.
    """

    version: int
    software_version: str
    as_of: datetime
    from_day: date | None
    to_day: date | None
    tables: tuple[Table, ...]
    views: tuple[View, ...]
    rows: dict[str, int]


class _Out(Protocol):
    def add(self, table: Table, row: Row) -> None:
        """Add a row."""
        ...

    def end(self) -> None:
        """Write what is left; nothing can be added after."""
        ...


def dump(
    counter: Counter,
    folder: Path,
    from_day: date | None = None,
    to_day: date | None = None,
    form: DumpForm = DumpForm.BOTH,
) -> DumpSchema:
    """
    Dump into a folder, over what an earlier dump left there.

    Args:
        counter: The till.
        folder: Where to; made where there is none.
        from_day: First business day of what was sold; None for all before.
        to_day: Last business day, included; None for all after.
        form: As what.

    Raises:
        ParquetSupportMissing: It is to be Parquet, and what writes that is not installed.
        PeriodReversed: It ends before it begins.
        FileNotWritable: There is no room, or it may not be written there.
    """
    if from_day is not None and to_day is not None and to_day < from_day:
        raise PeriodReversed(from_date=from_day.isoformat(), to_date=to_day.isoformat())
    if form is not DumpForm.SQLITE:
        _ = insight.parquet  # Before anything is made.
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear_broken_off(folder, counter.clock.now())
        draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=folder))
        try:
            told = _write(counter, draft, from_day, to_day, form)
            _put_in_place(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except (OSError, sqlite3.OperationalError) as error:
        why = system_words(error) if isinstance(error, OSError) else str(error)
        raise FileNotWritable(file=str(folder), why=why) from error
    return told


def _put_in_place(draft: Path, folder: Path) -> None:
    """Put the files of a dump where those of an earlier one are; its schema goes first and comes last."""
    (folder / SCHEMA).unlink(missing_ok=True)
    made = {file.name for file in draft.iterdir()}
    for name in (DATABASE, *(f"{table.name}.parquet" for table in TABLES)):
        if name in made:
            _sync(draft / name)
            (draft / name).replace(folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
    _sync(draft / SCHEMA)
    _sync(folder)
    (draft / SCHEMA).replace(folder / SCHEMA)
    _sync(folder)


def _clear_broken_off(folder: Path, now: datetime) -> None:
    """Take away what a dump left that was killed; one that is a day old is not at work any more."""
    for draft in folder.glob(f"{_DRAFT}*"):
        if now.timestamp() - draft.stat().st_mtime > _DRAFT_AGE_MAX_S:
            shutil.rmtree(draft, ignore_errors=True)


def _write(
    counter: Counter, draft: Path, from_day: date | None, to_day: date | None, form: DumpForm
) -> DumpSchema:
    """Write all files of a dump."""
    rows = {table.name: 0 for table in TABLES}
    with ExitStack() as opened:
        outs: list[_Out] = []
        if form is not DumpForm.SQLITE:
            outs.append(insight.parquet.ParquetFiles(draft, opened))
        if form is not DumpForm.PARQUET:
            outs.append(_Database(draft / DATABASE, opened))
        with counter.store.read() as books:
            as_of = counter.clock.now()
            for table, row in _rows(books, from_day, to_day):
                rows[table.name] += 1
                for out in outs:
                    out.add(table, row)
        for out in outs:
            out.end()
    told = DumpSchema(SCHEMA_VERSION, counter.software_version, as_of, from_day, to_day, TABLES, VIEWS, rows)
    (draft / SCHEMA).write_bytes(msgspec.json.format(msgspec.json.encode(told)) + b"\n")
    return told


def _rows(books: Readings, from_day: date | None, to_day: date | None) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of all tables, of the same look."""
    yield from _sold(books, from_day, to_day)
    yield from ((TAKINGS, taking_row(taken)) for taken in _takings(books, from_day, to_day))
    for each in books.for_sale():
        has_price, price_ore = each.price_ore is not None, each.price_ore or 0
        named = (each.number, each.name, each.group, each.vat_code, each.unit)
        yield ARTICLES, (*named, has_price, price_ore, each.is_deposit)
    for group in books.groups():
        yield GROUPS, (group.code, group.name)
    for register in books.registers():
        yield REGISTERS, (register.register_id, register.description, register.location)
    for location in books.locations():
        yield LOCATIONS, (location.code, location.name)


def _sold(books: Readings, from_day: date | None, to_day: date | None) -> Iterator[tuple[Table, Row]]:
    """Yield receipts, lines and payments; a business day reaches into the next by the clock."""
    begin = None if from_day is None else from_day - timedelta(days=1)
    end = None if to_day is None else to_day + timedelta(days=1)
    for register in books.registers():
        for record in books.told_between(register.register_id, begin, end):
            event = sold_in(record, from_day, to_day)
            if event is None:
                continue
            yield RECEIPTS, receipt_row(record, event)
            for row in line_rows(record, event):
                yield LINES, row
            for row in tender_rows(record, event):
                yield TENDERS, row


def _takings(books: Readings, from_day: date | None, to_day: date | None) -> Iterator[Taken]:
    """Yield all sums, some days at a time; which days there are the sums say, for a clock may have leapt."""
    told = books.takings(from_day or date.min, to_day or date.max, FIGURES, (By.DAY,))
    days = sorted({each.day for each in told if each.day is not None})
    for place in range(0, len(days), DAYS_AT_ONCE):
        some = days[place : place + DAYS_AT_ONCE]
        yield from books.takings(some[0], some[-1], FIGURES, (By.DAY, By.REGISTER, By.OPERATOR))


class _Database:
    """All tables and the views, in one file that is then only read."""

    def __init__(self, file: Path, opened: ExitStack) -> None:
        self._file = file
        self._connection = sqlite3.connect(file, isolation_level=None)
        opened.callback(self._connection.close)
        self._waiting: dict[str, list[tuple[str | int, ...]]] = {table.name: [] for table in TABLES}
        # It is thrown away where anything goes wrong, so nothing of it has to survive that.
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("BEGIN")
        for table in TABLES:
            self._connection.execute(create_table(table))

    def add(self, table: Table, row: Row) -> None:
        """Add a row."""
        waiting = self._waiting[table.name]
        waiting.append(tuple(map(_plain, row)))
        if len(waiting) >= ROWS_AT_ONCE:
            self._enter(table)

    def end(self) -> None:
        """Write what is left, and the views."""
        for table in TABLES:
            self._enter(table)
        for view in VIEWS:
            self._connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._connection.execute("COMMIT")
        self._connection.close()
        self._file.chmod(self._file.stat().st_mode & _READ_ONLY)

    def _enter(self, table: Table) -> None:
        waiting = self._waiting[table.name]
        places = ", ".join("?" * len(table.columns))
        self._connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", waiting)  # noqa: S608 - names of ours
        waiting.clear()


def create_table(table: Table) -> str:
    """
    Return the statement that makes a table in the database.

    Example:
        >>> print(create_table(GROUPS))
        CREATE TABLE article_groups (
            article_group TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (article_group)
        ) STRICT, WITHOUT ROWID
    """
    columns = "".join(f"    {column.name} {_TYPES[column.kind]} NOT NULL,\n" for column in table.columns)
    key = ", ".join(table.key)
    return f"CREATE TABLE {table.name} (\n{columns}    PRIMARY KEY ({key})\n) STRICT, WITHOUT ROWID"


def _plain(cell: Cell) -> str | int:
    """Return a cell as SQLite keeps it: days and moments as ISO 8601, which sorts."""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M:%SZ")
    return cell.isoformat() if isinstance(cell, date) else cell


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
