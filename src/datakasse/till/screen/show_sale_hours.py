"""Show when a register may sell what the law gives hours, so that the page can say it before anybody asks."""

from datetime import datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.till.sale.sale_limits import hours_at
from datakasse.trade.goods.article import Restriction
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.sale_hours import SaleHours, next_window


class HoursPart(msgspec.Struct, frozen=True):
    """When goods of a restriction may be sold: now if it has begun, otherwise next."""

    restriction: str
    opens_at: datetime
    closes_at: datetime


class PlaceHours(msgspec.Struct, frozen=True):
    """The hours that a place has stated, and what they come to at this moment."""

    at: datetime
    location: str
    stated: SaleHours
    now: list[HoursPart]


def show_sale_hours(counter: Counter, register_id: str) -> PlaceHours:
    """
    Return the hours of the place where a register stands.

    Raises:
        UnknownRegister: There is none of that id.
    """
    at = counter.clock.now()
    with counter.store.read() as books:
        register = books.register(register_id)
        stated = hours_at(books, register)
    now = [
        HoursPart(restriction, window.opens_at, window.closes_at)
        for restriction in Restriction
        if (window := next_window(restriction, stated, at)) is not None
    ]
    return PlaceHours(to_journal(at), register.location, stated, now)
