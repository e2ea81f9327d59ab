"""Show how the stock stands: where there are goods, what is low, and what it is worth."""

from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.stock.list_stock import StockRow, stock_rows
from datakasse.office.stock.places import StockPlace, places_of
from datakasse.trade.goods.stock import EmptyShelf

LOW_MAX: Final = 200


class StockStanding(msgspec.Struct, frozen=True):
    """
    How the stock stands.

    Attributes:
        places: Where the shop has goods.
        count: How many articles count is kept of.
        low: Those of which there is less than their minimum, by name.
        empty_shelf: What the till does when nothing is left.
        value_ore: What is there at its average cost; None where the one who asks may not see it. What nobody
            has said the cost of, and what is below zero, is worth nothing here.
    """

    places: list[StockPlace]
    count: int
    low: list[StockRow]
    empty_shelf: EmptyShelf
    value_ore: int | None


def show_stock(counter: Counter, *, with_cost: bool) -> StockStanding:
    """Return how the stock stands."""
    with counter.store.read() as books:
        return StockStanding(
            places_of(books),
            books.stock_articles_counted(),
            stock_rows(books, books.stock_low(LOW_MAX)),
            books.shelf_rules(()).get("", EmptyShelf.SELL_ON),
            books.stock_value_ore() if with_cost else None,
        )
