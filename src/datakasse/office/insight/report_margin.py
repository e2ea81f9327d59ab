"""
What is left of the sales of a report when the goods are paid, in all and row by row.

    articles sold, told apart as the report ─▶ what a unit costs now (`margin.py`) ─▶ Margins

Articles are counted by day, register and group, and not by hour, operator, means of payment or VAT: of those
the sum alone is told. Of many days the sum alone is told as well, for that would be a row for each article
and day.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from datakasse.insight.taken import TakenArticle
from datakasse.office.insight.margin import Margin, margin_of, unit_costs
from datakasse.storage.ports.store import Readings

DAYS_MAX: Final = 92
"""Of so many days, each is told by itself: a quarter."""

Keyed = Iterable[tuple[str, TakenArticle]]


class Margins(msgspec.Struct, frozen=True):
    """
    Margins of a report.

    Attributes:
        total: Of all that was sold.
        rows: Of each row, by its code; empty where rows have none.
    """

    total: Margin
    rows: dict[str, Margin]


class Sold(msgspec.Struct, frozen=True):
    """
    What of the sales is asked for.

    Attributes:
        from_day: First business day.
        to_day: Last business day, included.
        register: Which register; empty for all.
    """

    from_day: date
    to_day: date
    register: str = ""

    def apart(self, books: Readings, by: Literal["day", "register", "article_group"]) -> Keyed:
        """Return what each article came to in each day, register or group."""
        return books.articles_apart(self.from_day, self.to_day, by, register=self.register)

    def articles(self, books: Readings) -> list[TakenArticle]:
        """Return what each article came to."""
        return books.article_takings(self.from_day, self.to_day, register=self.register).articles


def margins_of(books: Readings, sold: Sold, apart: str) -> Margins:
    """
    Return what is left of some sales.

    Args:
        books: One consistent look at the books.
        sold: Which sales.
        apart: What the report tells apart, as `Apart` names it.
    """
    articles = sold.articles(books)
    costs = unit_costs(books, [row.article for row in articles])
    rows: dict[str, list[TakenArticle]] = {}
    for code, row in _keyed(books, sold, apart, articles):
        rows.setdefault(code, []).append(row)
    return Margins(margin_of(articles, costs), {code: margin_of(some, costs) for code, some in rows.items()})


def _keyed(books: Readings, sold: Sold, apart: str, articles: Iterable[TakenArticle]) -> Keyed:
    """Return each article with the code of the row it belongs to; nothing where that is not counted."""
    match apart:
        case "article":
            return ((row.article, row) for row in articles)
        case "family":
            family_of = books.families_of_articles()
            return ((family_of.get(row.article, ""), row) for row in articles)
        case "group":
            return sold.apart(books, "article_group")
        case "register":
            return sold.apart(books, "register")
        case "location":
            place_of = {each.register_id: each.location for each in books.registers()}
            return ((place_of.get(register, ""), row) for register, row in sold.apart(books, "register"))
        case "day" if sold.to_day - sold.from_day < timedelta(days=DAYS_MAX):
            return sold.apart(books, "day")
        case _:
            return ()
