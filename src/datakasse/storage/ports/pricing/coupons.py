"""What may be asked of a database about coupons, and entered; a part of `ports/store.py`."""

from typing import Protocol

import msgspec

from datakasse.trade.pricing.coupon import Coupon


class CouponUse(msgspec.Struct, frozen=True):
    """A sale that a coupon took something off: the register, the transaction, and the code."""

    register: str
    transaction: int
    code: str


class CouponReadings(Protocol):
    """What can be asked."""

    def coupons(self, limit: int) -> list[Coupon]:
        """Return coupons, the newest first."""
        ...

    def coupon(self, number: int) -> Coupon | None:
        """Return the coupon of a number, if there is one."""
        ...

    def coupon_with_code(self, code: str) -> Coupon | None:
        """Return the coupon that has a code, if there is one."""
        ...

    def coupon_use(self, coupon: int, code: str) -> CouponUse | None:
        """Return the first sale that a code of a coupon was used for; nobody else uses it meanwhile."""
        ...

    def coupon_uses(self, coupon: int) -> list[CouponUse]:
        """Return the sales that a coupon took something off, by register and transaction."""
        ...

    def coupons_used(self) -> dict[int, int]:
        """Return how many sales each coupon took something off."""
        ...


class CouponBooks(CouponReadings, Protocol):
    """What can be entered."""

    def put_coupon(self, coupon: Coupon) -> None:
        """Enter a coupon with its codes, or that it ends at another moment."""
        ...
