"""Who takes part in the shop's loyalty points, and how many of hers are free to be spent at a register."""

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.held_code import Spot, open_baskets
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.people.customer import ConsentPurpose
from datakasse.trade.pricing.points import PointsTerms


def terms_for(books: Readings, customer: str) -> PointsTerms | None:
    """Return the terms of a customer's points; None where she takes no part, or the shop has none."""
    terms = books.company().points
    known = books.customer(customer) if customer and terms is not None else None
    if known is None or known.kept_until is not None or not known.agrees_to(ConsentPurpose.LOYALTY):
        return None
    return terms


def free_points(point: CashPoint, customer: str) -> int:
    """
    Return how many points a customer has to spend here: those in another open sale are held by it.

    Nothing is written for that: what lies in the open sales is read off the folds of the registers' journals,
    and a parked sale holds none, nor one from an earlier day. Training holds none either.
    """
    free = point.books.points_balance(customer)
    if point.state.training:
        return free
    here = Spot(point.register.register_id, point.lane)
    for spot, basket in open_baskets(point.books, today=business_day(point.at)):
        laid = basket.sale_discount.points if basket.sale_discount is not None else None
        if laid and basket.customer == customer and spot != here:
            free -= laid.points
    return max(free, 0)
