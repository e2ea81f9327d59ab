"""
Move goods by hand: what came, what was lost, what was carried elsewhere.

Each is one entry of the journal, and the shelves follow it in the same transaction. It is real also while the
till is in training: somebody carried the boxes.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.goods import BadGoods, StockNotKept
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.entry import Record
from datakasse.journal.events.goods import (
    CarriedGoods,
    GoodsReceived,
    GoodsTransferred,
    GoodsWasted,
    MovedGoods,
    ReceivedGoods,
)
from datakasse.office.stock.places import demand_place
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.stock import average_cost
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import check_parts, check_quantity

LINES_MAX: Final = 500
TEXT_LENGTH_MAX: Final = 200


class Goods(msgspec.Struct, frozen=True):
    """
    Some of an article.

    Attributes:
        article: Its number.
        quantity_milli: How much, thousandths of its unit.
        unit_cost_ore: What one unit cost without VAT, where it came and somebody says so.
    """

    article: str
    quantity_milli: int
    unit_cost_ore: int | None = None


class ReceiveGoods(msgspec.Struct, frozen=True):
    """
    Take goods in.

    Attributes:
        place: Code of the place they came to.
        goods: What came.
        supplier: From whom.
        reference: Number of the delivery note, or whatever it is found by.
    """

    place: str
    goods: tuple[Goods, ...]
    supplier: str = ""
    reference: str = ""

    def __call__(self, point: CashPoint) -> Record:
        """
        Record them, with what a unit costs on average from now on.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace, UnknownArticle, StockNotKept, BadGoods: As `demand_goods`.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_text(self.supplier, Phrase("leverandøren", "the supplier"))
        demand_text(self.reference, Phrase("følgeseddelen", "the delivery note"))
        demand_goods(point.books, self.place, self.goods)
        numbers = [each.article for each in self.goods]
        # The costs first: whoever takes in the same goods at the same time waits there, and then sees all.
        costs = point.books.stock_costs(numbers)
        before = on_hand_at(point.books, self.place, numbers)
        everywhere = on_hand(point.books, numbers)
        lines: list[ReceivedGoods] = []
        for each in self.goods:
            line = ReceivedGoods(each.article, each.quantity_milli, before[each.article], each.unit_cost_ore)
            if each.unit_cost_ore is not None:
                if not 0 <= each.unit_cost_ore <= AMOUNT_LIMIT_ORE:
                    raise BadGoods(
                        what=Phrase(
                            f"innkjøpsprisen på vare {each.article}",
                            f"the cost price of article {each.article}",
                        )
                    )
                known = costs.get(each.article)
                average = average_cost(
                    everywhere[each.article],
                    None if known is None else known.average_milliore,
                    each.quantity_milli,
                    each.unit_cost_ore,
                )
                turn = 1 if known is None else known.turn + 1
                line = msgspec.structs.replace(line, average_milliore=average, turn=turn)
            lines.append(line)
        return point.record_for_books(
            GoodsReceived(self.place, tuple(lines), self.supplier.strip(), self.reference.strip())
        )


class WasteGoods(msgspec.Struct, frozen=True):
    """
    Take away what was thrown out or lost.

    Attributes:
        place: Code of the place.
        goods: What it was.
        reason: Why; what VAT and accounts are asked about later is answered by it.
    """

    place: str
    goods: tuple[Goods, ...]
    reason: str

    def __call__(self, point: CashPoint) -> Record:
        """
        Record it.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace, UnknownArticle, StockNotKept, BadGoods: As `demand_goods`; no reason.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_reason(self.reason)
        demand_goods(point.books, self.place, self.goods)
        before = on_hand_at(point.books, self.place, [each.article for each in self.goods])
        lines = tuple(
            MovedGoods(each.article, each.quantity_milli, before[each.article]) for each in self.goods
        )
        return point.record_for_books(GoodsWasted(self.place, lines, self.reason.strip()))


class TransferGoods(msgspec.Struct, frozen=True):
    """
    Carry goods from one place to another.

    Attributes:
        from_place: Code of the place they are taken from.
        to_place: Code of the place they come to.
        goods: What is carried.
    """

    from_place: str
    to_place: str
    goods: tuple[Goods, ...]

    def __call__(self, point: CashPoint) -> Record:
        """
        Record it.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace, UnknownArticle, StockNotKept, BadGoods: As `demand_goods`; nowhere to go.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_place(point.books, self.to_place)
        demand_goods(point.books, self.from_place, self.goods)
        if self.from_place == self.to_place:
            raise BadGoods(what=Phrase("hvor varene skal", "where the goods go"))
        numbers = [each.article for each in self.goods]
        before = on_hand_at(point.books, self.from_place, numbers)
        there = on_hand_at(point.books, self.to_place, numbers)
        lines = tuple(
            CarriedGoods(each.article, each.quantity_milli, before[each.article], there[each.article])
            for each in self.goods
        )
        return point.record_for_books(GoodsTransferred(self.from_place, self.to_place, lines))


def demand_goods(books: Readings, place: str, goods: Sequence[Goods]) -> list[Article]:
    """
    Go on only if goods can be entered at a place, and return their articles.

    Raises:
        UnknownStockPlace: The shop has no such place.
        BadGoods: None, too many at once, or an article twice.
        UnknownArticle: There never was such an article.
        StockNotKept: No count is kept of it.
        QuantityOutOfRange, FractionNotSold: Nothing, absurdly much, or a part of a piece.
    """
    demand_place(books, place)
    articles = [stock_article(books, each.article) for each in lines_of(goods)]
    for each, article in zip(goods, articles, strict=True):
        check_parts(check_quantity(each.quantity_milli), unit=article.unit, name=article.name)
    return articles


def lines_of(goods: Sequence[Goods]) -> Sequence[Goods]:
    """Return goods that are some, not too many, and no article twice; raises `BadGoods`."""
    if not 0 < len(goods) <= LINES_MAX:
        raise BadGoods(
            what=Phrase(f"antall linjer (1 til {LINES_MAX})", f"the number of lines (1 to {LINES_MAX})")
        )
    if len({each.article for each in goods}) < len(goods):
        raise BadGoods(what=Phrase("en vare som står på to linjer", "an article on two lines"))
    return goods


def stock_article(books: Readings, number: str) -> Article:
    """Return an article that count is kept of, for sale or not; raises `UnknownArticle`, `StockNotKept`."""
    article = article_on_record(books, number)
    if not article.stock_kept:
        raise StockNotKept(name=article.name)
    return article


def article_on_record(books: Readings, number: str) -> Article:
    """Return an article, for sale or not; raises `UnknownArticle`."""
    article = books.article_on_record(number)
    if article is None:
        raise UnknownArticle(code=number[:35])
    return article


def on_hand_at(books: Readings, place: str, articles: Iterable[str]) -> dict[str, int]:
    """Return how much there is of articles at a place, thousandths."""
    found = dict.fromkeys(articles, 0)
    for level in books.stock_levels(list(found)):
        if level.place == place:
            found[level.article] += level.on_hand_milli
    return found


def on_hand(books: Readings, articles: Iterable[str]) -> dict[str, int]:
    """Return how much there is of articles in all, thousandths."""
    found = dict.fromkeys(articles, 0)
    for level in books.stock_levels(list(found)):
        found[level.article] += level.on_hand_milli
    return found


def demand_reason(reason: str) -> None:
    """Go on only if somebody says why; raises `BadGoods`."""
    demand_text(reason, Phrase("grunnen", "the reason"))
    if not reason.strip():
        raise BadGoods(what=Phrase("grunnen, som mangler", "the reason, which is missing"))


def demand_text(text: str, what: Phrase) -> None:
    """Go on only if a text can be kept; raises `BadGoods`."""
    if len(text) > TEXT_LENGTH_MAX or not text.isprintable():
        raise BadGoods(what=what)
