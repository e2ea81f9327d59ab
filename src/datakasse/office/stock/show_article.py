"""Show one article of the stock: how much there is where, what people moved, what was sold between."""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.journal.event import kind_of
from datakasse.journal.events.goods import GoodsReceived, GoodsTakenOut, GoodsWasted
from datakasse.office.stock.list_stock import StockRow, stock_rows
from datakasse.office.stock.move_goods import stock_article
from datakasse.storage.ports.goods.stock import StockMove
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.purchase import supplier_of
from datakasse.trade.goods.stock import EmptyShelf

MOVES_MAX: Final = 100


class ShownMove(msgspec.Struct, frozen=True):
    """
    What somebody moved.

    Attributes:
        at: When, UTC.
        register: In whose journal it stands.
        entry: In which entry.
        operator: Who.
        kind: Kind of the entry.
        place: Where.
        quantity_milli: What came; below zero what went.
        before_milli: What was there before.
        after_milli: What was there after.
        sold_milli: What was sold less what came back since the move at that place before this one; None
            for the oldest that is shown.
        text: From whom it came, or why it went.
    """

    at: datetime
    register: str
    entry: int
    operator: str
    kind: str
    place: str
    quantity_milli: int
    before_milli: int
    after_milli: int
    sold_milli: int | None
    text: str


class StockArticle(msgspec.Struct, frozen=True):
    """
    An article of the stock.

    Attributes:
        row: How much there is where.
        moves: What people moved, newest first.
        empty_shelf: What the till does when nothing is left; None where it does as in the rest of the shop.
        average_milliore: What a unit costs on average, thousandths of an øre; None where nobody has said, or
            where the one who asks may not see it.
    """

    row: StockRow
    moves: list[ShownMove]
    empty_shelf: EmptyShelf | None
    average_milliore: int | None


def show_stock_article(counter: Counter, number: str, *, with_cost: bool) -> StockArticle:
    """
    Return an article of the stock.

    Raises:
        UnknownArticle, StockNotKept: There is none, or no count is kept of it.
    """
    with counter.store.read() as books:
        article = stock_article(books, number)
        cost = books.stock_costs([number]).get(number) if with_cost else None
        moves = books.stock_moves(number, MOVES_MAX)
        (row,) = stock_rows(books, [article])
        rule = books.shelf_rules((number,)).get(number)
        average_milliore = None if cost is None else cost.average_milliore
        return StockArticle(row, _shown(books, moves), rule, average_milliore)


def _shown(books: Readings, moves: list[StockMove]) -> list[ShownMove]:
    shown: list[ShownMove] = []
    left_milli: dict[str, int] = {}
    for move in reversed(moves):
        record = books.record(move.register, move.entry)
        before_milli, after_milli = move.before_milli, move.before_milli + move.quantity_milli
        known_milli = left_milli.get(move.place)
        shown.append(
            ShownMove(
                record.at,
                move.register,
                move.entry,
                record.operator,
                kind_of(record.event),
                move.place,
                move.quantity_milli,
                before_milli,
                after_milli,
                None if known_milli is None else known_milli - before_milli,
                _text(books, record.event),
            )
        )
        left_milli[move.place] = after_milli
    return shown[::-1]


def _text(books: Readings, event: object) -> str:
    match event:
        case GoodsReceived(supplier=supplier, reference=reference):
            return ", ".join(filter(None, (_called(books, supplier), reference)))
        case GoodsWasted(reason=reason) | GoodsTakenOut(reason=reason):
            return reason
        case _:
            return ""


def _called(books: Readings, supplier: str) -> str:
    """Return what a supplier is called now, where the journal tells its number."""
    number = supplier_of(supplier)
    known = None if number is None else books.supplier(number)
    return supplier if known is None else known.name
