"""
The mark that a shop has at the top of its sales receipts, as the dots a receipt printer sets: black or none.

No picture file is ever read here. The office's page makes a picture small and black and white where the
browser has it behind its own walls, and what arrives is a width, a height and the dots (decision 0057).
"""

import hashlib

import msgspec

from datakasse.errors.shop.receipts import ReceiptLogoBroken, ReceiptLogoTooLarge

LOGO_WIDTH_MAX_DOTS = 384
"""All of 58 mm paper; two thirds of 80 mm. One mark fits every printer of a place, and is never scaled."""
LOGO_HEIGHT_MAX_DOTS = 240
"""Three centimetres at 203 dots an inch."""


class ReceiptLogo(msgspec.Struct, frozen=True):
    """
    A mark in dots; none where it has no width.

    Attributes:
        width_dots: How wide.
        height_dots: How high.
        bits: Rows from the top, eight dots a byte, the leftmost in the highest bit, 1 for black; each row
            begins a byte.
    """

    width_dots: int = 0
    height_dots: int = 0
    bits: bytes = b""

    def __bool__(self) -> bool:
        """Whether there is one."""
        return self.width_dots > 0

    @property
    def told(self) -> str:
        """What the journal tells of it: how large, and by which digest it is known again."""
        if not self:
            return "–"
        digest = hashlib.sha256(self.bits).hexdigest()[:16]
        return f"{self.width_dots}×{self.height_dots} {digest}"


def clean_logo(width_dots: int, height_dots: int, bits: bytes) -> ReceiptLogo:
    r"""
    Return a mark as it is kept; nothing is printed of what stands beyond its width.

    Raises:
        ReceiptLogoTooLarge: Wider or higher than receipts have room for.
        ReceiptLogoBroken: The dots are not as many as its size says, or none of them is black.

    Example:
        >>> clean_logo(3, 1, b"\xff")
        ReceiptLogo(width_dots=3, height_dots=1, bits=b'\xe0')
        >>> bool(clean_logo(0, 0, b""))
        False
    """
    if not (width_dots or height_dots or bits):
        return ReceiptLogo()
    if width_dots > LOGO_WIDTH_MAX_DOTS or height_dots > LOGO_HEIGHT_MAX_DOTS:
        raise ReceiptLogoTooLarge(width=LOGO_WIDTH_MAX_DOTS, height=LOGO_HEIGHT_MAX_DOTS)
    row_bytes = (width_dots + 7) // 8
    if width_dots < 1 or height_dots < 1 or len(bits) != row_bytes * height_dots:
        raise ReceiptLogoBroken
    beyond = -width_dots % 8
    last = 0xFF << beyond & 0xFF
    rows = (bits[at : at + row_bytes] for at in range(0, len(bits), row_bytes))
    kept = b"".join(row[:-1] + bytes([row[-1] & last]) for row in rows)
    if not any(kept):
        raise ReceiptLogoBroken
    return ReceiptLogo(width_dots, height_dots, kept)
