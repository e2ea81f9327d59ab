"""
Transactions (`cashtransaction`): everything that is numbered and signed.

Amounts have the sign they were signed with: what goes out is negative and has `amntTp` D. Money that
moves without a sale (float, pay-in, pay-out, difference, gift card) is a transaction without lines
whose payment says what moved, so that all cash payments of a file add up to what the drawer holds.

A return does not name its sale: the schema has `refID` for it, but the authority's own example leaves
it out of a return whose sale it contains, and a file must not differ from it. The journal has it.

Each element stands in the order of the schema. The text is put together here rather than in a tree:
see text.py.

Law: SAFT-6 to SAFT-11d, SIG-4 to SIG-7, KSF-2-8-2-i, KSF-2-8-2-q.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from datakasse.journal.codes import transaction_code
from datakasse.journal.entry import Record, Transaction
from datakasse.journal.event import Event
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.saft.cash.codes import (
    LINE_DISCOUNT,
    RETURN_LINE,
    SALE_DISCOUNT,
    SALE_LINE,
    TENDER_CODES,
    TIP,
)
from datakasse.saft.cash.header import CURRENCY
from datakasse.saft.cash.prints import Prints
from datakasse.saft.periods import Periods
from datakasse.saft.series import Series
from datakasse.saft.text import escaped, escaped_once, leaf_if, side
from datakasse.trade.amount import kroner_text
from datakasse.trade.moment import date_and_time
from datakasse.trade.quantity import ONE_MILLI, quantity_text
from datakasse.trade.sale.basket import Line
from datakasse.trade.sale.sale import Sale, SaleLine
from datakasse.trade.tender import Payment, TenderKind
from datakasse.trade.vat import VatRate

TEXT_LENGTH_MAX: Final = 9999
REFERENCE_LENGTH_MAX: Final = 999
EXCHANGE_RATE: Final = "1.000000"

_REMEMBERED_GOODS: Final = 4_096
_SALES: Final = (SaleCompleted, SaleAborted)


def transactions(
    records: Iterable[Record], *, series: Series, prints: Prints, groups: dict[str, str], periods: Periods
) -> Iterator[str]:
    """
    Yield one `cashtransaction` for each record that is a transaction.

    Args:
        records: One register's records by number.
        series: How its numbers are written.
        prints: How often each transaction was printed.
        groups: What each article group is called in the file.
        periods: The accounting periods.
    """
    for record in records:
        made = record.transaction
        code = None if made is None else transaction_code(record.event)
        if made is None or code is None:
            continue
        receipts, copies, provisional, deliveries = prints.of(made.number)
        yield (
            f"<cashtransaction><nr>{made.number}</nr><transID>{series.number(made.number)}</transID>"
            f"<transType>{code.code}</transType>"
            f"<transAmntIn>{kroner_text(made.gross_ore)}</transAmntIn>"
            f"<transAmntEx>{kroner_text(made.net_ore)}</transAmntEx>"
            f"<amntTp>{side(made.gross_ore)}</amntTp>{leaf_if('empID', record.operator)}"
            f"{_customer(record.event)}{periods.number_of(made.date, made.time)}"
            f"<transDate>{made.date}</transDate><transTime>{made.time}</transTime>"
            f"{_content(record.event, made, record.operator, groups)}"
            f"<signature>{escaped_once(made.signature)}</signature>"
            f"<keyVersion>{escaped(made.key_version)}</keyVersion>"
            f"<receiptNum>{receipts}</receiptNum><receiptCopyNum>{copies}</receiptCopyNum>"
            f"<receiptProformaNum>{provisional}</receiptProformaNum>"
            f"<receiptDeliveryNum>{deliveries}</receiptDeliveryNum>"
            f"<voidTransaction>{_flag(of=isinstance(record.event, SaleAborted))}</voidTransaction>"
            f"<trainingID>{_flag(of=record.training)}</trainingID></cashtransaction>\n"
        )


def _customer(event: Event) -> str:
    customer = event.sale.customer if isinstance(event, _SALES) else ""
    return leaf_if("custSupID", customer)


def _content(event: Event, made: Transaction, operator: str, groups: dict[str, str]) -> str:
    """Return what stands between the time and the signature."""
    match event:
        case SaleCompleted(sale=sale) | SaleAborted(sale=sale):
            return _sale(sale, made, operator, groups)
        case VoucherIssued():
            said = f"{event.voucher}; {event.account}"
            return _money(said, event.rounding_ore, event.payments, operator)
        case _:
            moved = Payment(TenderKind.CASH, made.gross_ore, made.gross_ore)
            return _money(_reason(event), 0, (moved,), operator)


def _sale(sale: Sale, made: Transaction, operator: str, groups: dict[str, str]) -> str:
    number, employee = made.number, leaf_if("empID", operator)
    parts = [_line(number, place, sold, groups) for place, sold in enumerate(sale.lines, 1)]
    parts += [
        _vat(row.code, row.rate_bp, row.vat_ore, row.net_ore, side(row.net_ore + row.vat_ore))
        for row in sale.vat
    ]
    if sale.tip_ore:
        parts.append(
            f"<raise><raiseType>{TIP.code}</raiseType><raiseAmnt>{kroner_text(sale.tip_ore)}</raiseAmnt>"
            f"{employee}</raise>"
        )
    parts.append(_rounding(sale.rounding_ore))
    parts += [_payment(payment, employee) for payment in sale.payments]
    return "".join(parts)


def _money(reason: str, rounding_ore: int, payments: Iterable[Payment], operator: str) -> str:
    """Return what a transaction without lines holds."""
    employee = leaf_if("empID", operator)
    moved = "".join(_payment(payment, employee) for payment in payments)
    return leaf_if("desc", reason, TEXT_LENGTH_MAX) + _rounding(rounding_ore) + moved


def _reason(event: Event) -> str:
    """Return why money moved, in the operator's words and the till's."""
    match event:
        case FloatDeclared(explanation=explanation):
            return explanation
        case PaidIn() | PaidOut():
            return "; ".join(part for part in (event.type, event.reason) if part)
        case CashCounted(count=count):
            counted, expected = kroner_text(count.counted_ore), kroner_text(count.expected_ore)
            said = f"; {count.explanation}" if count.explanation else ""
            return f"counted {counted}; expected {expected}{said}"
        case _:
            return ""


class _Goods(msgspec.Struct, frozen=True):
    """
    What a line says beside its number and moment.

    Attributes:
        group: What the article group is called in the file.
        article: Its number.
        quantity_milli: How much.
        gross_ore: With VAT.
        vat_ore: VAT.
        unit_price_ore: Price of one unit; None where it is not told.
        vat: VAT code and rate.
        discount_ore: What was taken off the line; on a return, as a negative amount, what is not paid back.
        sale_discount_ore: Its share of what was taken off the whole sale.
        operator: Who.
        note: What was noted of it, and its campaigns; None for what came back.
    """

    group: str
    article: str
    quantity_milli: int
    gross_ore: int
    vat_ore: int
    unit_price_ore: int | None
    vat: VatRate
    discount_ore: int
    sale_discount_ore: int
    operator: str
    note: str | None


def _line(number: int, place: int, sold: SaleLine, groups: dict[str, str]) -> str:
    line = sold.line
    # One unit's price says something only where amount and quantity do not.
    told_price = (
        line.discount_ore or sold.sale_discount_ore or line.campaigns or line.quantity_milli % ONE_MILLI
    )
    before, after = _goods(
        _Goods(
            groups[line.group],
            line.article,
            line.quantity_milli,
            sold.gross_ore,
            sold.vat_ore,
            line.unit_price_ore if told_price else None,
            line.vat,
            line.discount_ore,
            sold.sale_discount_ore,
            line.operator,
            # Why goods came back is in the journal and on the receipt; the authority's example has it not.
            _note(line) if line.returns is None else None,
        )
    )
    date, time = date_and_time(line.added_at)
    return (
        f"<ctLine><nr>{number}</nr><lineID>{place}</lineID>{before}"
        f"<lineDate>{date}</lineDate><lineTime>{time}</lineTime>{after}</ctLine>"
    )


def _note(line: Line) -> str:
    """Return what was noted of a line, and its campaigns, which are no discount (KSF-2-8-2-q)."""
    if not line.campaigns:
        return line.note
    told = [f"{cut.name} {kroner_text(-cut.off_ore)}" for cut in line.campaigns]
    return "; ".join(filter(None, (line.note, *told)))


@lru_cache(maxsize=_REMEMBERED_GOODS)
def _goods(goods: _Goods) -> tuple[str, str]:
    """
    Return what stands before and after the moment of a line.

    The same goods go over the counter again and again, so the last ones are remembered.
    """
    kind = RETURN_LINE if goods.note is None else SALE_LINE
    amount_side = side(goods.gross_ore or goods.quantity_milli)
    net_ore = goods.gross_ore - goods.vat_ore
    unit_price = "" if goods.unit_price_ore is None else f"<ppu>{kroner_text(goods.unit_price_ore)}</ppu>"
    before = (
        f"<lineType>{kind.code}</lineType>"
        f"<artGroupID>{escaped(goods.group)}</artGroupID><artID>{escaped(goods.article)}</artID>"
        f"<qnt>{quantity_text(goods.quantity_milli)}</qnt>"
        f"<lineAmntIn>{kroner_text(goods.gross_ore)}</lineAmntIn>"
        f"<lineAmntEx>{kroner_text(net_ore)}</lineAmntEx><amntTp>{amount_side}</amntTp>{unit_price}"
        f"{leaf_if('empID', goods.operator)}"
        f"{leaf_if('cashTransLineDescr', goods.note or '', TEXT_LENGTH_MAX)}"
    )
    vat = _vat(goods.vat.code, goods.vat.rate_bp, goods.vat_ore, net_ore, amount_side)
    return before, vat + _discounts(goods)


def _discounts(goods: _Goods) -> str:
    """Return what was taken off a line."""
    given = ((LINE_DISCOUNT.code, goods.discount_ore), (SALE_DISCOUNT.code, goods.sale_discount_ore))
    return "".join(
        f"<discount><dscTp>{code}</dscTp><dscAmnt>{kroner_text(amount_ore)}</dscAmnt>"
        f"{leaf_if('empID', goods.operator)}</discount>"
        for code, amount_ore in given
        if amount_ore
    )


def _vat(code: str, rate_bp: int, vat_ore: int, net_ore: int, amount_side: str) -> str:
    return (
        f"<vat><vatCode>{escaped(code)}</vatCode><vatPerc>{kroner_text(rate_bp)}</vatPerc>"
        f"<vatAmnt>{kroner_text(vat_ore)}</vatAmnt><vatAmntTp>{amount_side}</vatAmntTp>"
        f"<vatBasAmnt>{kroner_text(net_ore)}</vatBasAmnt></vat>"
    )


def _rounding(rounding_ore: int) -> str:
    return f"<rounding><roundingAmnt>{kroner_text(rounding_ore)}</roundingAmnt></rounding>"


def _payment(payment: Payment, employee: str) -> str:
    reference = (payment.reference or payment.account)[:REFERENCE_LENGTH_MAX]
    return (
        f"<payment><paymentType>{TENDER_CODES[payment.kind].code}</paymentType>"
        f"<paidAmnt>{kroner_text(payment.amount_ore)}</paidAmnt>{employee}"
        f"<curCode>{CURRENCY}</curCode><exchRt>{EXCHANGE_RATE}</exchRt>"
        f"<paymentRefID>{escaped(reference)}</paymentRefID></payment>"
    )


def _flag(*, of: bool) -> str:
    return "true" if of else "false"
