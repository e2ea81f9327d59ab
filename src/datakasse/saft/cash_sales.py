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
from typing import Final

from datakasse.journal.codes import transaction_code
from datakasse.journal.entry import Record, Transaction
from datakasse.journal.event import (
    CashCounted,
    Event,
    FloatDeclared,
    PaidIn,
    PaidOut,
    SaleAborted,
    SaleCompleted,
    VoucherIssued,
)
from datakasse.saft.codes import (
    LINE_DISCOUNT,
    RETURN_LINE,
    SALE_DISCOUNT,
    SALE_LINE,
    TENDER_CODES,
    TIP,
)
from datakasse.saft.header import CURRENCY
from datakasse.saft.periods import Periods
from datakasse.saft.prints import Prints
from datakasse.saft.series import Series
from datakasse.saft.text import date_and_time, escaped, leaf_if, side
from datakasse.trade.amount import kroner_text
from datakasse.trade.quantity import ONE_MILLI, quantity_text
from datakasse.trade.sale import Sale, SaleLine
from datakasse.trade.tender import Payment, TenderKind

TEXT_LENGTH_MAX: Final = 9999
REFERENCE_LENGTH_MAX: Final = 999
EXCHANGE_RATE: Final = "1.000000"


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
            f"<signature>{escaped(made.signature)}</signature>"
            f"<keyVersion>{escaped(made.key_version)}</keyVersion>"
            f"<receiptNum>{receipts}</receiptNum><receiptCopyNum>{copies}</receiptCopyNum>"
            f"<receiptProformaNum>{provisional}</receiptProformaNum>"
            f"<receiptDeliveryNum>{deliveries}</receiptDeliveryNum>"
            f"<voidTransaction>{_flag(of=isinstance(record.event, SaleAborted))}</voidTransaction>"
            f"<trainingID>{_flag(of=record.training)}</trainingID></cashtransaction>\n"
        )


def _customer(event: Event) -> str:
    customer = event.sale.customer if isinstance(event, SaleCompleted | SaleAborted) else ""
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


def _line(number: int, place: int, sold: SaleLine, groups: dict[str, str]) -> str:
    line = sold.line
    kind = SALE_LINE.code if line.returns is None else RETURN_LINE.code
    amount_side = side(sold.gross_ore or line.quantity_milli)
    discounts = _discounts(sold)
    # One unit's price says something only where amount and quantity do not.
    unit_price = (
        f"<ppu>{kroner_text(line.unit_price_ore)}</ppu>"
        if discounts or line.quantity_milli % ONE_MILLI
        else ""
    )
    # Why goods came back stands in the journal and on the receipt; the authority's example leaves it out.
    note = line.note if line.returns is None else ""
    date, time = date_and_time(line.added_at)
    return (
        f"<ctLine><nr>{number}</nr><lineID>{place}</lineID><lineType>{kind}</lineType>"
        f"<artGroupID>{escaped(groups[line.group])}</artGroupID><artID>{escaped(line.article)}</artID>"
        f"<qnt>{quantity_text(line.quantity_milli)}</qnt>"
        f"<lineAmntIn>{kroner_text(sold.gross_ore)}</lineAmntIn>"
        f"<lineAmntEx>{kroner_text(sold.net_ore)}</lineAmntEx><amntTp>{amount_side}</amntTp>{unit_price}"
        f"{leaf_if('empID', line.operator)}{leaf_if('cashTransLineDescr', note, TEXT_LENGTH_MAX)}"
        f"<lineDate>{date}</lineDate><lineTime>{time}</lineTime>"
        f"{_vat(line.vat.code, line.vat.rate_bp, sold.vat_ore, sold.net_ore, amount_side)}"
        f"{discounts}</ctLine>"
    )


def _discounts(sold: SaleLine) -> str:
    """Return what was taken off a line; on a return, as a negative amount, what is not paid back."""
    given = ((LINE_DISCOUNT.code, sold.line.discount_ore), (SALE_DISCOUNT.code, sold.sale_discount_ore))
    return "".join(
        f"<discount><dscTp>{code}</dscTp><dscAmnt>{kroner_text(amount_ore)}</dscAmnt>"
        f"{leaf_if('empID', sold.line.operator)}</discount>"
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
