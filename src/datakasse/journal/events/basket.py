"""The basket, before a sale is completed."""

import msgspec

from datakasse.journal.events.happened import Happened
from datakasse.trade.goods.article import Serving
from datakasse.trade.pricing.coupon import LostCoupon
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket, Line


class LineAdded(Happened, frozen=True, tag="line_added"):
    """A line was put in the basket (also a return line)."""

    basket_id: str
    line: Line


class LineCorrected(Happened, frozen=True, tag="line_corrected"):
    """
    A line was removed or reduced before completion: item s.

    `amount_ore` is what it reduced the sale by, above zero; `left_milli` is 0 when the line went.
    """

    basket_id: str
    line_id: int
    article: str
    removed_milli: int
    left_milli: int
    amount_ore: int


class LineDiscounted(Happened, frozen=True, tag="line_discounted"):
    """A discount was given on a line."""

    basket_id: str
    line_id: int
    discount: Discount


class LineNoted(Happened, frozen=True, tag="line_noted"):
    """A note for the receipt was put on a line; an empty one took it away."""

    basket_id: str
    line_id: int
    note: str


class SaleDiscounted(Happened, frozen=True, tag="sale_discounted"):
    """A discount was given over the whole basket, or a coupon laid; nothing takes it away, or it was lost."""

    basket_id: str
    discount: Discount
    lost: LostCoupon | msgspec.UnsetType = msgspec.UNSET


class ServingChosen(Happened, frozen=True, tag="serving_chosen"):
    """Eat in or take away was chosen, which sets the VAT."""

    basket_id: str
    serving: Serving


class PriceChecked(Happened, frozen=True, tag="price_checked"):
    """A price was looked up without a sale: item t."""

    article: str
    group: str
    gross_ore: int
    net_ore: int


class BasketParked(Happened, frozen=True, tag="basket_parked"):
    """The basket was set aside under a name."""

    basket_id: str
    name: str


class BasketResumed(Happened, frozen=True, tag="basket_resumed"):
    """A basket set aside was taken up again."""

    basket_id: str


class ProvisionalIssued(Happened, frozen=True, tag="provisional_issued"):
    """A provisional receipt of an open basket was made: item o."""

    basket_id: str
    number: int
    gross_ore: int
    basket: Basket


BasketEvent = (
    LineAdded
    | LineCorrected
    | LineDiscounted
    | LineNoted
    | SaleDiscounted
    | ServingChosen
    | PriceChecked
    | BasketParked
    | BasketResumed
    | ProvisionalIssued
)
"""All kinds of them."""
