"""
Say what the shop's loyalty points cost to earn and are worth, or that it has none (any longer).

What customers have stays theirs: their points cannot be spent while there are no terms, and can be when there
are some again. A receipt that was made keeps what it says, and points that lie in an open sale their worth.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.customers.points import BadPointsTerms
from datakasse.journal.events.shop import SettingsChanged
from datakasse.receipt.words.figures import amount_text
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.points import TERMS_ORE_MAX, PointsTerms


class PointsTermsTold(msgspec.Struct, frozen=True):
    """The terms of the points; None where the shop has none."""

    terms: PointsTerms | None


class SetPointsTerms(msgspec.Struct, frozen=True):
    """
    Say what points cost and are worth.

    Attributes:
        terms: From now on; None for no points.
    """

    terms: PointsTerms | None = None

    def __call__(self, point: CashPoint) -> PointsTermsTold:
        """
        Keep it, and record what it was and is; what is so already is not done again.

        Raises:
            MissingRight: She who asks does not administer.
            BadPointsTerms: A point would cost or be worth nothing, or be worth more than it costs.
        """
        point.demand_right(Right.ADMINISTER)
        company, terms = point.books.company(), self.terms
        if terms is not None and not 0 < terms.worth_ore <= terms.earn_ore <= TERMS_ORE_MAX:
            raise BadPointsTerms
        if terms != company.points:
            point.books.put_company(msgspec.structs.replace(company, points=terms))
            point.record(SettingsChanged(what="points", subject=_told(company.points, terms)))
        return PointsTermsTold(terms)


def show_points_terms(counter: Counter) -> PointsTermsTold:
    """Return the terms of the points."""
    with counter.store.read() as books:
        return PointsTermsTold(books.company().points)


def _told(before: PointsTerms | None, after: PointsTerms | None) -> str:
    """
    Return what the journal tells of a change: what was, and what is from now on.

    Example:
        >>> _told(None, PointsTerms(10_00, 50))
        'fra ingen til 10,00 kr per poeng, verdt 0,50 kr'
    """
    return f"fra {_said(before)} til {_said(after)}"


def _said(terms: PointsTerms | None) -> str:
    if terms is None:
        return "ingen"
    return f"{amount_text(terms.earn_ore)} kr per poeng, verdt {amount_text(terms.worth_ore)} kr"
