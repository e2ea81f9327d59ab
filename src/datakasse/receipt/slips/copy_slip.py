"""
The one copy that a receipt may have: the same receipt, marked «KOPI».

It shows the number, date and time of the original, and the original's own label below the mark, so
that a copy of a training receipt can never pass for a receipt.

Law: KSF-2-8-6-1, KSF-2-6-4c.
"""

from datakasse.journal.entry import Record
from datakasse.receipt.layout import Feed, Slip, SlipKind
from datakasse.receipt.parts.letterhead import Letterhead, label_row
from datakasse.receipt.parts.own_words import rows_above
from datakasse.receipt.slips.sale_slip import Particulars, completed, labels, receipt_rows
from datakasse.receipt.words.wording import Label


def copy_slip(record: Record, letterhead: Letterhead, particulars: Particulars) -> Slip:
    """
    Build the copy of the receipt of a completed sale.

    Args:
        record: The sale's own entry.
        letterhead: Whose paper it is.
        particulars: As for the receipt itself.

    Raises:
        ValueError: The entry is no completed sale: a bug in the caller.
    """
    language = letterhead.language
    return Slip(
        SlipKind.COPY,
        language,
        (
            *letterhead.rows(),
            *rows_above(letterhead.location.receipt_texts),
            label_row(Label.COPY, language),
            *(label_row(label, language) for label in labels(completed(record))),
            Feed(),
            *receipt_rows(record, letterhead, particulars),
        ),
    )
