"""
Campaigns and coupons as a hub sends them out: known by their name, or by their code.

A hub has no numbers of its own for them: what a shop calls by the same name is the same campaign, and what
has the same code the same coupon. A code that counts once cannot be sent out, since nobody would know in one
shop what was used in another.
"""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.trade.moment import to_journal
from datakasse.trade.pricing.campaign import Campaign, CampaignHours, Offer, OfferGoods
from datakasse.trade.pricing.campaign_faults import faults_of_campaign
from datakasse.trade.pricing.coupon import Coupon, CouponGoods, read_coupon_code
from datakasse.trade.pricing.coupon_faults import faults_of_coupon


class SentCampaign(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """
    A campaign as it is to be.

    Attributes:
        name: What it is known by, and what the receipt calls it.
        offer: What it gives.
        parts: The goods; one for each piece of a set, otherwise one.
        begins: From when; None for when the change counts from.
        ends: Until when; None where nobody has said.
        hours: The hours in which it holds; None for all.
    """

    name: str
    offer: Offer
    parts: tuple[OfferGoods, ...]
    begins: datetime | None = None
    ends: datetime | None = None
    hours: CampaignHours | None = None

    def campaign(self, number: int, version: int, now: datetime) -> Campaign:
        """Return it as a shop keeps it from a moment on."""
        return Campaign(
            number,
            version,
            self.name.strip(),
            self.offer,
            self.parts,
            now if self.begins is None else max(now, to_journal(self.begins)),
            None if self.ends is None else to_journal(self.ends),
            self.hours,
        )


class SentCoupon(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """
    A coupon with one code that everybody has.

    Attributes:
        code: The code, by which it is known.
        name: What the receipt calls it.
        amount_ore: Øre that it takes off; 0 when a share is meant.
        share_bp: Share that it takes off, in basis points.
        goods: What it takes it off.
        minimum_ore: What those goods have to come to.
        begins: From when; None for when the change counts from.
        ends: Until when; None where nobody has said.
    """

    code: str
    name: str
    amount_ore: int = 0
    share_bp: int = 0
    goods: CouponGoods = CouponGoods()
    minimum_ore: int = 0
    begins: datetime | None = None
    ends: datetime | None = None

    def coupon(self, number: int, now: datetime) -> Coupon:
        """Return it as a shop keeps it from a moment on."""
        return Coupon(
            number,
            self.name.strip(),
            (read_coupon_code(self.code),),
            once=False,
            begins=now if self.begins is None else max(now, to_journal(self.begins)),
            ends=None if self.ends is None else to_journal(self.ends),
            amount_ore=self.amount_ore,
            share_bp=self.share_bp,
            goods=self.goods,
            minimum_ore=self.minimum_ore,
        )


def faults_of_offers(
    campaigns: tuple[SentCampaign, ...], coupons: tuple[SentCoupon, ...], valid_from: datetime
) -> Iterator[Phrase]:
    """
    Yield what is wrong with campaigns and coupons as far as it can be seen from themselves.

    The goods are the shops', and each of them looks whether it has them.
    """
    sent = (*campaigns, *coupons)
    moments = [moment for each in sent for moment in (each.begins, each.ends) if moment is not None]
    if any(moment.tzinfo is None for moment in moments):
        yield Phrase("et tidspunkt uten tidssone", "a moment without a time zone")
        return
    for name, faults in (
        *((_campaign_of_name(each.name), _of_campaign(each, valid_from)) for each in campaigns),
        *((coupon_of_code(each.code), _of_coupon(each, valid_from)) for each in coupons),
    ):
        if faults:
            yield name.told(Phrase.joined(faults))
    names = [each.name.strip() for each in campaigns]
    codes = [read_coupon_code(each.code) for each in coupons]
    if len(names) != len(set(names)) or len(codes) != len(set(codes)):
        yield Phrase("samme kampanje eller kupong to ganger", "the same campaign or coupon twice")


def coupon_of_code(code: str) -> Phrase:
    """Return how a coupon is named where something is wrong with it."""
    return Phrase(f"kupong {code[:20]}", f"coupon {code[:20]}")


def _campaign_of_name(name: str) -> Phrase:
    return Phrase(f"kampanje {name[:40]}", f"campaign {name[:40]}")


def _of_campaign(sent: SentCampaign, valid_from: datetime) -> list[Phrase]:
    campaign = sent.campaign(1, 1, valid_from)
    groups = {code for part in campaign.parts for code in part.groups}
    return faults_of_campaign(campaign, lambda _: True, groups)


def _of_coupon(sent: SentCoupon, valid_from: datetime) -> list[Phrase]:
    coupon = sent.coupon(1, valid_from)
    return faults_of_coupon(coupon, lambda _: True, set(coupon.goods.groups))
