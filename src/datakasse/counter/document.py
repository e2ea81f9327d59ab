"""
Make the paper of a document in the print queue, from the books alone.

The queue holds which document and from which entry; everything on the paper is read again when it is
put out, so that the same document gives the same paper tomorrow, and a name that was erased is gone
from it.

    job ─▶ entry + what stands beside the journal ─▶ the builder of that document ─▶ Slip

Law: KSF-2-3-a, KSF-2-8-4-1.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

import msgspec

from datakasse.counter.cash_point import place_of
from datakasse.journal.entry import Record
from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.receipt.layout import Slip
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.report_items import ReportNames
from datakasse.receipt.parts.training_mark import marked_as_training
from datakasse.receipt.slips.cash_report_slip import cash_report_slip
from datakasse.receipt.slips.cash_slip import cash_slip
from datakasse.receipt.slips.copy_slip import copy_slip
from datakasse.receipt.slips.journal_slip import journal_slip
from datakasse.receipt.slips.parked_slip import parked_slip
from datakasse.receipt.slips.provisional_slip import provisional_slip
from datakasse.receipt.slips.report_slip import report_slip
from datakasse.receipt.slips.sale_slip import Particulars, completed, sale_slip
from datakasse.receipt.slips.trial_slip import trial_slip
from datakasse.report.cash_report import cash_report
from datakasse.storage.ports.store import PrintJob, Readings
from datakasse.trade.sale.basket import Line
from datakasse.trade.shop.shop import Location


def slip_of(books: Readings, job: PrintJob, *, demonstration: bool) -> Slip:
    """
    Return the paper of a document.

    Args:
        books: The books as they are now.
        job: The document in the print queue.
        demonstration: Nobody has declared this build (KSL-7).

    Raises:
        UnknownRegister, UnknownEntry: The queue speaks of something that is not there.
        ValueError: The entry is not one that such a document is made from: a bug in what queued it.
    """
    record = books.record(job.register, job.entry)
    slip = _made(books, job, record, _letterhead(books, job, demonstration=demonstration))
    in_training = record.training or (job.document == "journal" and books.state(job.register).training)
    return marked_as_training(slip) if in_training else slip


def _made(books: Readings, job: PrintJob, record: Record, letterhead: Letterhead) -> Slip:
    match job.document:
        case "sales" | "return" | "training" | "delivery":
            return sale_slip(record, letterhead, _particulars(books, record))
        case "copy":
            return copy_slip(record, letterhead, _particulars(books, record))
        case "provisional":
            return provisional_slip(record, letterhead, _receipts(books, _basket_lines(record)))
        case "x_report" | "z_report":
            return report_slip(record, letterhead, _report_names(books, letterhead))
        case "drawer" | "pay_in" | "pay_out" | "gift_card" | "float":
            return cash_slip(record, letterhead)
        case "cash_report":
            return cash_report_slip(record, cash_report(_covered(books, record), record), letterhead)
        case "parked":
            return parked_slip(record, letterhead)
        case "journal":
            records = books.records(job.register, job.entry, job.to_entry)
            return journal_slip(tuple(records), letterhead)
        case "test_page":
            return trial_slip(letterhead)
        case _:
            assert_never(job.document)


def _covered(books: Readings, z: Record) -> Iterator[Record]:
    """Yield the entries that a Z covers; none for an entry that took none."""
    if isinstance(z.event, ZReported):
        yield from books.records(z.register, z.event.report.from_entry, z.event.report.to_entry)


def _letterhead(books: Readings, job: PrintJob, *, demonstration: bool) -> Letterhead:
    """Return the top of a document, with the shop's own words as they were when its entry was made."""
    register = books.register(job.register)
    place = place_of(books, register) or Location(register.location, "", "")
    return Letterhead(
        company=books.company(),
        location=msgspec.structs.replace(place, receipt_texts=place.texts_at(job.register, job.entry)),
        register=register,
        demonstration=demonstration,
    )


def _particulars(books: Readings, record: Record) -> Particulars:
    sale = completed(record).sale
    transaction = 0 if record.transaction is None else record.transaction.number
    return Particulars(
        vat_codes=books.vat_codes(),
        receipts=_receipts(books, (sold.line for sold in sale.lines)),
        buyer=books.buyer(record.register, transaction),
        customer=books.customer_name(sale.customer) if sale.kind.on_credit else "",
        digest_hex=_digest_hex(books, record),
    )


def _basket_lines(record: Record) -> tuple[Line, ...]:
    return record.event.basket.lines if isinstance(record.event, ProvisionalIssued) else ()


def _receipts(books: Readings, lines: Iterable[Line]) -> dict[tuple[str, int], int]:
    """Return the receipt numbers of the sales that lines come back from."""
    receipts: dict[tuple[str, int], int] = {}
    for origin in {(line.returns.register, line.returns.transaction) for line in lines if line.returns}:
        sold = books.sold(*origin)
        if sold is not None and isinstance(sold.record.event, SaleCompleted):
            receipts[origin] = sold.record.event.receipt
    return receipts


def _report_names(books: Readings, letterhead: Letterhead) -> ReportNames:
    return ReportNames(
        groups={group.code: group.name for group in books.groups()},
        vat_codes=books.vat_codes(),
        per_operator=letterhead.register.per_operator,
    )


def _digest_hex(books: Readings, record: Record) -> str:
    """Return the digest of an entry in the chain; empty where the rows of old years are gone."""
    stored = next(books.stored(record.register, record.number), None)
    return stored.digest.hex() if stored is not None and stored.number == record.number else ""
