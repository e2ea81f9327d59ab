"""
What is dumped is what the journal says, in the columns that are documented, and of people the number only.

Rule: receipts and takings come to the same as the day's Z; Parquet and SQLite hold the same rows; a file is
in its place whole or not at all; memory does not grow with the shop.
"""

import os
import random
import sqlite3
import sys
import tracemalloc
from collections.abc import Iterable
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import msgspec
import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.files import FileNotWritable
from datakasse.errors.insight.dump import ParquetSupportMissing
from datakasse.insight.dump_tables import TABLES, VIEWS, Column, ColumnKind, Row, Table
from datakasse.insight.takings import Figure
from datakasse.office import insight
from datakasse.office.insight import parquet
from datakasse.office.insight.dump import DATABASE, SCHEMA, DumpForm, DumpSchema, dump
from datakasse.office.insight.parquet import ParquetFiles
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import CUSTOMER, FRONT, OLA, Shopkeeper, card

PARQUET_TYPES = {
    ColumnKind.TEXT: "VARCHAR",
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.DAY: "DATE",
    ColumnKind.MOMENT: "TIMESTAMP WITH TIME ZONE",
}


def read_parquet(file: Path, table: Table) -> list[tuple[object, ...]]:
    """The rows of a Parquet file, whose columns are those that are documented and never empty."""
    with duckdb.connect() as reader:
        reader.execute("SET TimeZone = 'UTC'")
        found = reader.execute(f"DESCRIBE SELECT * FROM '{file}'").fetchall()
        assert [row[:2] for row in found] == [
            (column.name, PARQUET_TYPES[column.kind]) for column in table.columns
        ]
        told = reader.execute(f"SELECT repetition_type FROM parquet_schema('{file}')").fetchall()
        assert set(told) == {("REQUIRED",)}
        return reader.execute(f"SELECT * FROM '{file}'").fetchall()


def tables_of(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every Parquet file, sorted."""
    return {
        table.name: sorted(read_parquet(folder / f"{table.name}.parquet", table), key=str) for table in TABLES
    }


def in_database(folder: Path, question: str) -> list[tuple[object, ...]]:
    """What the database answers, opened as whoever only reads opens it."""
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as opened:
        return opened.execute(question).fetchall()


def told_of(folder: Path) -> int:
    """How many receipts there are in the database."""
    [(count,)] = in_database(folder, "SELECT count(*) FROM receipts")
    assert isinstance(count, int)
    return count


def two_days(shop: Shopkeeper) -> date:
    """A day that is closed with a bit of everything, and one that has begun; return the first."""
    first = business_day(shop.clock.now())
    sold = shop.sell("200", "100", "100")
    shop.sell("200", tenders=(card(39_00),))
    shop.do(TakeReturn(sold.receipt, reason="kald"))
    shop.sell("100", tenders=(Tender(TenderKind.CASH),))
    shop.sell("200", tenders=(Tender(TenderKind.INVOICE, account=CUSTOMER),))
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    return first


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "ut"


def test_a_dump_comes_to_what_the_day_says_and_both_forms_hold_the_same(shop: Shopkeeper, out: Path) -> None:
    first = two_days(shop)
    told = dump(shop.counter, out)
    tables = tables_of(out)
    assert told.rows == {name: len(rows) for name, rows in tables.items()}
    assert told.rows["receipts"] >= 5
    for table in TABLES:
        kept = in_database(out, f"SELECT * FROM {table.name}")
        assert sorted(kept, key=str) == sorted(map(as_kept, tables[table.name]), key=str)
    [(z_ore,)] = in_database(
        out,
        f"SELECT sum(amount_ore) FROM takings WHERE figure = 'sales' AND business_day = '{first}'",
    )
    with shop.counter.store.read() as books:
        [day] = books.takings(first, first, [Figure.SALES])
    assert z_ore == day.amount_ore
    figures = {figure for (figure,) in in_database(out, "SELECT DISTINCT figure FROM takings")}
    assert figures >= {Figure.SALES, Figure.TENDER}
    assert not figures & {Figure.CASH, Figure.CLOSINGS_APPROVED}
    receipts = in_database(
        out,
        f"SELECT sum(gross_ore) FROM receipts WHERE NOT on_credit AND business_day = '{first}'",
    )
    assert receipts == [(z_ore,)]
    lines = "SELECT sum(lines.gross_ore) FROM lines JOIN receipts USING (register, entry) WHERE NOT on_credit"
    whole = "SELECT sum(gross_ore) FROM receipts WHERE NOT on_credit"
    assert in_database(out, lines) == in_database(out, whole)
    for view in VIEWS:
        assert in_database(out, f"SELECT * FROM {view.name}")
    demand_views_agree(shop, out, first)
    by_day = f"SELECT sum(gross_ore) FROM sales_by_day WHERE business_day = '{first}'"
    assert in_database(out, by_day) == [(z_ore,)]


def demand_views_agree(shop: Shopkeeper, out: Path, day: date) -> None:
    """The views say of a day what the office does: there is a return, and a sale on an invoice, in it."""
    with shop.counter.store.read() as books:
        [sales] = books.takings(day, day, [Figure.SALES])
        tenders = {row.name: row.amount_ore for row in books.takings(day, day, [Figure.TENDER])}
        [notes] = books.takings(day, day, [Figure.CREDIT_SALES])
    assert notes.number
    of_day = f"FROM {{}} WHERE business_day = '{day}'"
    for view in ("sales_by_day", "sales_by_hour"):
        told = in_database(out, "SELECT sum(receipts), sum(gross_ore) " + of_day.format(view))
        assert told == [(sales.number, sales.amount_ore)], view
    assert in_database(out, "SELECT sum(gross_ore) " + of_day.format("sales_by_article")) == [
        (sales.amount_ore,)
    ]
    paid = in_database(out, "SELECT kind, amount_ore " + of_day.format("tenders_by_day"))
    assert {str(kind): amount_ore for kind, amount_ore in paid} == tenders


def as_kept(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row as SQLite keeps it."""
    return tuple(
        cell.strftime("%Y-%m-%dT%H:%M:%SZ")
        if isinstance(cell, datetime)
        else cell.isoformat()
        if isinstance(cell, date)
        else int(cell)
        if isinstance(cell, bool)
        else cell
        for cell in row
    )


def test_a_period_is_business_days_and_training_is_left_out(shop: Shopkeeper, out: Path) -> None:
    first = two_days(shop)
    shop.do(SetTraining(on=True))
    shop.sell("100")
    shop.do(SetTraining(on=False))
    dump(shop.counter, out, first, first, DumpForm.SQLITE)
    assert in_database(out, "SELECT DISTINCT business_day FROM receipts") == [(str(first),)]
    of_first = told_of(out)
    dump(shop.counter, out, first + timedelta(days=1), None, DumpForm.SQLITE)
    assert told_of(out) == 1
    dump(shop.counter, out, form=DumpForm.SQLITE)
    assert told_of(out) == of_first + 1
    assert in_database(out, "SELECT * FROM takings WHERE figure = 'training'") == []
    assert sorted(each.name for each in out.iterdir()) == [DATABASE, SCHEMA]
    with pytest.raises(PeriodReversed):
        dump(shop.counter, out, first, first - timedelta(days=1))


def test_nobody_is_named(shop: Shopkeeper, out: Path) -> None:
    """Control: the names and the account are in the shop's records, and her number in the dump."""
    two_days(shop)
    dump(shop.counter, out)
    with shop.counter.store.read() as books:
        people = [name for each in books.operators() for name in (each.first_name, each.surname) if name]
    assert people
    told = str(tables_of(out))
    assert all(f"'{name}'" not in told for name in (*people, CUSTOMER))
    assert f"'{OLA}'" in told


def test_the_database_is_only_read_and_the_schema_says_what_there_is(shop: Shopkeeper, out: Path) -> None:
    two_days(shop)
    dump(shop.counter, out)
    assert (out / DATABASE).stat().st_mode & 0o222 == 0
    told = msgspec.json.decode((out / SCHEMA).read_bytes(), type=DumpSchema)
    assert (told.tables, told.views) == (TABLES, VIEWS)
    dump(shop.counter, out)  # Over the one that may only be read.
    assert in_database(out, "PRAGMA integrity_check") == [("ok",)]


def test_a_dump_that_cannot_be_written_leaves_the_one_before(shop: Shopkeeper, out: Path) -> None:
    two_days(shop)
    dump(shop.counter, out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    in_the_way = out / "fil"
    in_the_way.write_bytes(b"")
    with pytest.raises(FileNotWritable):
        dump(shop.counter, in_the_way / "ut")

    def broken(files: ParquetFiles) -> None:
        raise OSError(28, "No space left on device", files)

    with pytest.MonkeyPatch.context() as full:
        full.setattr(ParquetFiles, "end", broken)
        with pytest.raises(FileNotWritable):
            dump(shop.counter, out)
    in_the_way.unlink()
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_what_a_clock_that_leapt_put_ahead_is_in_the_takings_too(shop: Shopkeeper, out: Path) -> None:
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=400)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    ahead = business_day(shop.clock.now())
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=-399)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("100")
    dump(shop.counter, out, form=DumpForm.SQLITE)
    [(last,)] = in_database(out, "SELECT max(business_day) FROM receipts")
    assert last == ahead.isoformat()
    takings = in_database(out, "SELECT sum(amount_ore) FROM takings WHERE figure = 'sales'")
    assert in_database(out, "SELECT sum(gross_ore) FROM receipts WHERE NOT on_credit") == takings


def test_a_folder_holds_one_dump(shop: Shopkeeper, out: Path) -> None:
    """Also where the one before had more files, or was killed; what is not ours stays."""
    dump(shop.counter, out)
    (out / "notat.txt").touch()
    left, at_work = out / ".dump-left", out / ".dump-at-work"
    left.mkdir()
    (left / "lines.parquet").touch()
    at_work.mkdir()
    now = shop.clock.now().timestamp()
    os.utime(left, (now - 90_000, now - 90_000))
    os.utime(at_work, (now, now))
    dump(shop.counter, out, form=DumpForm.SQLITE)
    assert {each.name for each in out.iterdir()} == {DATABASE, SCHEMA, "notat.txt", at_work.name}
    dump(shop.counter, out, form=DumpForm.PARQUET)
    assert not (out / DATABASE).exists()


def test_no_schema_vouches_for_a_dump_that_was_not_put_in_place(
    shop: Shopkeeper, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last file does not come through: what is there is of two dumps."""
    dump(shop.counter, out)
    moved = Path.replace

    def stuck(file: Path, to: Path) -> Path:
        if file.name == "locations.parquet":
            raise OSError(28, "No space left on device")
        return moved(file, to)

    monkeypatch.setattr(Path, "replace", stuck)
    with pytest.raises(FileNotWritable):
        dump(shop.counter, out)
    assert not (out / SCHEMA).exists()


def test_the_database_is_for_no_more_people_than_the_other_files(shop: Shopkeeper, out: Path) -> None:
    before = os.umask(0o077)
    try:
        dump(shop.counter, out)
    finally:
        os.umask(before)
    assert {each.stat().st_mode & 0o077 for each in out.iterdir()} == {0}


def write(draft: Path, rows: Iterable[Row], kinds: Iterable[ColumnKind]) -> Table:
    """Write rows into `t.parquet` of a draft."""
    draft.mkdir(exist_ok=True)
    table = Table("t", "", (), tuple(Column(f"c{place}", kind, "") for place, kind in enumerate(kinds)))
    with ExitStack() as opened:
        files = ParquetFiles(draft, opened, (table,))
        for row in rows:
            files.add(table, row)
        files.end()
    return table


def test_more_is_written_than_there_is_memory_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """40 MB that cannot be packed go through 24 MB, and ten times the rows take no more of Python's."""
    monkeypatch.setattr(parquet, "MEMORY", "24MB")
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 2_048)
    chance = random.Random(7)

    def peak(rows: int) -> int:
        tracemalloc.start()
        try:
            write(tmp_path, ((chance.randbytes(1_000).hex(),) for _ in range(rows)), [ColumnKind.TEXT])
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few = peak(2_000)
    assert peak(20_000) < 1.5 * few
    assert [file.name for file in tmp_path.iterdir()] == ["t.parquet"]


@pytest.mark.parametrize("count", [0, 1, 50])
def test_every_kind_of_cell_comes_back(tmp_path: Path, count: int) -> None:
    """Whole øre at both ends of what is kept, days of any year, and texts that look like something else."""
    at = datetime(2026, 3, 2, 11, 0, 5, 123_456, tzinfo=UTC)
    texts = ("", "NULL", "\\N", "æøå €", "a\nb\r\nc\0", "\"q\" 'a', \\;", "007", " x ", "\ufeff")
    rows = [
        (
            texts[number % len(texts)],
            (2**63 - 1 - number) * (-1) ** number,
            number % 3 == 0,
            date(1, 1, 1) + timedelta(days=70_000 * number),
            at - timedelta(days=30_000 * (number % 2)),
        )
        for number in range(count)
    ]
    table = write(tmp_path, rows, ColumnKind)
    assert read_parquet(tmp_path / "t.parquet", table) == rows


def test_what_the_disk_does_not_take_is_told(tmp_path: Path) -> None:
    with ExitStack() as opened:
        files = ParquetFiles(tmp_path, opened)
        (tmp_path / "receipts.parquet").mkdir()  # In the way of the file.
        with pytest.raises(FileNotWritable):
            files.end()


def test_without_the_extra_there_is_sqlite(
    shop: Shopkeeper, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the library is not found, a dump that is to have Parquet is refused before anything is made."""
    monkeypatch.delattr(insight, "parquet")  # As if nobody had read it yet.
    monkeypatch.delitem(sys.modules, "datakasse.office.insight.parquet")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for form in (DumpForm.BOTH, DumpForm.PARQUET):
        with pytest.raises(ParquetSupportMissing):
            dump(shop.counter, out, form=form)
        assert not out.exists()
    dump(shop.counter, out, form=DumpForm.SQLITE)
    assert in_database(out, "PRAGMA integrity_check") == [("ok",)]


def test_the_library_fetches_nothing() -> None:
    """Control: left alone it would, and says so."""
    for config, is_fetched in (({}, True), (parquet.BUILT_IN_ONLY, False)):
        with duckdb.connect(config={**config}) as asked:
            for setting in parquet.BUILT_IN_ONLY:
                assert asked.execute("SELECT current_setting(?)", [setting]).fetchall() == [(is_fetched,)]


def test_a_shop_that_has_not_sold_has_a_dump(shop: Shopkeeper, out: Path) -> None:
    told = dump(shop.counter, out)
    assert told.rows["receipts"] == 0
    assert told.rows["articles"] > 0
    assert FRONT in [row[0] for row in tables_of(out)["registers"]]
