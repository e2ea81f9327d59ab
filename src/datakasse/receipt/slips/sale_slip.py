"""
The receipt of a completed sale, return or delivery, and of each in training.

    letterhead, label(s), number and date
    who bought, where it is eaten
    goods, sum, payments, VAT
    barcode for a return, place in the journal

The shop's mark stands on sales receipts alone: a copy, a training or delivery receipt, a bill and a return
are told from them at a glance.

One builder, because the law asks the same particulars of all of them; what differs is the label and,
on a delivery receipt, that payment and VAT are the invoice's to tell. Which series a receipt is in was
decided when it was completed.

Law: KSF § 2-8-4 (sales), § 2-8-5 (return), § 2-8-6 (training), § 2-8-7 (delivery); law.md 2.8.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.receipt.layout import Align, Barcode, Columns, Feed, Row, Rule, Slip, SlipKind, Text
from datakasse.receipt.parts.barcode_text import barcode_text
from datakasse.receipt.parts.goods import Receipts, goods_rows, serving_rows
from datakasse.receipt.parts.letterhead import Letterhead, label_row
from datakasse.receipt.parts.own_words import rows_above, rows_below
from datakasse.receipt.parts.points_told import points_rows
from datakasse.receipt.parts.proof import proof_rows
from datakasse.receipt.parts.settlement import payment_rows, total_rows
from datakasse.receipt.parts.stamp import stamp_rows
from datakasse.receipt.parts.vat_table import vat_rows
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.sale.sale import SaleKind
from datakasse.trade.vat import VatCode

KINDS: Final[Mapping[ReceiptSeries, SlipKind]] = {
    "sales": SlipKind.SALES,
    "return": SlipKind.RETURN,
    "training": SlipKind.TRAINING,
    "delivery": SlipKind.DELIVERY,
}

_LABELS: Final[Mapping[ReceiptSeries, Label]] = {
    "sales": Label.SALES_RECEIPT,
    "return": Label.RETURN_RECEIPT,
    "training": Label.TRAINING,
    "delivery": Label.DELIVERY,
}

_BOTH = frozenset({SaleKind.CASH_SALE_AND_RETURN, SaleKind.CREDIT_SALE_AND_RETURN})


@dataclass(frozen=True, slots=True)
class Particulars:
    """
    What a receipt says that is not in its own entry.

    Attributes:
        vat_codes: The shop's VAT codes by code.
        receipts: Receipt numbers of the sales that goods come back from, as far as they are known.
        buyer: Name that the buyer asked for.
        customer: Name of the credit customer; empty where it is unknown or erased.
        digest_hex: Digest of the entry in the chain; empty where it is not known.
    """

    vat_codes: Mapping[str, VatCode] = field(default_factory=dict[str, VatCode])
    receipts: Receipts = field(default_factory=dict[tuple[str, int], int])
    buyer: str = ""
    customer: str = ""
    digest_hex: str = ""


def sale_slip(record: Record, letterhead: Letterhead, particulars: Particulars) -> Slip:
    """
    Build the receipt of a completed sale.

    Raises:
        ValueError: The entry is no completed sale: a bug in the caller.
    """
    language, event = letterhead.language, completed(record)
    return Slip(
        KINDS[event.series],
        language,
        (
            *letterhead.rows(with_logo=event.series == "sales"),
            *rows_above(letterhead.location.receipt_texts),
            *(label_row(label, language) for label in labels(event)),
            Feed(),
            *receipt_rows(record, letterhead, particulars),
        ),
    )


def completed(record: Record) -> SaleCompleted:
    """
    Return the sale that an entry completed.

    Raises:
        ValueError: It completed none.
    """
    if not isinstance(record.event, SaleCompleted):
        raise ValueError(f"entry {record.number} completed no sale and has no receipt")
    return record.event


def labels(event: SaleCompleted) -> tuple[Label, ...]:
    """Return the labels of a receipt; a sale with a return in it says both words (law.md 4.6)."""
    label = _LABELS[event.series]
    said_both = event.sale.kind in _BOTH and event.series != "training"
    return (label, Label.RETURN_RECEIPT) if said_both else (label,)


def receipt_rows(record: Record, letterhead: Letterhead, particulars: Particulars) -> tuple[Row, ...]:
    """Return everything below the labels; a copy has the same."""
    language, event = letterhead.language, completed(record)
    sale, numbered = event.sale, f"{Word.RECEIPT_NUMBER.said_in(language)} {event.receipt}"
    goods = goods_rows(
        sale.lines,
        sale.sale_discount_ore,
        language,
        receipts=particulars.receipts,
        register=record.register,
        coupon=sale.coupon.name if sale.coupon else "",
        points=sale.points_spent,
    )
    settled = (
        _invoiced(event, language) if event.series == "delivery" else _paid(event, letterhead, particulars)
    )
    return (
        *stamp_rows(record, language, numbered),
        *_people(event, particulars, language),
        *serving_rows(sale.lines, language),
        Rule(),
        *goods,
        Rule(),
        *settled,
        *_foot(record, event, letterhead, particulars),
    )


def _people(event: SaleCompleted, particulars: Particulars, language: Language) -> list[Row]:
    """Return the buyer who asked to be named, and the customer who will get the invoice; nobody else."""
    rows: list[Row] = []
    if particulars.buyer:
        rows.append(Text(f"{Word.BUYER.said_in(language)}: {particulars.buyer}"))
    if event.sale.customer and event.sale.kind.on_credit:
        customer = f"{event.sale.customer} {particulars.customer}".strip()
        rows.append(Text(f"{Word.CUSTOMER.said_in(language)}: {customer}"))
    return rows


def _paid(event: SaleCompleted, letterhead: Letterhead, particulars: Particulars) -> list[Row]:
    sale, language = event.sale, letterhead.language
    registered = letterhead.company.vat_registered
    vat = vat_rows(sale.vat, particulars.vat_codes, language, registered=registered)
    return [
        *total_rows(sale.gross_ore, language, tip_ore=sale.tip_ore, rounding_ore=sale.rounding_ore),
        *payment_rows(sale.payments, language),
        *([Feed()] if vat else []),
        *vat,
    ]


def _invoiced(event: SaleCompleted, language: Language) -> list[Row]:
    """Return the amount of a delivery, whether it is known, and that an invoice follows (KSF-2-8-7-1)."""
    sale = event.sale
    unknown = any(sold.line.listed_ore == 0 for sold in sale.lines)
    rows: list[Row] = [Columns(Word.TOTAL.said_in(language), amount_text(sale.gross_ore), bold=True)]
    if unknown:
        rows.append(Text(Word.VALUE_UNKNOWN.said_in(language)))
    rows.append(Text(Word.INVOICE_FOLLOWS.said_in(language)))
    return rows


def _foot(
    record: Record, event: SaleCompleted, letterhead: Letterhead, particulars: Particulars
) -> list[Row]:
    """Return the customer's points, a word of goodbye, the barcode to come back with, and the proof."""
    language = letterhead.language
    rows = [*points_rows(event.sale, language), *farewell_rows(letterhead, event.series)]
    barcode = barcode_text(event.series, event.receipt, letterhead.register.series_prefix)
    if barcode is not None and not event.sale.kind.is_pure_return:
        rows += [Feed(), Barcode(barcode)]
    return [*rows, *proof_rows(record, particulars.digest_hex, language)]


def farewell_rows(letterhead: Letterhead, series: ReceiptSeries) -> list[Row]:
    """Return the shop's own words at the foot, or a word of goodbye to who has bought something."""
    goodbye = Text(Word.WELCOME_BACK.said_in(letterhead.language), Align.CENTRE)
    return rows_below(letterhead.location.receipt_texts) or ([Feed(), goodbye] if series == "sales" else [])
