"""
Close the day: count the cash, explain a difference, take the Z (13009).

Law: KSF-2-8-3-1 to -4, KSF-2-6-7, BFF-5-3-14-a to -f.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import (
    CountMissing,
    ExplanationNeeded,
    NothingToClose,
    TrainingStands,
)
from datakasse.errors.trading import AmountOutOfRange
from datakasse.journal.entry import Record
from datakasse.journal.event import CashCounted, ZReported
from datakasse.journal.report_content import CashCount
from datakasse.till.take_x import report_of, totals_now
from datakasse.till.train import demand_no_open_sale
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE, kroner_text
from datakasse.trade.operator import Right


class CloseDay(msgspec.Struct, frozen=True):
    """
    Count and take the Z.

    Attributes:
        counted_ore: What the drawer holds; None where the register takes no cash.
        denominations: Pieces per denomination in øre, when counted so; their sum must be `counted_ore`.
        explanation: Why it differs from what it should hold, if it does.
    """

    counted_ore: int | None = None
    denominations: dict[str, int] = {}
    explanation: str = ""

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the count and the whole Z report, and queue it. The period begins anew.

        Raises:
            NothingToClose: The register has not been used (KSF-2-8-3-3).
            SaleStillOpen: A sale is open or parked (KSF-2-8-3-2).
            TrainingStands: Training mode is on.
            CountMissing: The cash has not been counted (BFF-5-3-14-b).
            ExplanationNeeded: A difference without a word (BFF-5-3-14-c).
            DrawerIsOpen: The drawer is open.
        """
        point.demand(Right.Z_REPORT)
        state = point.state
        if state.used_on is None:
            raise NothingToClose
        demand_no_open_sale(state)
        if state.training:
            raise TrainingStands(wanted="av")
        point.demand_closed_drawer()
        totals = totals_now(point)
        if point.register.takes_cash:
            point.record(CashCounted(count=self._count(point, totals.cash_ore)))
        number = point.state.series.z_report + 1
        record = point.record(ZReported(number=number, report=report_of(point, totals, point.state.counts)))
        point.books.put_in_queue(point.register.register_id, "z_report", record.number)
        return record

    def _count(self, point: CashPoint, expected_ore: int) -> CashCount:
        counted_ore = self.counted_ore
        if self.denominations:
            counted_ore = sum(int(value) * pieces for value, pieces in self.denominations.items())
        if counted_ore is None:
            raise CountMissing
        if not 0 <= counted_ore <= AMOUNT_LIMIT_ORE or any(n < 0 for n in self.denominations.values()):
            raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
        if counted_ore != expected_ore and not self.explanation.strip():
            raise ExplanationNeeded(difference_kroner=kroner_text(counted_ore - expected_ore))
        return CashCount(
            expected_ore=expected_ore,
            counted_ore=counted_ore,
            denominations=self.denominations,
            explanation=self.explanation.strip(),
            operator=point.operator_id if point.register.per_operator else "",
        )


class ExpectCash(msgspec.Struct, frozen=True):
    """Ask what the drawer should hold; whether the one who counts may see it is the till's choice."""

    def __call__(self, point: CashPoint) -> int:
        """Return it in øre; nothing is recorded."""
        point.demand(Right.Z_REPORT)
        return totals_now(point).cash_ore
