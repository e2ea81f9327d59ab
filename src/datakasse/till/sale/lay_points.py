"""
Lay points of the customer on the basket in it, and take them away again.

They are the discount over the whole sale, of which there is one: what was there gives way. An open basket
holds the points that lie in it, as it holds a code that counts once; a parked one holds none, so they are
taken off when it is parked.

Law: KSF-2-8-2-q (counted), law.md 4.14 (never on tobacco).
Decisions: 0064-an-open-basket-holds-its-code,
0068-a-point-is-a-discount-nobody-pays-out.
"""

import msgspec

from datakasse.counter.campaign_prices import priced
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.loyalty import free_points, terms_for
from datakasse.errors.customers.points import NoPartInPoints, PointsTooFew
from datakasse.errors.trade.discounts import DiscountForbidden
from datakasse.journal.events.basket import SaleDiscounted
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.pricing.points import LaidPoints
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, demand_lines, discount_all
from datakasse.trade.sale.sale import price_lines


class LayPoints(msgspec.Struct, frozen=True):
    """
    Lay points in the open basket.

    Attributes:
        points: How many; 0 for as many as she has and the goods have room for.
    """

    points: int = 0

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        return Sought(subject="" if point.basket is None else point.basket.customer)

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record it; laid twice they are laid once.

        Raises:
            EmptyBasket: There is nothing they could take something off.
            NoPartInPoints: Nobody is on it, or she takes no part.
            PointsTooFew: She has fewer, or they lie in another open sale.
            DiscountForbidden: Nothing in it may be discounted, or it costs less than one point is worth.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        terms = terms_for(point.books, basket.customer)
        if terms is None:
            raise NoPartInPoints(customer=basket.customer or "–")
        free = free_points(point, basket.customer)
        if not 0 < (self.points or 1) <= free:
            raise PointsTooFew(customer=basket.customer, points=free)
        points = _that_fit(point, basket, LaidPoints(self.points or free, terms.worth_ore))
        if not points:
            raise DiscountForbidden(name=basket.lines[0].name)
        discount = _discount(LaidPoints(points, terms.worth_ore))
        if basket.sale_discount != discount:
            point.record(SaleDiscounted(basket.basket_id, discount))
        return point.state


class LiftPoints(msgspec.Struct, frozen=True):
    """Take the points away from the open basket."""

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about: nothing more than the right to sell."""
        del point
        return Sought()

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record it; where there are none nothing happens.

        Raises:
            EmptyBasket: There is no basket.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        if without := points_off(basket):
            point.record(without)
        return point.state


def points_off(basket: Basket) -> SaleDiscounted | None:
    """Return the event that takes the points off a basket; None where it has none."""
    laid = basket.sale_discount
    if laid is None or not laid.points:
        return None
    return SaleDiscounted(basket.basket_id, Discount())


def _discount(laid: LaidPoints) -> Discount:
    return Discount(laid.points * laid.worth_ore, points=laid)


def _that_fit(point: CashPoint, basket: Basket, laid: LaidPoints) -> int:
    """Return how many of the points the goods have room for, at the prices of campaigns."""
    _, off_ore = price_lines(priced(point.books, discount_all(basket, _discount(laid))))
    return off_ore // laid.worth_ore
