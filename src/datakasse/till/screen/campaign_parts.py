"""What a screen tells of campaigns and the coupon: on a line by name, and in all."""

from collections.abc import Iterable

import msgspec

from datakasse.trade.basket import Basket, Line
from datakasse.trade.sale import SaleLine


class CampaignPart(msgspec.Struct, frozen=True):
    """What a campaign took off a line."""

    name: str
    off_ore: int


def campaign_parts(line: Line) -> list[CampaignPart]:
    """Return what campaigns took off a line; nothing of what comes back, which has its price."""
    if line.returns is not None:
        return []
    return [CampaignPart(cut.name, cut.off_ore) for cut in line.campaigns or ()]


def campaigns_ore(lines: Iterable[SaleLine]) -> int:
    """Return what campaigns took off what is sold."""
    return sum(sold.line.campaign_ore for sold in lines if sold.line.returns is None)


def coupon_name(basket: Basket) -> str:
    """Return what the coupon in a basket is called; empty where there is none."""
    wanted = basket.sale_discount
    return wanted.coupon.name if wanted is not None and wanted.coupon else ""
