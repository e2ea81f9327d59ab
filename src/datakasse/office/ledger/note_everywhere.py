"""Write an entry in the journal of every register in use, for what counts at all of them."""

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.event import Event
from datakasse.trade.shop.shop import in_use


def note_everywhere(point: CashPoint, event: Event) -> None:
    """Write an entry at each register in use, in the name of whoever is in the office."""
    point.books.lock_all()
    for register in in_use(point.books.registers()):
        point.tell_clock(register.register_id)
        point.books.append(register.register_id, event, at=point.at, operator=point.operator_id)
