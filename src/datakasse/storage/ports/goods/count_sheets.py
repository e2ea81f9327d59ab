"""What the office may ask a database about counts that are being made."""

from typing import Protocol

from datakasse.trade.goods.count_sheet import CountLine, CountSheet


class CountSheetReadings(Protocol):
    """What can be read about count sheets."""

    def count_sheets(self, limit: int) -> list[CountSheet]:
        """Return count sheets, those that are open first, then the newest."""
        ...

    def count_sheet(self, sheet: int) -> CountSheet | None:
        """Return a count sheet, if there is one of that number; with the pen, nobody else writes on it."""
        ...

    def last_count_sheet(self) -> int:
        """Return the highest number that a count sheet has, or 0; with the pen in hand the next is ours."""
        ...

    def count_lines(self, sheet: int) -> list[CountLine]:
        """Return what was counted on a sheet, by number of the article."""
        ...

    def count_line(self, sheet: int, article: str) -> CountLine | None:
        """Return what was counted of an article on a sheet, if it was."""
        ...

    def count_lines_counted(self, sheet: int) -> int:
        """Return how many articles were counted on a sheet."""
        ...


class CountSheetBooks(Protocol):
    """What can be written about count sheets."""

    def put_count_sheet(self, sheet: CountSheet) -> None:
        """Enter or change a count sheet."""
        ...

    def put_count_line(self, sheet: int, line: CountLine) -> None:
        """Enter what was counted of an article, instead of what stood there."""
        ...

    def drop_count_line(self, sheet: int, article: str) -> None:
        """Take an article off a sheet."""
        ...
