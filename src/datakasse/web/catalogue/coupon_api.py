"""Coupons in the office, over HTTP: listed with how often they were used, made, ended, and their codes."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field

from datakasse.counter.counter import as_it_is
from datakasse.office.catalogue.coupons import (
    CouponDraft,
    EndCoupon,
    MakeCoupon,
    list_coupon_codes,
    list_coupons,
)
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.coupon import CouponGoods
from datakasse.trade.pricing.coupon_faults import CODES_MAX, NAME_LENGTH_MAX
from datakasse.trade.vat import WHOLE_BP
from datakasse.web.catalogue.campaign_shapes import GoodsShape, MomentShape
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX, PositiveOre, Shape

CouponNumber = Annotated[int, Path(ge=1, le=NUMBER_MAX)]


class CouponShape(Shape):
    """A coupon as the office describes it; without a beginning it holds at once."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
    amount_ore: PositiveOre = 0
    share_bp: Annotated[int, Field(ge=0, le=WHOLE_BP)] = 0
    code: Annotated[str, Field(max_length=20)] = ""
    made_codes: Annotated[int, Field(ge=0, le=CODES_MAX)] = 0
    once: bool = False
    goods: GoodsShape | None = None
    minimum_ore: PositiveOre = 0
    begins: MomentShape | None = None
    ends: MomentShape | None = None

    def draft(self) -> CouponDraft:
        """Return it as the office knows it."""
        goods = self.goods
        return CouponDraft(
            name=self.name,
            amount_ore=self.amount_ore,
            share_bp=self.share_bp,
            code=self.code,
            made_codes=self.made_codes,
            once=self.once,
            goods=CouponGoods() if goods is None else CouponGoods(tuple(goods.articles), tuple(goods.groups)),
            minimum_ore=self.minimum_ore,
            begins=None if self.begins is None else self.begins.moment(),
            ends=None if self.ends is None else self.ends.moment(),
        )


routes = APIRouter(prefix="/office/catalogue/coupons", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def coupons(visit: AtDesk) -> Response:
    """Tell which coupons there are, the newest first, and how many sales each took something off."""
    visit.in_office(Right.ADMINISTER)
    return answer({"rows": list_coupons(visit.counter)})


@routes.get("/{number}/codes")
def codes(number: CouponNumber, visit: AtDesk) -> Response:
    """Tell the codes of a coupon, each with how often it was used."""
    visit.in_office(Right.ADMINISTER)
    return answer({"rows": list_coupon_codes(visit.counter, number)})


@routes.post("", status_code=201, openapi_extra=ONCE)
def make(body: CouponShape, visit: AtDesk) -> Response:
    """Make a coupon with one code, or with many that count once; it is journalled at every register."""
    return visit.create_in_office(Right.ADMINISTER, MakeCoupon(body.draft()), as_it_is)


@routes.delete("/{number}", status_code=204)
def end(number: CouponNumber, visit: AtDesk) -> Response:
    """End a coupon, or call off one that is to come."""
    visit.do_in_office(Right.ADMINISTER, EndCoupon(number))
    return Response(status_code=204)
