"""
Whether a campaign, a coupon, or an article beside them, may be kept here, from the office or from the hub.

Law: law.md 4.14 (never on tobacco), *alkoholloven* § 8-12 (never on alcohol that is sold in a shop).
"""

from collections.abc import Iterable
from datetime import date

from datakasse.errors.catalogue.campaigns import BadCampaign, CampaignBarred
from datakasse.errors.catalogue.coupons import BadCoupon, CouponBarred, CouponCodeTaken
from datakasse.errors.phrase import Phrase
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import TOBACCO_GROUP, Article
from datakasse.trade.moment import in_norway
from datakasse.trade.pricing.campaign import Campaign, is_barred
from datakasse.trade.pricing.campaign_faults import faults_of_campaign
from datakasse.trade.pricing.coupon import Coupon, read_coupon_code
from datakasse.trade.pricing.coupon_faults import faults_of_coupon


def demand_lawful_campaign(books: Readings, campaign: Campaign) -> None:
    """
    Go on only if a campaign may hold here.

    Raises:
        BadCampaign: Something of it cannot be: name, goods, offer, time.
        CampaignBarred: It names goods that may be in none.
    """
    groups = {group.code for group in books.groups()}
    if wrong := faults_of_campaign(campaign, lambda number: books.article(number) is not None, groups):
        raise BadCampaign(what=Phrase.joined(wrong))
    articles = [number for part in campaign.parts for number in part.articles]
    if barred := _barred(books, articles, {code for part in campaign.parts for code in part.groups}):
        raise CampaignBarred(names=", ".join(barred))


def demand_lawful_coupon(books: Readings, coupon: Coupon) -> None:
    """
    Go on only if a new coupon may be handed out here.

    Raises:
        BadCoupon: Something of it cannot be.
        CouponBarred: It names goods that are never sold at a discount.
        CouponCodeTaken: Another coupon, an article or a gift card answers to one of its codes.
    """
    groups = {group.code for group in books.groups()}
    if wrong := faults_of_coupon(coupon, lambda number: books.article(number) is not None, groups):
        raise BadCoupon(what=Phrase.joined(wrong))
    if barred := _barred(books, coupon.goods.articles, set(coupon.goods.groups)):
        raise CouponBarred(names=", ".join(barred))
    for code in coupon.codes:
        if _is_taken(books, code):
            raise CouponCodeTaken(coupon_code=code)


def coupons_in_the_way(books: Readings, article: Article, day: date) -> list[Phrase]:
    """
    Return what is wrong with a new article whose number is a coupon's code.

    A scan means one thing, and goods are looked for first: nobody could use the coupon any longer. One that
    is over is in nobody's way, and an article for sale keeps its number.
    """
    if books.article(article.number) is not None:
        return []
    coupon = books.coupon_with_code(read_coupon_code(article.number))
    if coupon is None or (coupon.ends is not None and in_norway(coupon.ends).date() < day):
        return []
    return [
        Phrase(
            f"nummeret, som er koden til kupongen {coupon.name}",
            f"the number, which is the code of the coupon {coupon.name}",
        )
    ]


def _is_taken(books: Readings, code: str) -> bool:
    """Return whether a scan of a code means something already; a card's number keeps its small letters."""
    if books.coupon_with_code(code) is not None or books.article(code) is not None:
        return True
    return any(books.voucher_balance_ore(each) is not None for each in (code, code.lower()))


def _barred(books: Readings, articles: Iterable[str], groups: set[str]) -> list[str]:
    """Return what is named and is kept out; what a group holds of it stays out by itself."""
    named = [books.article(number) for number in articles]
    tobacco = [
        group.name for group in books.groups() if group.code in groups and group.predefined == TOBACCO_GROUP
    ]
    return [*(article.name for article in named if article is not None and is_barred(article)), *tobacco]
