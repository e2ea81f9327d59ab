"""
Close the day: count the cash, explain a difference, take the Z (13009).

Law: KSF-2-8-3-1 to -4, KSF-2-6-7, BFF-5-3-14-a to -f.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import (
    BeltNotCounted,
    CountMissing,
    CountsDisagree,
    ExplanationNeeded,
    NothingToClose,
    TrainingStands,
)
from datakasse.errors.trading import AmountOutOfRange
from datakasse.journal.entry import Record
from datakasse.journal.event import CashCounted, ZReported
from datakasse.journal.report_content import CashCount
from datakasse.report.period import PeriodTotals
from datakasse.till.take_x import report_of, totals_now
from datakasse.till.train import demand_no_open_sale
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE, kroner_text
from datakasse.trade.operator import Right


class BeltCount(msgspec.Struct, frozen=True):
    """
    What was counted in the belt of one operator.

    Attributes:
        operator: Whose.
        counted_ore, denominations, explanation: As in `CloseDay`.
    """

    operator: str
    counted_ore: int | None = None
    denominations: dict[str, int] = {}
    explanation: str = ""


class CloseDay(msgspec.Struct, frozen=True):
    """
    Count and take the Z.

    Attributes:
        counted_ore: What the drawer holds; None where the register takes no cash.
        denominations: Pieces per denomination in øre, when counted so; their sum is `counted_ore` where
            both are told.
        explanation: Why it differs from what it should hold, if it does.
        belts: Where each operator keeps her own cash: what each counted. May be left out where only one
            operator has any; then the three above are hers.
    """

    counted_ore: int | None = None
    denominations: dict[str, int] = {}
    explanation: str = ""
    belts: tuple[BeltCount, ...] = ()

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the count and the whole Z report, and queue it. The period begins anew.

        Raises:
            NothingToClose: The register has not been used (KSF-2-8-3-3).
            SaleStillOpen: A sale is open or parked (KSF-2-8-3-2).
            TrainingStands: Training mode is on.
            DrawerIsOpen: The drawer is open.
            CountMissing, BeltNotCounted: The cash has not been counted (BFF-5-3-14-b).
            CountsDisagree: The pieces do not come to the sum.
            ExplanationNeeded: A difference without a word (BFF-5-3-14-c).
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
        for count in self._counts(point, totals.cash_ore):
            point.record(CashCounted(count=count))
        number = point.state.series.z_report + 1
        record = point.record(ZReported(number=number, report=report_of(point, totals, point.state.counts)))
        point.books.put_in_queue(point.register.register_id, "z_report", record.number)
        return record

    def _counts(self, point: CashPoint, expected_ore: int) -> list[CashCount]:
        """Return what was counted: in the drawer, in each belt, or nothing where there is no cash."""
        if not point.register.takes_cash:
            return []
        if not point.register.per_operator:
            drawer = BeltCount("", self.counted_ore, self.denominations, self.explanation)
            return [_counted(drawer, expected_ore)]
        expected = _cash_in_belts(point)
        belts = {belt.operator: belt for belt in self.belts}
        if not belts and len(expected) <= 1:
            owner = next(iter(expected), point.operator_id)
            belts = {owner: BeltCount(owner, self.counted_ore, self.denominations, self.explanation)}
        if missing := sorted(expected.keys() - belts.keys()):
            raise BeltNotCounted(operators=", ".join(missing))
        return [_counted(belt, expected.get(owner, 0)) for owner, belt in belts.items()]


def _cash_in_belts(point: CashPoint) -> dict[str, int]:
    """Return what each operator who began with a float, or took or gave cash, should hold, in øre."""
    totals: dict[str, PeriodTotals] = {}
    for record in point.books.records(point.register.register_id, point.state.z_entry + 1):
        totals.setdefault(record.operator, PeriodTotals()).add(record)
    return {owner: own.cash_ore for owner, own in totals.items() if own.floats or own.cash_ore}


def _counted(belt: BeltCount, expected_ore: int) -> CashCount:
    """Return a count beside what should be there."""
    counted_ore = belt.counted_ore
    if belt.denominations:
        pieces_ore = sum(int(value) * pieces for value, pieces in belt.denominations.items())
        if counted_ore not in {None, pieces_ore}:
            raise CountsDisagree(
                sum_kroner=kroner_text(counted_ore or 0), pieces_kroner=kroner_text(pieces_ore)
            )
        counted_ore = pieces_ore
    if counted_ore is None:
        raise CountMissing
    if not 0 <= counted_ore <= AMOUNT_LIMIT_ORE or any(pieces < 0 for pieces in belt.denominations.values()):
        raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
    if counted_ore != expected_ore and not belt.explanation.strip():
        raise ExplanationNeeded(difference_kroner=kroner_text(counted_ore - expected_ore))
    return CashCount(
        expected_ore=expected_ore,
        counted_ore=counted_ore,
        denominations=belt.denominations,
        explanation=belt.explanation.strip(),
        operator=belt.operator,
    )


class ExpectCash(msgspec.Struct, frozen=True):
    """Ask what the drawer should hold; whether the one who counts may see it is the till's choice."""

    def __call__(self, point: CashPoint) -> int:
        """Return it in øre; nothing is recorded."""
        point.demand(Right.Z_REPORT)
        return totals_now(point).cash_ore
