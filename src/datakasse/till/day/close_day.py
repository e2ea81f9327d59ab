"""
Close the day: count the cash, hold terminals against the register, explain differences, take the Z (13009).

What is asked for is told beforehand (`AskWhatToCount`), and no amount with it: one counts without seeing what
should be there. All of it is written in one transaction, or none.

Law: KSF-2-8-3-1 to -4, KSF-2-6-7, BFF-5-3-14-a to -f.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.day import (
    SWITCHED_OFF,
    BeltNotCounted,
    CountMissing,
    CountsDisagree,
    ExplanationNeeded,
    NothingToClose,
    TerminalNotTold,
    TrainingStands,
)
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.journal.entry import Record
from datakasse.journal.events.day import CashCounted, TerminalReconciled, ZReported
from datakasse.journal.report_content import CashCount
from datakasse.report.period import PeriodTotals
from datakasse.till.day.take_x import report_of, totals_now
from datakasse.till.day.train import demand_no_open_sale
from datakasse.till.paper.hand_over import put_on_paper
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE, kroner_text
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought
from datakasse.trade.tender import TERMINAL_TENDERS, TenderKind

KEPT: Final = timedelta(days=14)
"""So long, at the least, a repeated request gets its answer, and the queue knows what came out (0029)."""

FORGOTTEN_AT_ONCE: Final = 20_000
"""More documents than a register prints in a day, so that the queue of one that kept all of them shrinks."""


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


class TerminalTold(msgspec.Struct, frozen=True):
    """
    What a terminal's own report says of a means of payment.

    Attributes:
        tender: Which means of payment.
        terminal_ore: What it came to, returns taken off; None when the report was not taken.
        explanation: Why it differs from what the register took, or why there is no report.
    """

    tender: TenderKind
    terminal_ore: int | None = None
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
        terminals: What the terminals say, for each means of payment that has one and was used.
        prints_cash_report: Whether the cash report comes out with the Z; it can be printed later.
    """

    counted_ore: int | None = None
    denominations: dict[str, int] = {}
    explanation: str = ""
    belts: tuple[BeltCount, ...] = ()
    terminals: tuple[TerminalTold, ...] = ()
    prints_cash_report: bool = True

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(self.counted_ore, self.explanation.strip())

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the counts and the whole Z report, and queue it with the cash report. The period begins anew.

        Old answers, and documents of earlier periods that came out, are forgotten in the end (`KEPT`).

        Raises:
            NothingToClose: The register has not been used (KSF-2-8-3-3).
            SaleStillOpen: A sale is open or parked (KSF-2-8-3-2).
            TrainingStands: Training mode is on.
            DrawerIsOpen: The drawer is open.
            CountMissing, BeltNotCounted: The cash has not been counted (BFF-5-3-14-b).
            TerminalNotTold: A terminal's report is neither told nor said to be missing (BFF-5-3-14-e).
            CountsDisagree: The pieces do not come to the sum.
            ExplanationNeeded: A difference without a word (BFF-5-3-14-c).
        """
        point.demand(Right.Z_REPORT)
        state = point.state
        if state.used_on is None:
            raise NothingToClose
        demand_no_open_sale(state)
        if state.training:
            raise TrainingStands(wanted=SWITCHED_OFF)
        point.demand_closed_drawer()
        period = _period_of(point)
        counts, terminals = self._counts(point, period), self._terminals(period.totals)
        _demand_explanations(counts, terminals)
        for count in counts:
            point.record(CashCounted(count=count))
        for terminal in terminals:
            point.record(terminal)
        number, before = point.state.series.z_report + 1, point.state.z_entry
        record = point.record(
            ZReported(number=number, report=report_of(point, period.totals, point.state.counts))
        )
        put_on_paper(point)
        register = point.register.register_id
        point.books.put_in_queue(register, "z_report", record.number)
        if self.prints_cash_report:
            point.books.put_in_queue(register, "cash_report", record.number)
        # Last, so that the newest document is there: the next one has its number from it.
        point.books.forget_answers(register, point.at.date() - KEPT)
        point.books.forget_documents(register, point.at.date() - KEPT, before + 1, FORGOTTEN_AT_ONCE)
        return record

    def _counts(self, point: CashPoint, period: "_Period") -> list[CashCount]:
        """Return what was counted: in the drawer, in each belt, or nothing where there is no cash."""
        if not point.register.takes_cash:
            return []
        if not point.register.per_operator:
            drawer = BeltCount("", self.counted_ore, self.denominations, self.explanation)
            return [_counted(drawer, period.totals.cash_ore)]
        expected = period.cash_in_belts()
        belts = {belt.operator: belt for belt in self.belts}
        if not belts and len(expected) <= 1:
            owner = next(iter(expected), point.operator_id)
            belts = {owner: BeltCount(owner, self.counted_ore, self.denominations, self.explanation)}
        if missing := sorted(expected.keys() - belts.keys()):
            raise BeltNotCounted(operators=", ".join(missing))
        return [_counted(belt, expected.get(owner, 0)) for owner, belt in belts.items()]

    def _terminals(self, totals: PeriodTotals) -> list[TerminalReconciled]:
        """Return what the terminals say beside what the register took."""
        told = {terminal.tender: terminal for terminal in self.terminals}
        untold = [
            tender
            for tender in dict.fromkeys((*told, *_with_terminal(totals)))
            if tender not in told
            or (told[tender].terminal_ore is None and not told[tender].explanation.strip())
        ]
        if untold:
            raise TerminalNotTold(tenders=", ".join(untold))
        if any(abs(terminal.terminal_ore or 0) > AMOUNT_LIMIT_ORE for terminal in told.values()):
            raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
        return [
            TerminalReconciled(
                tender, totals.taken.get(tender, 0), terminal.terminal_ore, terminal.explanation.strip()
            )
            for tender, terminal in told.items()
        ]


class ToCount(msgspec.Struct, frozen=True):
    """
    What a close asks for; no amounts, so that the count stays blind.

    Attributes:
        cash: Whether there is a drawer to count.
        belts: Operators who each count their own.
        terminals: Means of payment whose terminals are asked.
    """

    cash: bool
    belts: list[str]
    terminals: list[TenderKind]


class AskWhatToCount(msgspec.Struct, frozen=True):
    """Ask what closing the day will ask for."""

    def __call__(self, point: CashPoint) -> ToCount:
        """Return it; nothing is recorded."""
        point.demand(Right.Z_REPORT)
        register, period = point.register, _period_of(point)
        return ToCount(
            cash=register.takes_cash and not register.per_operator,
            belts=(sorted(period.cash_in_belts()) or [point.operator_id]) if register.per_operator else [],
            terminals=_with_terminal(period.totals),
        )


class ExpectCash(msgspec.Struct, frozen=True):
    """Ask what the drawer should hold; whether the one who counts may see it is the till's choice."""

    def __call__(self, point: CashPoint) -> int:
        """Return it in øre; nothing is recorded."""
        point.demand(Right.Z_REPORT)
        return totals_now(point).cash_ore


@dataclass(frozen=True, slots=True)
class _Period:
    """What happened since the last Z, in all and by each operator who keeps her own cash."""

    totals: PeriodTotals = field(default_factory=PeriodTotals)
    owners: dict[str, PeriodTotals] = field(default_factory=dict)

    def cash_in_belts(self) -> dict[str, int]:
        """Return what each who began with a float, or took or gave cash, should hold, in øre."""
        return {owner: own.cash_ore for owner, own in self.owners.items() if own.floats or own.cash_ore}


def _period_of(point: CashPoint) -> _Period:
    period = _Period()
    for record in point.books.records(point.register.register_id, point.state.z_entry + 1):
        period.totals.add(record)
        if point.register.per_operator:
            period.owners.setdefault(record.operator, PeriodTotals()).add(record)
    return period


def _with_terminal(totals: PeriodTotals) -> list[TenderKind]:
    return [tender for tender in TERMINAL_TENDERS if tender in totals.taken]


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
    return CashCount(
        expected_ore=expected_ore,
        counted_ore=counted_ore,
        denominations=belt.denominations,
        explanation=belt.explanation.strip(),
        operator=belt.operator,
    )


def _demand_explanations(counts: Iterable[CashCount], terminals: Iterable[TerminalReconciled]) -> None:
    """Go on only if every difference has a word; all that lack one are told at once."""
    wanting = {
        f"cash of {count.operator}" if count.operator else "cash": count.difference_ore
        for count in counts
        if count.difference_ore and not count.explanation
    }
    for terminal in terminals:
        if terminal.difference_ore and not terminal.explanation:
            wanting[terminal.tender] = terminal.difference_ore
    if wanting:
        told = ", ".join(kroner_text(difference_ore) for difference_ore in wanting.values())
        raise ExplanationNeeded(difference_kroner=told, **wanting)
