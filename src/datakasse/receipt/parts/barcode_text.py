"""
The barcode on a receipt: what a scanner at the till reads when goods come back.

    DK  series letter  receipt number  [- prefix of the register's series]

    DKS42        sales receipt 42 of a shop with one register
    DKD7-K2      delivery receipt 7 of the register whose numbers begin with K2

The series letters are S sales, R return, T training, D delivery. Code 128 has a check sum of its
own. No barcode of goods looks like it: those are digits only.
"""

import re
from typing import Final

import msgspec

from datakasse.journal.papers import ReceiptSeries
from datakasse.receipt.layout import LONGEST_BARCODE

LETTERS: Final[dict[ReceiptSeries, str]] = {"sales": "S", "return": "R", "training": "T", "delivery": "D"}

_SERIES: Final[dict[str, ReceiptSeries]] = {letter: series for series, letter in LETTERS.items()}
_SHAPE = re.compile(r"DK([SRTD])([1-9]\d{0,11})(?:-(.+))?", re.ASCII)


class ScannedReceipt(msgspec.Struct, frozen=True):
    """Which receipt a barcode names: series, number, prefix of its register's series."""

    series: ReceiptSeries
    receipt: int
    series_prefix: str = ""


def barcode_text(series: ReceiptSeries, receipt: int, series_prefix: str = "") -> str | None:
    """
    Return what the barcode of a receipt says; None where it would not fit on the paper.

    Example:
        >>> barcode_text("sales", 42), barcode_text("delivery", 7, "K2")
        ('DKS42', 'DKD7-K2')
    """
    text = f"DK{LETTERS[series]}{receipt}{'-' if series_prefix else ''}{series_prefix}"
    fits = len(text) <= LONGEST_BARCODE and text.isascii() and text.isprintable()
    return text if fits else None


def parse_barcode(text: str) -> ScannedReceipt | None:
    """
    Return the receipt that a scanned text names; None where it is something else.

    Example:
        >>> parse_barcode("DKD7-K2")
        ScannedReceipt(series='delivery', receipt=7, series_prefix='K2')
        >>> parse_barcode("7038010001109") is None
        True
    """
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    letter, number, prefix = match.groups()
    return ScannedReceipt(_SERIES[letter], int(number), prefix or "")
