"""
Price lists as the journal has them: what each is, and every price on it that changed, from what to what.

Law: KSF-2-7-1 (a price is changed: 13021).
"""

import msgspec

from datakasse.journal.events.happened import Happened
from datakasse.trade.pricing.price_list import PriceList


class ChangedPrice(msgspec.Struct, frozen=True, array_like=True):
    """What an article costs on a list from here on, and before; None where it is not on it."""

    article: str
    from_ore: int | None
    to_ore: int | None


class PriceListSet(Happened, frozen=True, tag="price_list_set"):
    """
    A price list was made, or changed: then this is another version of it.

    Attributes:
        price_list: As it is from here on.
        changed: The prices on it that changed, by article.
    """

    price_list: PriceList
    changed: tuple[ChangedPrice, ...]


class PriceListEnded(Happened, frozen=True, tag="price_list_ended"):
    """A price list holds no more from here on."""

    number: int
    version: int
    name: str


PriceListEvent = PriceListSet | PriceListEnded
"""All kinds of them."""
