"""
What may be sold now, and to whom: asked when goods are rung up, and again when they are handed over.

Law: law.md 4.13 (the hours cover delivery too), 4.14.
"""

from datetime import datetime

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import AgeNotConfirmed, HandedOverTooLate, OutsideSaleHours
from datakasse.storage.ports import Readings
from datakasse.trade.article import Article
from datakasse.trade.basket import Basket
from datakasse.trade.calendar import born_by
from datakasse.trade.moment import in_norway
from datakasse.trade.sale_hours import SaleHours, next_window
from datakasse.trade.shop import Register


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


def demand_delivery_hours(point: CashPoint, basket: Basket) -> None:
    """
    Go on only if all that is sold in a basket may be handed over at this hour.

    Raises:
        HandedOverTooLate: Something may not; the facts name the lines, so that they can be removed.
    """
    late: dict[int, Article] = {}
    openings: list[datetime] = []
    for line in basket.lines:
        article = point.books.article(line.article) if line.returns is None else None
        if article is not None and (opens_at := _opens_at(point, article)) is not None:
            late[line.line_id] = article
            openings.append(opens_at)
    if late:
        raise HandedOverTooLate(
            names=", ".join(dict.fromkeys(article.name for article in late.values())),
            opens=_moment_text(max(openings)),
            lines=",".join(map(str, late)),
        )


def _opens_at(point: CashPoint, article: Article) -> datetime | None:
    """Return when an article may be sold again; None where it may be now."""
    window = next_window(article.restriction, hours_at(point.books, point.register), point.at)
    return None if window is None or window.opens_at <= point.at else window.opens_at


def _moment_text(moment: datetime) -> str:
    """Return a moment as a refusal says it, in bokmål and English alike."""
    return f"{in_norway(moment):%d.%m. kl. %H.%M}"
