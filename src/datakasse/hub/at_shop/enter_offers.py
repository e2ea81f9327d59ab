"""
Campaigns and coupons of a change put into effect at a register, and what the journal is told of each.

A campaign that runs here under the same name becomes another version; what lies in a basket keeps its price.
A coupon never gets other terms. What is over by the time that a register hears of it is left alone.

Law: KSF-2-7-1 (13021), law.md 4.14 (never on tobacco).
"""

from collections.abc import Iterator

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.offered_terms import demand_lawful_campaign, demand_lawful_coupon
from datakasse.errors.catalogue.campaigns import TooManyCampaigns
from datakasse.errors.hub.keeping import ChangeUnusable
from datakasse.errors.phrase import Phrase
from datakasse.hub.between.change import Change
from datakasse.hub.between.sent_offer import SentCampaign, SentCoupon, coupon_of_code
from datakasse.journal.event import Event
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.trade.pricing.campaign import Campaign
from datakasse.trade.pricing.campaign_faults import RUNNING_MAX
from datakasse.trade.pricing.coupon import read_coupon_code


def enter_offers(point: CashPoint, change: Change) -> Iterator[Event]:
    """
    Enter the campaigns and coupons of a change, and yield what is to be told of them.

    Raises:
        ChangeUnusable: A coupon would get other terms.
        TooManyCampaigns: More would run than a basket is held against.
        BadCampaign, CampaignBarred, BadCoupon, CouponBarred, CouponCodeTaken: As `offered_terms.py`.
    """
    for name in change.ended_campaigns:
        running = _running(point, name)
        if running is not None:
            point.books.put_campaign(msgspec.structs.replace(running, ends=point.at))
            yield CampaignEnded(running.number, running.version, running.name)
    for sent in change.campaigns:
        yield from _enter_campaign(point, sent)
    for code in change.ended_coupons:
        coupon = point.books.coupon_with_code(read_coupon_code(code))
        if coupon is not None and (coupon.ends is None or coupon.ends > point.at):
            point.books.put_coupon(msgspec.structs.replace(coupon, ends=point.at))
            yield CouponEnded(coupon.number, coupon.name)
    for sent_coupon in change.coupons:
        yield from _enter_coupon(point, sent_coupon)


def _enter_campaign(point: CashPoint, sent: SentCampaign) -> Iterator[Event]:
    books, before = point.books, _running(point, sent.name)
    if before is None:
        newest = books.campaigns(1)
        campaign = sent.campaign(newest[0].number + 1 if newest else 1, 1, point.at)
    else:
        campaign = sent.campaign(before.number, before.version + 1, point.at)
    if campaign.ends is not None and campaign.ends <= point.at:
        return
    if before is not None and _is_same(campaign, before, point):
        return
    demand_lawful_campaign(books, campaign)
    if before is None and _count_running(point) >= RUNNING_MAX:
        raise TooManyCampaigns(count_max=RUNNING_MAX)
    books.put_campaign(campaign)
    if before is not None:
        books.put_campaign(msgspec.structs.replace(before, ends=point.at))
    yield CampaignSet(campaign)


def _enter_coupon(point: CashPoint, sent: SentCoupon) -> Iterator[Event]:
    books, before = point.books, point.books.coupon_with_code(read_coupon_code(sent.code))
    newest = books.coupons(1)
    number = before.number if before is not None else newest[0].number + 1 if newest else 1
    coupon = sent.coupon(number, point.at)
    if coupon.ends is not None and coupon.ends <= point.at:
        return
    if before is not None:
        begins = before.begins if before.begins <= point.at == coupon.begins else coupon.begins
        if msgspec.structs.replace(coupon, begins=begins) != before:
            never = Phrase(
                "vilkårene endres aldri; gi den en annen kode", "its terms never change; give it another code"
            )
            raise ChangeUnusable(what=coupon_of_code(sent.code).told(never))
        return
    demand_lawful_coupon(books, coupon)
    books.put_coupon(coupon)
    yield CouponSet(coupon, len(coupon.codes))


def _running(point: CashPoint, name: str) -> Campaign | None:
    """Return the newest campaign of a name that is not over."""
    last: dict[int, Campaign] = {}
    for each in point.books.campaigns_since(point.at):
        last[each.number] = each
    named = [
        each
        for each in last.values()
        if each.name == name.strip() and (each.ends is None or each.ends > point.at)
    ]
    return max(named, key=lambda each: each.number, default=None)


def _count_running(point: CashPoint) -> int:
    return sum(each.ends is None or each.ends > point.at for each in point.books.campaigns_since(point.at))


def _is_same(campaign: Campaign, before: Campaign, point: CashPoint) -> bool:
    """Return whether it is so already; one that runs and is to begin now has begun."""
    begins = before.begins if before.begins <= point.at == campaign.begins else campaign.begins
    return msgspec.structs.replace(campaign, version=before.version, begins=begins) == before
