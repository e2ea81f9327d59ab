"""Give up an open basket (13028, item r): numbered and signed like any other transaction."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sale import AnotherSaleOpen, UnknownParked
from datakasse.journal.entry import Record
from datakasse.journal.events.basket import BasketResumed
from datakasse.journal.events.sale import SaleAborted
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import demand_lines
from datakasse.trade.sale.sale import given_up


class AbortSale(msgspec.Struct, frozen=True):
    """
    Abort the open sale, or a parked one.

    Attributes:
        basket_id: A parked basket to abort; None for the open one.
    """

    basket_id: str | None = None

    def __call__(self, point: CashPoint) -> Record:
        """
        Record what was given up. A parked basket is taken up first, so that the journal tells both.

        Raises:
            EmptyBasket: There is nothing to abort.
            UnknownParked: No such parked basket.
            AnotherSaleOpen: A parked one is meant while another is open.
        """
        point.demand(Right.SELL)
        point.demand_closed_drawer()
        state = point.state
        if self.basket_id is not None:
            if not any(row.basket.basket_id == self.basket_id for row in state.parked):
                raise UnknownParked
            if state.lane(point.lane).has_open_sale:
                raise AnotherSaleOpen
            point.record(BasketResumed(basket_id=self.basket_id))
        basket = demand_lines(point.priced_basket)
        return point.record(
            SaleAborted(basket_id=basket.basket_id, sale=given_up(basket)), begun_at=basket.begun_at
        )
