"""Print the slip by which a parked sale is found again (13018): not a receipt, and no amount on it."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sale import UnknownParked
from datakasse.journal.events.paper import ParkedSlipIssued
from datakasse.storage.ports.store import PrintJob
from datakasse.trade.people.operator import Right


class PrintParkedSlip(msgspec.Struct, frozen=True):
    """
    Make the slip of a parked sale.

    Attributes:
        basket_id: Which; the one that was parked last when empty.
    """

    basket_id: str = ""

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Record it and queue it.

        Raises:
            UnknownParked: No such parked sale.
        """
        point.demand(Right.SELL)
        for parked in reversed(point.state.parked):
            if self.basket_id in {"", parked.basket.basket_id}:
                issued = ParkedSlipIssued(parked.basket.basket_id, parked.name, parked.basket)
                record = point.record(issued)
                return point.books.put_in_queue(point.register.register_id, "parked", record.number)
        raise UnknownParked
