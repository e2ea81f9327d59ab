"""
Lay a coupon in the basket, by scan or by typing its code, and take it away again.

It is the discount over the whole sale, of which there is one: what was there gives way to it. A code that
counts once is held by the open basket it lies in, so that what the screen says is what will be paid, whoever
pays how. A parked basket holds nothing: when it is taken up again, the code is looked for, and the coupon is
taken off where somebody else has it.

    laid ─▶ held ─┬─▶ the sale is completed: spent
                  └─▶ parked, aborted, taken away, emptied, or open when the day turns: free

Law: KSF-2-8-2-q (counted), law.md 4.14 (never on tobacco).
Decisions: 0061-a-coupon-is-a-discount-with-terms, 0064-an-open-basket-holds-its-code.
"""

from datetime import datetime

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.held_code import Spot, holder_of, lost_by
from datakasse.errors.catalogue.coupons import CouponHeld, CouponNotValid, CouponSpent, UnknownCoupon
from datakasse.journal.events.basket import SaleDiscounted
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day, in_norway
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.coupon import Coupon, read_coupon_code
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.approval import Sought
from datakasse.trade.sale.basket import Basket, demand_lines
from datakasse.trade.sale.sale import Sale


class LayCoupon(msgspec.Struct, frozen=True):
    """
    Lay a coupon in the open basket.

    Attributes:
        code: What was scanned or typed.
    """

    code: str

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        coupon = point.books.coupon_with_code(read_coupon_code(self.code))
        return Sought(subject="" if coupon is None else coupon.name)

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record it; laid twice it is laid once.

        Raises:
            EmptyBasket: There is nothing it could take something off.
            UnknownCoupon: Nobody knows the code.
            CouponNotValid: It has not begun, or is over.
            CouponSpent: It counts once, and was used.
            CouponHeld: It counts once, and lies in another open sale.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.SELL)
        discount = discount_of(point, self.code)
        basket = demand_lines(point.basket)
        if basket.sale_discount != discount:
            point.record(SaleDiscounted(basket.basket_id, discount))
        return point.state


class LiftCoupon(msgspec.Struct, frozen=True):
    """Take the coupon away from the open basket."""

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about: nothing more than the right to sell."""
        del point
        return Sought()

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record it; where there is none nothing happens.

        Raises:
            EmptyBasket: There is no basket.
            MissingRight: The role may not.
        """
        point.demand_ready_to_end(Right.SELL)
        basket = demand_lines(point.basket)
        if basket.sale_discount is not None and basket.sale_discount.coupon:
            point.record(SaleDiscounted(basket.basket_id, Discount()))
        return point.state


def discount_of(point: CashPoint, text: str) -> Discount:
    """
    Return the discount of the coupon that has a code; raises as `LayCoupon`, but for an empty basket.

    Args:
        point: The cash point.
        text: What was scanned or typed.
    """
    code = read_coupon_code(text)
    coupon = point.books.coupon_with_code(code) if code else None
    if coupon is None:
        raise UnknownCoupon(coupon_code=text.strip()[:20])
    if point.at < coupon.begins or (coupon.ends is not None and point.at >= coupon.ends):
        raise CouponNotValid(name=coupon.name, period=_period(coupon))
    if coupon.once:
        _demand_unused(point.books, coupon.number, code)
        here = Spot(point.register.register_id, point.lane)
        today, training = business_day(point.at), point.state.training
        holder = None if training else holder_of(point.books, coupon, code, today=today, but=here)
        if holder is not None:
            raise CouponHeld(coupon_code=code, place=holder.said_in(point.books))
    return Discount(coupon.amount_ore, coupon.share_bp, coupon=coupon.laid(code))


def with_code(books: Readings, basket: Basket) -> Basket:
    """Return a basket that is about to be paid with the code that its coupon spends."""
    wanted = basket.sale_discount
    coupon = books.coupon(wanted.coupon.coupon) if wanted is not None and wanted.coupon else None
    if wanted is None or not wanted.coupon or coupon is None:
        return basket
    laid = msgspec.structs.replace(wanted.coupon, code=coupon.code_of(wanted.coupon))
    return msgspec.structs.replace(basket, sale_discount=msgspec.structs.replace(wanted, coupon=laid))


def take_off_lost(point: CashPoint) -> None:
    """Take the coupon off the basket that was just taken up, where its code is somebody else's by now."""
    basket = point.basket
    if basket is None or point.state.training:
        return
    here = Spot(point.register.register_id, point.lane)
    lost = lost_by(point.books, basket, today=business_day(point.at), here=here)
    if lost is not None:
        point.record(SaleDiscounted(basket.basket_id, Discount(), lost))


def is_coupon(books: Readings, text: str) -> bool:
    """Return whether what is scanned so is a coupon."""
    code = read_coupon_code(text)
    return bool(code) and books.coupon_with_code(code) is not None


def demand_unspent(books: Readings, sale: Sale) -> None:
    """
    Go on only if the coupon of a sale may be used for it.

    Raises:
        CouponSpent: It counts once, and was used since it was laid.
    """
    used = sale.coupon
    coupon = books.coupon(used.coupon) if used else None
    if used and coupon is not None and coupon.once:
        _demand_unused(books, used.coupon, used.code)


def _demand_unused(books: Readings, coupon: int, code: str) -> None:
    use = books.coupon_use(coupon, code)
    if use is not None:
        raise CouponSpent(coupon_code=code, register=use.register, transaction=use.transaction)


def _period(coupon: Coupon) -> str:
    begins = _moment(coupon.begins)
    return f"{begins} –" if coupon.ends is None else f"{begins} – {_moment(coupon.ends)}"


def _moment(moment: datetime) -> str:
    return f"{in_norway(moment):%d.%m.%Y %H.%M}"
