"""Price lists: made, changed and ended in the office, journalled at every register, tried out before that."""

from datetime import date
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.kept_price_list import (
    changed_prices,
    demand_sound_price_list,
    end_price_list,
    keep_price_list,
    next_price_list,
)
from datakasse.errors.catalogue.price_lists import (
    BadPriceList,
    FaultyPrices,
    PriceListChanged,
    PriceListFault,
    PriceListOver,
    UnknownPriceList,
)
from datakasse.journal.events.price_lists import ChangedPrice
from datakasse.office.catalogue.price_rows import PriceRow, read_rows
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.pricing.price_list_faults import PRICES_MAX

LISTED_MAX: Final = 200


class PriceListDraft(msgspec.Struct, frozen=True):
    """
    A price list as the office describes it.

    Attributes:
        name: What the office calls it.
        prices: An article and a price on each line (`price_rows.py`): all that is on the list.
        begins: The first day it holds, Norwegian; None for today, and where it holds already.
        ends: The last day; None where nobody has said.
        place: Code of the place of business it is for, or
        group: the group of customers; a list that is changed stays for whom it was made.
    """

    name: str
    prices: str
    begins: date | None = None
    ends: date | None = None
    place: str = ""
    group: str = ""


class MakePriceList(msgspec.Struct, frozen=True):
    """
    Make a price list.

    Attributes:
        draft: What it is.
    """

    draft: PriceListDraft

    def __call__(self, point: CashPoint) -> PriceList:
        """
        Keep it with its prices, and journal it at every register.

        Raises:
            BadPriceList: Something of it cannot be: name, days, whom it is for.
            FaultyPrices: A row of it cannot be taken in.
            TooManyPriceLists: More hold, or are to come, than a price is looked up in.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        draft, number = self.draft, next_price_list(point.books, point.day)
        begins = point.day if draft.begins is None else draft.begins
        made = PriceList(number, 1, draft.name.strip(), begins, draft.ends, draft.place, draft.group.strip())
        return _keep(point, made, draft.prices, point.day)


class ChangePriceList(msgspec.Struct, frozen=True):
    """
    Change a price list that is not over: its name, its days, its prices.

    Attributes:
        number: Which.
        seen: The version that was looked at.
        draft: What it is to be.
    """

    number: int
    seen: int
    draft: PriceListDraft

    def __call__(self, point: CashPoint) -> PriceList:
        """
        Keep it as another version; what lies in a basket keeps the price it was rung up at.

        Where it is so already nothing happens, so that the same request may come twice.

        Raises:
            UnknownPriceList: There has been none of that number.
            PriceListOver: It is over.
            PriceListChanged: Somebody else changed it meanwhile.
            BadPriceList, FaultyPrices: As `MakePriceList`.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        before, draft = _holding(point, self.number), self.draft
        begins = before.begins if draft.begins is None else draft.begins
        same = msgspec.structs.replace(before, name=draft.name.strip(), begins=begins, ends=draft.ends)
        if same == before and not _changed(point.books, same, draft.prices):
            return before
        if self.seen != before.version:
            raise PriceListChanged(number=self.number)
        changed = msgspec.structs.replace(same, version=before.version + 1)
        return _keep(point, changed, draft.prices, min(before.begins, point.day))


class EndPriceList(msgspec.Struct, frozen=True):
    """
    End a price list at once, or call off one that is to come.

    Attributes:
        number: Which.
    """

    number: int

    def __call__(self, point: CashPoint) -> PriceList:
        """
        Let it hold no more; what lies in a basket keeps the price it was rung up at.

        Raises:
            UnknownPriceList: There has been none of that number.
            PriceListOver: It is over.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        return end_price_list(point, _holding(point, self.number))


class ShownPriceList(msgspec.Struct, frozen=True):
    """
    A price list as it stands now.

    Attributes:
        price_list: Its last version.
        state: `to_come`, `runs` or `over`.
        place_name: What its place is called; empty where it is for a group.
        prices: How many articles are on it.
    """

    price_list: PriceList
    state: str
    place_name: str
    prices: int


class ShownPriceLists(msgspec.Struct, frozen=True):
    """The price lists, and the places that there can be one for: code and name."""

    rows: list[ShownPriceList]
    places: list[tuple[str, str]]
    groups: list[str]


class WholePriceList(msgspec.Struct, frozen=True):
    """A price list and what is on it."""

    price_list: PriceList
    rows: list[PriceRow]


def list_price_lists(counter: Counter) -> ShownPriceLists:
    """Return price lists, the newest first, with the places and groups that there can be one for."""
    with counter.store.read() as books:
        today, known = in_norway(counter.clock.now()).date(), books.price_lists()
        lengths = books.list_lengths()
        places = {place.code: place.name or place.label for place in books.locations()}
        rows = [
            ShownPriceList(
                each,
                _state(each, today),
                places.get(each.place, each.place),
                lengths.get(each.number, 0),
            )
            for each in known[: -LISTED_MAX - 1 : -1]
        ]
        groups = sorted({each.group for each in known if each.group})
        return ShownPriceLists(rows, list(places.items()), groups)


def show_price_list(counter: Counter, number: int) -> WholePriceList:
    """
    Return a price list with what is on it, by article.

    Raises:
        UnknownPriceList: There has been none of that number.
    """
    with counter.store.read() as books:
        price_list, prices = known_price_list(books, number), books.list_prices(number)
        goods = books.articles_on_record(prices)
        rows = [
            PriceRow(
                line,
                article,
                article if found is None else found.name,
                None if found is None else found.price_ore,
                price_ore,
            )
            for line, (article, price_ore) in enumerate(prices.items(), start=1)
            for found in [goods.get(article)]
        ]
        return WholePriceList(price_list, rows)


def try_price_list(counter: Counter, draft: PriceListDraft) -> list[PriceRow]:
    """Return the rows of a draft as they would be taken in, those at fault first; nothing is written."""
    with counter.store.read() as books:
        today = in_norway(counter.clock.now()).date()
        tried = PriceList(1, 1, draft.name, today, draft.ends, draft.place, draft.group.strip())
        rows = read_rows(books, draft.prices, tried)[: PRICES_MAX + 1]
        return sorted(rows, key=lambda row: (row.fault is None, row.line))


def _keep(point: CashPoint, price_list: PriceList, text: str, earliest: date) -> PriceList:
    """Keep a version of a list whose days may begin on a day or later, with its prices."""
    # Before the rows are read, for the command begins anew where registers were not locked.
    point.books.lock_all()
    demand_sound_price_list(point, price_list, earliest)
    keep_price_list(point, price_list, _changed(point.books, price_list, text))
    return price_list


def _changed(books: Readings, price_list: PriceList, text: str) -> tuple[ChangedPrice, ...]:
    """Return what a text changes of what is on a list; raises `BadPriceList` and `FaultyPrices`."""
    rows = read_rows(books, text, price_list)
    if len(rows) > PRICES_MAX:
        raise BadPriceList.of([PriceListFault.COUNT], PRICES_MAX)
    if faulty := [row for row in rows if row.fault is not None]:
        raise FaultyPrices(count=len(faulty), line=faulty[0].line)
    priced = {row.article: row.price_ore for row in rows if row.price_ore is not None}
    return changed_prices(books, price_list.number, priced)


def known_price_list(books: Readings, number: int) -> PriceList:
    """Return a price list as it is now; raises `UnknownPriceList`."""
    found = next((each for each in books.price_lists() if each.number == number), None)
    if found is None:
        raise UnknownPriceList(number=number)
    return found


def _holding(point: CashPoint, number: int) -> PriceList:
    found = known_price_list(point.books, number)
    if found.is_over(point.day):
        raise PriceListOver(number=number)
    return found


def _state(price_list: PriceList, day: date) -> str:
    if price_list.is_over(day):
        return "over"
    return "runs" if price_list.begins <= day else "to_come"
