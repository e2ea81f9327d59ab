"""
All that a shop has and a hub can send out: for another shop, or a machine that takes the place of this one.

Of campaigns, coupons and price lists those that are not over, without goods that are not sold any longer: no
shop could take those in. A coupon whose codes count once is a shop's own, for nobody would know in one shop
what was used in another.
"""

from collections.abc import Iterator, Set as AbstractSet
from datetime import date, datetime
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET

from datakasse.hub.between.change import Change, Person
from datakasse.hub.between.sent_offer import SentCampaign, SentCoupon
from datakasse.hub.between.sent_price_list import SentPriceList
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.pricing.campaign import OfferGoods
from datakasse.trade.pricing.coupon import CouponGoods

_COUPONS_MAX: Final = 10_000

_Goods = TypeVar("_Goods", OfferGoods, CouponGoods)


def offer_all(books: Readings, at: datetime, *, pins: bool) -> Change:
    """
    Return what a shop has at a moment as the change that gives it to others.

    Args:
        books: The shop's books.
        at: The moment, UTC.
        pins: Whether the hashes of PINs go along.
    """
    articles = tuple(article for article, _ in books.articles() if books.article(article.number) is not None)
    for_sale = {article.number for article in articles}
    return Change(
        groups=tuple(books.groups()),
        vat_codes=tuple(books.vat_codes().values()),
        families=tuple(books.families()),
        articles=articles,
        campaigns=tuple(_campaigns(books, at, for_sale)),
        coupons=tuple(_coupons(books, at, for_sale)),
        price_lists=tuple(_price_lists(books, in_norway(at).date(), for_sale)),
        points=books.company().points or UNSET,
        people=tuple(
            Person(operator, books.pin_hash(operator.operator_id) if pins else None)
            for operator in books.operators()
        ),
    )


def _campaigns(books: Readings, at: datetime, for_sale: AbstractSet[str]) -> Iterator[SentCampaign]:
    newest = {each.number: each for each in books.campaigns_since(at)}
    for each in newest.values():
        parts = tuple(part for goods in each.parts if (part := _sold(goods, for_sale)) is not None)
        if len(parts) == len(each.parts) and (each.ends is None or each.ends > at):
            begins = each.begins if each.begins > at else None
            yield SentCampaign(each.name, each.offer, parts, begins, each.ends, each.hours)


def _coupons(books: Readings, at: datetime, for_sale: AbstractSet[str]) -> Iterator[SentCoupon]:
    for each in books.coupons(_COUPONS_MAX):
        goods = _sold(each.goods, for_sale)
        if goods is None or each.once or (each.ends is not None and each.ends <= at):
            continue
        yield SentCoupon(
            each.codes[0],
            each.name,
            each.amount_ore,
            each.share_bp,
            goods,
            each.minimum_ore,
            each.begins if each.begins > at else None,
            each.ends,
        )


def _sold(goods: _Goods, for_sale: AbstractSet[str]) -> _Goods | None:
    """Return goods without those that are not sold any longer; None where that leaves none."""
    articles = tuple(article for article in goods.articles if article in for_sale)
    if goods.articles and not articles and not goods.groups:
        return None
    return msgspec.structs.replace(goods, articles=articles)


def _price_lists(books: Readings, today: date, for_sale: AbstractSet[str]) -> Iterator[SentPriceList]:
    for each in books.price_lists():
        on_it = books.list_prices(each.number)
        prices = {article: price_ore for article, price_ore in on_it.items() if article in for_sale}
        if prices and not each.is_over(today):
            begins = each.begins if each.begins > today else None
            yield SentPriceList(each.name, prices, begins, each.ends, each.place, each.group)
