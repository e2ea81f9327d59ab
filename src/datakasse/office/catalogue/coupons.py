"""
Coupons in the office: made, with one code or many that count once, ended, and how often they were used.

What a coupon gives is never changed: what has been handed out keeps its terms until it is ended.

Decision: 0061-a-coupon-is-a-discount-with-terms.
"""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.offered_terms import demand_lawful_coupon
from datakasse.errors.catalogue.coupons import CouponOver, UnknownCoupon
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import to_journal
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.coupon import Coupon, CouponGoods, read_coupon_code

LISTED_MAX: Final = 200
_CODE_LENGTH: Final = 10


class CouponDraft(msgspec.Struct, frozen=True):
    """
    A coupon as the office describes it.

    Attributes:
        name: What the receipt calls it.
        amount_ore: Øre that it takes off; 0 when a share is meant.
        share_bp: Share that it takes off, in basis points.
        code: The code that everybody has; empty where codes are made.
        made_codes: How many codes are made that count once each; 0 where one is given.
        once: The code that is given counts once.
        goods: What it takes it off.
        minimum_ore: What those goods have to come to.
        begins: From when, with a time zone; None for now.
        ends: Until when; None where nobody has said.
    """

    name: str
    amount_ore: int = 0
    share_bp: int = 0
    code: str = ""
    made_codes: int = 0
    once: bool = False
    goods: CouponGoods = CouponGoods()
    minimum_ore: int = 0
    begins: datetime | None = None
    ends: datetime | None = None


class MakeCoupon(msgspec.Struct, frozen=True):
    """
    Make a coupon.

    Attributes:
        draft: What it is.
    """

    draft: CouponDraft

    def __call__(self, point: CashPoint) -> Coupon:
        """
        Keep it with its codes, and journal it at every register.

        Raises:
            BadCoupon: Something of it cannot be.
            CouponBarred: It names goods that are never sold at a discount (law.md 4.14).
            CouponCodeTaken: Another coupon has the code, an article answers to it, or a gift card does.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        books, draft = point.books, self.draft
        newest = books.coupons(1)
        coupon = Coupon(
            number=newest[0].number + 1 if newest else 1,
            name=draft.name.strip(),
            codes=tuple(_made_codes(point.new_id, draft.made_codes)) or (read_coupon_code(draft.code),),
            once=draft.once or draft.made_codes > 0,
            begins=point.at if draft.begins is None else max(point.at, to_journal(draft.begins)),
            ends=None if draft.ends is None else to_journal(draft.ends),
            amount_ore=draft.amount_ore,
            share_bp=draft.share_bp,
            goods=draft.goods,
            minimum_ore=draft.minimum_ore,
        )
        demand_lawful_coupon(books, coupon)
        books.put_coupon(coupon)
        told = msgspec.structs.replace(coupon, codes=()) if coupon.once else coupon
        point.tell_all(CouponSet(told, len(coupon.codes)))
        return coupon


class EndCoupon(msgspec.Struct, frozen=True):
    """
    End a coupon, or call off one that is to come.

    Attributes:
        number: Which.
    """

    number: int

    def __call__(self, point: CashPoint) -> Coupon:
        """
        Let nobody lay it any longer; what lies in a basket already counts.

        Raises:
            UnknownCoupon: There is none of that number.
            CouponOver: It is over.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        coupon = point.books.coupon(self.number)
        if coupon is None:
            raise UnknownCoupon(coupon_code=str(self.number))
        if coupon.ends is not None and coupon.ends <= point.at:
            raise CouponOver(number=self.number)
        ended = msgspec.structs.replace(coupon, ends=point.at)
        point.books.put_coupon(ended)
        point.tell_all(CouponEnded(coupon.number, coupon.name))
        return ended


class ShownCoupon(msgspec.Struct, frozen=True):
    """
    A coupon as it stands now.

    Attributes:
        coupon: The coupon; codes that were made for it are asked for by themselves.
        state: `to_come`, `runs` or `over`.
        goods: What its goods are called; nothing for all.
        codes: How many codes it has.
        used: How many sales it took something off.
    """

    coupon: Coupon
    state: str
    goods: list[str]
    codes: int
    used: int


class CouponCode(msgspec.Struct, frozen=True):
    """A code, and how many sales it was used for."""

    code: str
    used: int


def list_coupons(counter: Counter) -> list[ShownCoupon]:
    """Return coupons, the newest first."""
    with counter.store.read() as books:
        now, used = counter.clock.now(), books.coupons_used()
        groups = {group.code: group.name for group in books.groups()}
        return [_shown(books, each, groups, used, now) for each in books.coupons(LISTED_MAX)]


def list_coupon_codes(counter: Counter, number: int) -> list[CouponCode]:
    """
    Return the codes of a coupon, each with how often it was used.

    Raises:
        UnknownCoupon: There is none of that number.
    """
    with counter.store.read() as books:
        coupon = books.coupon(number)
        if coupon is None:
            raise UnknownCoupon(coupon_code=str(number))
        uses = [use.code for use in books.coupon_uses(number)]
        return [CouponCode(code, uses.count(code)) for code in coupon.codes]


def _made_codes(secret: str, count: int) -> Iterator[str]:
    """Yield codes that nobody guesses: of an identity that is made for this request and kept nowhere."""
    for place in range(count):
        digest = hashlib.sha256(f"{secret}/{place}".encode()).digest()
        yield f"K{base64.b32encode(digest).decode()[:_CODE_LENGTH]}"


def _shown(
    books: Readings, coupon: Coupon, groups: dict[str, str], used: dict[int, int], now: datetime
) -> ShownCoupon:
    named = ((number, books.article_on_record(number)) for number in coupon.goods.articles)
    goods = [
        *(groups.get(code, code) for code in coupon.goods.groups),
        *(number if article is None else article.name for number, article in named),
    ]
    count = len(coupon.codes)
    told = coupon if count == 1 else msgspec.structs.replace(coupon, codes=())
    return ShownCoupon(told, _state(coupon, now), goods, count, used.get(coupon.number, 0))


def _state(coupon: Coupon, now: datetime) -> str:
    if coupon.ends is not None and coupon.ends <= now:
        return "over"
    return "runs" if coupon.begins <= now else "to_come"
