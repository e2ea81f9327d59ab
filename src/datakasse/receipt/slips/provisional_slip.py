"""
A provisional receipt: what stands in an open basket, to be looked at before it is paid.

It says in its label that it is no receipt for a purchase, and it states no payment and no VAT, so
that nobody can use it as one.

Law: KSF-2-8-6-1; item o.
"""

from datakasse.journal.entry import Record
from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.receipt.layout import Feed, Rule, Slip, SlipKind
from datakasse.receipt.parts.goods import Receipts, goods_rows, serving_rows
from datakasse.receipt.parts.letterhead import Letterhead, label_row
from datakasse.receipt.parts.settlement import total_rows
from datakasse.receipt.parts.stamp import stamp_rows
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.sale.sale import price_lines


def provisional_slip(record: Record, letterhead: Letterhead, receipts: Receipts) -> Slip:
    """
    Build the provisional receipt that an entry issued.

    Args:
        record: The entry.
        letterhead: Whose paper it is.
        receipts: Receipt numbers of the sales that goods in the basket come back from.

    Raises:
        ValueError: The entry issued none: a bug in the caller.
    """
    event, language = record.event, letterhead.language
    if not isinstance(event, ProvisionalIssued):
        raise ValueError(f"entry {record.number} issued no provisional receipt")
    lines, sale_discount_ore = price_lines(event.basket)
    in_training = [label_row(Label.TRAINING, language)] if record.training else []
    wanted = event.basket.sale_discount
    # What is practised moves no points, and its paper says nothing of them.
    points = wanted.points if wanted is not None and not record.training else None
    goods = goods_rows(
        lines,
        sale_discount_ore,
        language,
        receipts=receipts,
        register=record.register,
        coupon=wanted.coupon.name if wanted is not None and wanted.coupon else "",
        points=sale_discount_ore // points.worth_ore if points else 0,
    )
    return Slip(
        SlipKind.PROVISIONAL,
        language,
        (
            *letterhead.rows(),
            label_row(Label.PROVISIONAL, language),
            *in_training,
            Feed(),
            *stamp_rows(record, language, f"{Word.SLIP_NUMBER.said_in(language)} {event.number}"),
            *serving_rows(lines, language),
            Rule(),
            *goods,
            Rule(),
            *total_rows(event.gross_ore, language),
        ),
    )
