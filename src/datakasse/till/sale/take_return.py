"""
Take goods back from a sale on record: the only correction after completion.

The lines go into the open basket as negative lines, so that a return alone becomes a return
receipt and a return with new goods becomes both on one (law.md 4.6). They are paid back by
completing the sale.

Law: BFF-5-3-7, KSF-2-6-6, KSF-2-8-5-1.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors import Refused
from datakasse.errors.till.day import ReasonNeeded
from datakasse.errors.trade.basket import UnknownLine
from datakasse.errors.trade.returns import ReturnedMoreThanSold, ReturnNeedsItsSale
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import Sold
from datakasse.till.sale.ring_up import basket_of
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Line, ReturnOf
from datakasse.trade.sale.refund import return_line


class Back(msgspec.Struct, frozen=True):
    """How much of a line comes back."""

    line_id: int
    quantity_milli: int


class TakeReturn(msgspec.Struct, frozen=True):
    """
    Put returned goods in the basket.

    Attributes:
        receipt: Receipt number of the sale.
        lines: What comes back; empty for everything that remains.
        series: The receipt's series.
        register: The register that sold; empty for this one.
        reason: Why, in the customer's words.
    """

    receipt: int
    lines: tuple[Back, ...] = ()
    series: ReceiptSeries = "sales"
    register: str = ""
    reason: str = ""

    def sought(self, point: CashPoint) -> Sought:
        """Return what comes back, and why."""
        register = self.register or point.register.register_id
        sold = point.books.sold_on_receipt(register, self.series, self.receipt)
        try:
            back_ore = sum(line.gross_ore for line in self._lines(point, sold, register)) if sold else None
        except Refused:
            back_ore = None
        return Sought(back_ore, f"{register} {self.receipt}, {self.reason.strip()}")

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record a return line for each.

        Raises:
            ReturnNeedsItsSale: No such receipt, or one of training where this is none.
            ReasonNeeded: Nobody says why (BFF-5-3-7).
            UnknownLine: The sale has no such line.
            ReturnedMoreThanSold: More than remains.
        """
        point.demand_ready(Right.RETURN)
        register = self.register or point.register.register_id
        sold = point.books.sold_on_receipt(register, self.series, self.receipt)
        if sold is None or not isinstance(sold.record.event, SaleCompleted):
            raise ReturnNeedsItsSale(receipt=f"{register} {self.receipt}")
        if sold.record.training is not point.state.training:
            raise ReturnNeedsItsSale(receipt=f"{register} {self.receipt}")
        if not self.reason.strip():
            raise ReasonNeeded
        basket_id = basket_of(point)
        for line in self._lines(point, sold, register):
            point.record(LineAdded(basket_id=basket_id, line=line))
        return point.state

    def _lines(self, point: CashPoint, sold: Sold, register: str) -> list[Line]:
        event, transaction = sold.record.event, sold.record.transaction
        if not isinstance(event, SaleCompleted) or transaction is None:
            raise ReturnNeedsItsSale(receipt=f"{register} {self.receipt}")
        sale_lines = {row.line.line_id: row for row in event.sale.lines if row.line.returns is None}
        basket = point.basket
        waiting = _waiting(basket.lines if basket else (), register, transaction.number)
        back_before = {
            line_id: sold.returned_milli.get(line_id, 0) + waiting.get(line_id, 0) for line_id in sale_lines
        }
        wanted = self.lines or tuple(
            Back(line_id, row.line.quantity_milli - back_before[line_id])
            for line_id, row in sale_lines.items()
            if row.line.quantity_milli > back_before[line_id]
        )
        if not sale_lines:
            raise ReturnNeedsItsSale(receipt=f"{register} {self.receipt}")
        if not wanted:
            name = next(iter(sale_lines.values())).line.name
            raise ReturnedMoreThanSold(name=name, remaining="0")
        next_id = 1 if basket is None else basket.next_line_id
        lines: list[Line] = []
        for place, back in enumerate(wanted):
            if back.line_id not in sale_lines:
                raise UnknownLine(line_id=back.line_id)
            line = return_line(
                sale_lines[back.line_id],
                back.quantity_milli,
                origin=ReturnOf(register, transaction.number, back.line_id, point.approver(Right.RETURN)),
                returned_milli=back_before[back.line_id],
                line_id=next_id + place,
                at=point.at,
                operator=point.operator_id,
            )
            lines.append(msgspec.structs.replace(line, note=self.reason.strip()))
            back_before[back.line_id] += back.quantity_milli
        return lines


def _waiting(lines: tuple[Line, ...], register: str, transaction: int) -> dict[int, int]:
    """Return how much of each line of a sale already waits in the basket to come back."""
    waiting: dict[int, int] = {}
    for line in lines:
        origin = line.returns
        if origin is not None and (origin.register, origin.transaction) == (register, transaction):
            waiting[origin.line_id] = waiting.get(origin.line_id, 0) - line.quantity_milli
    return waiting
