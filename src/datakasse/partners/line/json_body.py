"""
Bodies in JSON, with amounts that are exact.

Partners who count in kroner get them with two decimals, as a JSON number. The number is made from whole øre
and written as it stands: no float, no sum, never with an exponent.
"""

from decimal import Decimal

import msgspec

DIGITS_MAX = 15
"""No amount has more before the point; a number of a thousand million digits is a trap."""

_WRITER = msgspec.json.Encoder(decimal_format="number", order="deterministic")


def kroner(amount_ore: int) -> Decimal:
    """
    Return an amount in kroner.

    Example:
        >>> kroner(-229970), kroner(5), kroner(0)
        (Decimal('-2299.70'), Decimal('0.05'), Decimal('0.00'))
    """
    return Decimal(amount_ore).scaleb(-2)


def ore(amount: Decimal) -> int:
    """
    Return an amount in øre that a partner told in kroner.

    Raises:
        ValueError: There is less than an øre in it, or it is beyond what any shop sells for.

    Example:
        >>> ore(Decimal("12.5")), ore(Decimal("-0.30"))
        (1250, -30)
    """
    if amount.adjusted() > DIGITS_MAX:
        raise ValueError("an amount beyond measure")
    scaled = amount.scaleb(2)
    if scaled != scaled.to_integral_value():
        raise ValueError("an amount with less than an øre in it")
    return int(scaled)


def written(body: object) -> bytes:
    """
    Return a body as bytes.

    Example:
        >>> written({"amount": kroner(1_250_000)})
        b'{"amount":12500.00}'
    """
    return _WRITER.encode(body)
