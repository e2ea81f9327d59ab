"""Coupons from the office to the paper: made, laid, counted as a discount, spent once, paid back, ended."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.catalogue.articles import BadArticle
from datakasse.errors.catalogue.coupons import (
    BadCoupon,
    CouponBarred,
    CouponCodeTaken,
    CouponNotValid,
    CouponOver,
    UnknownCoupon,
)
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.journal.report_content import Count
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.coupons import (
    CouponDraft,
    EndCoupon,
    list_coupons,
)
from datakasse.office.catalogue.plan_import import RowState, Wishes, plan_import
from datakasse.receipt.formats import as_text
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon, LiftCoupon
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Article, Restriction
from datakasse.trade.pricing.coupon import CouponGoods
from datakasse.trade.tender import Tender, TenderKind
from tests.office.catalogue.summer_coupon import BREAD, COFFEE, SNUS, SUMMER, TWENTY, basket, last_sale, make
from tests.till.shopkeeper import BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, Shopkeeper


@pytest.mark.law("KSF-2-8-2-q", "KSF-2-7-1")
def test_a_coupon_is_a_discount_on_the_receipt_in_x_and_in_the_sale(shop: Shopkeeper) -> None:
    number = make(shop)
    shop.ring(COFFEE)
    assert shop.do(ScanCode("SOMMER10")).found == "coupon"
    shop.ring(COFFEE)
    shown = basket(shop)
    assert (shown.coupon, shown.discount_ore) == ("Sommer", 2 * COFFEE_ORE // 10)
    done = shop.do(CompleteSale((CASH,)))
    assert done.gross_ore == 2 * COFFEE_ORE * 9 // 10
    used = last_sale(shop).sale.coupon
    assert used
    assert (used.coupon, used.code) == (number, "SOMMER10")
    assert shop.x().report.discounts == Count(1, 2 * COFFEE_ORE // 10)
    shop.print_out()
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    assert "Kupong Sommer" in next(
        text for slip in printer.slips if "Kaffe" in (text := as_text.render(slip)) and "Kupong" in text
    )
    assert [(row.used, row.state) for row in list_coupons(shop.counter)] == [(1, "runs")]
    shop.shut_drawer()
    shop.do(TakeReturn(done.receipt, reason="kald"))
    assert shop.do(CompleteSale((CASH,))).gross_ore == -done.gross_ore, "what was paid is paid back"
    assert [row.used for row in list_coupons(shop.counter)] == [1], "and what was used stays used"


def test_a_scan_means_a_coupon_or_a_gift_card_and_never_both(shop: Shopkeeper) -> None:
    make(shop, TWENTY)
    for account in ("TAKK20", "takk20"):
        with pytest.raises(CouponCodeTaken):
            shop.do(SellGiftCard(account, 100_00, (CASH,)))
    shop.do(SellGiftCard("gave1", 100_00, (CASH,)))
    with pytest.raises(CouponCodeTaken):
        make(shop, msgspec.structs.replace(SUMMER, code="GAVE1"))


def test_a_store_credit_gets_no_number_that_is_a_coupons_code(shop: Shopkeeper) -> None:
    sold = shop.sell(COFFEE)
    with shop.counter.store.read() as books:
        number = f"T{books.register(FRONT).series_prefix}{sold.transaction + 1:06d}"
    make(shop, msgspec.structs.replace(SUMMER, code=number))
    shop.do(TakeReturn(sold.receipt, reason="kald"))
    shop.do(CompleteSale((Tender(TenderKind.STORE_CREDIT, -COFFEE_ORE),)))
    with shop.counter.store.read() as books:
        assert books.voucher_balance_ore(number) is None
        assert books.voucher_balance_ore(f"{number}-") == COFFEE_ORE


@pytest.mark.law("law.md 4.14")
def test_tobacco_and_beer_of_a_shop_are_never_cheaper_by_a_coupon(shop: Shopkeeper) -> None:
    """Also what became so while it lay in the basket."""
    with pytest.raises(CouponBarred):
        make(shop, msgspec.structs.replace(SUMMER, goods=CouponGoods(articles=(SNUS,))))
    make(shop)
    shop.ring(COFFEE)
    shop.do(ScanCode(SNUS, age_confirmed=True))
    shop.do(LayCoupon("SOMMER10"))
    shown = basket(shop)
    assert [line.sale_discount_ore for line in shown.lines if line.article == SNUS] == [0]
    assert shown.discount_ore == COFFEE_ORE // 10
    with shop.counter.store.read() as books:
        coffee = books.article(COFFEE)
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, restriction=Restriction.BEER_SHOP)), KARI)
    assert basket(shop).discount_ore == 0


@pytest.mark.parametrize("goods", [CouponGoods(groups=("BROD",)), CouponGoods(articles=(BREAD,))])
def test_it_is_taken_off_its_goods_alone_and_one_discount_gives_way_to_another(
    shop: Shopkeeper, goods: CouponGoods
) -> None:
    make(shop, msgspec.structs.replace(SUMMER, goods=goods))
    make(shop, msgspec.structs.replace(TWENTY, once=False))
    with pytest.raises(EmptyBasket):
        shop.do(LayCoupon("SOMMER10"))
    shop.ring(COFFEE)
    shop.do(LayCoupon("SOMMER10"))
    assert basket(shop).discount_ore == 0, "laid before its goods"
    shop.ring(BREAD)
    assert [line.sale_discount_ore > 0 for line in basket(shop).lines] == [False, True]
    head = shop.head(FRONT)
    shop.do(LayCoupon("sommer10"))
    assert shop.head(FRONT) == head, "laid twice is laid once"
    shop.do(LayCoupon("TAKK20"))
    assert (basket(shop).coupon, basket(shop).discount_ore) == ("Takk", 20_00)
    shop.do(GiveDiscount(amount_ore=5_00))
    assert (basket(shop).coupon, basket(shop).discount_ore) == ("", 5_00)
    shop.do(LayCoupon("TAKK20"))
    shop.do(LiftCoupon())
    assert (basket(shop).coupon, basket(shop).discount_ore) == ("", 0)
    assert basket(shop).gross_ore == COFFEE_ORE + BREAD_ORE


def test_an_emptied_basket_hands_no_coupon_to_the_next_customer(shop: Shopkeeper) -> None:
    """All was taken out, one by one, and nobody aborted: whoever comes next pays what it costs."""
    make(shop, TWENTY)
    shop.ring(COFFEE, BREAD)
    shop.do(LayCoupon("TAKK20"))
    shop.do(RemoveLine())
    assert basket(shop).discount_ore == 20_00
    shop.do(RemoveLine())
    shop.ring(COFFEE)
    assert (basket(shop).coupon, basket(shop).discount_ore) == ("", 0)
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE
    assert [row.used for row in list_coupons(shop.counter)] == [0]


def test_a_code_may_be_typed_with_the_letters_that_its_bars_begin_with(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring(COFFEE)
    shop.do(LayCoupon("dkcSOMMER10"))
    assert basket(shop).coupon == "Sommer"


def test_it_holds_from_its_moment_until_its_end_and_can_be_ended(shop: Shopkeeper) -> None:
    now = shop.counter.clock.now()
    number = make(
        shop,
        msgspec.structs.replace(SUMMER, begins=now + timedelta(hours=1), ends=now + timedelta(hours=3)),
    )
    shop.ring(COFFEE)
    with pytest.raises(CouponNotValid):
        shop.do(LayCoupon("SOMMER10"))
    shop.clock.forward(hours=2)
    shop.do(LayCoupon("SOMMER10"))
    shop.do(EndCoupon(number), KARI)
    with pytest.raises(CouponOver):
        shop.do(EndCoupon(number), KARI)
    assert basket(shop).coupon == "Sommer", "what lies in a basket counts"
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE * 9 // 10
    shop.ring(COFFEE)
    with pytest.raises(CouponNotValid):
        shop.do(LayCoupon("SOMMER10"))
    for register in shop.registers():
        kinds = [type(each.event) for each in shop.entries(register)]
        assert (kinds.count(CouponSet), kinds.count(CouponEnded)) == (1, 1)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (CouponDraft(" ", share_bp=100, code="ABCD"), "navnet"),
        (CouponDraft("x", code="ABCD"), "rabatten"),
        (CouponDraft("x", share_bp=100, amount_ore=1, code="ABCD"), "rabatten"),
        (CouponDraft("x", share_bp=10_001, code="ABCD"), "rabatten"),
        (CouponDraft("x", share_bp=100, code="7038010001109"), "koden"),
        (CouponDraft("x", share_bp=100, code="DKG123"), "koden"),
        (CouponDraft("x", share_bp=100, code=""), "koden"),
        (CouponDraft("x", share_bp=100, made_codes=501), "koden"),
        (CouponDraft("x", share_bp=100, code="ABCD", goods=CouponGoods(articles=("x",))), "varene"),
        (CouponDraft("x", share_bp=100, code="ABCD", goods=CouponGoods(groups=("x",))), "varegruppen"),
    ],
)
def test_what_cannot_be_is_refused(shop: Shopkeeper, draft: CouponDraft, said: str) -> None:
    with pytest.raises(BadCoupon) as refusal:
        make(shop, draft)
    assert said in str(refusal.value.facts["what"])
    assert list_coupons(shop.counter) == []


def test_a_code_has_one_coupon_and_an_unknown_one_changes_nothing(shop: Shopkeeper) -> None:
    make(shop)
    with pytest.raises(CouponCodeTaken):
        make(shop, msgspec.structs.replace(TWENTY, code="Sommer10"))
    shop.ring(COFFEE)
    head = shop.head(FRONT)
    for code in ("VINTER", "7038010001109", ""):
        with pytest.raises(UnknownCoupon):
            shop.do(LayCoupon(code))
    with pytest.raises(UnknownCoupon):
        shop.do(EndCoupon(99), KARI)
    assert shop.head(FRONT) == head


def test_what_may_no_longer_be_cheaper_is_sold_at_its_price_beside_a_coupon(shop: Shopkeeper) -> None:
    """By hand that is refused; a coupon keeps out by itself what it may not be used for."""
    make(shop)
    shop.ring(COFFEE)
    shop.do(LayCoupon("SOMMER10"))
    with shop.counter.store.read() as books:
        coffee = books.article(COFFEE)
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, discountable=False)), KARI)
    shown = basket(shop).discount_ore
    done = shop.do(CompleteSale((CASH,)))
    assert (shown, done.gross_ore) == (0, COFFEE_ORE)


def test_a_new_article_has_no_number_that_is_a_coupons_code(shop: Shopkeeper) -> None:
    """Goods are looked for first, so nobody could use the coupon; one that is over is in nobody's way."""
    number = make(shop)
    jam = Article("sommer10", "Syltetøy", "ANNET", "31", 59_00)
    refusal = shop.refuse(BadArticle, ChangeArticle(jam), KARI)
    assert refusal.facts["what"] == "nummeret, som er koden til kupongen Sommer"
    file = read_articles("Varenummer;Navn;Varegruppe;Pris;Mva\nSOMMER10;Syltetøy;ANNET;59,00;15\n".encode())
    with shop.counter.store.read() as books:
        [row] = plan_import(books, file, Wishes(), shop.clock.now().date()).rows
    assert (row.state, row.told) == (RowState.FAULT, ("nummeret, som er koden til kupongen Sommer",))
    shop.do(EndCoupon(number), KARI)
    shop.clock.forward(days=1)
    shop.do(ChangeArticle(jam), KARI)
