"""
Quantities as whole thousandths, so that weights are exact.

`quantity_milli` is 1000 for one piece and 350 for 0.350 kg.
"""

import re

from datakasse.errors.trade.amounts import FractionNotSold, MalformedQuantity, QuantityOutOfRange
from datakasse.trade.amount import divide_half_away

ONE_MILLI = 1000
QUANTITY_LIMIT_MILLI = 100_000 * ONE_MILLI
"""No line holds more: a hundred thousand pieces or kilos."""

UNITS_IN_PARTS = frozenset({"kg", "hg", "g", "l", "m", "time"})
_QUANTITY = re.compile(r"(\d{1,12})(?:[.,](\d{1,3}))?", re.ASCII)


def parse_quantity(text: str) -> int:
    """
    Read a quantity and return thousandths.

    Raises:
        MalformedQuantity: Not a plain number with at most three decimals (so no NaN, no exponent).
        QuantityOutOfRange: Zero or above `QUANTITY_LIMIT_MILLI`.

    Example:
        >>> parse_quantity("3"), parse_quantity("0,35")
        (3000, 350)
    """
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        raise MalformedQuantity(text=text[:40])
    whole, decimals = match.groups()
    return check_quantity(int(whole) * ONE_MILLI + int((decimals or "").ljust(3, "0")))


def check_quantity(quantity_milli: int) -> int:
    """
    Return the quantity if it may stand on a sale line.

    Raises:
        QuantityOutOfRange: Zero, negative or above `QUANTITY_LIMIT_MILLI`.
    """
    if not 0 < quantity_milli <= QUANTITY_LIMIT_MILLI:
        raise QuantityOutOfRange(limit=QUANTITY_LIMIT_MILLI // ONE_MILLI)
    return quantity_milli


def check_parts(quantity_milli: int, *, unit: str, name: str) -> int:
    """
    Return the quantity if the article's unit can be sold in such a part.

    Raises:
        FractionNotSold: A part of something sold by the piece.
    """
    if quantity_milli % ONE_MILLI and unit not in UNITS_IN_PARTS:
        raise FractionNotSold(name=name, unit=unit)
    return quantity_milli


def quantity_text(quantity_milli: int) -> str:
    """
    Return the quantity with a dot and no needless zeros, as SAF-T wants it.

    Example:
        >>> quantity_text(2000), quantity_text(-350), quantity_text(1250)
        ('2', '-0.35', '1.25')
    """
    whole, parts = divmod(abs(quantity_milli), ONE_MILLI)
    decimals = f"{parts:03d}".rstrip("0")
    return f"{'-' if quantity_milli < 0 else ''}{whole}{'.' + decimals if decimals else ''}"


def price_of(unit_price_ore: int, quantity_milli: int) -> int:
    """
    Return the price of a quantity in øre, halves away from zero.

    Example:
        >>> price_of(18_900, 350)
        6615
    """
    return divide_half_away(unit_price_ore * quantity_milli, ONE_MILLI)
