"""
The test page of a printer: letters, widths, sizes, codes, and how it is cut.

It proves the profile that was chosen: every letter must stand as on the screen, the lines of figures must
reach from edge to edge, and both codes must be readable. It states no amounts and calls itself no receipt.

Law: KSF-2-3-a, KSF-2-5-d.
"""

from datakasse.receipt.layout import (
    Align,
    Barcode,
    Columns,
    Feed,
    QrCode,
    Row,
    Rule,
    Slip,
    SlipKind,
    Symbology,
    Text,
)
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.words.wording import Word

LETTERS = "Blåbærsyltetøy ÆØÅ æøå €"
ALPHABETS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ", "abcdefghijklmnopqrstuvwxyzæøå", "éèêü äö – « » § ½ ×")
CODE = "TEST-123456"


def trial_slip(letterhead: Letterhead) -> Slip:
    """Return the test page of a register's printer."""
    language = letterhead.language
    rows: list[Row] = [
        *letterhead.rows(),
        Text(Word.TEST_PAGE.said_in(language), Align.CENTRE, size=2, bold=True),
        Text(Word.TEST_PAGE_IS_NO_RECEIPT.said_in(language), Align.CENTRE),
        Feed(),
        Text(LETTERS, Align.CENTRE, size=2),
        Text(LETTERS, Align.CENTRE),
        Feed(),
        *(Text(alphabet) for alphabet in ALPHABETS),
        Rule(),
        Columns(Word.CASH_POINT.said_in(language), letterhead.register.register_id),
        Columns("0123456789", "9876543210"),
        Columns(Word.LEFT_EDGE.said_in(language), Word.RIGHT_EDGE.said_in(language)),
        Rule(),
        Text(Word.TEST_PAGE_CODES.said_in(language), Align.CENTRE),
        QrCode(CODE),
        Feed(),
        Barcode(CODE, Symbology.CODE_128),
        Feed(),
        Text(Word.TEST_PAGE_ENDS.said_in(language), Align.CENTRE),
    ]
    return Slip(SlipKind.TEST_PAGE, language, tuple(rows))
