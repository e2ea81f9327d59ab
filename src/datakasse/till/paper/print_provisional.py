"""Print a provisional receipt of the open basket (13015, item o): not a receipt for a purchase."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.storage.ports.store import PrintJob
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import demand_lines
from datakasse.trade.sale.sale import price_lines


class PrintProvisional(msgspec.Struct, frozen=True):
    """Make a provisional receipt; the basket stays open."""

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Record it and queue it.

        Raises:
            EmptyBasket: There is nothing in the basket.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.priced_basket)
        lines, _ = price_lines(basket)
        record = point.record(
            ProvisionalIssued(
                basket_id=basket.basket_id,
                number=point.state.series.provisional + 1,
                gross_ore=sum(line.gross_ore for line in lines),
                basket=basket,
            )
        )
        return point.books.put_in_queue(point.register.register_id, "provisional", record.number)
