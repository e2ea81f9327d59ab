"""
Remove a line, or reduce it, before completion (*linjekorreksjon*, item s).

Only reductions are corrections; the deposit of a bottle goes with the bottle.

Law: KSF-2-8-2-s, SAFT-12.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.basket import LineCorrected
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import Basket, demand_lines
from datakasse.trade.sale.line_correction import reduce, take_out


class RemoveLine(msgspec.Struct, frozen=True):
    """
    Take a line out of the basket.

    Attributes:
        line_id: Which; None for the last one (*korr. siste*).
    """

    line_id: int | None = None

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record the removal.

        Raises:
            EmptyBasket: Nothing to remove.
            UnknownLine: No such line.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        line_id = _last(basket) if self.line_id is None else self.line_id
        _record(point, basket, take_out(basket, line_id), line_id, left_milli=0)
        return point.state


class ReduceLine(msgspec.Struct, frozen=True):
    """
    Leave less of a line.

    Attributes:
        line_id: Which.
        quantity_milli: What remains, above zero.
    """

    line_id: int
    quantity_milli: int

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record the reduction.

        Raises:
            EmptyBasket: Nothing to reduce.
            UnknownLine: No such line.
            OnlyReductions: It would not become less.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        after = reduce(basket, self.line_id, self.quantity_milli)
        _record(point, basket, after, self.line_id, left_milli=self.quantity_milli)
        return point.state


def _last(basket: Basket) -> int:
    """Return the line that was added last; a deposit counts as part of its article."""
    last = basket.lines[-1]
    return last.line_id if last.deposit_of is None else last.deposit_of


def _record(point: CashPoint, before: Basket, after: Basket, line_id: int, *, left_milli: int) -> None:
    line = before.line(line_id)
    point.record(
        LineCorrected(
            basket_id=before.basket_id,
            line_id=line_id,
            article=line.article,
            removed_milli=line.quantity_milli - left_milli,
            left_milli=left_milli,
            amount_ore=abs(before.gross_ore - after.gross_ore),
        )
    )
