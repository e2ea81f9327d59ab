"""
A price list kept here, from the office or from the hub, with what the journal of every register is told.

Law: KSF-2-7-1 (a price is changed: 13021).
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.price_lists import BadPriceList, PriceListFault, TooManyPriceLists
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.storage.ports.store import Readings
from datakasse.trade.calendar import DAY
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.pricing.price_list_faults import (
    HOLDING_MAX,
    NAME_LENGTH_MAX,
    PRICES_MAX,
    faults_of_price_list,
)


def next_price_list(books: Readings, day: date) -> int:
    """
    Return the number that another price list gets.

    Raises:
        TooManyPriceLists: More hold, or are to come, than a price is looked up in.
    """
    known = books.price_lists()
    if sum(not each.is_over(day) for each in known) >= HOLDING_MAX:
        raise TooManyPriceLists(count_max=HOLDING_MAX)
    return known[-1].number + 1 if known else 1


def demand_sound_price_list(point: CashPoint, price_list: PriceList, earliest: date) -> None:
    """Go on only with a list that can be, and begins on a day or later; raises `BadPriceList`."""
    places = {place.code for place in point.books.locations()}
    if wrong := faults_of_price_list(price_list, places.__contains__, earliest=earliest, today=point.day):
        raise BadPriceList.of(wrong, NAME_LENGTH_MAX)


def changed_prices(books: Readings, number: int, after: Mapping[str, int]) -> tuple[ChangedPrice, ...]:
    """
    Return what other prices change of what is on a list.

    Args:
        books: The books.
        number: The list.
        after: Article → øre: all that is to be on it.

    Raises:
        BadPriceList: They are none, or more than a list holds.
    """
    if not 0 < len(after) <= PRICES_MAX:
        raise BadPriceList.of([PriceListFault.COUNT], PRICES_MAX)
    before = books.list_prices(number)
    return tuple(
        ChangedPrice(article, before.get(article), after.get(article))
        for article in sorted({*before, *after})
        if before.get(article) != after.get(article)
    )


def keep_price_list(point: CashPoint, price_list: PriceList, changed: tuple[ChangedPrice, ...]) -> None:
    """Keep a version of a list with the prices that it changes, and tell every register's journal."""
    point.books.put_price_list(price_list)
    point.books.put_list_prices(price_list.number, {each.article: each.to_ore for each in changed})
    point.tell_all(PriceListSet(price_list, changed))


def end_price_list(point: CashPoint, before: PriceList) -> PriceList:
    """Let a list hold no more; what lies in a basket keeps the price it was rung up at."""
    ended = msgspec.structs.replace(before, version=before.version + 1, ends=point.day - DAY)
    point.books.put_price_list(ended)
    point.tell_all(PriceListEnded(ended.number, ended.version, ended.name))
    return ended
