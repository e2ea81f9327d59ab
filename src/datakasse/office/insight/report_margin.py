"""
What is left of the sales of a report when the goods are paid, in all and row by row.

    articles sold, told apart as the report ─▶ what a unit costs now (`margin.py`) ─▶ Margins

The database holds what was sold against what a unit costs on the shelf; what is made when sold, and what
only a supplier has said the cost of, is put right here.

Articles are counted by day, register and group, and not by hour, operator, means of payment or VAT: of those
the sum alone is told. Of many days the sum alone is told as well, for that would be a row for each article
and day.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Final

import msgspec

from datakasse.insight.taken import CostedSales, SoldBy
from datakasse.office.insight.margin import Margin, costs_beside_the_shelf, margin_from
from datakasse.storage.ports.store import Readings

DAYS_MAX: Final = 92
"""Of so many days, each is told by itself: a quarter."""


class Margins(msgspec.Struct, frozen=True):
    """
    Margins of a report.

    Attributes:
        total: Of all that was sold.
        rows: Of each row that was asked for, by its code; empty where rows have none.
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


def margins_of(books: Readings, sold: Sold, apart: str, codes: Collection[str]) -> Margins:
    """
    Return what is left of some sales.

    Args:
        books: One consistent look at the books.
        sold: Which sales.
        apart: What the report tells apart, as `Apart` names it.
        codes: Of which rows it is wanted too.
    """
    by, code_of = _told_by(books, sold, apart)
    found = _costed(books, sold, by)
    sums: dict[str, CostedSales] = {}
    if code_of is not None:
        wanted = set(codes)
        for key, each in found.items():
            if (code := code_of(key)) in wanted:
                sums[code] = sums.get(code, _NOTHING).plus(each)
    total = _NOTHING
    for each in found.values():
        total = total.plus(each)
    return Margins(margin_from(total), {code: margin_from(each) for code, each in sums.items()})


_NOTHING: Final = CostedSales(0, 0, 0)


def _costed(books: Readings, sold: Sold, by: SoldBy) -> dict[str, CostedSales]:
    """Return what was sold against what it costs, by day, register, group or article."""
    span = sold.from_day, sold.to_day
    found = books.costed_sales(*span, by, register=sold.register)
    beside = costs_beside_the_shelf(books)
    if not beside:
        return found
    shelf = books.stock_costs(list(beside))
    for key, row in books.articles_apart(*span, by, list(beside), register=sold.register):
        net_ore = row.amount_ore - row.vat_ore
        cost = beside[row.article] * row.quantity_milli
        if row.article in shelf:
            change = CostedSales(0, cost - shelf[row.article].average_milliore * row.quantity_milli, 0)
        else:
            change = CostedSales(net_ore, cost, -net_ore)
        found[key] = found[key].plus(change)
    return found


def _told_by(books: Readings, sold: Sold, apart: str) -> tuple[SoldBy, Callable[[str], str] | None]:
    """Return what sales are summed by for a report, and its row for each of those; None where it has none."""
    match apart:
        case "article":
            return "article", str
        case "family":
            family_of = books.families_of_articles()
            return "article", lambda article: family_of.get(article, "")
        case "group":
            return "article_group", str
        case "location":
            place_of = {each.register_id: each.location for each in books.registers()}
            return "register", lambda register: place_of.get(register, "")
        case "day" if sold.to_day - sold.from_day < timedelta(days=DAYS_MAX):
            return "day", str
        case _:
            return "register", str if apart == "register" else None
