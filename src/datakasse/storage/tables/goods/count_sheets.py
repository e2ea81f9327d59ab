"""Counts that are being made: records of the office, until one becomes entries of the journal."""

from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.trade.goods.count_sheet import CountLine, CountSheet, SheetState

COUNT_SHEETS: Final = (
    """CREATE TABLE count_sheets (
        company TEXT NOT NULL,
        sheet INTEGER NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, sheet)
    ) STRICT""",
    """CREATE TABLE count_lines (
        company TEXT NOT NULL,
        sheet INTEGER NOT NULL,
        article TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, sheet, article)
    ) STRICT""",
)
"""A step of the schema."""

_sheet: Final = msgspec.json.Decoder(CountSheet).decode
_line: Final = msgspec.json.Decoder(CountLine).decode


class CountSheetLook(Look):
    """What can be asked about count sheets."""

    def count_sheets(self, limit: int) -> list[CountSheet]:
        """Return count sheets, those that are open first, then the newest."""
        rows = self._all(
            """SELECT body FROM count_sheets WHERE company = :company
            ORDER BY is_open DESC, sheet DESC LIMIT :limit""",
            limit=limit,
        )
        return [_sheet(body) for (body,) in rows]

    def count_sheet(self, sheet: int) -> CountSheet | None:
        """Return a count sheet, if there is one of that number."""
        found = self._one(
            "SELECT body FROM count_sheets WHERE company = :company AND sheet = :sheet", sheet=sheet
        )
        return None if found is None else _sheet(found[0])

    def last_count_sheet(self) -> int:
        """Return the highest number that a count sheet has; 0 before the first."""
        found = self._one("SELECT max(sheet) FROM count_sheets WHERE company = :company")
        return 0 if found is None else found[0] or 0

    def count_lines(self, sheet: int) -> list[CountLine]:
        """Return what was counted on a sheet, by number of the article."""
        rows = self._all(
            "SELECT body FROM count_lines WHERE company = :company AND sheet = :sheet ORDER BY article",
            sheet=sheet,
        )
        return [_line(body) for (body,) in rows]

    def count_line(self, sheet: int, article: str) -> CountLine | None:
        """Return what was counted of an article on a sheet, if it was."""
        found = self._one(
            """SELECT body FROM count_lines
            WHERE company = :company AND sheet = :sheet AND article = :article""",
            sheet=sheet,
            article=article,
        )
        return None if found is None else _line(found[0])

    def count_lines_counted(self, sheet: int) -> int:
        """Return how many articles were counted on a sheet."""
        found = self._one(
            "SELECT count(*) FROM count_lines WHERE company = :company AND sheet = :sheet", sheet=sheet
        )
        return 0 if found is None else found[0]


class CountSheetPen(CountSheetLook):
    """What can be entered about count sheets."""

    def put_count_sheet(self, sheet: CountSheet) -> None:
        """Enter or change a count sheet."""
        self._of_company()
        self._run(
            """INSERT INTO count_sheets (company, sheet, is_open, body)
            VALUES (:company, :sheet, :is_open, :body)
            ON CONFLICT (company, sheet) DO UPDATE SET is_open = excluded.is_open, body = excluded.body""",
            sheet=sheet.number,
            is_open=int(sheet.state is SheetState.OPEN),
            body=msgspec.json.encode(sheet).decode(),
        )

    def put_count_line(self, sheet: int, line: CountLine) -> None:
        """Enter what was counted of an article, instead of what stood there."""
        self._of_company()
        self._run(
            """INSERT INTO count_lines (company, sheet, article, body)
            VALUES (:company, :sheet, :article, :body)
            ON CONFLICT (company, sheet, article) DO UPDATE SET body = excluded.body""",
            sheet=sheet,
            article=line.article,
            body=msgspec.json.encode(line).decode(),
        )

    def drop_count_line(self, sheet: int, article: str) -> None:
        """Take an article off a sheet."""
        self._run(
            "DELETE FROM count_lines WHERE company = :company AND sheet = :sheet AND article = :article",
            sheet=sheet,
            article=article,
        )
