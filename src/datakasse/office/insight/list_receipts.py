"""The receipts behind a figure: of a day, an hour, a register, a group, an article or a tender."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Final

import msgspec

from datakasse.insight.taken import HourSpan
from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.insight.show_day import HOURS, demand_register
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day, in_norway
from datakasse.trade.sale.sale import Sale

RECEIPTS_MAX: Final = 200
"""How many are listed at once: an hour of a busy register has fewer."""


class Wanted(msgspec.Struct, frozen=True):
    """
    Which receipts of a day; what is empty or None leaves none out.

    Attributes:
        register: Of which register.
        hour: Of which hour, 0 to 23.
        group: That hold something of a group.
        article: That hold an article.
        tender: That were paid in some way, in whole or in part.
    """

    register: str = ""
    hour: int | None = None
    group: str = ""
    article: str = ""
    tender: str = ""


class Receipt(msgspec.Struct, frozen=True):
    """
    A receipt.

    Attributes:
        register: Which register made it.
        entry: Its entry in the journal, by which its voucher is found.
        at: When, UTC.
        series: Its series, which tells a sale from a return.
        receipt: Its number in that series.
        operator: Who was signed on.
        lines: How many lines it has.
        gross_ore: What it came to with VAT.
        part_ore: What of it is of the group or the article that was asked for, or was paid in the way that
            was; all of it otherwise.
        tenders: How it was paid.
    """

    register: str
    entry: int
    at: datetime
    series: str
    receipt: int
    operator: str
    lines: int
    gross_ore: int
    part_ore: int
    tenders: list[str]


class Receipts(msgspec.Struct, frozen=True):
    """Some receipts, and whether there are more than are listed."""

    receipts: list[Receipt]
    more: bool


def list_receipts(books: Readings, day: date, wanted: Wanted) -> Receipts:
    """
    Return the newest receipts of a business day that are asked for: cash sales, as the figures count them.

    Raises:
        UnknownRegister: There is no such register.
    """
    demand_register(books, wanted.register)
    spans = [
        span
        for span in books.sale_hours_of(day, register=wanted.register)
        if wanted.hour in {None, span.hour}
    ]
    spans.sort(key=lambda span: HOURS.index(span.hour), reverse=True)
    found = list(islice(_receipts(books, day, spans, wanted), RECEIPTS_MAX + 1))
    return Receipts(found[:RECEIPTS_MAX], len(found) > RECEIPTS_MAX)


def _receipts(books: Readings, day: date, spans: list[HourSpan], wanted: Wanted) -> Iterator[Receipt]:
    for span in spans:
        told = books.told(span.register, span.first_entry, span.last_entry)
        of_hour = [each for each in (_receipt(record, day, span.hour, wanted) for record in told) if each]
        yield from reversed(of_hour)


def _receipt(record: Record, day: date, hour: int, wanted: Wanted) -> Receipt | None:
    """Return the receipt of an entry; None where it is none of those."""
    event = record.event
    if record.training or not isinstance(event, SaleCompleted) or event.sale.kind.on_credit:
        return None
    if (business_day(record.at), in_norway(record.at).hour) != (day, hour):
        return None
    parts = _parts(event.sale, wanted)
    if not parts:
        return None
    return Receipt(
        register=record.register,
        entry=record.number,
        at=record.at,
        series=event.series,
        receipt=event.receipt,
        operator=record.operator,
        lines=len(event.sale.lines),
        gross_ore=event.sale.gross_ore,
        part_ore=sum(parts),
        tenders=sorted({str(payment.kind) for payment in event.sale.payments}),
    )


def _parts(sale: Sale, wanted: Wanted) -> list[int]:
    """Return what the lines that are asked for came to, or what was paid in the way that is."""
    if wanted.tender:
        return [each.amount_ore for each in sale.payments if each.kind == wanted.tender]
    return [
        sold.gross_ore
        for sold in sale.lines
        if wanted.group in {"", sold.line.group} and wanted.article in {"", sold.line.article}
    ]
