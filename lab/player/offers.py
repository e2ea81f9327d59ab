"""From what the office offers in a day to the use cases of campaigns and coupons."""

from datakasse.counter.counter import Action
from datakasse.office.catalogue.campaigns import CampaignDraft, EndCampaign, MakeCampaign
from datakasse.office.catalogue.coupons import CouponDraft, MakeCoupon
from datakasse.storage.ports.store import Readings
from datakasse.trade.pricing.campaign import Multibuy, OfferGoods
from lab import day as told

LOOKED_THROUGH = 100
"""More campaigns than any day has."""
NO_CAMPAIGN = 0
"""No campaign is called this."""


def offer_action(statement: told.Statement, books: Readings) -> Action[object] | None:
    """Return the use case of a statement about an offer, or None where it is about something else."""
    match statement:
        case told.MakeCampaign():
            goods = OfferGoods(groups=(statement.group,))
            return MakeCampaign(
                CampaignDraft(statement.name, Multibuy(statement.take, statement.pay), (goods,))
            )
        case told.EndCampaign():
            known = books.campaigns(LOOKED_THROUGH)
            named = (each.number for each in known if each.name == statement.name)
            return EndCampaign(next(named, NO_CAMPAIGN))
        case told.MakeCoupon():
            return MakeCoupon(
                CouponDraft(
                    statement.name,
                    amount_ore=statement.discount.amount_ore,
                    share_bp=statement.discount.share_bp,
                    code=statement.code,
                    once=statement.once,
                    minimum_ore=statement.minimum_ore,
                )
            )
        case _:
            return None
