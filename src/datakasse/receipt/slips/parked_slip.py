"""
The slip of a parked sale: its name, what lies in it, and a barcode by which the till finds it again.

It states no amount and says that it is no receipt, so that nobody can use it as one.

Law: KSF-2-8-X.
"""

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.journal.events.paper import ParkedSlipIssued
from datakasse.receipt.layout import Align, Barcode, Feed, Row, Rule, Slip, SlipKind, Text
from datakasse.receipt.parts.letterhead import Letterhead, label_row
from datakasse.receipt.parts.stamp import stamp_rows
from datakasse.receipt.words.figures import quantity_text
from datakasse.receipt.words.terms import unit_text
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.goods.scanned_code import parked_code
from datakasse.trade.sale.basket import Line


def parked_slip(record: Record, letterhead: Letterhead) -> Slip:
    """
    Build the slip of a parked sale.

    Raises:
        ValueError: The entry issued none: a bug in the caller.
    """
    event, language = record.event, letterhead.language
    if not isinstance(event, ParkedSlipIssued):
        raise ValueError(f"entry {record.number} issued no slip of a parked sale")
    in_training = [label_row(Label.TRAINING, language)] if record.training else []
    title = Word.PARKED_TITLE.said_in(language)
    return Slip(
        SlipKind.PARKED,
        language,
        (
            *letterhead.rows(),
            label_row(Label.NO_RECEIPT, language),
            *in_training,
            Feed(),
            Text(f"{title} {event.name}", Align.CENTRE, size=2, bold=True),
            Feed(),
            *stamp_rows(record, language, f"{Word.JOURNAL_ENTRY.said_in(language)} {record.number}"),
            Rule(),
            *(_line_row(line, language) for line in event.basket.lines),
            Rule(),
            Text(Word.PARKED_HINT.said_in(language), Align.CENTRE),
            Feed(),
            Barcode(parked_code(event.basket_id)),
        ),
    )


def _line_row(line: Line, language: Language) -> Row:
    """Return what and how much, without what it costs."""
    return Text(f"{quantity_text(line.quantity_milli)} {unit_text(line.unit, language)} {line.name}")
