"""
Count the shelves while the shop is open.

Whoever counts is told nothing of what the books say. What they said when an article was counted is kept
beside the count, so that what is sold before the count is entered is no variance. Nothing is put right before
the variance has been seen. Nor is it put right twice: a count tells which move of the article was the last
when the books were asked, and gives way to a count that came after that one.
"""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.counts import CountOutdated
from datakasse.errors.stock.goods import BadGoods
from datakasse.journal.entry import Record
from datakasse.journal.events.goods import CountedGoods, StockCounted
from datakasse.office.stock.move_goods import LINES_MAX, on_hand_at, stock_article
from datakasse.office.stock.places import demand_place
from datakasse.storage.ports.goods.stock import StockMove
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI, check_parts

MOVES_BETWEEN_MAX: Final = 50
"""Moves of an article between its count and the entry of it; what is older has to be counted again."""


class Expected(msgspec.Struct, frozen=True):
    """
    What the books say of an article at the moment it is counted.

    Attributes:
        expected_milli: How much there is.
        last_move: The last move of it that they know of, as `register-entry`; empty before the first.
    """

    expected_milli: int
    last_move: str


class Counted(msgspec.Struct, frozen=True):
    """
    What somebody counted.

    Attributes:
        article: Its number.
        counted_milli: How much there was.
        expected_milli: What the books said at that moment; None where that moment is now.
        last_move: The last move of it at that moment, as `Expected` has it.
    """

    article: str
    counted_milli: int
    expected_milli: int | None = None
    last_move: str = ""


class CountStock(msgspec.Struct, frozen=True):
    """
    Put the books right by what was counted.

    Attributes:
        place: Code of the place.
        counted: What was counted.
    """

    place: str
    counted: tuple[Counted, ...]

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the count; the shelves are moved by the variance.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace, UnknownArticle, StockNotKept: There is no such place, article, or count of it.
            BadGoods: Nothing was counted, too much at once, an article twice, or an absurd variance.
            CountOutdated: It was counted by somebody else since, or long ago.
            FractionNotSold: A part of a piece.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_place(point.books, self.place)
        numbers = [each.article for each in self.counted]
        if not 0 < len(numbers) <= LINES_MAX:
            raise BadGoods(
                what=Phrase(f"antall linjer (1 til {LINES_MAX})", f"the number of lines (1 to {LINES_MAX})")
            )
        if len(set(numbers)) < len(numbers):
            raise BadGoods(what=Phrase("en vare som er talt på to linjer", "an article counted on two lines"))
        before = on_hand_at(point.books, self.place, numbers)
        lines = tuple(self._line(point.books, each, before[each.article]) for each in self.counted)
        return point.record_for_books(StockCounted(self.place, lines))

    def _line(self, books: Readings, counted: Counted, before_milli: int) -> CountedGoods:
        """Return a line as the journal has it, if it may stand there."""
        article = stock_article(books, counted.article)
        if not 0 <= counted.counted_milli <= QUANTITY_LIMIT_MILLI:
            raise BadGoods(what=Phrase(f"antallet av {article.name}", f"the quantity of {article.name}"))
        check_parts(counted.counted_milli, unit=article.unit, name=article.name)
        expected_milli = counted.expected_milli
        if expected_milli is None:
            expected_milli = before_milli
        elif is_outdated(books, self.place, counted.article, counted.last_move):
            raise CountOutdated(name=article.name)
        if abs(counted.counted_milli - expected_milli) > QUANTITY_LIMIT_MILLI:
            raise BadGoods(what=Phrase(f"avviket på {article.name}", f"the difference of {article.name}"))
        return CountedGoods(counted.article, counted.counted_milli, expected_milli, before_milli)


def expectation(books: Readings, place: str, article: Article) -> Expected:
    """Return what the books say there is of an article at a place now."""
    level = on_hand_at(books, place, [article.number])[article.number]
    last = next((_name(move) for move in books.stock_moves(article.number, 1)), "")
    return Expected(level, last)


def is_outdated(books: Readings, place: str, article: str, last_move: str) -> bool:
    """Return whether an article was counted there, or moved too often, since the move that a count names."""
    moves = books.stock_moves(article, MOVES_BETWEEN_MAX)
    for move in moves:
        if _name(move) == last_move:
            return False
        if move.place == place and isinstance(books.record(move.register, move.entry).event, StockCounted):
            return True
    return bool(last_move) or len(moves) == MOVES_BETWEEN_MAX


def _name(move: StockMove) -> str:
    return f"{move.register}-{move.entry}"
