"""
A second way to count: what a day comes to, from the entries, without the product's fold.

Slow and plain on purpose. It agrees with `report/period.py` because both are right, or one of them is not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineCorrected, PriceChecked, ProvisionalIssued
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.report_content import ReportContent
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import VOUCHERS, TenderKind


@dataclass
class Recount:
    """What a period comes to, as far as it is counted twice."""

    cash_sales_ore: int = 0
    receipts: int = 0
    returns_ore: int = 0
    rounding_ore: int = 0
    tips_ore: int = 0
    cash_ore: int = 0
    float_ore: int = 0
    drawer_openings: int = 0
    training: int = 0
    deliveries: int = 0
    counted: Counter[str] = field(default_factory=Counter[str])
    vat: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    tenders: Counter[str] = field(default_factory=Counter[str])
    groups: Counter[str] = field(default_factory=Counter[str])


def recount(records: Sequence[Record]) -> Recount:
    """Count the entries of one register since its last Z."""
    found = Recount()
    for record in records:
        event = record.event
        if record.training:
            found.training += isinstance(event, SaleCompleted)
        elif isinstance(event, SaleCompleted):
            _count_sale(found, event)
        else:
            _count_other(found, event)
    return found


def _count_sale(found: Recount, event: SaleCompleted) -> None:
    sale = event.sale
    if any(payment.kind is TenderKind.INVOICE for payment in sale.payments):
        found.deliveries += event.series == "delivery"
        return
    found.cash_sales_ore += sum(row.gross_ore for row in sale.lines)
    found.receipts += event.series == "sales"
    found.returns_ore -= sum(row.gross_ore for row in sale.lines if row.line.returns)
    found.rounding_ore += sale.rounding_ore
    found.tips_ore += sale.tip_ore
    for row in sale.lines:
        found.groups[row.line.group] += row.gross_ore
        found.vat[row.line.vat.code, row.line.vat.rate_bp] += row.vat_ore
    for payment in sale.payments:
        found.tenders[payment.kind] += payment.amount_ore
        if payment.kind is TenderKind.CASH:
            found.cash_ore += payment.amount_ore


def _count_other(found: Recount, event: Event) -> None:
    match event:
        case FloatDeclared(amount_ore=amount_ore):
            found.float_ore += amount_ore
            found.cash_ore += amount_ore
        case PaidIn(amount_ore=amount_ore):
            found.cash_ore += amount_ore
        case PaidOut(amount_ore=amount_ore):
            found.cash_ore -= amount_ore
        case VoucherIssued(payments=payments):
            found.cash_ore += sum(each.amount_ore for each in payments if each.kind is TenderKind.CASH)
        case DrawerOpened(transaction=None):
            found.drawer_openings += 1
        case CopyIssued() | PriceChecked() | ProvisionalIssued() | SaleAborted():
            found.counted[type(event).__name__] += 1
        case LineCorrected(removed_milli=removed_milli) if removed_milli > 0:
            found.counted["LineCorrected"] += 1
        case _:
            pass


def as_reported(report: ReportContent) -> Recount:
    """Return what a report says, in the same shape."""
    return Recount(
        cash_sales_ore=report.cash_sales_ore,
        receipts=report.receipts,
        returns_ore=report.returns.amount_ore,
        rounding_ore=report.rounding_ore,
        tips_ore=report.tips.amount_ore,
        cash_ore=report.expected_cash_ore,
        float_ore=report.float_ore,
        drawer_openings=report.drawer_openings,
        training=report.training.number,
        deliveries=report.deliveries.number,
        counted=+Counter(
            CopyIssued=report.copies.number,
            PriceChecked=sum(row.number for row in report.price_checks),
            ProvisionalIssued=report.provisional.number,
            SaleAborted=report.aborted.number,
            LineCorrected=sum(row.number for row in report.line_corrections),
        ),
        vat=Counter({(row.code, row.rate_bp): row.vat_ore for row in report.vat if row.vat_ore}),
        tenders=Counter({row.name: row.amount_ore for row in report.payments}),
        groups=Counter({row.name: row.amount_ore for row in report.groups}),
    )


def balances(sale: Sale) -> bool:
    """Return whether lines, VAT and payments of a sale come to the same, to the øre."""
    gross_ore = sum(row.gross_ore for row in sale.lines)
    vat_ore = sum(row.net_ore + row.vat_ore for row in sale.vat)
    paid_ore = sum(payment.amount_ore for payment in sale.payments)
    return gross_ore == sale.gross_ore == vat_ore == paid_ore - sale.rounding_ore - sale.tip_ore


def voucher_balances(records: Sequence[Record]) -> dict[str, int]:
    """Return what each voucher should hold after the entries of all registers."""
    held: Counter[str] = Counter()
    for record in records:
        event = record.event
        if record.training:
            continue
        if isinstance(event, VoucherIssued):
            held[event.account] += event.amount_ore
        if isinstance(event, SaleCompleted):
            for payment in event.sale.payments:
                if payment.kind in VOUCHERS:
                    held[payment.account] -= payment.amount_ore
    return dict(held)


def returned(records: Sequence[Record]) -> dict[tuple[str, int, int], int]:
    """Return how much of each line (register, transaction, line) has come back, in thousandths."""
    back: Counter[tuple[str, int, int]] = Counter()
    for record in records:
        if isinstance(record.event, SaleCompleted):
            for line in (row.line for row in record.event.sale.lines if row.line.returns):
                origin = line.returns
                if origin is not None:
                    back[origin.register, origin.transaction, origin.line_id] -= line.quantity_milli
    return dict(back)


def since_last_z(records: Sequence[Record]) -> list[Record]:
    """Return the entries of the period that is open."""
    last = max(
        (place for place, record in enumerate(records) if isinstance(record.event, ZReported)), default=-1
    )
    return list(records[last + 1 :])


def up_to(records: Sequence[Record], report: Record) -> list[Record]:
    """Return the entries that a report covers."""
    event = report.event
    if not isinstance(event, XReported | ZReported):
        raise TypeError("no report")
    return [each for each in records if event.report.from_entry <= each.number <= event.report.to_entry]
