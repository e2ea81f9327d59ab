"""
What is left of what was sold when VAT and the goods themselves are paid, at what they cost now.

What a unit costs is its average on the shelf; of what is made when it is sold, that of all that goes into it;
otherwise what the supplier takes where it is bought. What nobody has said the cost of is left out, and how
much that was is told: a margin of half the sales is no margin of the day.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from datakasse.insight.taken import CostedSales, TakenArticle
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.goods.recipe import draws_of
from datakasse.trade.quantity import ONE_MILLI

_AT_ONCE: Final = 500
_MADE_MAX: Final = 10_000
_WHOLE_BP: Final = 10_000


class Margin(msgspec.Struct, frozen=True):
    """
    What is left of sales.

    Attributes:
        net_ore: What was sold without VAT, of what is known to cost something.
        margin_ore: What is left of it.
        share_bp: The same as a share of it, in basis points; 0 of nothing.
        unknown_ore: What was sold besides, without VAT, that nobody has said the cost of.
    """

    net_ore: int
    margin_ore: int
    share_bp: int
    unknown_ore: int

    @property
    def cost_ore(self) -> int:
        """What the goods cost, of what is known to cost something."""
        return self.net_ore - self.margin_ore


def known_share_bp(margin: Margin) -> int:
    """
    Return for how much of the sales without VAT the cost is known, in basis points; 0 of nothing.

    Example:
        >>> known_share_bp(Margin(75_00, 30_00, 4_000, 25_00)), known_share_bp(Margin(0, 0, 0, 0))
        (7500, 0)
    """
    total_ore = margin.net_ore + margin.unknown_ore
    return max(0, min(_WHOLE_BP, margin.net_ore * _WHOLE_BP // total_ore)) if total_ore > 0 else 0


def margin_of(sold: Iterable[TakenArticle], costs: dict[str, int]) -> Margin:
    """
    Return what is left of some sales.

    Args:
        sold: What was sold, less what came back.
        costs: What a unit costs, thousandths of an øre, of what is known (`unit_costs`).

    Example:
        >>> bread = TakenArticle("1", number=2, quantity_milli=2_000, amount_ore=92_00, vat_ore=12_00)
        >>> gift = TakenArticle("2", number=1, quantity_milli=1_000, amount_ore=125_00, vat_ore=25_00)
        >>> margin_of([bread, gift], {"1": 20_00_000})
        Margin(net_ore=8000, margin_ore=4000, share_bp=5000, unknown_ore=10000)
    """
    net_ore = cost_milliore = unknown_ore = 0
    for row in sold:
        row_ore = row.amount_ore - row.vat_ore
        if row.article not in costs:
            unknown_ore += row_ore
            continue
        net_ore += row_ore
        cost_milliore += divide_half_away(costs[row.article] * row.quantity_milli, ONE_MILLI)
    margin_ore = net_ore - divide_half_away(cost_milliore, ONE_MILLI)
    share_bp = divide_half_away(margin_ore * _WHOLE_BP, net_ore) if net_ore > 0 else 0
    return Margin(net_ore, margin_ore, share_bp, unknown_ore)


def margin_from(sold: CostedSales) -> Margin:
    """
    Return what is left of sales that are summed already.

    Example:
        >>> margin_from(CostedSales(80_00, 40_00 * 1_000_000, 100_00))
        Margin(net_ore=8000, margin_ore=4000, share_bp=5000, unknown_ore=10000)
    """
    margin_ore = sold.net_ore - divide_half_away(sold.cost_micro_ore, ONE_MILLI * ONE_MILLI)
    share_bp = divide_half_away(margin_ore * _WHOLE_BP, sold.net_ore) if sold.net_ore > 0 else 0
    return Margin(sold.net_ore, margin_ore, share_bp, sold.unknown_ore)


def costs_beside_the_shelf(books: Readings) -> dict[str, int]:
    """Return what a unit costs, thousandths of an øre, of what is made when sold or only bought."""
    costs = {article: unit_ore * ONE_MILLI for article, unit_ore in books.buying_prices_alone().items()}
    for article in books.made_articles(_MADE_MAX):
        if not books.making(article).kept:
            made_milliore = _made_milliore(books, article)
            if made_milliore is not None:
                costs[article] = made_milliore
    return costs


def unit_costs(books: Readings, articles: Sequence[str]) -> dict[str, int]:
    """Return what a unit of articles costs without VAT, thousandths of an øre, where that is known."""
    costs: dict[str, int] = {}
    for at in range(0, len(articles), _AT_ONCE):
        some = articles[at : at + _AT_ONCE]
        bought = books.buying_prices(some)
        costs |= {article: unit_ore * ONE_MILLI for article, unit_ore in bought.items()}
        costs |= {article: cost.average_milliore for article, cost in books.stock_costs(some).items()}
    wanted = set(articles)
    for article in books.made_articles(_MADE_MAX):
        if article in wanted and not books.making(article).kept:
            made_milliore = _made_milliore(books, article)
            if made_milliore is not None:
                costs[article] = made_milliore
    return costs


def _made_milliore(books: Readings, article: str) -> int | None:
    """Return what all that goes into a unit costs; None where nobody has said what something in it does."""
    draws = draws_of(article, books.making)
    known = books.stock_costs([draw.article for draw in draws])
    if not draws or len(known) < len(draws):
        return None
    total = sum(known[draw.article].average_milliore * draw.quantity_milli for draw in draws)
    return divide_half_away(total, ONE_MILLI)
