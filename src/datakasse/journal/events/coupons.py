"""
Coupons as the journal has them. Codes that count once are worth money and stand here as their number alone.

Law: KSF-2-7-1, KSF-2-8-2-q.
"""

from datakasse.journal.events.happened import Happened
from datakasse.trade.pricing.coupon import Coupon


class CouponSet(Happened, frozen=True, tag="coupon_set"):
    """
    A coupon was made.

    Attributes:
        coupon: The coupon; without its codes where each counts once.
        codes: How many codes it has.
    """

    coupon: Coupon
    codes: int


class CouponEnded(Happened, frozen=True, tag="coupon_ended"):
    """A coupon cannot be laid any longer from here on."""

    number: int
    name: str


CouponEvent = CouponSet | CouponEnded
"""All kinds of them."""
