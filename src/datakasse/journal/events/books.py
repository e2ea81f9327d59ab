"""The books, the bank, and what is looked at each month."""

from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.events.happened import Happened
from datakasse.journal.routine_evidence import RoutineEvidence
from datakasse.journal.settlement import Settlement


class BooksCorrected(Happened, frozen=True, tag="books_corrected"):
    """
    The ledger was corrected by a voucher of its own; no sale and no earlier voucher is touched.

    `corrects_register` and `corrects_entry` name the entry whose voucher was wrong, where it was one.
    """

    reason: str
    lines: tuple[CorrectionLine, ...]
    corrects_register: str = ""
    corrects_entry: int | None = None


class PeriodLocked(Happened, frozen=True, tag="period_locked"):
    """
    The books were locked through a day: nothing is booked on it or before it from here on.

    Attributes:
        through: The last day that is locked, `yyyy-MM-dd`, Norwegian.
        vouchers: How many vouchers of the shop the period holds since the lock before.
        debit_ore: What their debit sides come to.
        digest: SHA-256 over them, hexadecimal: shows later that none was changed (`bookkeeping/evidence.py`).
    """

    through: str
    vouchers: int
    debit_ore: int
    digest: str


class SettlementConfirmed(Happened, frozen=True, tag="settlement_confirmed"):
    """A person said what money in the bank was for; its lines are a voucher of the ledger."""

    settlement: Settlement


class SettlementUndone(Happened, frozen=True, tag="settlement_undone"):
    """A person said that a settlement was wrong: its lines are booked back, its money is on its way again."""

    settlement: Settlement
    reason: str


class RoutineSigned(Happened, frozen=True, tag="routine_signed"):
    """
    A point of the monthly routine was signed by the operator of the entry.

    Attributes:
        month: Which month, `2026-10`.
        point: Which point.
        evidence: What was found.
        note: What was done about it, in her words.
    """

    month: str
    point: str
    evidence: tuple[RoutineEvidence, ...]
    note: str = ""


BooksEvent = BooksCorrected | PeriodLocked | SettlementConfirmed | SettlementUndone | RoutineSigned
"""All kinds of them."""
