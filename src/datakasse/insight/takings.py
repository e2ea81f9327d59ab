"""
The fold from one entry to the figures of its day: what the takings are kept as, beside the journal.

    entry ─▶ tallies(record) ─▶ Tallies: of the day, of the hour, of each article, of the date

The counting rules are those of the Z report, told again without its code: so a figure of the office that
agrees with a Z was counted twice. As there, credit sales stand apart and training counts as training only.

Law: KSF-2-8-2-e to -w, KSF-2-6-9, law.md 2.7.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineCorrected, PriceChecked, ProvisionalIssued
from datakasse.journal.events.day import CashCounted, ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued, PrintFailed
from datakasse.journal.events.people import (
    ActionApproved,
    AttemptRefused,
    OfficeEntered,
    RoleDefined,
    RoleGiven,
    SignedOn,
)
from datakasse.journal.events.register import ClockWentBack, SystemStarted
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.trade.sale.sale import Sale, SaleLine
from datakasse.trade.tender import Payment, TenderKind


class Figure(StrEnum):
    """One thing that is counted; in brackets what its name tells apart, and the item of the Z report."""

    SALES = "sales"
    """Cash sales with VAT, net of returns; counted are sales receipts (e, l)."""
    RETURNS = "returns"
    """What came back, as a positive amount (p)."""
    GROUP = "group"
    """[article group] Counted as in (f)."""
    TENDER = "tender"
    """[means of payment] Counted as in (g), tips and rounding included."""
    VAT = "vat"
    """[code:rate in basis points] Basis and VAT of cash sales (j)."""
    ROUNDING = "rounding"
    """What cash rounding added."""
    TIPS = "tips"
    """Tips on top (i)."""
    DISCOUNTS = "discounts"
    """Discounts given by hand (q)."""
    ABORTED = "aborted"
    """Sales that were given up (r)."""
    CORRECTIONS = "corrections"
    """Lines taken out or reduced before the sale was completed (s)."""
    COPIES = "copies"
    """Copies of receipts (n)."""
    PROVISIONAL = "provisional"
    """Provisional receipts (o)."""
    PRICE_CHECKS = "price_checks"
    """Prices looked up without a sale (t)."""
    DRAWER_OPENINGS = "drawer_openings"
    """The drawer opened without a sale (m)."""
    TRAINING = "training"
    """Sales in training mode (w)."""
    CREDIT_SALES = "credit_sales"
    """Sales on an invoice."""
    CREDIT_NOTES = "credit_notes"
    """Returns of such, as a positive amount."""
    DELIVERIES = "deliveries"
    """Delivery notes (v)."""
    PAID_IN = "paid_in"
    """[type] Put into the drawer, and gift cards sold."""
    PAID_OUT = "paid_out"
    """[type] Taken out of the drawer."""
    CASH_DIFFERENCES = "cash_differences"
    """[over, short] The drawer counted otherwise than expected, as a positive amount."""
    REFUSED = "refused"
    """What was tried and may not be done."""
    CASH = "cash"
    """[opening, sales, pay_ins, pay_outs] What came and went in notes and coins, as an amount."""
    CLOSINGS_APPROVED = "closings_approved"
    """[who let it] Days that somebody closed who may not close one alone."""
    PRINT_FAILURES = "print_failures"
    """Prints that failed."""
    CLOCK_WENT_BACK = "clock_went_back"
    """The clock went back."""
    STARTS = "starts"
    """The register was started."""
    Z_REPORTS = "z_reports"
    """Z reports."""
    PRICES_CHANGED = "prices_changed"
    """Prices that were changed."""
    SETTINGS_CHANGED = "settings_changed"
    """[what] Settings that were changed."""
    ROLES_CHANGED = "roles_changed"
    """Roles that were described or given."""
    SIGNED_ON = "signed_on"
    """[who] Signed on at a register, or came to the office."""


OF_NO_Z: Final = frozenset({Figure.CASH_DIFFERENCES, Figure.REFUSED, Figure.CASH, Figure.CLOSINGS_APPROVED})
"""What the Z report has no such item of; of cash it has what should be there at the end."""

BY_DATE: Final = frozenset(
    {
        Figure.SALES,
        Figure.RETURNS,
        Figure.DISCOUNTS,
        Figure.ABORTED,
        Figure.CORRECTIONS,
        Figure.COPIES,
        Figure.PROVISIONAL,
        Figure.DRAWER_OPENINGS,
        Figure.TRAINING,
        Figure.DELIVERIES,
        Figure.CASH_DIFFERENCES,
        Figure.REFUSED,
    }
)
"""Counted by the business day, and asked for by the date of the journal too."""

OVER: Final = "over"
SHORT: Final = "short"


class CashWay(StrEnum):
    """How notes and coins come and go."""

    OPENING = "opening"
    SALES = "sales"
    PAY_INS = "pay_ins"
    PAY_OUTS = "pay_outs"


@dataclass(slots=True)
class Tally:
    """
    A running count.

    Attributes:
        number: How often.
        quantity_milli: Thousandths of what was sold, less what came back.
        amount_ore: What it came to, with VAT.
        vat_ore: VAT inside it, where it is known.
    """

    number: int = 0
    quantity_milli: int = 0
    amount_ore: int = 0
    vat_ore: int = 0

    def add(self, amount_ore: int = 0, *, number: int = 1, vat_ore: int = 0, quantity_milli: int = 0) -> None:
        """Count one more."""
        self.number += number
        self.quantity_milli += quantity_milli
        self.amount_ore += amount_ore
        self.vat_ore += vat_ore

    def taken_off(self) -> "Tally":
        """Return what takes it off again."""
        return Tally(-self.number, -self.quantity_milli, -self.amount_ore, -self.vat_ore)


@dataclass(slots=True)
class Tallies:
    """
    What one entry adds.

    Attributes:
        of_day: By figure and name.
        of_articles: By article number and article group; as sold, cash sales only.
        of_date: By figure and name what is counted by its date and by nothing else.
    """

    of_day: dict[tuple[Figure, str], Tally] = field(default_factory=dict[tuple[Figure, str], Tally])
    of_articles: dict[tuple[str, str], Tally] = field(default_factory=dict[tuple[str, str], Tally])
    of_date: dict[tuple[Figure, str], Tally] = field(default_factory=dict[tuple[Figure, str], Tally])

    @property
    def of_hour(self) -> dict[tuple[Figure, str], Tally]:
        """What of the day is also kept for each hour: sales and groups."""
        return {key: tally for key, tally in self.of_day.items() if key[0] in _HOURLY}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to add."""
        return not self.of_day and not self.of_date

    def count(self, figure: Figure, name: str = "") -> Tally:
        """Return the tally of a figure, to add to."""
        return self.of_day.setdefault((figure, name), Tally())

    def count_on_date(self, figure: Figure, name: str = "") -> None:
        """Count one of a figure that is counted by its date."""
        self.of_date.setdefault((figure, name), Tally()).add()


_CLOSING: Final = "CloseDay"
"""What an approval of closing the day is for."""
_HOURLY: Final = frozenset({Figure.SALES, Figure.GROUP})


def tallies(record: Record) -> Tallies:
    """
    Return what an entry adds to the figures of its register, day and operator; nothing for most.

    Args:
        record: The entry.
    """
    found = Tallies()
    event = record.event
    _count_on_date(found, event, record.operator)
    if record.training:
        _count_training(found, event)
    else:
        _count_trade(found, event)
    return found


def _count_training(found: Tallies, event: Event) -> None:
    """Count what is done to learn; what may not be done is refused then too."""
    match event:
        case SaleCompleted(sale=sale):
            found.count(Figure.TRAINING).add(abs(sale.gross_ore))
        case AttemptRefused():
            found.count_on_date(Figure.REFUSED)
        case _:
            pass


def _count_trade(found: Tallies, event: Event) -> None:
    match event:
        case SaleCompleted(sale=sale, series=series):
            _count_sale(found, sale, is_delivery=series == "delivery")
        case SaleAborted(sale=sale):
            found.count(Figure.ABORTED).add(abs(sale.gross_ore))
        case LineCorrected(removed_milli=removed_milli, amount_ore=amount_ore) if removed_milli >= 0:
            found.count(Figure.CORRECTIONS).add(amount_ore)
        case PriceChecked(gross_ore=gross_ore):
            found.count(Figure.PRICE_CHECKS).add(gross_ore)
        case CopyIssued(gross_ore=gross_ore):
            found.count(Figure.COPIES).add(abs(gross_ore))
        case ProvisionalIssued(gross_ore=gross_ore):
            found.count(Figure.PROVISIONAL).add(gross_ore)
        case DrawerOpened(transaction=None):
            found.count(Figure.DRAWER_OPENINGS).add()
        case AttemptRefused():
            found.count(Figure.REFUSED).add()
        case _:
            _count_money(found, event)


def _count_on_date(found: Tallies, event: Event, operator: str) -> None:
    """Count what happens beside the trade, in training too."""
    match event:
        case PrintFailed():
            found.count_on_date(Figure.PRINT_FAILURES)
        case ClockWentBack():
            found.count_on_date(Figure.CLOCK_WENT_BACK)
        case SystemStarted():
            found.count_on_date(Figure.STARTS)
        case ZReported():
            found.count_on_date(Figure.Z_REPORTS)
        case PriceChanged():
            found.count_on_date(Figure.PRICES_CHANGED)
        case SettingsChanged(what=what):
            found.count_on_date(Figure.SETTINGS_CHANGED, what)
        case RoleDefined() | RoleGiven():
            found.count_on_date(Figure.ROLES_CHANGED)
        case SignedOn() | OfficeEntered():
            found.count_on_date(Figure.SIGNED_ON, operator)
        case _:
            pass


def _count_money(found: Tallies, event: Event) -> None:
    """Count what moves money without a sale, what was counted, and who let the day be closed."""
    match event:
        case FloatDeclared(amount_ore=amount_ore):
            _count_cash(found, CashWay.OPENING, amount_ore)
        case PaidIn(type=kind, amount_ore=amount_ore):
            found.count(Figure.PAID_IN, kind).add(amount_ore)
            _count_cash(found, CashWay.PAY_INS, amount_ore)
        case PaidOut(type=kind, amount_ore=amount_ore):
            found.count(Figure.PAID_OUT, kind).add(amount_ore)
            _count_cash(found, CashWay.PAY_OUTS, amount_ore)
        case VoucherIssued(voucher=voucher, amount_ore=amount_ore, payments=payments):
            found.count(Figure.PAID_IN, voucher).add(amount_ore)
            _count_cash(found, CashWay.PAY_INS, _cash_ore(payments))
        case ActionApproved(approver=approver, what=what) if what == _CLOSING:
            found.count(Figure.CLOSINGS_APPROVED, approver).add()
        case CashCounted(count=count) if count.difference_ore:
            name = OVER if count.difference_ore > 0 else SHORT
            found.count(Figure.CASH_DIFFERENCES, name).add(abs(count.difference_ore))
        case _:
            pass


def _count_cash(found: Tallies, way: CashWay, amount_ore: int) -> None:
    if amount_ore:
        found.count(Figure.CASH, way).add(amount_ore)


def _cash_ore(payments: Iterable[Payment]) -> int:
    return sum(payment.amount_ore for payment in payments if payment.kind is TenderKind.CASH)


def _count_sale(found: Tallies, sale: Sale, *, is_delivery: bool) -> None:
    _count_discounts(found, sale)
    _count_cash(found, CashWay.SALES, _cash_ore(sale.payments))
    takes_back = any(sold.line.returns is not None for sold in sale.lines)
    if sale.kind.on_credit:
        if not sale.kind.is_pure_return:
            found.count(Figure.CREDIT_SALES).add(sale.sold_ore)
        if takes_back:
            found.count(Figure.CREDIT_NOTES).add(sale.returned_ore)
        if is_delivery:
            found.count(Figure.DELIVERIES).add(abs(sale.gross_ore))
        return
    number = 0 if sale.kind.is_pure_return else 1
    found.count(Figure.SALES).add(sale.gross_ore, number=number, vat_ore=sale.gross_ore - sale.net_ore)
    if takes_back:
        found.count(Figure.RETURNS).add(sale.returned_ore)
    if sale.rounding_ore:
        found.count(Figure.ROUNDING).add(sale.rounding_ore)
    if sale.tip_ore:
        found.count(Figure.TIPS).add(sale.tip_ore)
    for row in sale.vat:
        found.count(Figure.VAT, f"{row.code}:{row.rate_bp}").add(
            row.net_ore + row.vat_ore, vat_ore=row.vat_ore
        )
    for payment in sale.payments:
        sign = -1 if payment.amount_ore < 0 else 1
        found.count(Figure.TENDER, payment.kind).add(payment.amount_ore, number=sign)
    _count_lines(found, sale.lines)


def _count_discounts(found: Tallies, sale: Sale) -> None:
    given = [sold.line.discount_ore for sold in sale.lines if sold.line.returns is None]
    for discount_ore in (*given, sale.sale_discount_ore):
        if discount_ore:
            found.count(Figure.DISCOUNTS).add(discount_ore)


def _count_lines(found: Tallies, lines: Iterable[SaleLine]) -> None:
    """Count groups and articles: one for each receipt that sells of it, one less for each that takes back."""
    ways: set[tuple[str, str, bool]] = set()
    for sold in lines:
        article, group, is_return = sold.line.article, sold.line.group, sold.line.returns is not None
        for tally, way in (
            (found.count(Figure.GROUP, group), ("", group, is_return)),
            (found.of_articles.setdefault((article, group), Tally()), (article, group, is_return)),
        ):
            number = 0 if way in ways else -1 if is_return else 1
            ways.add(way)
            tally.add(
                sold.gross_ore,
                number=number,
                vat_ore=sold.vat_ore,
                quantity_milli=sold.line.quantity_milli,
            )
