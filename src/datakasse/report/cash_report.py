"""
The daily cash report (*kasseoppgjør*): from the float, by what came and went, to what was counted.

    opening + cash sales + pay-ins − pay-outs = theoretical end;  counted − theoretical = difference

Only notes and coins count here. Cash sales are what was paid in them, after rounding to whole kroner, with
tips, less what was paid back; a gift card sold for cash is a pay-in (law.md 4.3). Beside the cash stands what
each other means of payment came to, and what its terminal said.

Law: BFF-5-3-14-b to -e.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from datakasse.journal.entry import Record
from datakasse.journal.events.day import TerminalReconciled, ZReported
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.people import ActionApproved
from datakasse.journal.events.sale import SaleCompleted, VoucherIssued
from datakasse.journal.report_content import CashCount
from datakasse.report.period import PeriodTotals
from datakasse.trade.tender import Payment, TenderKind


@dataclass(slots=True)
class CashFlow:
    """What came and went in notes and coins, in øre."""

    opening_ore: int = 0
    sales_ore: int = 0
    pay_ins_ore: int = 0
    pay_outs_ore: int = 0

    @property
    def end_ore(self) -> int:
        """What should be there at the end."""
        return self.opening_ore + self.sales_ore + self.pay_ins_ore - self.pay_outs_ore

    def add(self, record: Record) -> None:
        """Add what an entry moved; training moves nothing."""
        if record.training:
            return
        match record.event:
            case FloatDeclared(amount_ore=amount_ore):
                self.opening_ore += amount_ore
            case SaleCompleted(sale=sale):
                self.sales_ore += _of_kind(sale.payments, TenderKind.CASH)
            case VoucherIssued(payments=payments):
                self.pay_ins_ore += _of_kind(payments, TenderKind.CASH)
            case PaidIn(amount_ore=amount_ore):
                self.pay_ins_ore += amount_ore
            case PaidOut(amount_ore=amount_ore):
                self.pay_outs_ore += amount_ore
            case _:
                pass


@dataclass(frozen=True, slots=True)
class Counted:
    """A drawer, or one operator's own cash, with how it was counted."""

    flow: CashFlow
    count: CashCount


@dataclass(frozen=True, slots=True)
class CashReport:
    """
    A day's cash report.

    Attributes:
        z_number: Number of the Z it stands beside.
        drawers: The drawer; or each operator's own cash; nothing where no cash is taken.
        tenders: What other means of payment came to, in øre, those that were used.
        terminals: What the terminals said of those that have one.
        counted_by: Operator who counted and took the Z.
        approved_by: Operator who let her close the day; empty where she has the right herself.
    """

    z_number: int
    drawers: tuple[Counted, ...]
    tenders: dict[TenderKind, int]
    terminals: dict[TenderKind, TerminalReconciled]
    counted_by: str = ""
    approved_by: str = ""


CLOSING: Final = "CloseDay"
"""What an approval of closing the day is for."""


def cash_report(records: Iterable[Record], z: Record) -> CashReport:
    """
    Return the cash report of a period.

    Args:
        records: The entries that the Z covers.
        z: The entry that took it.

    Raises:
        ValueError: It took no Z: a bug in the caller.
    """
    event = z.event
    if not isinstance(event, ZReported):
        raise ValueError(f"entry {z.number} took no Z")
    flows = {count.operator: CashFlow() for count in event.report.counts}
    totals = PeriodTotals()
    terminals: dict[TenderKind, TerminalReconciled] = {}
    approved_by = ""
    for record in records:
        totals.add(record)
        flow = flows.get("") or flows.get(record.operator)
        if flow is not None:
            flow.add(record)
        match record.event:
            case TerminalReconciled(tender=tender):
                terminals[tender] = record.event
            case ActionApproved(approver=approver, what=what) if what == CLOSING:
                approved_by = approver
            case _:
                pass
    beside = [kind for kind in TenderKind if kind is not TenderKind.CASH]
    return CashReport(
        z_number=event.number,
        drawers=tuple(Counted(flows[count.operator], count) for count in event.report.counts),
        tenders={
            kind: totals.taken.get(kind, 0) for kind in beside if kind in totals.taken or kind in terminals
        },
        terminals=terminals,
        counted_by=z.operator,
        approved_by=approved_by,
    )


def _of_kind(payments: Iterable[Payment], kind: TenderKind) -> int:
    return sum(payment.amount_ore for payment in payments if payment.kind is kind)
