"""
Price lists of a change put into effect at a register; the journal of each is told every price on them.

A list that stands here under the same name, for the same place or group, becomes another version; what lies
in a basket keeps its price. One for a place that is not here, and one that is over by the time that a
register hears of it, is left alone.

Law: KSF-2-7-1 (13021), law.md 4.14 (tobacco is never cheaper for some, or for a while).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_price_list import (
    changed_prices,
    demand_sound_price_list,
    end_price_list,
    keep_price_list,
    next_price_list,
)
from datakasse.errors.hub.keeping import ChangeUnusable
from datakasse.errors.phrase import Phrase
from datakasse.hub.between.change import Change
from datakasse.hub.between.sent_price_list import SentPriceList, price_list_of_name
from datakasse.trade.pricing.price_list import PriceList


def enter_price_lists(point: CashPoint, change: Change) -> None:
    """
    End and enter the price lists of a change.

    Raises:
        ChangeUnusable: An article is not here, or may not be on such a list.
        BadPriceList: Something of a list cannot be.
        TooManyPriceLists: More would hold than a price is looked up in.
    """
    for name in change.ended_price_lists:
        for each in _standing(point):
            if each.name == name.strip():
                end_price_list(point, each)
    places = {place.code for place in point.books.locations()}
    for sent in change.price_lists:
        if not sent.place or sent.place in places:
            _enter(point, sent)


def _enter(point: CashPoint, sent: SentPriceList) -> None:
    before = _known(point, sent)
    wanted = sent.price_list(1, 1, point.day)
    if wanted.is_over(point.day):
        return
    if before is None:
        after = msgspec.structs.replace(wanted, number=next_price_list(point.books, point.day))
    else:
        begins = before.begins if before.begins <= wanted.begins == point.day else wanted.begins
        after = msgspec.structs.replace(wanted, number=before.number, version=before.version, begins=begins)
    _demand_goods(point, sent, after)
    changed = changed_prices(point.books, after.number, sent.prices)
    if before is not None:
        if after == before and not changed:
            return
        after = msgspec.structs.replace(after, version=before.version + 1)
    demand_sound_price_list(point, after, min(after.begins, point.day))
    keep_price_list(point, after, changed)


def _known(point: CashPoint, sent: SentPriceList) -> PriceList | None:
    """Return the list that is the same and not over; of two, the one that was made last."""
    same = [each for each in _standing(point) if (each.name, each.place, each.group) == sent.known_by]
    return same[-1] if same else None


def _standing(point: CashPoint) -> list[PriceList]:
    return [each for each in point.books.price_lists() if not each.is_over(point.day)]


def _demand_goods(point: CashPoint, sent: SentPriceList, price_list: PriceList) -> None:
    goods = point.books.articles_coded(set(sent.prices))
    for number in sent.prices:
        article = goods.get(number)
        if article is None or article.number != number:
            absent = Phrase(f"vare {number[:40]} er ikke her", f"article {number[:40]} is not here")
            raise ChangeUnusable(what=price_list_of_name(price_list.name).told(absent))
        if not price_list.may_price(article):
            barred = Phrase(f"vare {number} kan ikke stå på den", f"article {number} may not be on it")
            raise ChangeUnusable(what=price_list_of_name(price_list.name).told(barred))
