"""
What the entries of a file refer to: the first of three passes over them.

A file declares its codes, people and articles before the entries that name them, and the schema
checks the references. So the entries are read once to see what they name, and how far they reach.
What is kept grows with the shop's people and goods, not with its sales.

Law: SAFT-3.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import takewhile

from datakasse.journal.codes import event_code, transaction_code
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.report_content import ReportContent
from datakasse.saft.cash.codes import (
    LINE_DISCOUNT,
    RETURN_LINE,
    SALE_DISCOUNT,
    SALE_LINE,
    TENDER_CODES,
    TIP,
)
from datakasse.saft.source import Selection, Source
from datakasse.trade.moment import in_norway
from datakasse.trade.sale.sale import Sale
from datakasse.trade.shop.shop import Register
from datakasse.trade.tender import Payment, TenderKind


@dataclass(slots=True)
class Reach:
    """
    How far one register's entries go.

    Attributes:
        first_transaction: Number of the first transaction; 0 without any.
        last_transaction: Number of the last.
        last_entry: Number of the last entry; later ones are not part of the file.
    """

    first_transaction: int = 0
    last_transaction: int = -1
    last_entry: int = 0


@dataclass(slots=True)
class Survey:
    """
    What the entries name.

    Attributes:
        codes: Our codes.
        groups: Article groups.
        articles: Article number → name and group as they stood on a line.
        operators: Operator id → when it was first seen.
        customers: Customer ids.
        reach: Register id → how far its entries go.
    """

    codes: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    articles: dict[str, tuple[str, str]] = field(default_factory=dict)
    operators: dict[str, datetime] = field(default_factory=dict)
    customers: set[str] = field(default_factory=set)
    reach: dict[str, Reach] = field(default_factory=dict)
    _first_at: datetime | None = None
    _last_at: datetime | None = None
    _dates: set[str] = field(default_factory=set)

    @property
    def first_day(self) -> date | None:
        """The first Norwegian day with an entry in the file."""
        days = self._days()
        return min(days) if days else None

    @property
    def last_day(self) -> date | None:
        """The last Norwegian day with an entry in the file."""
        days = self._days()
        return max(days) if days else None

    def _days(self) -> list[date]:
        moments = [at for at in (self._first_at, self._last_at) if at is not None]
        return [in_norway(at).date() for at in moments] + [date.fromisoformat(text) for text in self._dates]

    def add(self, record: Record, reach: Reach) -> None:
        """Note what one record names."""
        reach.last_entry = record.number
        if record.event_number is None and record.transaction is None:
            return
        event, at = record.event, record.at
        if self._first_at is None or at < self._first_at:
            self._first_at = at
        if self._last_at is None or at > self._last_at:
            self._last_at = at
        self._person(record.operator, at)
        code = event_code(event)
        if code is not None:
            self.codes.add(code.code)
        if record.transaction is not None:
            self._transaction(record, event, reach)
        elif isinstance(event, XReported | ZReported):
            self._report(event.report, at)

    def _transaction(self, record: Record, event: Event, reach: Reach) -> None:
        code, made = transaction_code(event), record.transaction
        if code is None or made is None:
            return
        self.codes.add(code.code)
        self._dates.add(made.date)
        reach.first_transaction = reach.first_transaction or made.number
        reach.last_transaction = made.number
        match event:
            case SaleCompleted(sale=sale) | SaleAborted(sale=sale):
                self._sale(sale, record.at)
            case VoucherIssued(payments=payments):
                self._payments(payments)
            case _:
                self.codes.add(TENDER_CODES[TenderKind.CASH].code)

    def _sale(self, sale: Sale, at: datetime) -> None:
        for sold in sale.lines:
            line = sold.line
            self.codes.add(SALE_LINE.code if line.returns is None else RETURN_LINE.code)
            if line.discount_ore:
                self.codes.add(LINE_DISCOUNT.code)
            if sold.sale_discount_ore:
                self.codes.add(SALE_DISCOUNT.code)
            if line.article not in self.articles:
                self.articles[line.article] = (line.name, line.group)
            self.groups.add(line.group)
            self._person(line.operator, at)
        if sale.tip_ore:
            self.codes.add(TIP.code)
        if sale.customer:
            self.customers.add(sale.customer)
        self._payments(sale.payments)

    def _payments(self, payments: Iterable[Payment]) -> None:
        for payment in payments:
            self.codes.add(TENDER_CODES[payment.kind].code)

    def _report(self, report: ReportContent, at: datetime) -> None:
        self.groups.update(
            row.name for row in (*report.groups, *report.operator_groups, *report.price_checks)
        )
        self.codes.update(TENDER_CODES[TenderKind(row.name)].code for row in report.payments)
        for row in (*report.operator_groups, *report.operator_payments, *report.operator_floats):
            self._person(row.operator, at)

    def _person(self, operator: str, at: datetime) -> None:
        if operator and operator not in self.operators:
            self.operators[operator] = at


def survey_of(source: Source, selection: Selection, registers: Iterable[Register]) -> Survey:
    """Return what the selected entries of the registers name."""
    survey = Survey()
    for register in registers:
        reach = survey.reach.setdefault(register.register_id, Reach())
        for record in source.records(register.register_id, selection.from_date, selection.to_date):
            survey.add(record, reach)
    return survey


def surveyed(source: Source, selection: Selection, register_id: str, reach: Reach) -> Iterator[Record]:
    """Read a register's records again, up to the last one that was surveyed."""
    records = source.records(register_id, selection.from_date, selection.to_date)
    return takewhile(lambda record: record.number <= reach.last_entry, records)
