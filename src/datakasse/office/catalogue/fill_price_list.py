"""
A whole article group onto a price list at so many per cent off, or on: rows are written, nothing is saved.

    what is typed + a group + per cent + ending ─▶ the same with a row for each article of the group

An article that stands there keeps its own price. What the list may not price is left out: deposits, open
prices, and on an offer tobacco, beer sold in a shop, and goods without discount. The rows are prices like any
other: a shelf price that changes later, or an article that comes into the group, does not change them.
"""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.price_lists import BadPriceList, PriceListFault
from datakasse.office.catalogue.price_lists import PriceListDraft
from datakasse.office.catalogue.price_rows import read_rows
from datakasse.office.ledger.csv_file import kroner_cell
from datakasse.trade.moment import in_norway
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.pricing.price_list_faults import PRICES_MAX
from datakasse.trade.pricing.price_rounding import PriceEnding, changed_price


class GroupShare(msgspec.Struct, frozen=True):
    """
    What is to be on the list.

    Attributes:
        of_group: Code of the article group.
        by_bp: How much dearer than on the shelf, in basis points; below zero is cheaper.
        ending: What the prices end with.
    """

    of_group: str
    by_bp: int
    ending: PriceEnding = PriceEnding.ORE


class FilledPrices(msgspec.Struct, frozen=True):
    """
    The rows as they would be.

    Attributes:
        prices: An article and a price on each line, what stood there first.
        added: How many rows are new.
        kept: How many articles of the group stood there already.
        left_out: How many articles of the group may not be on the list, or would cost the same.
    """

    prices: str
    added: int
    kept: int
    left_out: int


def fill_price_list(counter: Counter, draft: PriceListDraft, share: GroupShare) -> FilledPrices:
    """
    Return the prices of a draft with those of a group.

    Raises:
        BadPriceList: More articles than a list holds.
    """
    with counter.store.read() as books:
        today = in_norway(counter.clock.now()).date()
        tried = PriceList(1, 1, draft.name, today, draft.ends, draft.place, draft.group.strip())
        there = {row.article for row in read_rows(books, draft.prices, tried)}
        goods = books.article_page(PRICES_MAX + 1, group=share.of_group)
    rows: list[str] = []
    kept = 0
    for article in goods:
        if article.number in there:
            kept += 1
        elif article.price_ore and tried.may_price(article):
            price_ore = changed_price(article.price_ore, share.by_bp, share.ending)
            if price_ore != article.price_ore:
                rows.append(f"{article.number};{kroner_cell(price_ore)}")
    if len(goods) > PRICES_MAX or len(there) + len(rows) > PRICES_MAX:
        raise BadPriceList.of([PriceListFault.COUNT], PRICES_MAX)
    typed = draft.prices.rstrip()
    prices = "\n".join([*([typed] if typed else []), *rows])
    return FilledPrices(prices, len(rows), kept, len(goods) - kept - len(rows))
