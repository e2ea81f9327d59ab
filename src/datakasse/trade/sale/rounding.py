"""
Cash rounding (*øreavrunding*): the cash part of a settlement ends in whole kroner.

Law: law.md 4.1; forskrift 2011-03-16-294 § 2. Only cash is rounded, only the total, and VAT stays
on the unrounded price (SAFT-9).
"""

from datakasse.trade.amount import ORE_PER_KRONE, divide_half_away


def to_whole_kroner(amount_ore: int) -> int:
    """
    Return the amount as cash can pay it: 1-49 øre down, 50-99 up; refunds mirror sales.

    Example:
        >>> [to_whole_kroner(amount_ore) for amount_ore in (29540, 29549, 29550, 29599, -1640)]
        [29500, 29500, 29600, 29600, -1600]
    """
    return divide_half_away(amount_ore, ORE_PER_KRONE) * ORE_PER_KRONE
