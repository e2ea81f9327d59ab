"""What a screen tells of campaigns, the coupon, and the customer with her points."""

from collections.abc import Iterable

import msgspec

from datakasse.counter.list_prices import group_of
from datakasse.counter.loyalty import terms_for
from datakasse.storage.ports.store import Readings
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.sale.sale import SaleLine


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


def points_laid(basket: Basket, off_ore: int) -> str:
    """Return how many points the discount over a basket spends, in figures; empty where none lie in it."""
    wanted = basket.sale_discount
    laid = wanted.points if wanted is not None else None
    return str(off_ore // laid.worth_ore) if laid else ""


def customer_told(books: Readings, customer: str) -> str:
    """Return who is on a basket: number, group, and how many points (`120 p`); empty for nobody."""
    if not customer:
        return ""
    takes_part = terms_for(books, customer) is not None
    points = f"{books.points_balance(customer)} p" if takes_part else ""
    return " · ".join(filter(None, (customer, group_of(books, customer), points)))
