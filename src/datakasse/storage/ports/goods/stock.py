"""What the office may ask a database about stock."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from datakasse.trade.goods.article import Article
from datakasse.trade.goods.recipe import Making
from datakasse.trade.goods.stock import Draw, EmptyShelf


class StockLevel(msgspec.Struct, frozen=True):
    """
    What has moved of an article at a place; thousandths of its unit.

    Attributes:
        article: Its number.
        place: Code of the place.
        sold_milli: What was sold less what came back.
        moved_milli: What people put there less what they took away.
    """

    article: str
    place: str
    sold_milli: int
    moved_milli: int

    @property
    def on_hand_milli(self) -> int:
        """What is there; below zero where more was sold than anybody said had come."""
        return self.moved_milli - self.sold_milli


class StockCost(msgspec.Struct, frozen=True):
    """What one unit costs on average, thousandths of an øre, and which cost of the article that is."""

    turn: int
    average_milliore: int


class StockMove(msgspec.Struct, frozen=True):
    """
    What somebody moved of an article.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        place: Where.
        quantity_milli: What came; below zero what went.
        before_milli: What was there before.
    """

    register: str
    entry: int
    place: str
    quantity_milli: int
    before_milli: int


class StockReadings(Protocol):
    """What can be read about stock."""

    def stock_page(self, limit: int, *, text: str = "", after: str = "") -> list[Article]:
        """Return articles that count is kept of, for sale or not, by name, after the one of a number."""
        ...

    def stock_articles_counted(self) -> int:
        """Return how many articles count is kept of."""
        ...

    def stock_levels(self, articles: Sequence[str]) -> list[StockLevel]:
        """Return how much there is of articles at each place that has had some, by number and place."""
        ...

    def stock_low(self, limit: int) -> list[Article]:
        """Return articles of which there is less than their minimum, by name."""
        ...

    def stock_value_ore(self) -> int:
        """Return what is on the shelves at its average cost, each article rounded down to whole øre."""
        ...

    def stock_costs(self, articles: Sequence[str]) -> dict[str, StockCost]:
        """Return what articles cost on average, of those of which somebody has said."""
        ...

    def stock_moves(self, article: str, limit: int) -> list[StockMove]:
        """Return what people moved of an article, newest first."""
        ...

    def making(self, article: str) -> Making:
        """Return how an article comes to be there when it is sold."""
        ...

    def recipe(self, article: str) -> tuple[Draw, ...]:
        """Return what one unit of an article is made of, by number; nothing for most."""
        ...

    def made_articles(self, limit: int, *, after: str = "") -> list[str]:
        """Return numbers of articles that are made of others, after a number."""
        ...

    def made_with(self, part: str) -> list[str]:
        """Return numbers of the articles that an article is a part of."""
        ...

    def shelf_rules(self, articles: Sequence[str]) -> dict[str, EmptyShelf]:
        """Return the rules that were set: of some articles, and under "" the shop's own."""
        ...

    def every_shelf_rule(self) -> dict[str, EmptyShelf]:
        """Return all rules that were set, by article; under "" the shop's own."""
        ...

    def stock_rooms(self) -> dict[str, str]:
        """Return the rooms that no register stands in: code → name."""
        ...


class StockBooks(Protocol):
    """What can be entered about stock."""

    def put_stock_room(self, room: str, name: str) -> None:
        """Enter a room that no register stands in, or give it another name."""
        ...

    def put_recipe(self, article: str, parts: Iterable[Draw]) -> None:
        """Enter what one unit of an article is made of, instead of what was; nothing where there is none."""
        ...

    def put_shelf_rule(self, article: str, rule: EmptyShelf | None) -> None:
        """Enter the rule of an article, the shop's own where it is ""; None takes it away."""
        ...
