"""Find sales on record: the last ones, or the one of a transaction or receipt number."""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.till.paper import UnknownReceipt
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.storage.ports.store import Sold
from datakasse.trade.tender import Payment

RECENT_MAX = 200


class SoldOutline(msgspec.Struct, frozen=True):
    """A sale on record, in a list."""

    register: str
    transaction: int
    series: ReceiptSeries
    receipt: int
    date: str
    time: str
    gross_ore: int
    kind: str
    operator: str
    copies: int


class SoldPart(msgspec.Struct, frozen=True):
    """A line of a sale on record, and how much of it has come back."""

    line_id: int
    name: str
    unit: str
    quantity_milli: int
    returned_milli: int
    gross_ore: int
    is_return: bool


class SoldWhole(msgspec.Struct, frozen=True):
    """A sale on record with its lines and payments."""

    outline: SoldOutline
    lines: list[SoldPart]
    payments: tuple[Payment, ...]


def recent_sales(counter: Counter, register: str, limit: int) -> list[SoldOutline]:
    """Return the last sales of a register, newest first; at most `RECENT_MAX`."""
    with counter.store.read() as books:
        records = books.recent_sales(register, min(max(limit, 1), RECENT_MAX))
        made = [record.transaction for record in records]
        found = [books.sold(register, transaction.number) for transaction in made if transaction]
    return [_outline(sold) for sold in found if sold is not None]


def find_by_transaction(counter: Counter, register: str, transaction: int) -> SoldWhole:
    """
    Return the sale of a transaction number.

    Raises:
        UnknownReceipt: There is none.
    """
    with counter.store.read() as books:
        sold = books.sold(register, transaction)
    if sold is None:
        raise UnknownReceipt(receipt=transaction)
    return whole(sold)


def find_by_receipt(counter: Counter, register: str, series: ReceiptSeries, receipt: int) -> SoldWhole:
    """
    Return the sale of a receipt.

    Raises:
        UnknownReceipt: There is none.
    """
    with counter.store.read() as books:
        sold = books.sold_on_receipt(register, series, receipt)
    if sold is None:
        raise UnknownReceipt(receipt=receipt)
    return whole(sold)


def _completed(sold: Sold) -> SaleCompleted:
    event = sold.record.event
    if not isinstance(event, SaleCompleted):
        raise UnknownReceipt(receipt=sold.record.number)
    return event


def _outline(sold: Sold) -> SoldOutline:
    event, made = _completed(sold), sold.record.transaction
    if made is None:
        raise UnknownReceipt(receipt=sold.record.number)
    return SoldOutline(
        register=sold.record.register,
        transaction=made.number,
        series=event.series,
        receipt=event.receipt,
        date=made.date,
        time=made.time,
        gross_ore=event.sale.gross_ore,
        kind=event.sale.kind,
        operator=sold.record.operator,
        copies=sold.copies,
    )


def whole(sold: Sold) -> SoldWhole:
    """Return a sale on record as it is shown."""
    event = _completed(sold)
    lines = [
        SoldPart(
            line_id=row.line.line_id,
            name=row.line.name,
            unit=row.line.unit,
            quantity_milli=row.line.quantity_milli,
            returned_milli=sold.returned_milli.get(row.line.line_id, 0),
            gross_ore=row.gross_ore,
            is_return=row.line.returns is not None,
        )
        for row in event.sale.lines
    ]
    return SoldWhole(_outline(sold), lines, event.sale.payments)
