"""Who takes part in the shop's loyalty points, and how many of hers are free to be spent at a register."""

from datakasse.counter.cash_point import CashPoint
from datakasse.storage.ports.store import Readings
from datakasse.trade.customer import ConsentPurpose
from datakasse.trade.points import PointsTerms


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
    and a parked sale holds none. Training holds none either.
    """
    free = point.books.points_balance(customer)
    if point.state.training:
        return free
    here = point.register.register_id, point.lane
    for register in point.books.registers():
        state = point.books.state(register.register_id)
        for lane, at in () if state.training else state.lanes.items():
            laid = None if at.basket is None else at.basket.sale_discount
            is_hers = at.basket is not None and at.basket.customer == customer
            if laid is not None and laid.points and is_hers and (register.register_id, lane) != here:
                free -= laid.points.points
    return max(free, 0)
