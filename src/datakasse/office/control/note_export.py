"""
Note in the journals of registers that they were exported.

Law: KSF-2-7-1.
"""

from collections.abc import Sequence

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.events.paper import JournalExported


class NoteExport(msgspec.Struct, frozen=True):
    """
    Note an export at registers.

    Attributes:
        registers: In whose journals.
        exported: What was exported.
    """

    registers: Sequence[str]
    exported: JournalExported

    def __call__(self, point: CashPoint) -> None:
        """Record it."""
        point.books.lock_all()
        for register in self.registers:
            point.tell(register, self.exported)


def note_export(counter: Counter, registers: Sequence[str], exported: JournalExported, operator: str) -> None:
    """Note an export of registers in the journals that tell of it, in one transaction."""
    note = NoteExport(counter.telling(registers), exported)
    counter.carry_out(counter.office_register(), operator, note).result()
