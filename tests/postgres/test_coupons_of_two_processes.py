"""A code that counts once, laid at the registers of two server processes at the same moment."""

import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.coupons import CouponHeld, CouponSpent
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.office.catalogue.coupons import CouponDraft, EndCoupon, MakeCoupon
from datakasse.storage.ports.pricing.coupons import CouponUse
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.till.sale.lay_coupon import LayCoupon
from datakasse.till.sale.ring_up import AddArticle
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK, FRONT
from tests.till.shopkeeper import CASH, KARI, OLA

SALE = SellAtOnce((Item("200"),), (CASH,), coupon="TAKK20")
SPENT = -1


@pytest.fixture
def open_pair(pair: Pair) -> Pair:
    """Both registers are open, and the code is out."""
    for counter, at in ((pair.one, FRONT), (pair.other, BACK)):
        counter.carry_out(at, "", Start()).result(LONG_S)
        counter.carry_out(at, OLA, SignOn(pin_is_right=True)).result(LONG_S)
        counter.carry_out(at, OLA, DeclareFloat(1_000_00)).result(LONG_S)
    made = MakeCoupon(CouponDraft("Takk", amount_ore=20_00, code="TAKK20", once=True))
    pair.one.carry_out(FRONT, KARI, made).result(LONG_S)
    return pair


def sell(point: CashPoint) -> int:
    try:
        return SALE(point).transaction
    except CouponSpent:
        return SPENT


def sold_by_the_other(pair: Pair) -> int:
    return pair.other.carry_out(BACK, OLA, sell).result(LONG_S)


def uses(pair: Pair) -> list[CouponUse]:
    with pair.one.store.read() as books:
        return books.coupon_uses(1)


@pytest.mark.law("KSF-2-8-2-q")
def test_of_two_that_sell_at_once_one_has_the_code(open_pair: Pair) -> None:
    """The other one waits until the first sale is in the books, and is told where the code went."""
    first, second = against(open_pair, Held(sell), OLA, lambda: sold_by_the_other(open_pair))
    assert second == SPENT
    assert [(use.register, use.transaction) for use in uses(open_pair)] == [(FRONT, first)]


def test_a_sale_that_comes_to_nothing_leaves_the_code_to_the_other(open_pair: Pair) -> None:
    """It was in the middle of it when it broke off: nothing of it is durable, and nothing is spent."""

    class BrokenOff(Held):
        def __call__(self, point: CashPoint) -> object:
            super().__call__(point)
            raise EmptyBasket

    with pytest.raises(EmptyBasket):
        against(open_pair, BrokenOff(sell), OLA, lambda: sold_by_the_other(open_pair))
    assert [use.register for use in uses(open_pair)] == [BACK]


def test_a_coupon_that_is_ended_meanwhile_stops_neither(open_pair: Pair) -> None:
    """The office takes both registers, of which one is in the middle of a sale with the code."""

    def end() -> int:
        return open_pair.other.carry_out(BACK, KARI, EndCoupon(1)).result(LONG_S).number

    first, number = against(open_pair, Held(sell), OLA, end)
    assert number == 1
    assert first != SPENT
    assert [use.register for use in uses(open_pair)] == [FRONT]


def test_of_two_baskets_that_want_the_code_at_once_one_holds_it(open_pair: Pair) -> None:
    """The second one waits until the first is in the journal, and is told where the code lies."""

    def lay(point: CashPoint) -> int:
        AddArticle("200")(point)
        try:
            LayCoupon("TAKK20")(point)
        except CouponHeld as held:
            return SPENT if held.facts["place"] == FRONT else 1
        return 0

    first, second = against(
        open_pair,
        Held(lay),
        OLA,
        lambda: open_pair.other.carry_out(BACK, OLA, lay).result(LONG_S),
    )
    assert (first, second) == (0, SPENT)
