"""How the receipts of a shop begin and end, with dots for what was sold: for whoever sets them up."""

from datakasse.receipt.layout import Align, Feed, Rule, Slip, SlipKind, Text
from datakasse.receipt.parts.letterhead import Letterhead, label_row
from datakasse.receipt.parts.own_words import rows_above
from datakasse.receipt.slips.sale_slip import farewell_rows
from datakasse.receipt.words.wording import Label

_SOLD = "· · ·"


def outline_slip(letterhead: Letterhead) -> Slip:
    """Return a sales receipt of nothing; it states no amounts and has no number."""
    language = letterhead.language
    return Slip(
        SlipKind.SALES,
        language,
        (
            *letterhead.rows(with_logo=True),
            *rows_above(letterhead.location.receipt_texts),
            label_row(Label.SALES_RECEIPT, language),
            Feed(),
            Rule(),
            Text(_SOLD, Align.CENTRE),
            Rule(),
            *farewell_rows(letterhead, "sales"),
        ),
    )
