"""
What an article costs: by the price lists of a place and of a customer's group, else its price on the shelf.

All that tells or takes a price asks here. Decision: 0066-her-list-the-places-list-the-shelf.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import msgspec

from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.moment import in_norway
from datakasse.trade.pricing.line_price import ListPrice
from datakasse.trade.pricing.price_list import PriceList, in_order


def price_of(
    books: Readings, article: Article, *, place: str, day: date, group: str = ""
) -> ListPrice | None:
    """
    Return what an article costs, and by which list; None where its price is open.

    Args:
        books: The books.
        article: As it is now.
        place: Code of the place of business.
        day: The Norwegian day.
        group: The group of the customer; empty for none.
    """
    if article.price_ore is None:
        return None
    lists = in_order(books.price_lists(), place=place, group=group, day=day)
    found = _with_prices(books, lists, [article.number]).find(article)
    return ListPrice(article.price_ore) if found is None else found


def her_price_of(books: Readings, article: Article, *, group: str, day: date) -> ListPrice | None:
    """Return what an article costs a customer of a group; None where no list of hers has it."""
    found = price_of(books, article, place="", day=day, group=group) if group else None
    return found if found is not None and found.price_list else None


def group_of(books: Readings, customer: str) -> str:
    """Return the group of a customer whose price lists count; empty for none, and for who is to be erased."""
    known = books.customer(customer) if customer else None
    return "" if known is None or known.kept_until is not None else known.group


class PlacePrices(msgspec.Struct, frozen=True):
    """What articles cost at a place on a day: the lists in the order they count, and what is on each."""

    lists: tuple[tuple[PriceList, Mapping[str, int]], ...]

    def of(self, article: Article) -> int | None:
        """Return what an article costs; None where its price is open."""
        found = self.find(article)
        return article.price_ore if found is None else found.price_ore

    def find(self, article: Article) -> ListPrice | None:
        """Return what the first list that has an article says; None where no list does."""
        for each, prices in self.lists:
            if article.number in prices and each.may_price(article):
                return each.price(prices[article.number])
        return None


def place_prices(
    books: Readings, register: str, now: datetime, articles: Collection[str] | None = None
) -> PlacePrices:
    """
    Return what articles cost where a register stands; on the shelf, where none is named.

    Args:
        books: The books.
        register: Which.
        now: When.
        articles: The numbers that will be asked for, where they are few; None for any.
    """
    return _with_prices(books, _lists_at(books, register, now), articles)


def place_prices_version(books: Readings, register: str, now: datetime) -> str:
    """Return what is another text whenever the lists of a register's place, or their prices, are others."""
    return ".".join(f"{each.number}v{each.version}" for each in _lists_at(books, register, now))


def _with_prices(
    books: Readings, lists: Collection[PriceList], articles: Collection[str] | None
) -> PlacePrices:
    """Return lists with what is on them; of some articles it takes one look, however many lists there are."""
    if articles is None:
        return PlacePrices(tuple((each, books.list_prices(each.number)) for each in lists))
    found = books.prices_on_lists([each.number for each in lists], articles)
    return PlacePrices(tuple((each, found[each.number]) for each in lists))


def _lists_at(books: Readings, register: str, now: datetime) -> list[PriceList]:
    known = books.price_lists() if register else []
    if not known:
        return []
    return in_order(known, place=books.register(register).location, group="", day=in_norway(now).date())
