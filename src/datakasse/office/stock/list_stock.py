"""List what the shop keeps count of: how much there is of each article at each place."""

from collections.abc import Iterable
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.storage.ports.goods.stock import StockLevel
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article

TEXT_LENGTH_MAX: Final = 100


class PlaceLevel(msgspec.Struct, frozen=True):
    """How much there is at a place, thousandths."""

    place: str
    on_hand_milli: int


class StockRow(msgspec.Struct, frozen=True):
    """
    An article that count is kept of.

    Attributes:
        number: Its number.
        name: Its name.
        unit: What is counted: "stk", "kg", ...
        on_hand_milli: How much there is in all; below zero where more was sold than anybody said had come.
        places: How much at each place that has had some.
        minimum_milli: When there is less than this it is time to buy; None for never.
        maximum_milli: What is bought up to.
    """

    number: str
    name: str
    unit: str
    on_hand_milli: int
    places: tuple[PlaceLevel, ...]
    minimum_milli: int | None
    maximum_milli: int | None

    @property
    def is_low(self) -> bool:
        """Whether it is time to buy."""
        return self.minimum_milli is not None and self.on_hand_milli < self.minimum_milli


class StockPage(msgspec.Struct, frozen=True):
    """Some articles by name, whether there are others after them, and how many count is kept of in all."""

    rows: list[StockRow]
    more: bool
    count: int


def list_stock(counter: Counter, limit: int, *, text: str = "", after: str = "") -> StockPage:
    """
    Return a page of what the shop keeps count of.

    Args:
        counter: The till.
        limit: How many at most.
        text: What every one of them has in name or number, or its barcode; all when empty.
        after: Number of the last article of the page before.
    """
    text = text.strip()[:TEXT_LENGTH_MAX]
    with counter.store.read() as books:
        scanned = books.article_with_gtin(text) if text else None
        if scanned is not None and scanned.stock_kept:
            return StockPage(stock_rows(books, [scanned]), more=False, count=1)
        page = books.stock_page(limit + 1, text=text, after=after)
        rows = stock_rows(books, page[:limit])
        return StockPage(rows, len(page) > limit, books.stock_articles_counted())


def stock_rows(books: Readings, articles: Iterable[Article]) -> list[StockRow]:
    """Return articles with how much there is of each."""
    articles = list(articles)
    levels: dict[str, list[StockLevel]] = {}
    for level in books.stock_levels([article.number for article in articles]):
        levels.setdefault(level.article, []).append(level)
    return [_row(article, levels.get(article.number, [])) for article in articles]


def _row(article: Article, levels: list[StockLevel]) -> StockRow:
    return StockRow(
        article.number,
        article.name,
        article.unit,
        sum(level.on_hand_milli for level in levels),
        tuple(PlaceLevel(level.place, level.on_hand_milli) for level in levels),
        article.stock_minimum_milli,
        article.stock_maximum_milli,
    )
