"""What a screen has to be told of goods: what they cost here, and what it does not foresee of them."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.campaign_prices import CampaignGoods, goods_in_campaigns
from datakasse.counter.list_prices import PlacePrices, place_prices, place_prices_version
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.recipe import draws_of
from datakasse.trade.goods.stock import EmptyShelf

_MADE_MAX: Final = 1_000_000


class Unforeseen(msgspec.Struct, frozen=True):
    """
    What a screen does not foresee.

    Attributes:
        cheaper: Goods that a campaign may make cheaper.
        rules: Article → what the till does when its shelf is empty; under "" the shop's own rule.
        made: Numbers of articles that are made of others; none where the till refuses nothing.
        prices: What goods cost where the register stands.
    """

    cheaper: CampaignGoods
    rules: dict[str, EmptyShelf]
    made: frozenset[str]
    prices: PlacePrices

    def is_sure_of(self, books: Readings, article: Article) -> bool:
        """Return whether an article costs what it costs, and is let through."""
        return not self.cheaper.hold(article) and not self.may_be_refused(books, article)

    def may_be_refused(self, books: Readings, article: Article) -> bool:
        """Return whether the till may refuse an article because it, or a part of it, is not on the shelf."""
        if EmptyShelf.REFUSE not in self.rules.values():
            return False
        if article.number in self.made:
            drawn = [draw.article for draw in draws_of(article.number, books.making)]
        else:
            drawn = [article.number] if article.stock_kept else []
        shop = self.rules.get("", EmptyShelf.SELL_ON)
        return any(self.rules.get(number, shop) is EmptyShelf.REFUSE for number in drawn)


def unforeseen(
    books: Readings, now: datetime, register: str, articles: Collection[str] | None = None
) -> Unforeseen:
    """Return what a screen of a register does not foresee at a moment, of some articles or of any."""
    rules = books.every_shelf_rule()
    is_refused = EmptyShelf.REFUSE in rules.values()
    made = frozenset(books.made_articles(_MADE_MAX)) if is_refused else frozenset[str]()
    prices = place_prices(books, register, now, articles)
    return Unforeseen(goods_in_campaigns(books, now), rules, made, prices)


def unforeseen_version(books: Readings, now: datetime, register: str) -> str:
    """Return what changes whenever articles, campaigns, prices of the place or rules of shelves do."""
    rules = hashlib.sha256(msgspec.json.encode(books.every_shelf_rule(), order="sorted")).hexdigest()[:16]
    prices = place_prices_version(books, register, now)
    return f"{books.article_changes()}-{books.campaign_changes()}-{rules}-{prices}"
