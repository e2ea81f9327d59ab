"""What a screen tells of campaigns: on a line by name, and in all."""

from collections.abc import Iterable

import msgspec

from datakasse.trade.basket import Line
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
