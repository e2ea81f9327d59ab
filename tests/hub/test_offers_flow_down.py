"""Campaigns and coupons from the hub: in effect, changed and ended at their moment, or refused whole."""

from datetime import datetime, timedelta

import msgspec
import pytest

from datakasse.errors.hub.keeping import BadHubChange
from datakasse.hub.at_hub.show_changes import show_changes
from datakasse.hub.at_shop.apply_changes import apply_changes
from datakasse.hub.between.change import Change, read_change, write_change
from datakasse.hub.between.sent_offer import SentCampaign, SentCoupon
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from datakasse.trade.pricing.coupon import CouponGoods
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.hub.flowing_down import DEARER, Hand, fetch, flow_down, hand, price_of, publish, shop, told
from tests.shop import BACK, FRONT, NOON

__all__ = ["hand", "shop"]

# campaigns and coupons

HALF = SentCampaign("Halv pris", PercentOff(5000), (OfferGoods(("200",)),))
COUPON = SentCoupon("SOMMER10", "Sommer", share_bp=1000)


def campaigns_of(member: Member) -> list[tuple[int, int, str, bool]]:
    """Return the last version of each campaign, and whether it has ended."""
    with member.shop.store.read() as books:
        return [(each.number, each.version, each.name, each.ends is not None) for each in books.campaigns(9)]


@pytest.mark.law("KSF-2-7-1")
def test_a_campaign_flows_down_changes_and_ends_at_its_moment(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    moment = NOON + timedelta(hours=1)
    publish(hub, Change(campaigns=(HALF,)), moment)
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 0
    assert campaigns_of(shop) == []
    hand.at = moment
    apply_changes(shop.shop.counter)
    assert campaigns_of(shop) == [(1, 1, "Halv pris", False)]
    for register in (FRONT, BACK):
        made, version = told(shop, register)
        assert isinstance(made, CampaignSet)
        assert made.campaign.begins == moment
        assert version == SettingsChanged("change from the hub", "1")
    hand.at += timedelta(hours=1)
    flow_down(hub, shop, Change(campaigns=(HALF,)))
    assert campaigns_of(shop) == [(1, 1, "Halv pris", False)], "it is so already"
    quarter = msgspec.structs.replace(HALF, offer=PercentOff(2500))
    flow_down(hub, shop, Change(campaigns=(quarter,)))
    assert campaigns_of(shop) == [(1, 2, "Halv pris", False)]
    hand.at += timedelta(hours=1)
    flow_down(hub, shop, Change(ended_campaigns=("Halv pris", "Aldri hørt om")))
    assert campaigns_of(shop) == [(1, 2, "Halv pris", True)]
    assert CampaignEnded(1, 2, "Halv pris") in told(shop, BACK)
    hand.at += timedelta(hours=1)
    flow_down(hub, shop, Change(campaigns=(HALF,)))
    assert campaigns_of(shop)[0] == (2, 1, "Halv pris", False), "one that is over does not come back"


def test_a_coupon_flows_down_once_and_keeps_its_terms(hub: ServedHub, shop: Member, hand: Hand) -> None:
    flow_down(hub, shop, Change(coupons=(COUPON,)))
    hand.at += timedelta(hours=1)
    flow_down(hub, shop, Change(coupons=(COUPON,)))
    with shop.shop.store.read() as books:
        [coupon] = books.coupons(9)
    assert (coupon.codes, coupon.once, coupon.begins) == (("SOMMER10",), False, NOON)
    assert [event for event in told(shop, BACK) if isinstance(event, CouponSet)] == [CouponSet(coupon, 1)]
    flow_down(hub, shop, Change(coupons=(msgspec.structs.replace(COUPON, share_bp=2000),)))
    fetch(shop)
    refused = show_changes(hub.hub.counter.store, COMPANY_NUMBER)[0].refused
    assert "vilkårene endres aldri" in refused["1"]
    flow_down(hub, shop, Change(ended_coupons=("sommer10", "FINNESIKKE")))
    assert CouponEnded(1, "Sommer") in told(shop)


def test_an_article_whose_number_is_a_coupons_code_here_is_refused_whole_and_told(
    hub: ServedHub, shop: Member
) -> None:
    flow_down(hub, shop, Change(coupons=(COUPON,)))
    flow_down(hub, shop, Change(articles=(msgspec.structs.replace(DEARER, number="SOMMER10"), DEARER)))
    assert price_of(shop, "200") == 3900
    fetch(shop)
    refused = show_changes(hub.hub.counter.store, COMPANY_NUMBER)[0].refused
    assert "koden til kupongen Sommer" in refused["1"]


def test_what_is_over_when_a_register_hears_of_it_is_left_alone(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    ends = NOON + timedelta(hours=1)
    publish(
        hub,
        Change(
            campaigns=(msgspec.structs.replace(HALF, ends=ends),),
            coupons=(msgspec.structs.replace(COUPON, ends=ends),),
            articles=(DEARER,),
        ),
    )
    fetch(shop)
    hand.at = ends
    assert apply_changes(shop.shop.counter) == 1
    assert (campaigns_of(shop), price_of(shop, "200")) == ([], 4500)


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change(campaigns=(msgspec.structs.replace(HALF, parts=(OfferGoods(("500",)),)),)), "Snus"),
        (Change(coupons=(msgspec.structs.replace(COUPON, goods=CouponGoods(("500",))),)), "Snus"),
        (Change(campaigns=(msgspec.structs.replace(HALF, parts=(OfferGoods(("999",)),)),)), "varene"),
        (Change(coupons=(msgspec.structs.replace(COUPON, goods=CouponGoods((), ("X",))),)), "varegruppen"),
    ],
)
def test_what_may_not_be_cheaper_or_is_not_here_is_refused_whole_and_told(
    change: Change, why: str, hub: ServedHub, shop: Member
) -> None:
    snus = Article("500", "Snus", "ANNET", "3", 9900, restriction=Restriction.TOBACCO)
    flow_down(hub, shop, Change(articles=(snus,)))
    before = told(shop)
    flow_down(hub, shop, msgspec.structs.replace(change, articles=(DEARER,)))
    assert (told(shop), price_of(shop, "200"), campaigns_of(shop)) == (before, 3900, [])
    fetch(shop)
    assert why in show_changes(hub.hub.counter.store, COMPANY_NUMBER)[0].refused["1"]


@pytest.mark.parametrize(
    "change",
    [
        Change(campaigns=(msgspec.structs.replace(HALF, name=" "),)),
        Change(campaigns=(msgspec.structs.replace(HALF, offer=PercentOff(0)),)),
        Change(campaigns=(HALF, HALF)),
        Change(campaigns=(msgspec.structs.replace(HALF, ends=NOON - timedelta(days=1)),)),
        Change(campaigns=(msgspec.structs.replace(HALF, begins=datetime(2026, 1, 1)),)),  # noqa: DTZ001 - refused
        Change(coupons=(msgspec.structs.replace(COUPON, code="123"),)),
        Change(coupons=(msgspec.structs.replace(COUPON, amount_ore=100),)),
    ],
)
def test_an_offer_that_could_hold_nowhere_is_refused_at_the_hub(
    change: Change, hub: ServedHub, shop: Member
) -> None:
    with pytest.raises(BadHubChange):
        publish(hub, change)
    assert read_change(write_change(change)) == change
    assert shop
