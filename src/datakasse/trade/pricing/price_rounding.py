"""Prices a share dearer or cheaper, rounded as shops write them."""

from enum import StrEnum
from typing import Final

from datakasse.trade.amount import ORE_PER_KRONE, divide_half_away
from datakasse.trade.vat import WHOLE_BP

_NINETY_ORE: Final = 90


class PriceEnding(StrEnum):
    """What a price ends with: any øre, whole kroner, or 90 øre."""

    ORE = "ore"
    KRONE = "krone"
    NINETY = "ninety"


def changed_price(price_ore: int, by_bp: int, ending: PriceEnding) -> int:
    """
    Return a price that is a share dearer or cheaper, with the ending that is nearest.

    A price asked up never goes down, nor one asked down up: then it is the next ending on the right side.
    What cost something goes on costing something, and where no ending is left below it the price stays.

    Args:
        price_ore: Zero or more.
        by_bp: The share in basis points; below zero is cheaper.
        ending: What it is to end with.

    Example:
        >>> [changed_price(39_00, 500, ending) for ending in PriceEnding]
        [4095, 4100, 4090]
        >>> changed_price(39_00, 100, PriceEnding.NINETY), changed_price(50, -9_000, PriceEnding.KRONE)
        (3990, 50)
    """
    if price_ore == 0:
        return 0
    step_ore = 1 if ending is PriceEnding.ORE else ORE_PER_KRONE
    near_ore = _nearest(price_ore, by_bp, ending)
    if by_bp > 0 and near_ore < price_ore:
        return near_ore + step_ore
    if by_bp < 0 and near_ore > price_ore:
        return near_ore - step_ore if near_ore > step_ore else price_ore
    return near_ore


def _nearest(price_ore: int, by_bp: int, ending: PriceEnding) -> int:
    """Return the ending nearest to a changed price: at least one øre, one krone, or 90 øre."""
    exact_ore = divide_half_away(price_ore * (WHOLE_BP + by_bp), WHOLE_BP)
    match ending:
        case PriceEnding.ORE:
            return max(exact_ore, 1)
        case PriceEnding.KRONE:
            return max(divide_half_away(exact_ore, ORE_PER_KRONE), 1) * ORE_PER_KRONE
        case PriceEnding.NINETY:
            kroner = divide_half_away(exact_ore - _NINETY_ORE, ORE_PER_KRONE)
            return max(kroner, 0) * ORE_PER_KRONE + _NINETY_ORE
