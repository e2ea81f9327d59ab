"""
What a shop says in its own words on its receipts: opening hours, how long goods can be exchanged, a greeting.

The words stand beside what the law wants a receipt to say and never instead of it; that they cannot be taken
for it is looked after where they are accepted (`receipt/parts/own_words.py`).
"""

import unicodedata

import msgspec

from datakasse.errors.shop.receipts import ReceiptTextTooLong

ABOVE_MAX, BELOW_MAX = 3, 6
"""So many lines above the label of a receipt, and at its foot."""
LINE_LENGTH_MAX = 80
"""Two lines of a narrow receipt."""


class ReceiptTexts(msgspec.Struct, frozen=True):
    """
    A shop's own words on its receipts, a line each.

    Attributes:
        above: Below the shop's name and number.
        below: At the foot, instead of a word of goodbye.
    """

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


class FormerTexts(msgspec.Struct, frozen=True):
    """
    Words that a shop had on its receipts before.

    Attributes:
        texts: The words.
        until: Each register of the place, and its first entry that they did not hold for any more.
    """

    texts: ReceiptTexts
    until: tuple[tuple[str, int], ...]

    def held_for(self, register: str, entry: int) -> bool:
        """Whether they held, or older ones, when a register made an entry."""
        return entry < dict(self.until).get(register, 0)


def clean_texts(above: str, below: str) -> ReceiptTexts:
    r"""
    Return texts as they are kept: composed, lines without signs that are not seen, and without empty ones.

    Raises:
        ReceiptTextTooLong: There are more lines, or longer ones, than a receipt has room for.

    Example:
        >>> clean_texts("Bakt i natt", " Byttes innen 30 dager\n\nfacebook\x1b/bakeriet ").below
        ('Byttes innen 30 dager', 'facebook/bakeriet')
    """
    return ReceiptTexts(_lines(above, ABOVE_MAX), _lines(below, BELOW_MAX))


def _lines(text: str, lines_max: int) -> tuple[str, ...]:
    spaced = (" ".join(_seen(line).split()) for line in unicodedata.normalize("NFC", text).splitlines())
    lines = tuple(line for line in spaced if line)
    if len(lines) > lines_max or any(len(line) > LINE_LENGTH_MAX for line in lines):
        raise ReceiptTextTooLong(lines=lines_max, limit=LINE_LENGTH_MAX)
    return lines


def _seen(line: str) -> str:
    return "".join(sign for sign in line if sign.isprintable() or sign.isspace())
