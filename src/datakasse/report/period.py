"""
The fold from a register's entries to the totals of a period.

One fold serves X, Z and the drawer's expected cash. It reads what the entries say and rounds
nothing itself. The period begins after the last Z and its grand totals.

    entries since the last Z ─▶ PeriodTotals.add(record) … ─▶ content(…) ─▶ X or Z

Counting rules, from the authority's example and answers (law.md 2.7, 2.12):

- Groups and tenders count sales that hold them less returns that do, so 0 with an amount is possible.
  A tender that goes back to the customer counts as a return of it, also on a receipt that sells.
- Tenders hold what was paid: cash sales, cash rounding and tips together.
- Returns, copies, corrections and aborted sales are told as positive amounts.
- Training counts in item w and nowhere else. Credit sales stand apart from cash sales.

Law: KSF-2-8-2-a to -z, KSF-2-8-2-2a, -2b, KSF-2-6-9.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from datakasse.journal.entry import Record
from datakasse.journal.events.basket import LineCorrected, PriceChecked, ProvisionalIssued
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.report_content import (
    CashCount,
    Count,
    GrandTotals,
    NamedCount,
    OperatorAmount,
    OperatorCount,
    ReportContent,
    VatTotal,
)
from datakasse.trade.sale.sale import Sale, SaleLine
from datakasse.trade.shop.shop import Company
from datakasse.trade.tender import Payment, TenderKind
from datakasse.trade.vat import VatRate

NONE = "None"
"""What a section without rows says in the authority's example."""

DELETED_LINE = "Delete line"
REDUCED_LINE = "Reduce quantity"


@dataclass(slots=True)
class Sum:
    """A running count."""

    number: int = 0
    amount_ore: int = 0

    def add(self, amount_ore: int, number: int = 1) -> None:
        """Count one more."""
        self.number += number
        self.amount_ore += amount_ore

    def count(self) -> Count:
        """Return it as it stands."""
        return Count(self.number, self.amount_ore)


def _sums() -> "defaultdict[str, Sum]":
    return defaultdict(Sum)


def _operator_sums() -> "defaultdict[tuple[str, str], Sum]":
    return defaultdict(Sum)


@dataclass(slots=True)
class PeriodTotals:
    """
    Totals since the last Z, growing entry by entry.

    Amounts are øre with VAT unless they say otherwise. `taken` is what each means of payment came to, also
    for gift cards sold: what a terminal's own report is held against.
    """

    cash_sales_ore: int = 0
    sales_ore: int = 0
    returns_ore: int = 0
    rounding_ore: int = 0
    cash_ore: int = 0
    receipts: int = 0
    drawer_openings: int = 0
    groups: dict[str, Sum] = field(default_factory=_sums)
    payments: dict[str, Sum] = field(default_factory=_sums)
    taken: dict[TenderKind, int] = field(default_factory=dict)
    operator_groups: dict[tuple[str, str], Sum] = field(default_factory=_operator_sums)
    operator_payments: dict[tuple[str, str], Sum] = field(default_factory=_operator_sums)
    vat: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    floats: list[OperatorAmount] = field(default_factory=list)
    tips: Sum = field(default_factory=Sum)
    copies: Sum = field(default_factory=Sum)
    provisional: Sum = field(default_factory=Sum)
    returns: Sum = field(default_factory=Sum)
    discounts: Sum = field(default_factory=Sum)
    aborted: Sum = field(default_factory=Sum)
    line_corrections: dict[str, Sum] = field(default_factory=_sums)
    price_checks: dict[str, Sum] = field(default_factory=_sums)
    deliveries: Sum = field(default_factory=Sum)
    training: Sum = field(default_factory=Sum)
    credit_sales: Sum = field(default_factory=Sum)
    credit_notes: Sum = field(default_factory=Sum)
    pay_ins: dict[str, Sum] = field(default_factory=_sums)
    pay_outs: dict[str, Sum] = field(default_factory=_sums)

    def add_all(self, records: Iterable[Record]) -> "PeriodTotals":
        """Add records in order and return the totals."""
        for record in records:
            self.add(record)
        return self

    def add(self, record: Record) -> None:
        """Add one record."""
        event = record.event
        if record.training:
            if isinstance(event, SaleCompleted):
                self.training.add(abs(event.sale.gross_ore))
            return
        match event:
            case SaleCompleted():
                self._add_sale(event, record.operator)
            case SaleAborted(sale=sale):
                self.aborted.add(abs(sale.gross_ore))
            case LineCorrected(removed_milli=removed_milli, left_milli=left_milli, amount_ore=amount_ore):
                if removed_milli < 0:  # A return line that went: the sale grew, which is no reduction.
                    return
                self.line_corrections[REDUCED_LINE if left_milli else DELETED_LINE].add(amount_ore)
            case PriceChecked(group=group, gross_ore=gross_ore):
                self.price_checks[group].add(gross_ore)
            case CopyIssued(gross_ore=gross_ore):
                self.copies.add(abs(gross_ore))
            case ProvisionalIssued(gross_ore=gross_ore):
                self.provisional.add(gross_ore)
            case DrawerOpened(transaction=None):
                self.drawer_openings += 1
            case _:
                self._add_money(event, record.operator)

    def _add_money(self, event: object, operator: str) -> None:
        """Add what moves money without a sale: floats, pay-ins, pay-outs, gift cards."""
        match event:
            case FloatDeclared(amount_ore=amount_ore):
                self.floats.append(OperatorAmount(operator, amount_ore))
                self.cash_ore += amount_ore
            case PaidIn(type=kind, amount_ore=amount_ore):
                self.pay_ins[kind].add(amount_ore)
                self.cash_ore += amount_ore
            case PaidOut(type=kind, amount_ore=amount_ore):
                self.pay_outs[kind].add(amount_ore)
                self.cash_ore -= amount_ore
            case VoucherIssued(voucher=voucher, amount_ore=amount_ore, payments=payments):
                self.pay_ins[voucher].add(amount_ore)
                self.cash_ore += _cash_in(payments)
                self._take(payments)
            case _:
                pass

    def _add_sale(self, event: SaleCompleted, operator: str) -> None:
        sale = event.sale
        self._add_discounts(sale)
        if sale.kind.on_credit:
            self._add_credit(event)
            return
        self.cash_sales_ore += sale.gross_ore
        self.sales_ore += sale.sold_ore
        self.returns_ore += sale.returned_ore
        self.rounding_ore += sale.rounding_ore
        self.receipts += 0 if sale.kind.is_pure_return else 1
        if any(sold.line.returns is not None for sold in sale.lines):
            self.returns.add(sale.returned_ore)
        if sale.tip_ore:
            self.tips.add(sale.tip_ore)
        for row in sale.vat:
            total = self.vat.setdefault((row.code, row.rate_bp), [0, 0])
            total[0] += row.net_ore
            total[1] += row.vat_ore
        for group, (number, amount_ore) in _by_group(sale.lines).items():
            self.groups[group].add(amount_ore, number)
            self.operator_groups[operator, group].add(amount_ore, number)
        for payment in sale.payments:
            number = -1 if payment.amount_ore < 0 else 1
            self.payments[payment.kind].add(payment.amount_ore, number)
            self.operator_payments[operator, payment.kind].add(payment.amount_ore, number)
        self.cash_ore += _cash_in(sale.payments)
        self._take(sale.payments)

    def _take(self, payments: Iterable[Payment]) -> None:
        for payment in payments:
            self.taken[payment.kind] = self.taken.get(payment.kind, 0) + payment.amount_ore

    def _add_discounts(self, sale: Sale) -> None:
        for sold in sale.lines:
            if sold.line.returns is None and sold.line.discount_ore:
                self.discounts.add(sold.line.discount_ore)
        if sale.sale_discount_ore:
            self.discounts.add(sale.sale_discount_ore)

    def _add_credit(self, event: SaleCompleted) -> None:
        """Add a credit sale: it has no place among cash sales (KSF-2-8-2-2a)."""
        sale = event.sale
        if not sale.kind.is_pure_return:
            self.credit_sales.add(sale.sold_ore)
        if any(sold.line.returns is not None for sold in sale.lines):
            self.credit_notes.add(sale.returned_ore)
        if event.series == "delivery":
            self.deliveries.add(abs(sale.gross_ore))


def content(
    totals: PeriodTotals,
    *,
    company: Company,
    register: str,
    vat_rates: Iterable[VatRate],
    at: datetime,
    before: GrandTotals,
    from_entry: int,
    to_entry: int,
    counts: tuple[CashCount, ...] = (),
) -> ReportContent:
    """
    Return the whole report.

    Args:
        totals: What happened since the last Z.
        company: Whose report it is.
        register: Which cash point's.
        vat_rates: The shop's VAT codes with today's rates; each gets a row, also without sales.
        at: When, UTC.
        before: Grand totals as of the last Z.
        from_entry: First journal entry covered.
        to_entry: Last journal entry covered.
        counts: What was counted, for a Z.
    """
    return ReportContent(
        company_name=company.name,
        organisation_number=company.organisation_number,
        vat_registered=company.vat_registered,
        register=register,
        at=at,
        from_entry=from_entry,
        to_entry=to_entry,
        cash_sales_ore=totals.cash_sales_ore,
        rounding_ore=totals.rounding_ore,
        groups=_named(totals.groups),
        payments=_named(totals.payments, order=[str(kind) for kind in TenderKind]),
        operator_groups=_by_operator(totals.operator_groups),
        operator_payments=_by_operator(totals.operator_payments),
        tips=totals.tips.count(),
        vat=_vat_rows(totals, vat_rates),
        float_ore=sum(declared.amount_ore for declared in totals.floats),
        operator_floats=_floats(totals.floats),
        receipts=totals.receipts,
        drawer_openings=totals.drawer_openings,
        copies=totals.copies.count(),
        provisional=totals.provisional.count(),
        returns=totals.returns.count(),
        discounts=totals.discounts.count(),
        aborted=totals.aborted.count(),
        line_corrections=_named(totals.line_corrections),
        price_checks=_named(totals.price_checks),
        other_corrections=(),
        deliveries=totals.deliveries.count(),
        training=totals.training.count(),
        credit_sales=totals.credit_sales.count(),
        credit_notes=totals.credit_notes.count(),
        pay_ins=_named(totals.pay_ins),
        pay_outs=_named(totals.pay_outs),
        grand_totals=GrandTotals(
            before.sales_ore + totals.sales_ore, before.returns_ore + totals.returns_ore
        ),
        counts=counts,
        expected_cash_ore=totals.cash_ore,
    )


def _by_group(lines: Iterable[SaleLine]) -> dict[str, tuple[int, int]]:
    """Return per group: 1 if sold, less 1 if taken back, and the amount."""
    groups: dict[str, list[int]] = {}
    for sold in lines:
        row = groups.setdefault(sold.line.group, [0, 0, 0])
        row[0 if sold.line.returns is None else 1] = 1
        row[2] += sold.gross_ore
    return {group: (row[0] - row[1], row[2]) for group, row in groups.items()}


def _cash_in(payments: Iterable[Payment]) -> int:
    return sum(payment.amount_ore for payment in payments if payment.kind is TenderKind.CASH)


def _named(sums: dict[str, Sum], order: list[str] | None = None) -> tuple[NamedCount, ...]:
    names = sorted(sums) if order is None else [name for name in order if name in sums]
    return tuple(NamedCount(name, sums[name].number, sums[name].amount_ore) for name in names)


def _by_operator(sums: dict[tuple[str, str], Sum]) -> tuple[OperatorCount, ...]:
    return tuple(
        OperatorCount(operator, name, total.number, total.amount_ore)
        for (operator, name), total in sorted(sums.items())
    )


def _vat_rows(totals: PeriodTotals, rates: Iterable[VatRate]) -> tuple[VatTotal, ...]:
    rows = {(rate.code, rate.rate_bp): [0, 0] for rate in rates} | totals.vat
    return tuple(VatTotal(code, rate_bp, *rows[code, rate_bp]) for code, rate_bp in sorted(rows))


def _floats(declared: Iterable[OperatorAmount]) -> tuple[OperatorAmount, ...]:
    sums: dict[str, int] = defaultdict(int)
    for row in declared:
        sums[row.operator] += row.amount_ore
    return tuple(OperatorAmount(operator, sums[operator]) for operator in sorted(sums))
