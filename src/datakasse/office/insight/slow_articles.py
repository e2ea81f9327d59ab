"""What is for sale and sells slowly: least of what was sold over four weeks, and how much was not sold."""

from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from datakasse.office.insight.show_day import demand_register
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day

SLOW_DAYS: Final = 28
_LISTED: Final = 10
_LOOKED_AT: Final = 30
"""More than are listed, since deposits are left out: nobody sells them for their own sake."""


class SlowArticle(msgspec.Struct, frozen=True):
    """
    An article that sells slowly.

    Attributes:
        article: Its number.
        name: What it is called.
        unit: What it is sold by.
        quantity_milli: How much of it was sold, less what came back.
        amount_ore: What that came to, with VAT.
        on_hand_milli: How much there is of it, thousandths; None where no count is kept.
    """

    article: str
    name: str
    unit: str
    quantity_milli: int
    amount_ore: int
    on_hand_milli: int | None


class SlowArticles(msgspec.Struct, frozen=True):
    """
    What sells slowly.

    Attributes:
        from_day: First business day that was looked at.
        to_day: The last.
        articles: What came to least, the least first.
        unsold: How many articles are for sale and were not sold at all.
    """

    from_day: date
    to_day: date
    articles: list[SlowArticle]
    unsold: int


def slow_articles(books: Readings, day: date | None, now: datetime, *, register: str = "") -> SlowArticles:
    """
    Return what sold least over the four weeks that end with a business day.

    Args:
        books: One consistent look at the books.
        day: The last day; None for the one that it is.
        now: The moment, UTC.
        register: Which register; empty for all.

    Raises:
        UnknownRegister: There is no such register.
    """
    demand_register(books, register)
    to_day = business_day(now) if day is None else day
    from_day = to_day - timedelta(days=SLOW_DAYS - 1)
    rows: list[SlowArticle] = []
    for row in books.slowest_articles(from_day, to_day, _LOOKED_AT, register=register):
        known = books.article_on_record(row.article)
        if known is None or known.is_deposit or len(rows) == _LISTED:
            continue
        levels = books.stock_levels([row.article]) if known.stock_kept else []
        on_hand = sum(level.on_hand_milli for level in levels) if known.stock_kept else None
        rows.append(
            SlowArticle(row.article, known.name, known.unit, row.quantity_milli, row.amount_ore, on_hand)
        )
    return SlowArticles(from_day, to_day, rows, books.unsold_counted(from_day, to_day, register=register))
