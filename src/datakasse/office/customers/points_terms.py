"""
Say what the shop's loyalty points cost to earn and are worth, or that it has none (any longer).

What customers have stays theirs: their points cannot be spent while there are no terms, and can be when there
are some again. A receipt that was made keeps what it says, and points that lie in an open sale their worth.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.points_terms import change_points_terms
from datakasse.errors.customers.points import BadPointsTerms
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.points import PointsTerms


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
        if self.terms is not None and not self.terms.can_hold:
            raise BadPointsTerms
        told = change_points_terms(point, self.terms)
        if told is not None:
            point.record(told)
        return PointsTermsTold(self.terms)


def show_points_terms(counter: Counter) -> PointsTermsTold:
    """Return the terms of the points."""
    with counter.store.read() as books:
        return PointsTermsTold(books.company().points)
