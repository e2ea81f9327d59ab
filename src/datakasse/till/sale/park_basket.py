"""
Set a basket aside and take it up again (13010, 13011).

Law: KSF-2-6-8 (not to the next day), KSF-2-6-7.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sale import AnotherSaleOpen, UnknownParked
from datakasse.journal.events.basket import BasketParked, BasketResumed
from datakasse.journal.register_state import RegisterState
from datakasse.till.sale.lay_coupon import take_off_lost
from datakasse.till.sale.lay_points import points_off
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import demand_lines


class ParkBasket(msgspec.Struct, frozen=True):
    """
    Set the open basket aside.

    Attributes:
        name: What to call it: a table, a customer, a number.
    """

    name: str = ""

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that it is parked; without a name it is called by its place in the queue.

        Points that lie in it are taken off first: a parked sale holds none.

        Raises:
            EmptyBasket: Nothing to park.
        """
        point.demand_ready(Right.SELL)
        basket = demand_lines(point.basket)
        if without := points_off(basket):
            point.record(without)
        name = self.name.strip() or str(len(point.state.parked) + 1)
        point.record(BasketParked(basket_id=basket.basket_id, name=name))
        return point.state


class ResumeBasket(msgspec.Struct, frozen=True):
    """
    Take a parked basket up again.

    Attributes:
        basket_id: Which.
    """

    basket_id: str

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that it is open again; its transaction begins now.

        A coupon whose code was used meanwhile, or lies in another open sale, is taken off it.

        Raises:
            AnotherSaleOpen: There is an open basket.
            UnknownParked: No such parked basket.
        """
        point.demand(Right.SELL)
        point.demand_closed_drawer()
        state = point.state
        if state.lane(point.lane).has_open_sale:
            raise AnotherSaleOpen
        if not any(parked.basket.basket_id == self.basket_id for parked in state.parked):
            raise UnknownParked
        point.record(BasketResumed(basket_id=self.basket_id))
        take_off_lost(point)
        return point.state
