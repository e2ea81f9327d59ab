"""
What may be sold now, to whom and at what price: asked when goods are rung up, and when they are handed over.

At the payment each article is judged by what it is then, for somebody may have re-marked it meanwhile. One
that was taken off sale is judged too, but may be paid for: the guest has eaten it.

Law: law.md 4.13 (the hours cover delivery too), 4.14.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypeAlias

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.sale import (
    AgeNoLongerConfirmed,
    AgeNotConfirmed,
    DiscountNoLongerAllowed,
    HandedOverTooLate,
    OutsideSaleHours,
)
from datakasse.storage.ports.store import Readings
from datakasse.trade.calendar import born_by
from datakasse.trade.goods.article import Article
from datakasse.trade.moment import in_norway
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.shop.sale_hours import SaleHours, next_window
from datakasse.trade.shop.shop import Register

_Sold: TypeAlias = Sequence[tuple[Line, Article]]
"""Lines that are sold, each with its article as it stands now."""


def hours_at(books: Readings, register: Register) -> SaleHours:
    """Return the hours of the place where a register stands."""
    places = (place.sale_hours for place in books.locations() if place.code == register.location)
    return next(places, SaleHours())


def demand_old_enough(point: CashPoint, article: Article, *, confirmed: bool) -> None:
    """
    Go on only if the buyer is old enough, as somebody has seen.

    Raises:
        AgeNotConfirmed: There is an age limit and nobody has looked.
    """
    age = article.age_limit_on(point.day)
    if age is not None and not confirmed:
        raise AgeNotConfirmed(name=article.name, age=age, born=f"{born_by(age, point.day):%d.%m.%Y}")


def demand_sale_hours(point: CashPoint, article: Article) -> None:
    """
    Go on only if an article may be sold at this hour.

    Raises:
        OutsideSaleHours: It may not.
    """
    opens_at = _opens_at(point, article)
    if opens_at is not None:
        raise OutsideSaleHours(name=article.name, opens=_moment_text(opens_at))


def confirmed_age(basket: Basket | None) -> int:
    """Return the highest age that the buyer of a basket was asked for; what comes back asks for none."""
    lines = () if basket is None else basket.lines
    return max((line.age_limit or 0 for line in lines if line.returns is None), default=0)


def demand_handing_over(point: CashPoint, basket: Basket) -> None:
    """
    Go on only if all that is sold in a basket may be handed over now, as each article stands now.

    Raises:
        HandedOverTooLate: Not at this hour.
        AgeNoLongerConfirmed: There is an age limit that the buyer was not asked for.
        DiscountNoLongerAllowed: It is sold at a discount or an offer's price and must not be, as tobacco.

    The facts name the lines, so that they can be removed.
    """
    sold = [
        (line, article)
        for line in basket.lines
        if line.returns is None and (article := point.books.article_on_record(line.article)) is not None
    ]
    _demand_hours(point, sold)
    _demand_ages(point, sold, confirmed_age(basket))
    offers = {each.number for each in point.books.price_lists() if each.is_offer}
    _demand_prices(basket, sold, offers)


def _demand_hours(point: CashPoint, sold: _Sold) -> None:
    openings = [
        (line, article, opens_at)
        for line, article in sold
        if (opens_at := _opens_at(point, article)) is not None
    ]
    if openings:
        opens = _moment_text(max(opens_at for *_, opens_at in openings))
        raise HandedOverTooLate(opens=opens, **_named([(line, article) for line, article, _ in openings]))


def _demand_ages(point: CashPoint, sold: _Sold, confirmed: int) -> None:
    young = [(line, article) for line, article in sold if (article.age_limit_on(point.day) or 0) > confirmed]
    if young:
        age = max(article.age_limit_on(point.day) or 0 for _, article in young)
        raise AgeNoLongerConfirmed(age=age, born=f"{born_by(age, point.day):%d.%m.%Y}", **_named(young))


def _demand_prices(basket: Basket, sold: _Sold, offers: Collection[int]) -> None:
    # A coupon, and points, keep out by themselves what they may not be used for.
    is_all_off = basket.sale_discount is not None and not basket.sale_discount.keeps_out
    reduced = [
        (line, article)
        for line, article in sold
        if line.discountable
        and not article.discountable
        and (line.discount_ore != 0 or is_all_off or line.campaigns or _is_offer(line, article, offers))
    ]
    if reduced:
        raise DiscountNoLongerAllowed(**_named(reduced))


def _is_offer(line: Line, article: Article, offers: Collection[int]) -> bool:
    """Return whether a line costs less than on the shelf by a price list that is for some, or for a while."""
    listed = line.price_list
    return bool(listed) and listed.price_list in offers and listed.price_ore < (article.price_ore or 0)


def _named(sold: _Sold) -> dict[str, str]:
    """Return what a refusal tells of lines: what they are called now, and which they are."""
    return {
        "names": ", ".join(dict.fromkeys(article.name for _, article in sold)),
        "lines": ",".join(str(line.line_id) for line, _ in sold),
    }


def _opens_at(point: CashPoint, article: Article) -> datetime | None:
    """Return when an article may be sold again; None where it may be now."""
    window = next_window(article.restriction, hours_at(point.books, point.register), point.at)
    return None if window is None or window.opens_at <= point.at else window.opens_at


def _moment_text(moment: datetime) -> Phrase:
    """Return a moment as a refusal says it."""
    here = in_norway(moment)
    return Phrase(f"{here:%d.%m. kl. %H.%M}", f"{here:%d.%m. at %H.%M}")
