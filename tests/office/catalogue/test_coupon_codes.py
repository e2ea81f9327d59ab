"""Codes that count once: held by the basket they lie in, spent by its sale, told to whoever comes later."""

import msgspec
import pytest

from datakasse.counter.counter import Action
from datakasse.errors.catalogue.coupons import (
    CouponHeld,
    CouponSpent,
)
from datakasse.journal.events.basket import SaleDiscounted
from datakasse.journal.events.coupons import CouponSet
from datakasse.office.catalogue.coupons import (
    CouponDraft,
    list_coupon_codes,
    list_coupons,
)
from datakasse.storage.engine.store import KeptStore
from datakasse.till.day.train import SetTraining
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon, LiftCoupon
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.park_elsewhere import ParkElsewhere
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.screen.show_register import show_register
from tests.office.catalogue.summer_coupon import BREAD, COFFEE, TWENTY, basket, last_sale, make
from tests.till.shopkeeper import BACK, BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper


def test_a_code_that_counts_once_is_held_by_the_open_basket_and_spent_by_its_sale(shop: Shopkeeper) -> None:
    """Two registers want the same code: who laid it has it, and the other is told where it lies."""
    make(shop, TWENTY)
    shop.open(BACK)
    shop.ring(COFFEE, BREAD)
    shop.do(LayCoupon("TAKK20"))
    at_once = SellAtOnce((Item(BREAD),), (CASH,), coupon="takk20")
    before = shop.head(BACK)
    with pytest.raises(CouponHeld) as refusal:
        shop.do(at_once, OLA, BACK)
    assert (refusal.value.facts["place"], shop.head(BACK)) == (FRONT, before)
    for let_go in (LiftCoupon(), GiveDiscount(amount_ore=1_00), ParkBasket(), AbortSale()):
        shop.do(LayCoupon("TAKK20"))
        shop.do(let_go)
        shop.ring(COFFEE, at=BACK)
        shop.do(LayCoupon("TAKK20"), OLA, BACK)
        shop.do(AbortSale(), OLA, BACK)
        if isinstance(let_go, ParkBasket):
            shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK20"))
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE - 20_00
    with pytest.raises(CouponSpent) as spent:
        shop.do(at_once, OLA, BACK)
    assert spent.value.facts["register"] == FRONT
    assert [(each.code, each.used) for each in list_coupon_codes(shop.counter, 1)] == [("TAKK20", 1)]
    store = shop.counter.store
    assert isinstance(store, KeptStore)
    store.rebuild_views()
    assert [row.used for row in list_coupons(shop.counter)] == [1], "the journal tells it again"


def park_with_code(shop: Shopkeeper) -> str:
    """Coffee with the code is set aside, and a bun is what is open now."""
    make(shop, TWENTY)
    shop.open(BACK)
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK20"))
    shop.do(ParkBasket("Bord 4"))
    return shop.state().parked[0].basket.basket_id


@pytest.mark.law("KSF-2-7-1")
def test_a_parked_basket_says_when_it_is_taken_up_that_its_code_is_spent(shop: Shopkeeper) -> None:
    """Before anybody lays a card on a terminal: the total on the screen is the one that will be paid."""
    parked = park_with_code(shop)
    sold = shop.do(SellAtOnce((Item(BREAD),), (CASH,), coupon="TAKK20"), OLA, BACK)
    shop.do(ResumeBasket(parked))
    shown = basket(shop)
    assert (shown.coupon, shown.discount_ore, shown.gross_ore) == ("", 0, COFFEE_ORE)
    lost = shown.lost_coupon
    assert lost is not None
    assert (lost.name, lost.register, lost.transaction) == ("Takk", BACK, sold.transaction)
    assert isinstance(shop.last().event, SaleDiscounted), "and the journal tells it"
    shop.die_and_come_back()
    assert basket(shop).lost_coupon == lost, "also after the machine was off"
    shop.do(RemoveLine())
    shop.ring(COFFEE)
    assert basket(shop).lost_coupon is None, "and not to the next customer"
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE
    assert [row.used for row in list_coupons(shop.counter)] == [1]


def test_a_parked_basket_says_that_its_code_lies_in_another_open_sale(shop: Shopkeeper) -> None:
    parked = park_with_code(shop)
    shop.ring(BREAD, at=BACK)
    shop.do(LayCoupon("TAKK20"), OLA, BACK)
    shop.do(ResumeBasket(parked))
    lost = basket(shop).lost_coupon
    assert lost is not None
    assert (lost.register, lost.transaction, basket(shop).gross_ore) == (BACK, 0, COFFEE_ORE)


def test_a_parked_basket_keeps_a_code_that_nobody_took(shop: Shopkeeper) -> None:
    shop.do(ResumeBasket(park_with_code(shop)))
    assert (basket(shop).coupon, basket(shop).lost_coupon) == ("Takk", None)
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE - 20_00


@pytest.mark.parametrize("meanwhile", ["nothing", "held", "held here", "let go", "spent", "practised"])
def test_the_list_of_parked_sales_tells_what_each_will_cost(shop: Shopkeeper, meanwhile: str) -> None:
    """A coupon whose code is somebody else's by now is no part of it."""
    parked = park_with_code(shop)
    if meanwhile == "practised":
        shop.do(SetTraining(on=True), OLA, BACK)
    if meanwhile != "nothing":
        at = FRONT if meanwhile == "held here" else BACK
        shop.ring(BREAD, at=at)
        shop.do(LayCoupon("TAKK20"), OLA, at)
    if meanwhile == "let go":
        shop.do(LiftCoupon(), OLA, BACK)
    if meanwhile == "spent":
        shop.do(CompleteSale((CASH,)), OLA, BACK)
    (row,) = show_register(shop.counter, FRONT, OLA).parked
    is_lost = meanwhile in {"held", "held here", "spent"}
    assert row.gross_ore == COFFEE_ORE - (0 if is_lost else 20_00)
    if meanwhile != "held here":
        shop.do(ResumeBasket(parked))
        assert basket(shop).gross_ore == row.gross_ore


def test_what_was_left_open_when_the_day_turned_holds_no_code(shop: Shopkeeper) -> None:
    """At a register that nobody starts again nothing would ever let it go; it is not spent twice for that."""
    make(shop, TWENTY)
    shop.open(BACK)
    shop.ring(COFFEE, at=BACK)
    shop.do(LayCoupon("TAKK20"), OLA, BACK)
    shop.close_a_day()
    shop.clock.forward(hours=12)
    shop.open()
    shop.ring(BREAD)
    with pytest.raises(CouponHeld):
        shop.do(LayCoupon("TAKK20"))
    shop.do(AbortSale())
    shop.close_a_day()
    shop.clock.forward(hours=12)
    shop.open()
    shop.ring(BREAD)
    shop.do(LayCoupon("TAKK20"))
    assert shop.do(CompleteSale((CASH,))).gross_ore == BREAD_ORE - 20_00
    with pytest.raises(CouponSpent):
        shop.do(CompleteSale((CASH,)), OLA, BACK)
    shop.do(LiftCoupon(), OLA, BACK)
    assert shop.do(CompleteSale((CASH,)), OLA, BACK).gross_ore == COFFEE_ORE
    assert [row.used for row in list_coupons(shop.counter)] == [1]


@pytest.mark.law("KSF-2-7-1")
def test_the_journal_tells_a_code_that_counts_once_when_it_is_spent_and_not_before(shop: Shopkeeper) -> None:
    """Whoever reads the journal, or looks over a shoulder, could spend what was laid and given up."""
    make(shop, TWENTY)
    for _ in range(2):
        shop.ring(COFFEE)
        shop.do(LayCoupon("TAKK20"))
        assert "TAKK20" not in str([each.event for each in shop.entries(FRONT)])
        shop.do(AbortSale())
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK20"))
    shop.do(CompleteSale((CASH,)))
    used = last_sale(shop).sale.coupon
    assert used
    assert used.code == "TAKK20"


def test_another_device_of_the_register_is_told_where_the_code_lies(shop: Shopkeeper) -> None:
    make(shop, TWENTY)

    def at_tablet(action: Action[object]) -> object:
        return shop.counter.carry_out(FRONT, KARI, action, lane="nettbrett").result()

    at_tablet(SignOn(pin_is_right=True))
    at_tablet(AddArticle(BREAD))
    at_tablet(LayCoupon("TAKK20"))
    at_tablet(LayCoupon("takk20"))
    shop.ring(COFFEE)
    with pytest.raises(CouponHeld):
        shop.do(LayCoupon("TAKK20"))
    shop.do(ParkElsewhere("nettbrett"))
    shop.do(LayCoupon("TAKK20"))
    assert basket(shop).coupon == "Takk"


def test_what_is_practised_holds_no_code_and_is_held_up_by_none(shop: Shopkeeper) -> None:
    make(shop, TWENTY)
    shop.open(BACK)
    shop.do(SetTraining(on=True), OLA, BACK)
    shop.ring(COFFEE, at=BACK)
    shop.do(LayCoupon("TAKK20"), OLA, BACK)
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK20"))
    shop.do(AbortSale(), OLA, BACK)
    shop.ring(COFFEE, at=BACK)
    shop.do(LayCoupon("TAKK20"), OLA, BACK)
    shop.do(ParkBasket(), OLA, BACK)
    shop.do(ResumeBasket(shop.state(BACK).parked[0].basket.basket_id), OLA, BACK)
    practised = show_register(shop.counter, BACK, OLA).basket
    assert practised is not None
    assert (practised.coupon, practised.lost_coupon) == ("Takk", None)
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE - 20_00


def test_the_same_request_twice_sells_once_and_spends_once(shop: Shopkeeper) -> None:
    make(shop, TWENTY)
    sale = SellAtOnce((Item(BREAD),), (CASH,), coupon="TAKK20")
    assert shop.do_once("a", sale) == shop.do_once("a", sale)
    assert [row.used for row in list_coupons(shop.counter)] == [1]


def test_what_takes_nothing_off_spends_nothing_and_training_neither(shop: Shopkeeper) -> None:
    make(shop, msgspec.structs.replace(TWENTY, minimum_ore=500_00))
    make(shop, msgspec.structs.replace(TWENTY, code="TAKK30"))
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK20"))
    assert basket(shop).discount_ore == 0
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE
    assert last_sale(shop).sale.coupon is msgspec.UNSET
    shop.do(SetTraining(on=True))
    shop.ring(COFFEE)
    shop.do(LayCoupon("TAKK30"))
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE - 20_00
    assert [row.used for row in list_coupons(shop.counter)] == [0, 0]


def test_codes_that_count_once_are_made_and_stand_in_no_journal(shop: Shopkeeper) -> None:
    number = make(shop, CouponDraft("Takk", amount_ore=20_00, made_codes=50))
    codes = [each.code for each in list_coupon_codes(shop.counter, number)]
    assert len(set(codes)) == 50
    (told,) = [each.event for each in shop.entries(FRONT) if isinstance(each.event, CouponSet)]
    assert (told.codes, told.coupon.codes, list_coupons(shop.counter)[0].coupon.codes) == (50, (), ())
    shop.ring(COFFEE)
    assert shop.do(ScanCode(f"DKC{codes[7]}")).name == "Takk"
