"""
What an entry of the journal means in the ledger: a voucher that balances, or why it waits, or nothing.

    SaleCompleted   tenders, revenue per group and VAT code, VAT, deposit, tips, rounding
    VoucherIssued   tenders against the debt to whoever holds the card
    PaidIn, PaidOut the drawer against where the money comes from or goes
    FloatDeclared   counted cash into the drawer
    CashCounted     the drawer into counted cash, and the difference with its explanation
    BooksCorrected  its own lines, as they were written
    GoodsTakenOut   whoever took the goods against withdrawals and VAT

Whether an entry moves money follows from the entry alone (`moves_money`), and so does its number. What cannot
be mapped keeps its number and waits. Training moves nothing.

Law: BFL § 5, § 10; BFF-5-3-14-b to -d; law.md 4.1 to 4.8.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from datakasse.bookkeeping.mapping import DayMapping, Missing, Purpose
from datakasse.bookkeeping.voucher import Line, Unbalanced, Voucher, balanced
from datakasse.journal.entry import Record
from datakasse.journal.event import Event, kind_of
from datakasse.journal.events.books import BooksCorrected, SettlementConfirmed, SettlementUndone
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.goods import GoodsTakenOut, TakenGoods
from datakasse.journal.events.sale import SaleCompleted, VoucherIssued
from datakasse.journal.settlement import Settlement, SettlementPart
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import Payment, TenderKind
from datakasse.trade.vat import VatRate

TENDERS: Final = {
    TenderKind.CASH: "Kontant",
    TenderKind.DEBIT_CARD: "Bankkort",
    TenderKind.CREDIT_CARD: "Kredittkort",
    TenderKind.VIPPS: "Vipps",
    TenderKind.GIFT_CARD: "Gavekort",
    TenderKind.STORE_CREDIT: "Tilgodelapp",
    TenderKind.DEPOSIT_SLIP: "Pantelapp",
    TenderKind.INVOICE: "Faktura",
}

SOLD: Final = "Salg"
RETURNED: Final = "Retur"
DEPOSIT: Final = "Pant"

SETTLEMENT_PARTS: Final[Mapping[SettlementPart, str]] = {
    "bank": "Bank",
    "in_transit": "På vei til bank",
    "fee": "Gebyr",
    "rounding": "Øreavrunding",
    "chargeback": "Tilbakeført kortbetaling",
    "correction": "Korreksjon fra innløser",
    "carried": "Overført beløp hos innløser",
    "other": "Avvik i oppgjør",
}


class Waiting(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A voucher that cannot be made yet; the sale stands all the same.

    Attributes:
        number: The number it keeps.
        register: Which register.
        entry: The journal's entry.
        day: The day it will be booked on, Norwegian.
        kind: The kind of the entry.
        reasons: What is missing; each once.
    """

    number: str
    register: str
    entry: int
    day: date
    kind: str
    reasons: tuple[Missing, ...]


def voucher_number(year: int, number: int) -> str:
    """
    Return a voucher's number as people see it.

    Example:
        >>> voucher_number(2026, 123)
        '2026-000123'
    """
    return f"{year}-{number:06d}"


def moves_money(event: Event) -> bool:
    """Return whether an entry outside training has a voucher."""
    match event:
        case FloatDeclared(amount_ore=amount_ore):
            return amount_ore != 0
        case CashCounted(count=count):
            return bool(count.counted_ore or count.expected_ore)
        case GoodsTakenOut(lines=lines):
            return any(line.gross_ore for line in lines)
        case _:
            of_the_till = SaleCompleted | PaidIn | PaidOut | VoucherIssued
            return isinstance(event, of_the_till) or stands_alone(event)


def stands_alone(event: Event) -> bool:
    """Return whether an entry is the office's, so that its voucher belongs to no Z of a till."""
    return isinstance(event, BooksCorrected | SettlementConfirmed | SettlementUndone | GoodsTakenOut)


def post(record: Record, mapping: DayMapping, *, number: str, day: date) -> Voucher | Waiting | None:
    """
    Return what an entry means in the ledger.

    Args:
        record: The entry.
        mapping: How things are booked there on that day.
        number: The voucher's number.
        day: The day it is booked on, Norwegian.

    Returns:
        The voucher; what it waits for; None when the entry moves no money.
    """
    event = record.event
    if record.training or not moves_money(event):
        return None
    draft = _Draft(mapping)
    _write(draft, record)
    kind = kind_of(event)
    try:
        lines = () if draft.missing else balanced(draft.lines)
    except Unbalanced:
        draft.missing[Missing("unbalanced", Purpose.SALE)] = None
        lines = ()
    if draft.missing:
        return Waiting(number, record.register, record.number, day, kind, tuple(draft.missing))
    return Voucher(
        number=number,
        register=record.register,
        entry=record.number,
        day=day,
        kind=kind,
        text=draft.text,
        lines=lines,
        transaction=None if record.transaction is None else record.transaction.number,
        customer=draft.customer,
    )


class _Draft:
    """Lines on their way to a voucher, and what was not found for them."""

    def __init__(self, mapping: DayMapping) -> None:
        self.mapping = mapping
        self.lines: list[Line] = []
        self.missing: dict[Missing, None] = {}
        self.text = ""
        self.customer = ""

    def account(self, purpose: Purpose, subject: str = "", vat_code: str = "") -> str:
        """Return the account; what is missing is noted, and gives an empty one."""
        found = self.mapping.account(purpose, subject, vat_code)
        if isinstance(found, str):
            return found
        self.missing[found] = None
        return ""

    def put(self, purpose: Purpose, text: str, amount_ore: int, subject: str = "") -> None:
        """Put an amount without VAT on the account of something; nothing makes no line."""
        if amount_ore:
            account = self.account(purpose, subject)
            self.lines.append(Line(account, text, amount_ore, department=self.mapping.department))

    def pay(self, payments: Iterable[Payment]) -> None:
        """Put what was paid on the accounts of its tenders."""
        for payment in payments:
            self.put(Purpose.TENDER, TENDERS[payment.kind], payment.amount_ore, payment.kind)


def _write(draft: _Draft, record: Record) -> None:
    match event := record.event:
        case SaleCompleted(sale=sale):
            _write_sale(draft, event, sale)
        case VoucherIssued(voucher=voucher, amount_ore=amount_ore, payments=payments):
            what = TENDERS[TenderKind(voucher)]
            draft.text = f"{what} solgt"
            draft.pay(payments)
            draft.put(Purpose.TENDER, what, -amount_ore, voucher)
            draft.put(Purpose.ROUNDING, "Øreavrunding", -event.rounding_ore)
        case PaidIn(type=type_, amount_ore=amount_ore, reason=reason):
            draft.text = f"Innbetaling: {reason}"
            draft.put(Purpose.TENDER, TENDERS[TenderKind.CASH], amount_ore, TenderKind.CASH)
            draft.put(Purpose.PAY_IN, "Innbetaling", -amount_ore, type_)
        case PaidOut(type=type_, amount_ore=amount_ore, reason=reason):
            draft.text = f"Utbetaling: {reason}"
            draft.put(Purpose.TENDER, TENDERS[TenderKind.CASH], -amount_ore, TenderKind.CASH)
            draft.put(Purpose.PAY_OUT, "Utbetaling", amount_ore, type_)
        case FloatDeclared(amount_ore=amount_ore):
            draft.text = "Vekselkasse"
            draft.put(Purpose.TENDER, "Vekselkasse", amount_ore, TenderKind.CASH)
            draft.put(Purpose.CASH_HELD, "Vekselkasse", -amount_ore)
        case CashCounted():
            _write_count(draft, event, record.operator)
        case SettlementConfirmed(settlement=settlement):
            draft.text = f"Oppgjør i bank {settlement.booked_on}"
            draft.lines.extend(_settlement_lines(settlement, 1))
        case SettlementUndone(settlement=settlement, reason=reason):
            draft.text = f"Oppgjør i bank opphevet: {reason}"
            draft.lines.extend(_settlement_lines(settlement, -1))
        case GoodsTakenOut(lines=lines, reason=reason):
            draft.text = f"Uttak av varer: {reason}"
            _write_own_use(draft, lines)
        case BooksCorrected(reason=reason, lines=lines):
            draft.text = f"Korreksjon: {reason}"
            draft.lines.extend(msgspec.convert(line, Line, from_attributes=True) for line in lines)
        case _:
            raise ValueError(f"{kind_of(event)} moves no money")


def named_texts(groups: Iterable[ArticleGroup]) -> dict[str, str]:
    """
    Return what the lines of sales are called with the name of the group, by what they are called without it.

    A line is kept with the group's code, which stays; the name may be another tomorrow.

    Example:
        >>> named_texts([ArticleGroup("10", "04003", "Bakevarer")])["Salg 10"]
        'Salg 10 Bakevarer'
    """
    return {
        f"{what} {group.code}": f"{what} {group.code} {group.name}"
        for group in groups
        for what in (SOLD, RETURNED, DEPOSIT)
    }


def _write_sale(draft: _Draft, event: SaleCompleted, sale: Sale) -> None:
    what = RETURNED if sale.kind.is_pure_return else SOLD
    draft.text = f"{what}, kvittering {event.receipt}"
    if event.series == "delivery":
        draft.text = f"{what} på faktura, utlevering {event.receipt}"
    draft.customer = sale.customer if sale.kind.on_credit else ""
    draft.pay(sale.payments)
    sums: dict[tuple[str, str, int, bool], list[int]] = {}
    for sold in sale.lines:
        line = sold.line
        key = (line.group, line.vat.code, line.vat.rate_bp, line.is_deposit)
        total = sums.setdefault(key, [0, 0])
        total[0] -= sold.gross_ore - sold.vat_ore
        total[1] -= sold.vat_ore
    for (group, shop_code, rate_bp, is_deposit), (net_ore, vat_ore) in sums.items():
        if not net_ore and not vat_ore:
            continue
        vat_code = draft.mapping.standard_codes.get(shop_code)
        if vat_code is None:
            draft.missing[Missing("no_vat_code", Purpose.SALE, group, shop_code)] = None
            continue
        purpose = Purpose.DEPOSIT if is_deposit else Purpose.SALE
        draft.lines.append(
            Line(
                account=draft.account(purpose, group, vat_code),
                text=f"{DEPOSIT if is_deposit else what} {group}",
                net_ore=net_ore,
                vat_ore=vat_ore,
                vat_code=vat_code,
                rate_bp=rate_bp,
                vat_account=draft.account(Purpose.VAT, "", vat_code) if rate_bp else "",
                department=draft.mapping.department,
            )
        )
    draft.put(Purpose.TIPS, "Tips", -sale.tip_ore)
    draft.put(Purpose.ROUNDING, "Øreavrunding", -sale.rounding_ore)


def _write_own_use(draft: _Draft, lines: Iterable[TakenGoods]) -> None:
    """Put what was taken on whoever took it, at what it is sold for, against withdrawals with their VAT."""
    sums: dict[VatRate, list[int]] = {}
    for line in lines:
        total = sums.setdefault(line.vat, [0, 0])
        total[0] += line.gross_ore - line.vat_ore
        total[1] += line.vat_ore
    draft.put(Purpose.OWN_USE, "Uttak av varer", sum(net_ore + vat_ore for net_ore, vat_ore in sums.values()))
    for vat, (net_ore, vat_ore) in sums.items():
        vat_code = draft.mapping.standard_codes.get(vat.code)
        if vat_code is None:
            draft.missing[Missing("no_vat_code", Purpose.WITHDRAWAL, "", vat.code)] = None
        elif net_ore or vat_ore:
            draft.lines.append(
                Line(
                    account=draft.account(Purpose.WITHDRAWAL, "", vat_code),
                    text="Uttak av varer",
                    net_ore=-net_ore,
                    vat_ore=-vat_ore,
                    vat_code=vat_code,
                    rate_bp=vat.rate_bp,
                    vat_account=draft.account(Purpose.VAT, "", vat_code) if vat.rate_bp else "",
                    department=draft.mapping.department,
                )
            )


def _settlement_lines(settlement: Settlement, sign: int) -> Iterator[Line]:
    """Yield the lines of a settlement as they were written, or turned."""
    for line in settlement.lines:
        text = line.explanation or f"{SETTLEMENT_PARTS[line.part]} {line.key}".strip()
        yield Line(line.account, text, sign * line.amount_ore)


def _write_count(draft: _Draft, event: CashCounted, operator: str) -> None:
    """Empty the drawer into counted cash; what is too much or too little is a difference of its own."""
    count = event.count
    whose = f" hos operatør {count.operator}" if count.operator else ""
    draft.text = f"Kassen talt{whose} av operatør {operator}"
    draft.put(Purpose.CASH_HELD, "Opptalt", count.counted_ore)
    draft.put(Purpose.TENDER, "Opptalt", -count.expected_ore, TenderKind.CASH)
    told = f"Kassedifferanse: {count.explanation}" if count.explanation else "Kassedifferanse"
    draft.put(Purpose.CASH_DIFFERENCE, told, -count.difference_ore)
