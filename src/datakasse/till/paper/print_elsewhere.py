"""
Let a register's documents come out of another printer on the premises until its own can print again.

    person: «Skriv på …» ─▶ PrintingMoved ─▶ what waits, and what follows, comes out there
    own printer is ready ─▶ PrintingMoved ─▶ its own again

Each document still comes out once: it is one queue, and only where it ends is another place. A drawer that
hangs on the register's own printer is opened there.

Law: KSF-2-3-b, KSF-2-6-4a, KSF-2-7-1.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.till.paper import UnknownPrinter
from datakasse.journal.events.paper import PrintingMoved
from datakasse.trade.people.operator import Right


class MovePrinting(msgspec.Struct, frozen=True):
    """
    Say where a register's documents come out from here on.

    Attributes:
        printer: Name of another printer; empty for the register's own.
        known: The other printers that there are.
    """

    printer: str
    known: tuple[str, ...] = ()

    def __call__(self, point: CashPoint) -> None:
        """
        Record it.

        Raises:
            UnknownPrinter: There is no other printer of that name.
        """
        point.demand(Right.SELL)
        if self.printer and self.printer not in self.known:
            raise UnknownPrinter(printer=self.printer[:100])
        point.record(PrintingMoved(self.printer))


class PrintingIsBack(msgspec.Struct, frozen=True):
    """Note that a register's own printer can print again."""

    def __call__(self, point: CashPoint) -> None:
        """Record it."""
        point.record(PrintingMoved(""))


def others_of(counter: Counter, register: str) -> tuple[str, ...]:
    """Return the names of the other printers that a register may use."""
    return tuple(other.name for other in counter.other_printers.get(register, ()))


def move_back(counter: Counter, register: str) -> None:
    """Let a register's documents come out of its own printer again, if they went elsewhere."""
    if counter.board.elsewhere(register):
        counter.carry_out(register, "", PrintingIsBack()).result()
        counter.board.send_elsewhere(register, "")
