"""
Write a note for the receipt on a line of the open basket.

The note is the cashier's; the article's name stays the shop's, because the law lets nobody change it
during a sale (KSF-2-6-3).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.basket import LineNoted
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.basket import demand_lines, note_line
from datakasse.trade.sale.note import clean_note


class NoteLine(msgspec.Struct, frozen=True):
    """
    Put a note on a line.

    Attributes:
        line_id: Which.
        note: What it is to say; empty takes an earlier note away.
    """

    line_id: int
    note: str

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record the note; the same once more is nothing new.

        Raises:
            EmptyBasket: There is no line.
            UnknownLine: There is not this one.
            NoteTooLong: A receipt has no room for it.
            NoteIsTheReason: It is a return line.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        note = clean_note(self.note)
        if note_line(basket, self.line_id, note) != basket:
            point.record(LineNoted(basket_id=basket.basket_id, line_id=self.line_id, note=note))
        return point.state
