"""
A slip as a PDF that can be kept and sent: PDF/A-2u, its text searchable.

The page is `page.py`'s. What a PDF adds is its own date, which the caller gives: nothing here reads
a clock, so the same slip and moment give the same bytes.
"""

from datetime import UTC, datetime

from datakasse.receipt.formats.page import compiler
from datakasse.receipt.layout import Slip


def render(slip: Slip, moment: datetime) -> bytes:
    """
    Return the slip as PDF/A-2u.

    Args:
        slip: What is shown.
        moment: When the document was made; becomes the PDF's creation date.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone could be any hour")
    whole_second = moment.astimezone(UTC).replace(microsecond=0)
    made = compiler(slip).compile(format="pdf", pdf_standards="a-2u", timestamp=whole_second)
    if not isinstance(made, bytes):
        raise TypeError("typst makes one PDF, however many pages")
    return made
