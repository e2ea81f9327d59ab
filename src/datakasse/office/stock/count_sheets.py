"""
Make a count on a sheet that stands on the server: several people fill it at once, and no reload loses it.

    begin ─▶ count an article, count another … ─▶ look at the variance ─▶ post
                                                                     └──▶ or drop it

What the books say of an article is asked here, in the transaction that keeps its line: what is sold before
the sheet is posted is no variance, and no browser says what was expected. Who counts what is counted already
says which version of the line she has seen, whether she adds to it, writes over it or takes it off: nobody
does that unseen, and what is sent twice counts once.
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.counts import CountedByAnother, CountSheetEnded, CountTakenOff, UnknownCountSheet
from datakasse.errors.stock.goods import BadGoods
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.stock.count_stock import Counted, CountStock, expectation
from datakasse.office.stock.move_goods import LINES_MAX, stock_article
from datakasse.office.stock.places import demand_place
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.count_sheet import CountLine, CountSheet, SheetState
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI, check_parts, quantity_text

SHEET_LINES_MAX: Final = 10 * LINES_MAX


class BeginCount(msgspec.Struct, frozen=True):
    """
    Begin a count at a place.

    Attributes:
        place: Code of the place.
    """

    place: str

    def __call__(self, point: CashPoint) -> CountSheet:
        """
        Keep an empty sheet, and record that it was begun, by number.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace: There is no such place.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_place(point.books, self.place)
        number = point.books.last_count_sheet() + 1
        sheet = CountSheet(number, self.place, SheetState.OPEN, point.at, point.operator_id)
        point.books.put_count_sheet(sheet)
        point.record(SettingsChanged(what="count begun", subject=str(number)))
        return sheet


class CountArticle(msgspec.Struct, frozen=True):
    """
    Write on a sheet what was counted of an article.

    Attributes:
        sheet: Number of the sheet.
        article: Number of the article.
        counted_milli: How much there was.
        seen: Version of the line that was seen; 0 for no line.
        adds: It lies on another shelf as well, and this is added to what stands there.
    """

    sheet: int
    article: str
    counted_milli: int
    seen: int = 0
    adds: bool = False

    def __call__(self, point: CashPoint) -> CountLine:
        """
        Keep it, with what the books say now; what is added keeps what they said at the first.

        Raises:
            MissingRight: The role may not.
            UnknownCountSheet, CountSheetEnded: There is none, or it was posted or dropped.
            UnknownArticle, StockNotKept: There is no such article, or count of it.
            CountedByAnother: A line stands there that was not seen, be it of the same count sent before.
            CountTakenOff: The line that was seen is gone.
            BadGoods: An absurd count, or too many articles on one sheet.
            FractionNotSold: A part of a piece.
        """
        point.demand_right(Right.KEEP_STOCK)
        books = point.books
        sheet = open_sheet(books, self.sheet)
        article = stock_article(books, self.article)
        known = books.count_line(self.sheet, self.article)
        counted_milli = self.counted_milli + (known.counted_milli if known and self.adds else 0)
        if not 0 <= self.counted_milli <= QUANTITY_LIMIT_MILLI or counted_milli > QUANTITY_LIMIT_MILLI:
            raise BadGoods(what=Phrase(f"antallet av {article.name}", f"the quantity of {article.name}"))
        check_parts(self.counted_milli, unit=article.unit, name=article.name)
        _demand_seen(books, self.article, known, self.seen)
        if known is None and books.count_lines_counted(self.sheet) >= SHEET_LINES_MAX:
            raise BadGoods(
                what=Phrase(
                    f"antall varer på ett telleark (høyst {SHEET_LINES_MAX})",
                    f"the number of articles on one count sheet (at most {SHEET_LINES_MAX})",
                )
            )
        expected = expectation(books, sheet.place, article)
        if known is not None and self.adds:
            expected = msgspec.structs.replace(
                expected, expected_milli=known.expected_milli, last_move=known.last_move
            )
        line = CountLine(
            article.number,
            counted_milli,
            expected.expected_milli,
            expected.last_move,
            point.at,
            point.operator_id,
            _written_on(point, sheet).version,
        )
        books.put_count_line(self.sheet, line)
        return line


class TakeOffSheet(msgspec.Struct, frozen=True):
    """
    Take an article off a sheet: it was not counted after all.

    Attributes:
        sheet: Number of the sheet.
        article: Number of the article.
        seen: Version of the line that was seen.
    """

    sheet: int
    article: str
    seen: int

    def __call__(self, point: CashPoint) -> None:
        """
        Take it off; one that is off already stays off.

        Raises:
            MissingRight: The role may not.
            UnknownCountSheet, CountSheetEnded: There is none, or it was posted or dropped.
            CountedByAnother: Another line stands there than was seen.
        """
        point.demand_right(Right.KEEP_STOCK)
        sheet = open_sheet(point.books, self.sheet)
        known = point.books.count_line(self.sheet, self.article)
        if known is None:
            return
        _demand_seen(point.books, self.article, known, self.seen)
        point.books.drop_count_line(self.sheet, self.article)
        _written_on(point, sheet)


class DropCount(msgspec.Struct, frozen=True):
    """
    Drop a count; nothing is put right by it.

    Attributes:
        sheet: Number of the sheet.
    """

    sheet: int

    def __call__(self, point: CashPoint) -> CountSheet:
        """Keep and record it; raises `MissingRight`, `UnknownCountSheet`, `CountSheetEnded`."""
        point.demand_right(Right.KEEP_STOCK)
        sheet = _ended(point, open_sheet(point.books, self.sheet), SheetState.DROPPED)
        point.record(SettingsChanged(what="count dropped", subject=str(self.sheet)))
        return sheet


class PostCount(msgspec.Struct, frozen=True):
    """
    Put the books right by a sheet.

    Attributes:
        sheet: Number of the sheet.
        version: The version that was seen; what was written after has to be looked at first.
    """

    sheet: int
    version: int

    def __call__(self, point: CashPoint) -> CountSheet:
        """
        Record the count in as many entries as it takes, and keep on the sheet which they are.

        Raises:
            MissingRight: The role may not.
            UnknownCountSheet, CountSheetEnded: There is none, or it was posted or dropped.
            BadGoods, CountOutdated, UnknownArticle, StockNotKept, FractionNotSold: As `CountStock`.
        """
        point.demand_right(Right.KEEP_STOCK)
        sheet = open_sheet(point.books, self.sheet)
        lines = point.books.count_lines(self.sheet)
        if not lines or sheet.version != self.version:
            raise BadGoods(
                what=Phrase(
                    "tellearket, som er tomt eller endret siden avviket ble vist",
                    "the count sheet, which is empty or was changed since the difference was shown",
                )
            )
        counted = [
            Counted(line.article, line.counted_milli, line.expected_milli, line.last_move) for line in lines
        ]
        parts = [counted[first : first + LINES_MAX] for first in range(0, len(counted), LINES_MAX)]
        records = [CountStock(sheet.place, tuple(part))(point) for part in parts]
        entries = tuple(f"{record.register}-{record.number}" for record in records)
        return _ended(point, sheet, SheetState.POSTED, entries)


def known_sheet(books: Readings, sheet: int) -> CountSheet:
    """Return a count sheet; raises `UnknownCountSheet`."""
    found = books.count_sheet(sheet)
    if found is None:
        raise UnknownCountSheet(sheet=sheet)
    return found


def open_sheet(books: Readings, sheet: int) -> CountSheet:
    """Return a count sheet that can be written on; raises `UnknownCountSheet`, `CountSheetEnded`."""
    found = known_sheet(books, sheet)
    if found.state is not SheetState.OPEN:
        raise CountSheetEnded(sheet=sheet)
    return found


def _demand_seen(books: Readings, number: str, known: CountLine | None, seen: int) -> None:
    if seen == (0 if known is None else known.version):
        return
    article = books.article_on_record(number)
    name, unit = (number, "") if article is None else (article.name, article.unit)
    if known is None:
        raise CountTakenOff(name=name)
    told = f"{quantity_text(known.counted_milli).replace('.', ',')} {unit}".strip()
    raise CountedByAnother(name=name, who=books.operator(known.counted_by).first_name, counted=told)


def _written_on(point: CashPoint, sheet: CountSheet) -> CountSheet:
    written = msgspec.structs.replace(sheet, version=sheet.version + 1)
    point.books.put_count_sheet(written)
    return written


def _ended(
    point: CashPoint, sheet: CountSheet, state: SheetState, entries: tuple[str, ...] = ()
) -> CountSheet:
    ended = msgspec.structs.replace(
        sheet, state=state, ended_at=point.at, ended_by=point.operator_id, entries=entries
    )
    point.books.put_count_sheet(ended)
    return ended
