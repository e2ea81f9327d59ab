"""
Where a coupon's code that counts once is: in an open basket, which holds it, or spent by a sale.

Nothing is written for that: what lies in the open baskets is read off the folds of the registers' journals,
and a parked basket holds none. One that was open when the business day turned holds none either: it may lie
at a register that nobody ever starts again. What is practised neither holds nor loses one.

Decision: 0064-an-open-basket-holds-its-code, which names the Z as the latest moment; now it is the morning.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.pricing.coupon import Coupon, LaidCoupon, LostCoupon
from datakasse.trade.sale.basket import Basket


class Spot(NamedTuple):
    """A device of a register, where a basket may be open; the register's own screen has no name."""

    register: str
    lane: str

    def said_in(self, books: Readings) -> str:
        """Return where it is, as people call it."""
        device = books.device(self.register, self.lane) if self.lane else None
        return self.register if device is None else f"{self.register} ({device.name})"


def holder_of(
    books: Readings, coupon: Coupon, code: str, *, today: date, but: Spot | None = None
) -> Spot | None:
    """Return where the open basket is that holds a code on a business day, elsewhere than at one device."""
    for spot, basket in open_baskets(books, today=today):
        laid = laid_in(basket)
        if laid is not None and laid.coupon == coupon.number and coupon.code_of(laid) == code and spot != but:
            return spot
    return None


def open_baskets(books: Readings, *, today: date) -> Iterator[tuple[Spot, Basket]]:
    """Yield the baskets that hold what lies in them on a business day, each with where it is open."""
    for register in books.registers():
        state = books.state(register.register_id)
        for lane, at in () if state.training else state.lanes.items():
            if at.basket is not None and business_day(at.basket.begun_at) >= today:
                yield Spot(register.register_id, lane), at.basket


def lost_by(books: Readings, basket: Basket, *, today: date, here: Spot | None = None) -> LostCoupon | None:
    """
    Return the coupon that a basket which held nothing has lost, with where its code went; None for none.

    Args:
        books: The books.
        basket: One that is parked, or was taken up this moment.
        today: The business day.
        here: Where it was taken up.
    """
    laid = laid_in(basket)
    coupon = None if laid is None else books.coupon(laid.coupon)
    if laid is None or coupon is None or not coupon.once:
        return None
    code = coupon.code_of(laid)
    if (use := books.coupon_use(coupon.number, code)) is not None:
        return LostCoupon(coupon.name, use.register, use.transaction)
    holder = holder_of(books, coupon, code, today=today, but=here)
    return None if holder is None else LostCoupon(coupon.name, holder.register)


def laid_in(basket: Basket) -> LaidCoupon | None:
    """Return the coupon that lies in a basket."""
    return (basket.sale_discount.coupon or None) if basket.sale_discount is not None else None
