"""
Suggest what to order from a supplier: what is running out, counted with what sells and what is on its way.

What sells is what was sold of an article itself and of all it goes into: a coffee sells beans. The figures of
each line go with it, so that whoever orders sees why, and can do as she likes.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.office.stock.move_goods import LINES_MAX, on_hand
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.article import Article
from datakasse.trade.moment import business_day
from datakasse.trade.purchase import SOLD_DAYS, Demand, SuppliedArticle, Supplier
from datakasse.trade.quantity import quantity_text
from datakasse.trade.recipe import draws_of
from datakasse.trade.stock import Draw

_AT_ONCE: Final = 500
_MADE_MAX: Final = 10_000


class SuggestedLine(msgspec.Struct, frozen=True):
    """
    What it is time to order, and why.

    Attributes:
        article: Number of the article.
        name: What it is called.
        unit: What it is counted in.
        their_number: What the supplier calls it.
        order_milli: How much to order, in whole packs.
        left_milli: What will be left when it comes.
        demand: What it was worked out from.
        unit_cost_ore: What one unit costs; None where nobody has said, or may not be seen.
    """

    article: str
    name: str
    unit: str
    their_number: str
    order_milli: int
    left_milli: int
    demand: Demand
    unit_cost_ore: int | None


class Suggestion(msgspec.Struct, frozen=True):
    """
    What it is time to order from a supplier.

    Attributes:
        supplier: The supplier.
        lines: What, by number of the article; no more than an order holds.
        more: There is more than that.
        looked_at: How many articles are bought there.
    """

    supplier: Supplier
    lines: list[SuggestedLine]
    more: bool
    looked_at: int


def suggest_order(counter: Counter, supplier: int, *, with_cost: bool) -> Suggestion:
    """Return what it is time to order from a supplier; raises `UnknownSupplier`."""
    from_day = business_day(counter.clock.now()) - timedelta(days=SOLD_DAYS - 1)
    with counter.store.read() as books:
        known = known_supplier(books, supplier)
        made = _made(books)
        made_sold = books.sold_since(list(made), from_day)
        drawn = _drawn((made[number], milli) for number, milli in made_sold.items())
        coming = _coming(books)
        lines: list[SuggestedLine] = []
        looked_at, after = 0, ""
        while page := books.supplied_articles(supplier, _AT_ONCE, after=after, only_first=True):
            looked_at, after = looked_at + len(page), page[-1].article
            numbers = [each.article for each in page]
            there, sold = on_hand(books, numbers), books.sold_since(numbers, from_day)
            for each in page:
                article = books.article_on_record(each.article)
                if article is None or not article.stock_kept:
                    continue
                demand = Demand(
                    there[each.article],
                    coming.get(each.article, 0),
                    sold.get(each.article, 0) + drawn.get(each.article, 0),
                    article.stock_minimum_milli,
                    article.stock_maximum_milli,
                    known.lead_days,
                    each.pack_milli,
                )
                if demand.order_milli:
                    lines.append(_line(article, each, demand, with_cost=with_cost))
        return Suggestion(known, lines[:LINES_MAX], len(lines) > LINES_MAX, looked_at)


def in_words(line: SuggestedLine) -> str:
    """
    Return why a line is suggested.

    Example:
        >>> demand = Demand(3_000, 0, 42_000, 5_000, 20_000, lead_days=4, pack_milli=6_000)
        >>> in_words(SuggestedLine("201", "Lettmelk", "l", "", 24_000, demand.left_milli, demand, None))
        'Det er 3 l, og 0 er på vei. Det går 1,5 om dagen, så -3 er igjen om 4 d. Minst 5. Pakker à 6.'
    """
    demand = line.demand
    a_day_milli = divide_half_away(demand.sold_milli, SOLD_DAYS * 100) * 100
    least = "" if demand.minimum_milli is None else f" Minst {_text(demand.minimum_milli)}."
    below = " Bøkene viser mindre enn null; tell varen." if demand.on_hand_milli < 0 else ""
    packs = "" if demand.pack_milli is None else f" Pakker à {_text(demand.pack_milli)}."
    return (
        f"Det er {_text(demand.on_hand_milli)} {line.unit}, og {_text(demand.coming_milli)} er på vei. "
        f"Det går {_text(a_day_milli)} om dagen, så {_text(line.left_milli)} er igjen om "
        f"{demand.lead_days} d.{least}{packs}{below}"
    )


def _line(article: Article, supplied: SuppliedArticle, demand: Demand, *, with_cost: bool) -> SuggestedLine:
    return SuggestedLine(
        article.number,
        article.name,
        article.unit,
        supplied.their_number,
        demand.order_milli,
        demand.left_milli,
        demand,
        supplied.unit_cost_ore if with_cost else None,
    )


def _made(books: Readings) -> dict[str, tuple[Draw, ...]]:
    """Return what a unit of each article that is made when it is sold takes of others."""
    numbers = (number for number in books.made_articles(_MADE_MAX) if not books.making(number).kept)
    return {number: draws_of(number, books.making) for number in numbers}


def _drawn(sold: Iterable[tuple[tuple[Draw, ...], int]]) -> dict[str, int]:
    """Return what made articles took of what they are made of."""
    sums: dict[str, int] = {}
    for draws, sold_milli in sold:
        for draw in draws:
            sums[draw.article] = sums.get(draw.article, 0) + draw.taken_by(sold_milli)
    return sums


def _coming(books: Readings) -> dict[str, int]:
    """Return what is ordered, or stands in a draft, and has not come."""
    sums: dict[str, int] = {}
    for order in books.open_purchase_orders():
        for line in order.lines:
            sums[line.article] = sums.get(line.article, 0) + line.open_milli
    return sums


def _text(quantity_milli: int) -> str:
    return quantity_text(quantity_milli).replace(".", ",")
