"""Print a part of the journal at the cash point (KSF-2-7-5)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.storage.ports.store import PrintJob
from datakasse.trade.people.operator import Right


class PrintJournal(msgspec.Struct, frozen=True):
    """
    Print entries as a list.

    Attributes:
        from_entry: First entry.
        to_entry: Last entry.
    """

    from_entry: int
    to_entry: int

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Queue the list; that it was printed is an entry of its own (13018).

        Raises:
            UnknownEntry: The journal does not reach that far, or the last comes before the first.
        """
        point.demand_right(Right.READ_JOURNAL)
        register = point.register.register_id
        last = point.books.head(register).number
        if not 1 <= self.from_entry <= self.to_entry <= last:
            raise UnknownEntry(register=register, number=self.to_entry)
        return point.books.put_in_queue(register, "journal", self.from_entry, to_entry=self.to_entry)
