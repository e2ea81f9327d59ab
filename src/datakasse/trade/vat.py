"""
Value added tax: which rate applies on which day, and how much of a price it is.

The one module that knows how VAT is computed. Prices include VAT. VAT is taken out of each line,
rounded to whole øre with halves away from zero, and summed; it is never computed from a total
(SAFT-10). A shop has its own VAT codes, each tied to one of SAF-T's standard codes; the rate
follows from the standard code and the day of delivery, so a return can use the rate of its sale.

Law: law.md 3.1 to 3.3; merverdiavgiftsloven kapittel 5.
"""

from bisect import bisect_right
from datetime import date

import msgspec

from datakasse.trade.amount import divide_half_away

WHOLE_BP = 10_000
"""A hundred per cent in basis points."""

_HISTORY: dict[str, tuple[tuple[date, int], ...]] = {
    "3": ((date(2001, 1, 1), 2_400), (date(2005, 1, 1), 2_500)),
    "31": (
        (date(2001, 7, 1), 1_200),
        (date(2005, 1, 1), 1_100),
        (date(2006, 1, 1), 1_300),
        (date(2007, 1, 1), 1_400),
        (date(2012, 1, 1), 1_500),
    ),
    "32": ((date(2004, 1, 1), 1_111),),
    "33": (
        (date(2004, 3, 1), 600),
        (date(2005, 1, 1), 700),
        (date(2006, 1, 1), 800),
        (date(2016, 1, 1), 1_000),
        (date(2018, 1, 1), 1_200),
        (date(2020, 4, 1), 600),
        (date(2021, 10, 1), 1_200),
    ),
}

UNTAXED_CODES = frozenset({"0", "5", "51", "52", "6", "7"})
"""Standard codes that carry no output VAT: zero rated, reverse charge, export, outside the Act, none."""

STANDARD_CODES = frozenset(_HISTORY) | UNTAXED_CODES


class VatCode(msgspec.Struct, frozen=True):
    """
    A VAT code of the shop.

    Attributes:
        code: The shop's own code, as it stands on lines and in reports.
        description: What it is called.
        standard_code: SAF-T's standard tax code.
        since: The day the shop began to use it.
    """

    code: str
    description: str
    standard_code: str
    since: date


class VatRate(msgspec.Struct, frozen=True):
    """A VAT code with the rate it has on a given day, in basis points."""

    code: str
    rate_bp: int


class VatRow(msgspec.Struct, frozen=True):
    """The VAT of one code and rate within a sale: basis, VAT, both in øre."""

    code: str
    rate_bp: int
    net_ore: int
    vat_ore: int


def rate_bp_on(standard_code: str, day: date) -> int:
    """
    Return the rate of a standard code on a day, in basis points.

    Raises:
        ValueError: Not a standard code for sales, or a day before its first known rate.

    Example:
        >>> (
        ...     rate_bp_on("33", date(2020, 6, 1)),
        ...     rate_bp_on("33", date(2026, 6, 1)),
        ...     rate_bp_on("5", date(2026, 6, 1)),
        ... )
        (600, 1200, 0)
    """
    if standard_code in UNTAXED_CODES:
        return 0
    if standard_code not in _HISTORY:
        raise ValueError(f"{standard_code!r} is not a standard tax code for sales")
    history = _HISTORY[standard_code]
    place = bisect_right(history, day, key=lambda row: row[0])
    if place == 0:
        raise ValueError(f"no rate is known for standard code {standard_code} on {day.isoformat()}")
    return history[place - 1][1]


def vat_in_gross(gross_ore: int, rate_bp: int) -> int:
    """
    Return the VAT inside a price that includes it, in øre.

    Example (SAFT-10, the lines of the official example):
        >>> [vat_in_gross(gross_ore, 1_500) for gross_ore in (3280, 2580, 2780)]
        [428, 337, 363]
    """
    return divide_half_away(gross_ore * rate_bp, WHOLE_BP + rate_bp)
