"""Price lists and the terms of points from the hub: in effect, changed and ended, or refused whole."""

from datetime import date, timedelta

import msgspec
import pytest

from datakasse.errors.hub.keeping import BadHubChange
from datakasse.hub.at_hub.show_changes import show_changes
from datakasse.hub.at_shop.apply_changes import apply_changes
from datakasse.hub.at_shop.offer_all import offer_all
from datakasse.hub.between.change import Change, read_change, write_change
from datakasse.hub.between.sent_offer import SentCampaign, SentCoupon
from datakasse.hub.between.sent_price_list import SentPriceList
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from datakasse.trade.pricing.coupon import CouponGoods
from datakasse.trade.pricing.points import PointsTerms
from datakasse.trade.pricing.price_list import PriceList
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.hub.flowing_down import DEARER, Hand, fetch, flow_down, hand, price_of, publish, shop, told
from tests.shop import BACK, FRONT, NOON

__all__ = ["hand", "shop"]

TODAY = NOON.date()
HERE = SentPriceList("Torget", {"200": 3500}, place="1")
CLUB = SentPriceList("Klubb", {"200": 3000}, group="Klubb")


def lists_of(member: Member) -> list[tuple[PriceList, dict[str, int]]]:
    """Return the price lists as they are now, each with what is on it."""
    with member.shop.store.read() as books:
        return [(each, books.list_prices(each.number)) for each in books.price_lists()]


def refused(hub: ServedHub, member: Member) -> str:
    """Return why the last change could not be used."""
    fetch(member)
    return show_changes(hub.hub.counter.store, COMPANY_NUMBER)[0].refused["1"]


@pytest.mark.law("KSF-2-7-1")
def test_a_price_list_flows_down_changes_and_ends_at_its_moment(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    moment = NOON + timedelta(days=1)
    publish(hub, Change(price_lists=(HERE,)), moment)
    fetch(shop)
    assert (apply_changes(shop.shop.counter), lists_of(shop)) == (0, [])
    hand.at = moment
    apply_changes(shop.shop.counter)
    first = PriceList(1, 1, "Torget", moment.date(), None, "1")
    assert lists_of(shop) == [(first, {"200": 3500})]
    for register in (FRONT, BACK):
        made, version = told(shop, register)
        assert made == PriceListSet(first, (ChangedPrice("200", None, 3500),))
        assert version == SettingsChanged("change from the hub", "1")
    hand.at += timedelta(days=1)
    flow_down(hub, shop, Change(price_lists=(HERE,)))
    assert lists_of(shop) == [(first, {"200": 3500})], "it is so already"
    flow_down(hub, shop, Change(price_lists=(msgspec.structs.replace(HERE, prices={"100": 2000}),)))
    second = msgspec.structs.replace(first, version=2)
    assert lists_of(shop) == [(second, {"100": 2000})]
    changed = (ChangedPrice("100", None, 2000), ChangedPrice("200", 3500, None))
    assert PriceListSet(second, changed) in told(shop, BACK)
    flow_down(hub, shop, Change(ended_price_lists=("Torget", "Aldri hørt om")))
    assert PriceListEnded(1, 3, "Torget") in told(shop, BACK)
    flow_down(hub, shop, Change(price_lists=(HERE,)))
    numbers = [(each.number, each.version) for each, _ in lists_of(shop)]
    assert numbers == [(1, 3), (2, 1)], "one that is over does not come back"


def test_a_list_is_the_same_by_its_name_and_whom_it_is_for(hub: ServedHub, shop: Member) -> None:
    also = msgspec.structs.replace(CLUB, name="Torget", group="Torget")
    flow_down(hub, shop, Change(price_lists=(HERE, CLUB, also)))
    flow_down(hub, shop, Change(price_lists=(msgspec.structs.replace(also, prices={"200": 2900}),)))
    assert [(each.version, each.group, on_it) for each, on_it in lists_of(shop)] == [
        (1, "", {"200": 3500}),
        (1, "Klubb", {"200": 3000}),
        (2, "Torget", {"200": 2900}),
    ]


def test_a_list_for_another_place_or_that_is_over_is_left_alone(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    elsewhere = msgspec.structs.replace(HERE, place="9", prices={"ukjent": 100})
    over = msgspec.structs.replace(CLUB, ends=TODAY)
    publish(hub, Change(price_lists=(elsewhere, over), articles=(DEARER,)))
    fetch(shop)
    hand.at = NOON + timedelta(days=1)
    assert apply_changes(shop.shop.counter) == 1
    assert (lists_of(shop), price_of(shop, "200")) == ([], 4500)


def test_a_list_that_holds_may_get_a_first_day_to_come(hub: ServedHub, shop: Member) -> None:
    flow_down(hub, shop, Change(price_lists=(HERE,)))
    later = TODAY + timedelta(days=3)
    flow_down(hub, shop, Change(price_lists=(msgspec.structs.replace(HERE, begins=later),)))
    [(after, _)] = lists_of(shop)
    assert (after.version, after.begins) == (2, later)


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (msgspec.structs.replace(CLUB, prices={"500": 9000}), "vare 500 kan ikke stå på den"),
        (
            msgspec.structs.replace(HERE, name="Uke 10", prices={"500": 9000}, ends=TODAY),
            "vare 500 kan ikke stå på den",
        ),
        (msgspec.structs.replace(HERE, name="Uke 10", prices={"999": 9000}), "vare 999 er ikke her"),
    ],
)
def test_what_may_not_be_on_it_or_is_not_here_is_refused_whole_and_told(
    sent: SentPriceList, why: str, hub: ServedHub, shop: Member
) -> None:
    snus = Article("500", "Snus", "ANNET", "3", 9900, restriction=Restriction.TOBACCO)
    flow_down(hub, shop, Change(articles=(snus,)))
    before = told(shop)
    flow_down(hub, shop, Change(price_lists=(HERE, sent), articles=(DEARER,)))
    assert (told(shop), price_of(shop, "200"), lists_of(shop)) == (before, 3900, [])
    assert why in refused(hub, shop)


@pytest.mark.law("law.md 4.14")
def test_a_price_for_everybody_without_an_end_may_be_tobaccos(hub: ServedHub, shop: Member) -> None:
    snus = Article("500", "Snus", "ANNET", "3", 9900, restriction=Restriction.TOBACCO)
    dear = msgspec.structs.replace(HERE, prices={"500": 10900})
    flow_down(hub, shop, Change(articles=(snus,), price_lists=(dear,)))
    assert [on_it for _, on_it in lists_of(shop)] == [{"500": 10900}]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change(price_lists=(msgspec.structs.replace(HERE, name=" "),)), "navnet"),
        (Change(price_lists=(msgspec.structs.replace(HERE, group="Klubb"),)), "hvem den er for"),
        (Change(price_lists=(msgspec.structs.replace(HERE, place=""),)), "hvem den er for"),
        (Change(price_lists=(msgspec.structs.replace(HERE, prices={}),)), "antall priser"),
        (Change(price_lists=(msgspec.structs.replace(HERE, prices={"200": 0}),)), "prisen på vare 200"),
        (Change(price_lists=(msgspec.structs.replace(HERE, ends=date(2026, 1, 1)),)), "siste dag"),
        (Change(price_lists=(HERE, HERE)), "samme prisliste to ganger"),
        (Change(points=PointsTerms(100, 101)), "poengene"),
        (Change(points=PointsTerms(100, 0)), "poengene"),
    ],
)
def test_a_list_that_could_hold_nowhere_is_refused_at_the_hub(
    change: Change, why: str, hub: ServedHub, shop: Member
) -> None:
    with pytest.raises(BadHubChange) as error:
        publish(hub, change)
    assert why in error.value.sentence("nb")
    assert read_change(write_change(change)) == change
    assert shop


@pytest.mark.law("KSF-2-8-2-q")
def test_the_terms_of_points_flow_down_and_stay_where_nothing_is_said(hub: ServedHub, shop: Member) -> None:
    def terms() -> PointsTerms | None:
        with shop.shop.store.read() as books:
            return books.company().points

    flow_down(hub, shop, Change(points=PointsTerms(1000, 50)))
    said = SettingsChanged("points", "fra ingen til 10,00 kr per poeng, verdt 0,50 kr")
    assert (terms(), told(shop, BACK)[-2]) == (PointsTerms(1000, 50), said)
    flow_down(hub, shop, Change(articles=(DEARER,)))
    assert terms() == PointsTerms(1000, 50)
    flow_down(hub, shop, Change(points=None))
    assert terms() is None
    assert told(shop)[-2] == SettingsChanged("points", "fra 10,00 kr per poeng, verdt 0,50 kr til ingen")


def test_what_a_shop_offers_is_all_that_holds_and_makes_another_shop_the_same(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    """Goods that are not sold any longer are left out: no shop could take them in."""
    half = SentCampaign("Halv pris", PercentOff(5000), (OfferGoods(("200", "100")),))
    gone = SentCampaign("Bare det gamle", PercentOff(5000), (OfferGoods(("100",)),))
    over = msgspec.structs.replace(half, name="Slutt", ends=NOON + timedelta(hours=1))
    coupon = SentCoupon("SOMMER10", "Sommer", share_bp=1000, goods=CouponGoods(("200",)))
    old = SentCoupon("GAMMEL10", "Gammel", share_bp=1000, goods=CouponGoods(("100",)))
    both = msgspec.structs.replace(HERE, prices={"100": 2000, "200": 3500})
    later = msgspec.structs.replace(CLUB, begins=TODAY + timedelta(days=3))
    flow_down(
        hub,
        shop,
        Change(
            campaigns=(half, gone, over),
            coupons=(coupon, old),
            price_lists=(both, later),
            points=PointsTerms(1000, 50),
        ),
    )
    flow_down(hub, shop, Change(off_sale=("100",)))
    hand.at = NOON + timedelta(hours=2)
    with shop.shop.store.read() as books:
        offered = offer_all(books, hand.at, pins=False)
    assert "100" not in {article.number for article in offered.articles}
    assert offered.campaigns == (msgspec.structs.replace(half, parts=(OfferGoods(("200",)),)),)
    assert offered.coupons == (coupon,)
    assert offered.price_lists == (HERE, later)
    assert offered.points == PointsTerms(1000, 50)
    flow_down(hub, shop, read_change(write_change(offered)))
    assert len(lists_of(shop)) == 2, "the same lists, and no others"


def test_a_shop_without_points_offers_no_word_of_them(shop: Member) -> None:
    with shop.shop.store.read() as books:
        assert b"points" not in write_change(offer_all(books, NOON, pins=False))
