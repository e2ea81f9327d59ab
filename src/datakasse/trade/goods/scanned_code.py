"""
What a scanned code is, by its shape alone.

    7038010001109     goods: a GTIN of 8, 12, 13 or 14 digits, or an article's own number
    DKS42  DKD7-K2    a receipt of ours (`receipt/parts/barcode_text.py`)
    DKP4f1c…          a parked sale, by the end of its identity
    DKG1234           a gift card
    DKK1001           a credit customer
    DKB…              an operator's badge
    DKCSOMMER10       a coupon, whose code may stand without the letters too

Our own codes begin with DK and one of those letters, and an article's own number must not. What a scanner
puts before a code to tell its bars (`]E0`, `]C1`) is taken off, and of a GS1 element string the GTIN is the
code, with what the package weighs or costs beside it (`element_string.py`).
"""

import re
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.trade.check_digit import is_gtin, looks_like_gtin
from datakasse.trade.goods.element_string import read_elements
from datakasse.trade.goods.scale_label import LabelRead

PARKED_LENGTH: Final = 12
"""How much of a basket's identity, from its end, stands on the slip of a parked sale."""

_SYMBOLOGY: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GS1_BARS: Final = frozenset({"]C1", "]e0", "]d2", "]Q3"})
_LONGEST_GTIN: Final = 14
_LONG_GTIN: Final = 13


class CodeKind(StrEnum):
    """What a code may name."""

    GOODS = "goods"
    RECEIPT = "receipt"
    PARKED = "parked"
    GIFT_CARD = "gift_card"
    CUSTOMER = "customer"
    BADGE = "badge"
    COUPON = "coupon"


LETTERS: Final[dict[str, CodeKind]] = {
    "S": CodeKind.RECEIPT,
    "R": CodeKind.RECEIPT,
    "T": CodeKind.RECEIPT,
    "D": CodeKind.RECEIPT,
    "P": CodeKind.PARKED,
    "G": CodeKind.GIFT_CARD,
    "K": CodeKind.CUSTOMER,
    "B": CodeKind.BADGE,
    "C": CodeKind.COUPON,
}
"""The letter after DK; no two kinds share one."""

_OURS: Final = re.compile(rf"DK([{''.join(LETTERS)}])(\S+)", re.IGNORECASE)


class ScannedCode(msgspec.Struct, frozen=True):
    """
    A code that was read.

    Attributes:
        kind: What it may name.
        text: What it names: the whole code of goods and receipts, else what follows the letter.
        label: What an element string says of the package; None where it says nothing.
    """

    kind: CodeKind
    text: str
    label: LabelRead | None = None


def read_code(scanned: str) -> ScannedCode:
    """
    Return what a scanned text may name.

    Example:
        >>> read_code("]E07038010001109").text, read_code("DKG7312").text
        ('7038010001109', '7312')
        >>> read_code("]C10107038010001109").text, read_code("DKS42").kind
        ('07038010001109', <CodeKind.RECEIPT: 'receipt'>)
    """
    text = scanned.strip()
    if _SYMBOLOGY.match(text):
        bars, text = text[:3], text[3:]
        elements = read_elements(text)
        if bars in _GS1_BARS and elements.gtin:
            return ScannedCode(CodeKind.GOODS, elements.gtin, elements.label)
    ours = _OURS.fullmatch(text)
    if ours is None:
        return ScannedCode(CodeKind.GOODS, text)
    kind = LETTERS[ours[1].upper()]
    whole = text[:3].upper() + ours[2]
    return ScannedCode(kind, whole if kind is CodeKind.RECEIPT else ours[2])


def gtin_forms(code: str) -> tuple[str, ...]:
    """
    Return the ways in which a shop may have entered the GTIN of a code, the code's own first.

    Zeros before a GTIN mean nothing. A case has a GTIN-14 that begins with 1 to 8, and is never the piece.

    Example:
        >>> gtin_forms("036000291452"), gtin_forms("07038010001109")
        (('036000291452', '0036000291452', '00036000291452'), ('07038010001109', '7038010001109'))
        >>> gtin_forms("17038010001106"), gtin_forms("42")
        (('17038010001106',), ('42',))
    """
    if not looks_like_gtin(code):
        return (code,)
    core = code.lstrip("0")
    lengths = (_LONG_GTIN, 12, 8, _LONGEST_GTIN)
    forms = (core.zfill(length) for length in lengths if len(core) <= length)
    return tuple(dict.fromkeys((code, *forms)))


def parked_code(basket_id: str) -> str:
    """Return what the slip of a parked sale says to a scanner."""
    return f"DKP{basket_id[-PARKED_LENGTH:]}"


def is_misread(code: str) -> bool:
    """Return whether a code has the shape of a GTIN and a check digit that does not fit."""
    return looks_like_gtin(code) and not is_gtin(code)
