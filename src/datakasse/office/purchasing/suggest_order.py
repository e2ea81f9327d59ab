"""
Suggest what to order from a supplier: what is running out, counted with what sells and what is on its way.

What sells is what was sold of an article itself and of all it goes into: a coffee sells beans. It is expected
to go on as the forecast has the group of what is sold, where there is enough to go by (`expected_pace.py`);
without the forecast it goes on as lately. The figures of each line go with it, so that whoever orders sees
why, and can do as she likes.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.insight.expected_pace import WHOLE_BP, PaceOf, expected_pace
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.office.stock.move_goods import LINES_MAX, on_hand
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.purchase import COVER_DAYS, SOLD_DAYS, Demand, SuppliedArticle, Supplier
from datakasse.trade.goods.recipe import draws_of
from datakasse.trade.goods.stock import Draw
from datakasse.trade.moment import business_day
from datakasse.trade.quantity import quantity_text

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


def suggest_order(
    counter: Counter, supplier: int, *, with_cost: bool, with_forecast: bool = True
) -> Suggestion:
    """
    Return what it is time to order from a supplier.

    Args:
        counter: The till.
        supplier: Its number.
        with_cost: Who asks may see what goods cost.
        with_forecast: Go by what is expected; otherwise by what was sold lately alone.

    Raises:
        UnknownSupplier: There is no such supplier.
    """
    today = business_day(counter.clock.now())
    from_day = today - timedelta(days=SOLD_DAYS - 1)
    with counter.store.read() as books:
        known = known_supplier(books, supplier)
        pace_of: PaceOf = _lately
        if with_forecast:
            pace_of = expected_pace(books, today, known.lead_days + COVER_DAYS)
        made = _made(books)
        made_sold = books.sold_since(list(made), from_day)
        drawn = _drawn((made[number], milli) for number, milli in made_sold.items())
        paces = {number: pace_of(_group(books, number)) for number in made_sold}
        drawn_to_come = _drawn(
            (made[number], _at_pace(milli, paces[number])) for number, milli in made_sold.items()
        )
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
                sold_milli = sold.get(each.article, 0) + drawn.get(each.article, 0)
                to_come_milli = _at_pace(sold.get(each.article, 0), pace_of(article.group))
                to_come_milli += drawn_to_come.get(each.article, 0)
                demand = Demand(
                    there[each.article],
                    coming.get(each.article, 0),
                    sold_milli,
                    article.stock_minimum_milli,
                    article.stock_maximum_milli,
                    known.lead_days,
                    each.pack_milli,
                    None if to_come_milli == sold_milli else to_come_milli,
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
    goes = f"Det går {_a_day(demand.sold_milli)} om dagen"
    if demand.expected_milli is not None:
        expected = _a_day(demand.expected_milli)
        goes = f"Det har gått {_a_day(demand.sold_milli)} om dagen, og prognosen venter {expected}"
    least = "" if demand.minimum_milli is None else f" Minst {_text(demand.minimum_milli)}."
    below = " Bøkene viser mindre enn null; tell varen." if demand.on_hand_milli < 0 else ""
    packs = "" if demand.pack_milli is None else f" Pakker à {_text(demand.pack_milli)}."
    return (
        f"Det er {_text(demand.on_hand_milli)} {line.unit}, og {_text(demand.coming_milli)} er på vei. "
        f"{goes}, så {_text(line.left_milli)} er igjen om {demand.lead_days} d.{least}{packs}{below}"
    )


def _a_day(sold_milli: int) -> str:
    return _text(divide_half_away(sold_milli, SOLD_DAYS * 100) * 100)


def _lately(group: str) -> int | None:
    """Return no pace: what sold lately is all that is gone by."""
    del group
    return None


def _at_pace(sold_milli: int, pace: int | None) -> int:
    return sold_milli if pace is None else divide_half_away(sold_milli * pace, WHOLE_BP)


def _group(books: Readings, number: str) -> str:
    article = books.article_on_record(number)
    return "" if article is None else article.group


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
