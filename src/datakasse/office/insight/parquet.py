"""
The tables of a dump as Parquet files, written by DuckDB (the extra `analytics`).

    rows ─▶ a database of DuckDB's own in the draft ─▶ a file for each table, zstd

Rows lie packed on the disk until the last has come, so memory has a limit however many there are. Only what
is built into the library is used: nothing is fetched, and nothing is written outside the draft.

Decision: 0055-what-is-dumped-is-a-copy.
"""

import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import duckdb

from datakasse.errors.files import FileNotWritable
from datakasse.insight.dump_tables import TABLES, ColumnKind, Row, Table

BUILT_IN_ONLY: Final = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB fetches what it lacks unless it is told not to."""
MEMORY: Final = "128MB"
"""What DuckDB may have in memory; the rest it keeps in the draft."""
ROWS_AT_ONCE: Final = 50_000
"""So many rows are a row group, which is in memory whole."""
_TYPES: Final = {
    ColumnKind.TEXT: "VARCHAR",
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.DAY: "DATE",
    ColumnKind.MOMENT: "TIMESTAMPTZ",
}


class ParquetFiles:
    """
    A file for each table, which rows are added to.

    Args:
        draft: The folder that the files come in.
        opened: Ends the database, which is in the draft, when all is written or the dump broke off.
        tables: The tables.

    Raises:
        FileNotWritable: There is no room, or it may not be written there; also from the methods.
    """

    def __init__(self, draft: Path, opened: ExitStack, tables: tuple[Table, ...] = TABLES) -> None:
        self._draft = draft
        work = draft / "duckdb"
        work.mkdir()
        opened.callback(shutil.rmtree, work)
        with self._writing():
            self._database = opened.enter_context(
                duckdb.connect(
                    work / "rows.duckdb",
                    config={
                        **BUILT_IN_ONLY,
                        "memory_limit": MEMORY,
                        "temp_directory": str(work),
                        "threads": 1,
                    },
                )
            )
            for table in tables:
                columns = ", ".join(f'"{each.name}" {_TYPES[each.kind]} NOT NULL' for each in table.columns)
                self._database.execute(f"CREATE TABLE {table.name} ({columns})")
            self._appenders = {table.name: self._database.appender(table.name) for table in tables}
        for appender in self._appenders.values():
            opened.callback(appender.clear)  # What was added when the dump broke off is not wanted.

    def add(self, table: Table, row: Row) -> None:
        """Add a row, its cells in the order of the columns."""
        with self._writing():
            self._appenders[table.name].append_row(*row)

    def end(self) -> None:
        """Write the files; nothing can be added after."""
        with self._writing():
            for name, appender in self._appenders.items():
                appender.flush()
                file = str(self._draft / f"{name}.parquet")
                rows = self._database.table(name)
                rows.write_parquet(file, compression="zstd", row_group_size=ROWS_AT_ONCE)

    @contextmanager
    def _writing(self) -> Generator[None]:
        try:
            yield
        except duckdb.OperationalError as error:
            why = str(error).partition("\n")[0]
            raise FileNotWritable(file=str(self._draft.parent), why=why) from error
