"""
Money as whole øre.

An amount is an `int` of øre, never a float and never a fraction. Text with kroner appears only at
the borders: on paper, in files and in the text that is signed.
"""

import re
from functools import lru_cache

from datakasse.errors.trade.amounts import AmountOutOfRange, MalformedAmount

AMOUNT_LIMIT_ORE = 10_000_000_00
"""No single amount at a register is larger: ten million kroner."""

ORE_PER_KRONE = 100
_REMEMBERED_TEXTS = 1 << 14
_KRONER = re.compile(r"(-?)(\d{1,12})(?:[.,](\d{1,2}))?", re.ASCII)


def divide_half_away(numerator: int, denominator: int) -> int:
    """
    Divide and round to a whole number, halves away from zero.

    Args:
        numerator: Any whole number.
        denominator: Above zero.

    Example:
        >>> divide_half_away(5, 2), divide_half_away(-5, 2), divide_half_away(4, 3)
        (3, -3, 1)
    """
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def kroner_text(amount_ore: int) -> str:
    """
    Return kroner with a dot and exactly two decimals, as files and signatures want it.

    The same prices come again and again, and a file of a year asks for tens of millions of texts: the last
    ones are remembered.

    Law: SIG-6, SAFT-6.

    Example:
        >>> kroner_text(29540), kroner_text(-1640), kroner_text(5)
        ('295.40', '-16.40', '0.05')
    """
    kroner, ore = divmod(abs(amount_ore), ORE_PER_KRONE)
    return f"{'-' if amount_ore < 0 else ''}{kroner}.{ore:02d}"


def parse_kroner(text: str) -> int:
    """
    Read kroner as a person or a machine writes them and return øre.

    Raises:
        MalformedAmount: Not a number, or more than two decimals.
        AmountOutOfRange: Further from zero than `AMOUNT_LIMIT_ORE`.

    Example:
        >>> parse_kroner("295,4"), parse_kroner("-16.40"), parse_kroner("7")
        (29540, -1640, 700)
    """
    match = _KRONER.fullmatch(text.strip())
    if match is None:
        raise MalformedAmount(text=text[:40])
    sign, kroner, decimals = match.groups()
    amount_ore = int(kroner) * ORE_PER_KRONE + int((decimals or "").ljust(2, "0"))
    return check_amount(-amount_ore if sign else amount_ore)


def check_amount(amount_ore: int) -> int:
    """
    Return the amount if a register may handle it.

    Raises:
        AmountOutOfRange: Further from zero than `AMOUNT_LIMIT_ORE`.
    """
    if abs(amount_ore) > AMOUNT_LIMIT_ORE:
        raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
    return amount_ore
