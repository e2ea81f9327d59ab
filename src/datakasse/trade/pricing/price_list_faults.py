"""What is wrong with a price list that somebody wants to hold, wherever it comes from."""

from collections.abc import Callable
from datetime import date
from typing import Final

from datakasse.errors.catalogue.price_lists import PriceListFault
from datakasse.trade.pricing.price_list import PriceList

NAME_LENGTH_MAX: Final = 40
PRICES_MAX: Final = 5_000
HOLDING_MAX: Final = 100
"""So many hold or are to come, at most: a price is looked up in all of them."""


def faults_of_price_list(
    price_list: PriceList, is_place: Callable[[str], bool], *, earliest: date, today: date
) -> list[PriceListFault]:
    """
    Return what of a price list cannot be.

    Args:
        price_list: The list.
        is_place: Tells whether there is a place of business of a code.
        earliest: The first day that it may begin on.
        today: The first day that it may end on.
    """
    is_for_place = is_place(price_list.place) and not price_list.group
    is_for_group = 0 < len(price_list.group) <= NAME_LENGTH_MAX and not price_list.place
    ends = price_list.ends
    return [
        what
        for what, fault in (
            (PriceListFault.NAME, not 0 < len(price_list.name) <= NAME_LENGTH_MAX),
            (PriceListFault.FOR_WHOM, not (is_for_place or is_for_group)),
            (PriceListFault.FIRST_DAY, price_list.begins < earliest),
            (PriceListFault.LAST_DAY, ends is not None and ends < max(price_list.begins, today)),
        )
        if fault
    ]
