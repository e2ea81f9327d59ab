"""
Discounts given by hand at the register, in kroner or per cent, those of a coupon, and a customer's points.

Campaigns are prices, not discounts: only what a person takes off is counted (KSF-2-8-2-q).
"""

from collections.abc import Sequence

import msgspec

from datakasse.errors.trade.discounts import DiscountTooLarge
from datakasse.trade.amount import divide_half_away, kroner_text
from datakasse.trade.pricing.coupon import LaidCoupon
from datakasse.trade.pricing.points import LaidPoints
from datakasse.trade.vat import WHOLE_BP


class Discount(msgspec.Struct, frozen=True):
    """
    A discount as it was asked for: an amount or a share, never both.

    Attributes:
        amount_ore: Øre to take off; 0 when a share is meant.
        share_bp: Share to take off in basis points; 0 when an amount is meant.
        reason: Why, in the operator's words.
        coupon: The coupon whose discount it is; left out of the bytes of every other.
        points: The customer's points that it spends; left out of the bytes of every other.
    """

    amount_ore: int = 0
    share_bp: int = 0
    reason: str = ""
    coupon: LaidCoupon | msgspec.UnsetType = msgspec.UNSET
    points: LaidPoints | msgspec.UnsetType = msgspec.UNSET

    @property
    def is_none(self) -> bool:
        """Whether it is that there is none any longer."""
        return not self.amount_ore and not self.share_bp

    def covers(self, article: str, group: str) -> bool:
        """Return whether it may be taken off an article of a group."""
        if self.points:
            return article not in self.points.barred
        return not self.coupon or self.coupon.covers(article, group)

    @property
    def keeps_out(self) -> bool:
        """Whether it keeps out by itself what it may not be taken off: a coupon's, and that of points."""
        return bool(self.coupon or self.points)

    def barring(self, articles: tuple[str, ...]) -> "Discount":
        """Return it so that these articles are kept out; one that is given by hand stays as it is."""
        if self.coupon:
            return msgspec.structs.replace(self, coupon=msgspec.structs.replace(self.coupon, barred=articles))
        if self.points:
            return msgspec.structs.replace(self, points=msgspec.structs.replace(self.points, barred=articles))
        return self

    def taken_from(self, price_ore: int) -> int:
        """
        Return the øre to take off a price.

        Raises:
            DiscountTooLarge: More than the price, over 100 %, or negative.

        Example:
            >>> Discount(share_bp=1_000).taken_from(2_995), Discount(amount_ore=500).taken_from(2_995)
            (300, 500)
        """
        off_ore = self.amount_ore or divide_half_away(price_ore * self.share_bp, WHOLE_BP)
        if not 0 <= off_ore <= price_ore or not 0 <= self.share_bp <= WHOLE_BP:
            raise DiscountTooLarge(limit_kroner=kroner_text(price_ore))
        return off_ore


def share_out(amount_ore: int, weights: Sequence[int]) -> list[int]:
    """
    Split an amount by weight so that the parts sum to it exactly.

    The øre left over after rounding down go to the largest remainders, first come first served.

    Args:
        amount_ore: Zero or more.
        weights: Zero or more each; at least one above zero unless the amount is zero.

    Example:
        >>> share_out(100, [1, 1, 1])
        [34, 33, 33]
    """
    total = sum(weights)
    if total == 0:
        return [0] * len(weights)
    parts = [amount_ore * weight // total for weight in weights]
    by_remainder = sorted(
        range(len(weights)), key=lambda place: (-(amount_ore * weights[place] % total), place)
    )
    for place in by_remainder[: amount_ore - sum(parts)]:
        parts[place] += 1
    return parts
