"""Write an entry in every register's journal, for what counts at all of them."""

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.event import Event


def note_everywhere(point: CashPoint, event: Event) -> None:
    """Write an entry at each register, in the name of whoever is in the office."""
    point.books.lock_all()
    for register in point.books.registers():
        point.tell_clock(register.register_id)
        point.books.append(register.register_id, event, at=point.at, operator=point.operator_id)
