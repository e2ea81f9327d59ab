"""
Coupons: a code that takes something off, once or many times, for whoever lays it down at the till.

    coupon + code ─▶ laid in the basket ─▶ what it takes off as the basket stands ─▶ frozen in the sale

A person lays it in at the register, so it is a discount and is counted as one; a campaign is not. It takes
nothing off goods that are kept out, and nothing at all below its minimum.

Law: KSF-2-8-2-q, law.md 4.14 (never on tobacco), *alkoholloven* § 8-12 (never on alcohol sold in a shop).
"""

import re
from datetime import datetime
from typing import Final

import msgspec

CODE: Final = re.compile(r"(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{4,20}")
"""Letters without accents, digits and hyphens; with a letter, so that no barcode is one."""
_OURS: Final = "DK"
_COUPON: Final = "DKC"
"""What a barcode with a coupon may begin with, and who types it off a paper with it (`scanned_code.py`)."""


class CouponGoods(msgspec.Struct, frozen=True):
    """Articles by number and groups by code; all goods where neither is named."""

    articles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def hold(self, article: str, group: str) -> bool:
        """Return whether an article of a group is of them."""
        return (not self.articles and not self.groups) or article in self.articles or group in self.groups


class LaidCoupon(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A coupon as it was laid in a basket, with its terms as they were.

    Attributes:
        coupon: Its number.
        name: What it is called.
        code: The code that was laid; empty where it counts once, until the sale spends it.
        goods: What it takes something off.
        minimum_ore: What those goods have to come to.
        barred: Numbers of articles in the basket that are kept out.
        place: Which of the codes it is where each counts once, 1, 2, 3 …: an entry that tells an unspent code
            would be money for whoever reads the journal.
    """

    coupon: int
    name: str
    code: str
    goods: CouponGoods = CouponGoods()
    minimum_ore: int = 0
    barred: tuple[str, ...] = ()
    place: int = 0

    def covers(self, article: str, group: str) -> bool:
        """Return whether it takes something off an article of a group."""
        return article not in self.barred and self.goods.hold(article, group)


class UsedCoupon(msgspec.Struct, frozen=True):
    """A coupon that took something off a sale: its number, its name, and the code that was laid."""

    coupon: int
    name: str
    code: str


class LostCoupon(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A coupon that was taken off a basket because its code is somebody else's by now.

    Attributes:
        name: What it is called.
        register: Where the code went.
        transaction: In which sale; 0 where it lies in a sale that is open there.
    """

    name: str
    register: str
    transaction: int = 0


class Coupon(msgspec.Struct, frozen=True):
    """
    A coupon.

    Attributes:
        number: 1, 2, 3 …
        name: What the receipt calls it.
        codes: What may be scanned or typed for it.
        once: Each code counts for one sale.
        begins: From when, UTC.
        ends: Until when, UTC; the last moment is outside. None where nobody has said.
        amount_ore: Øre that it takes off; 0 when a share is meant.
        share_bp: Share that it takes off in basis points; 0 when an amount is meant.
        goods: What it takes it off.
        minimum_ore: What those goods have to come to.
    """

    number: int
    name: str
    codes: tuple[str, ...]
    once: bool
    begins: datetime
    ends: datetime | None = None
    amount_ore: int = 0
    share_bp: int = 0
    goods: CouponGoods = CouponGoods()
    minimum_ore: int = 0

    def laid(self, code: str) -> LaidCoupon:
        """Return it as it is laid in a basket; a code that counts once is told by its place."""
        if not self.once:
            return LaidCoupon(self.number, self.name, code, self.goods, self.minimum_ore)
        place = self.codes.index(code) + 1
        return LaidCoupon(self.number, self.name, "", self.goods, self.minimum_ore, place=place)

    def code_of(self, laid: LaidCoupon) -> str:
        """Return the code that was laid."""
        return self.codes[laid.place - 1] if laid.place else laid.code


def read_coupon_code(text: str) -> str:
    """
    Return a code as it is kept, without what a scanner tells it by; empty where it cannot be one.

    Example:
        >>> read_coupon_code(" sommer10 "), read_coupon_code("7038010001109"), read_coupon_code("DKG12345")
        ('SOMMER10', '', '')
        >>> read_coupon_code("dkcSOMMER10")
        'SOMMER10'
    """
    code = text.strip().upper().removeprefix(_COUPON)
    return code if CODE.fullmatch(code) and not code.startswith(_OURS) else ""
