"""
Show the counts that are being made, and one of them: what was counted, and the variance when asked for.

Whoever counts is told nothing of what the books say; that is asked for apart, before the count is posted.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.stock.count_sheets import known_sheet
from datakasse.office.stock.count_stock import is_outdated
from datakasse.storage.ports.goods.stock import StockCost
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.count_sheet import CountLine, CountSheet, SheetState

SHEETS_MAX: Final = 50
_COSTS_AT_ONCE: Final = 500
_ORE_MILLI: Final = 1_000_000
"""Thousandths of a unit at thousandths of an øre, in an øre."""


class SheetRow(msgspec.Struct, frozen=True):
    """
    A count sheet in few words.

    Attributes:
        number: Its number.
        place: Code of the place.
        state: How far it has come.
        begun_at: When it was begun, UTC.
        begun_by: By whom.
        ended_at: When it was posted or dropped, UTC.
        entries: The entries of the journal that it became.
        lines: How many articles are on it.
        version: Goes up with each line that is written or taken off.
    """

    number: int
    place: str
    state: SheetState
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None
    entries: tuple[str, ...]
    lines: int
    version: int


class Variance(msgspec.Struct, frozen=True):
    """
    What a line differs by.

    Attributes:
        expected_milli: What the books said when it was counted.
        variance_milli: What there is too much of; below zero what is missing.
        value_ore: What that is worth at its average cost; None where nobody has said, or may not be seen.
        is_outdated: It was counted elsewhere since, or moved too often: it has to be counted again.
    """

    expected_milli: int
    variance_milli: int
    value_ore: int | None
    is_outdated: bool


class SheetLine(msgspec.Struct, frozen=True):
    """
    An article on a count sheet.

    Attributes:
        article: Its number.
        name: What it is called; its number where it is no longer on record.
        unit: What it is counted in.
        counted_milli: How much there was.
        counted_at: When it was counted, UTC.
        counted_by: Who counted it.
        version: Whoever adds to the line, writes over it or takes it off says which she saw.
        variance: What it differs by; None where it was not asked for.
    """

    article: str
    name: str
    unit: str
    counted_milli: int
    counted_at: datetime
    counted_by: str
    version: int
    variance: Variance | None


class ShownSheet(msgspec.Struct, frozen=True):
    """
    A count sheet.

    Attributes:
        row: The sheet in few words.
        lines: What was counted, by number of the article; none where they were not asked for.
        value_ore: What all differs by; None where it was not asked for, is not known, or may not be seen.
    """

    row: SheetRow
    lines: list[SheetLine]
    value_ore: int | None


def list_count_sheets(counter: Counter) -> list[SheetRow]:
    """Return the counts that are being made, and the last ones that ended."""
    with counter.store.read() as books:
        return [_row(books, sheet) for sheet in books.count_sheets(SHEETS_MAX)]


def show_sheet_row(counter: Counter, sheet: int) -> ShownSheet:
    """
    Return a count sheet without reading a line of it; raises `UnknownCountSheet`.

    A screen that looks every few seconds whether anything was written asks this of the machine that sells.
    """
    with counter.store.read() as books:
        return ShownSheet(_row(books, known_sheet(books, sheet)), [], None)


def show_count_sheet(counter: Counter, sheet: int, *, with_variance: bool, with_cost: bool) -> ShownSheet:
    """Return a count sheet; raises `UnknownCountSheet`."""
    with counter.store.read() as books:
        known = known_sheet(books, sheet)
        lines = books.count_lines(sheet)
        costs = _costs(books, lines) if with_variance and with_cost else {}
        shown: list[SheetLine] = []
        for line in lines:
            article = books.article_on_record(line.article)
            shown.append(
                SheetLine(
                    line.article,
                    line.article if article is None else article.name,
                    "" if article is None else article.unit,
                    line.counted_milli,
                    line.counted_at,
                    books.operator(line.counted_by).first_name,
                    line.version,
                    _variance(books, known, line, costs.get(line.article)) if with_variance else None,
                )
            )
        values = [each.variance.value_ore for each in shown if each.variance is not None]
        whole = [value for value in values if value is not None]
        value_ore = sum(whole) if values and len(whole) == len(values) else None
        return ShownSheet(_row(books, known), shown, value_ore)


def _row(books: Readings, sheet: CountSheet) -> SheetRow:
    return SheetRow(
        sheet.number,
        sheet.place,
        sheet.state,
        sheet.begun_at,
        books.operator(sheet.begun_by).first_name,
        sheet.ended_at,
        sheet.entries,
        books.count_lines_counted(sheet.number),
        sheet.version,
    )


def _variance(books: Readings, sheet: CountSheet, line: CountLine, cost: StockCost | None) -> Variance:
    variance_milli = line.counted_milli - line.expected_milli
    value_ore = None
    if variance_milli == 0 and cost is not None:
        value_ore = 0
    elif cost is not None:
        value_ore = divide_half_away(variance_milli * cost.average_milliore, _ORE_MILLI)
    outdated = sheet.state is SheetState.OPEN and is_outdated(
        books, sheet.place, line.article, line.last_move
    )
    return Variance(line.expected_milli, variance_milli, value_ore, outdated)


def _costs(books: Readings, lines: Sequence[CountLine]) -> dict[str, StockCost]:
    numbers = [line.article for line in lines]
    found: dict[str, StockCost] = {}
    for first in range(0, len(numbers), _COSTS_AT_ONCE):
        found |= books.stock_costs(numbers[first : first + _COSTS_AT_ONCE])
    return found
