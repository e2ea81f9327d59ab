"""Loyalty points from the office to the paper: earned, spent as a discount, held, taken back, erased."""

import msgspec
import pytest

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.customers.points import BadPointsTerms, NoPartInPoints, PointsOfAnother, PointsTooFew
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.errors.trade.discounts import DiscountForbidden
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.report_content import Count
from datakasse.office.catalogue.coupons import CouponDraft, MakeCoupon
from datakasse.office.customers.erase_customer import EraseCustomer
from datakasse.office.customers.hand_out import gathered, handed_out_page
from datakasse.office.customers.keep_consents import GiveConsent, WithdrawConsent
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.office.customers.points_terms import SetPointsTerms, show_points_terms
from datakasse.office.customers.show_customers import show_customer
from datakasse.receipt.formats import as_text
from datakasse.storage.engine.store import KeptStore
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import Completed, CompleteSale
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon
from datakasse.till.sale.lay_points import LayPoints, LiftPoints
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.till.screen.show_register import BasketPart, show_register
from datakasse.trade.people.customer import ConsentPurpose, Customer
from datakasse.trade.pricing.points import PointsMoved, PointsTerms
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import BACK, BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

COFFEE, BREAD, SNUS, POT, CHEAP = "200", "100", "500", "600", "505"
TERMS = PointsTerms(10_00, 1_00)
"""A point for ten kroner, worth one."""


def member(shop: Shopkeeper, *, on_account: bool = False) -> str:
    """Somebody who takes part."""
    number = shop.do(EnterCustomer(Customer("", "Ada Lunde", is_on_account=on_account)), KARI).number
    shop.do(GiveConsent(number, ConsentPurpose.LOYALTY, "på papir", "1"), KARI)
    return number


@pytest.fixture
def ada(shop: Shopkeeper) -> str:
    """The shop has points, and Ada takes part."""
    shop.do(SetPointsTerms(TERMS), KARI)
    return member(shop)


def buy(shop: Shopkeeper, customer: str, *codes: str) -> Completed:
    """Sell goods to a customer."""
    shop.ring(*codes)
    shop.do(ChooseCustomer(customer))
    return paid(shop)


def paid(shop: Shopkeeper) -> Completed:
    """Pay the open sale; its receipt comes out, and the drawer is shut."""
    done = shop.do(CompleteSale((CASH,)))
    shop.print_out()
    shop.shut_drawer()
    return done


def points(shop: Shopkeeper, customer: str) -> int:
    return show_customer(shop.counter, customer).points


def basket(shop: Shopkeeper) -> BasketPart:
    shown = show_register(shop.counter, FRONT, OLA).basket
    assert shown is not None
    return shown


def last_sale(shop: Shopkeeper) -> SaleCompleted:
    return [each.event for each in shop.entries(FRONT) if isinstance(each.event, SaleCompleted)][-1]


def papers(shop: Shopkeeper) -> list[str]:
    """What has come out of the printer."""
    shop.print_out()
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    return [as_text.render(slip) for slip in printer.slips]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.law("law.md 4.14")
def test_she_earns_whole_points_of_what_may_be_cheaper_at_all(shop: Shopkeeper, ada: str) -> None:
    shop.ring(COFFEE, BREAD)
    shop.do(AddArticle(SNUS, age_confirmed=True))
    shop.do(ChooseCustomer(ada))
    assert basket(shop).customer == f"{ada} · 0 p"
    paid(shop)
    earned = (COFFEE_ORE + BREAD_ORE) // 10_00
    assert last_sale(shop).sale.points == (
        PointsMoved(ada, earned, earned=earned, earn_ore=10_00, lines=(1, 2)),
    )
    assert points(shop, ada) == earned
    paper = squeezed(papers(shop)[-1])
    assert f"Poeng opptjent {earned}" in paper
    assert f"Poengsaldo {earned}" in paper


def test_without_a_consent_or_without_terms_there_are_none(shop: Shopkeeper) -> None:
    """Off is how it begins; and who has not agreed is put on no basket for nothing."""
    assert show_points_terms(shop.counter).terms is None
    number = member(shop)
    buy(shop, number, COFFEE)
    assert last_sale(shop).sale.points is msgspec.UNSET
    assert b'"points"' not in msgspec.json.encode(last_sale(shop)), (
        "an entry without points has the bytes it had"
    )
    shop.do(SetPointsTerms(TERMS), KARI)
    shop.do(WithdrawConsent(number, ConsentPurpose.LOYALTY), KARI)
    shop.ring(COFFEE)
    shop.refuse(NoPartInPoints, ChooseCustomer(number, for_points=True))
    shop.do(ChooseCustomer(number))
    assert basket(shop).customer == ""
    shop.refuse(NoPartInPoints, LayPoints())
    paid(shop)
    assert points(shop, number) == 0


def test_the_terms_are_journalled_with_what_they_were(shop: Shopkeeper) -> None:
    for wrong in (PointsTerms(0, 0), PointsTerms(1_00, 2_00), PointsTerms(10_00, 0), PointsTerms(10**9, 1)):
        shop.refuse(BadPointsTerms, SetPointsTerms(wrong), KARI)
    shop.do(SetPointsTerms(TERMS), KARI)
    shop.do(SetPointsTerms(TERMS), KARI)
    shop.do(SetPointsTerms(), KARI)
    told = [each.event.subject for each in shop.entries(FRONT) if isinstance(each.event, SettingsChanged)]
    assert [each for each in told if "poeng" in each] == [
        "fra ingen til 10,00 kr per poeng, verdt 1,00 kr",
        "fra 10,00 kr per poeng, verdt 1,00 kr til ingen",
    ]


@pytest.mark.law("KSF-2-8-2-q")
def test_spent_points_are_a_discount_in_x_on_the_vat_and_on_the_paper(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, BREAD, BREAD, BREAD)
    had = 3 * BREAD_ORE // 10_00
    shop.ring(COFFEE)
    shop.refuse(NoPartInPoints, LayPoints())
    shop.do(ChooseCustomer(ada, for_points=True))
    full = basket(shop).vat[0].vat_ore
    shop.do(LayPoints())
    shop.do(LayPoints())
    shown = basket(shop)
    assert (shown.points, shown.discount_ore, shown.customer) == (str(had), had * 1_00, f"{ada} · {had} p")
    assert shown.vat[0].vat_ore < full
    done = paid(shop)
    cost_ore = COFFEE_ORE - had * 1_00
    assert done.gross_ore == cost_ore
    (moved,) = last_sale(shop).sale.points or (PointsMoved(ada, -1),)
    assert (moved.spent, moved.earned, moved.balance) == (had, cost_ore // 10_00, cost_ore // 10_00)
    assert shop.x().report.discounts == Count(1, had * 1_00)
    receipt = next(text for text in papers(shop) if "Poeng brukt" in text)
    assert f"Poeng brukt {had} -{had},00" in squeezed(receipt)
    assert f"Poengsaldo {moved.balance}" in squeezed(receipt)
    buy(shop, ada, BREAD)
    shop.do(PrintCopy(done.receipt))
    copy = squeezed(papers(shop)[-1])
    assert "KOPI" in copy
    assert f"Poengsaldo {moved.balance}" in copy, "a copy says what the receipt said, whatever came since"


def test_points_are_spent_whole_and_take_the_place_of_what_was_there(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, POT)
    shop.do(MakeCoupon(CouponDraft("Sommer", share_bp=1_000, code="SOMMER10")), KARI)
    shop.refuse(EmptyBasket, LayPoints())
    shop.refuse(EmptyBasket, LiftPoints())
    shop.do(AddArticle(SNUS, age_confirmed=True))
    shop.do(ChooseCustomer(ada))
    shop.refuse(DiscountForbidden, LayPoints())
    shop.ring(BREAD)
    shop.do(LayPoints())
    assert basket(shop).discount_ore == BREAD_ORE // 1_00 * 1_00, "tobacco and a part of a point stay out"
    shop.do(LayCoupon("SOMMER10"))
    assert (basket(shop).points, basket(shop).coupon) == ("", "Sommer")
    shop.do(LayPoints(5))
    assert (basket(shop).points, basket(shop).coupon, basket(shop).discount_ore) == ("5", "", 5_00)
    shop.do(GiveDiscount(amount_ore=1_00))
    assert (basket(shop).points, basket(shop).discount_ore) == ("", 1_00)
    shop.do(LayPoints(5))
    shop.do(LiftPoints())
    shop.do(LiftPoints())
    assert (basket(shop).points, basket(shop).discount_ore) == ("", 0)
    shop.do(LayPoints(5))
    shop.do(ChooseCustomer())
    assert (basket(shop).points, basket(shop).discount_ore) == ("", 0), "they lie there as long as she does"
    shop.refuse(PointsTooFew, _laid(shop, ada, 100_000))


def _laid(shop: Shopkeeper, customer: str, count: int) -> LayPoints:
    shop.do(ChooseCustomer(customer))
    return LayPoints(count)


def test_what_lies_in_an_open_sale_is_held_and_nothing_is_spent_twice(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, BREAD, BREAD)
    had = points(shop, ada)
    shop.open(BACK)
    for let_go in (LiftPoints(), GiveDiscount(amount_ore=1_00), ParkBasket(), AbortSale()):
        if shop.state().parked:
            shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
            assert basket(shop).points == "", "a parked sale holds none, and says so when it is taken up"
        if show_register(shop.counter, FRONT, OLA).basket is None:
            shop.ring(COFFEE)
        shop.do(ChooseCustomer(ada))
        shop.do(LayPoints(had - 2))
        shop.ring(COFFEE, at=BACK)
        shop.do(ChooseCustomer(ada), OLA, BACK)
        with pytest.raises(PointsTooFew) as refusal:
            shop.do(LayPoints(3), OLA, BACK)
        assert refusal.value.facts["points"] == 2
        shop.do(let_go)
        shop.do(LayPoints(had), OLA, BACK)
        shop.do(AbortSale(), OLA, BACK)
    assert points(shop, ada) == had
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    paid(shop)
    left = (COFFEE_ORE - had * 1_00) // 10_00
    assert points(shop, ada) == left
    shop.ring(COFFEE, at=BACK)
    shop.do(ChooseCustomer(ada), OLA, BACK)
    with pytest.raises(PointsTooFew):
        shop.do(LayPoints(left + 1), OLA, BACK)


def test_what_was_left_open_when_the_day_turned_holds_no_points(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, BREAD)
    had = points(shop, ada)
    shop.open(BACK)
    shop.ring(COFFEE, at=BACK)
    shop.do(ChooseCustomer(ada), OLA, BACK)
    shop.do(LayPoints(), OLA, BACK)
    shop.ring(BREAD)
    shop.do(ChooseCustomer(ada))
    with pytest.raises(PointsTooFew):
        shop.do(LayPoints())
    shop.do(AbortSale())
    shop.close_a_day()
    shop.clock.forward(days=1)
    shop.open()
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    assert paid(shop).gross_ore == COFFEE_ORE - had * 1_00
    earned = (COFFEE_ORE - had * 1_00) // 10_00
    with pytest.raises(PointsTooFew):
        shop.do(CompleteSale((CASH,)), OLA, BACK)
    assert points(shop, ada) == earned


def test_what_comes_back_takes_its_points_back_in_parts_and_never_below_zero(
    shop: Shopkeeper, ada: str
) -> None:
    shop.do(AddArticle(BREAD, 3 * ONE_MILLI))
    shop.do(ChooseCustomer(ada))
    done = paid(shop)
    earned = 3 * BREAD_ORE // 10_00
    assert points(shop, ada) == earned
    for kept in (2, 1):
        shop.do(TakeReturn(done.receipt, (Back(1, ONE_MILLI),), reason="tørt"))
        paid(shop)
        assert points(shop, ada) == kept * BREAD_ORE // 10_00
    taken = papers(shop)[-1]
    assert "Poeng trukket tilbake" in taken
    assert "Poengsaldo" not in taken, "whoever brings it back is not told what she has"
    shop.ring(BREAD)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    paid(shop)
    left = points(shop, ada)
    shop.do(TakeReturn(done.receipt, (Back(1, ONE_MILLI),), reason="tørt"))
    paid(shop)
    assert points(shop, ada) == max(left - BREAD_ORE // 10_00, 0)


def test_spent_before_it_comes_back_leaves_zero(shop: Shopkeeper, ada: str) -> None:
    """Three earned by the coffee and spent at once; what they went on earned her fewer than three."""
    done = buy(shop, ada, COFFEE)
    shop.do(AddArticle(CHEAP, age_confirmed=True))
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    paid(shop)
    left = points(shop, ada)
    assert 0 < left < 3
    shop.do(TakeReturn(done.receipt, reason="kald"))
    shop.do(ChooseCustomer(ada))
    paid(shop)
    assert last_sale(shop).sale.points == (PointsMoved(ada, 0, taken_back=left),)
    assert points(shop, ada) == 0
    assert "Poengsaldo 0" in squeezed(papers(shop)[-1])


def test_an_invoice_to_another_does_not_spend_her_points(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, BREAD)
    bo = member(shop, on_account=True)
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    on_account = CompleteSale((Tender(TenderKind.INVOICE, account=bo),))
    shop.refuse(PointsOfAnother, on_account)
    shop.do(LiftPoints())
    shop.do(AbortSale())


def test_who_takes_her_consent_back_spends_nothing_more_and_earns_nothing(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada, BREAD)
    had = points(shop, ada)
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    shop.do(WithdrawConsent(ada, ConsentPurpose.LOYALTY), KARI)
    before = shop.head(FRONT)
    with pytest.raises(NoPartInPoints):
        paid(shop)
    assert shop.head(FRONT) == before
    shop.do(LiftPoints())
    paid(shop)
    assert points(shop, ada) == had


@pytest.mark.law("law.md 4.8")
def test_training_moves_nothing_and_its_receipt_says_nothing_of_points(shop: Shopkeeper, ada: str) -> None:
    """What was earned, spent and is left would be untrue: the paper is no receipt of a purchase."""
    buy(shop, ada, BREAD)
    had = points(shop, ada)
    shop.do(SetTraining(on=True))
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(LayPoints())
    shop.do(PrintProvisional())
    assert "oeng" not in papers(shop)[-1]
    done = shop.do(CompleteSale((CASH,)))
    practised = squeezed(papers(shop)[-1])
    assert "Treningskvittering – IKKE KVITTERING FOR KJØP" in practised
    assert "oeng" not in practised
    assert (done.gross_ore, last_sale(shop).sale.points) == (COFFEE_ORE - had * 1_00, msgspec.UNSET)
    assert "Rabatt" in practised, "it was laid, so the sum is what was practised"
    shop.do(SetTraining(on=False))
    assert points(shop, ada) == had


def test_her_card_puts_her_on_the_sale(shop: Shopkeeper, ada: str) -> None:
    shop.ring(COFFEE)
    assert shop.do(ScanCode(f"DKK{ada}")).found == "member"
    assert basket(shop).customer == f"{ada} · 0 p"


def test_who_is_erased_takes_her_points_along_also_when_views_are_made_again(
    shop: Shopkeeper, ada: str
) -> None:
    buy(shop, ada, BREAD)
    shop.open(BACK)
    shop.ring(COFFEE, at=BACK)
    shop.do(ChooseCustomer(ada), OLA, BACK)
    shop.do(CompleteSale((CASH,)), OLA, BACK)
    had = BREAD_ORE // 10_00 + COFFEE_ORE // 10_00
    shown = show_customer(shop.counter, ada)
    assert (shown.points, [row.earned for row in shown.points_rows]) == (had, [3, 4])
    handed = gathered(shop.counter, ada)
    assert (handed.points, sum(row.earned for row in handed.points_moves)) == (had, had)
    page = handed_out_page(handed, "1")
    assert ("Poengsaldo", str(had), "til du ber om at det slettes") in page.rows
    store = shop.counter.store
    assert isinstance(store, KeptStore)
    store.rebuild_views()
    assert points(shop, ada) == had
    shop.do(EraseCustomer(ada, what_may_go=True), KARI)
    for _ in range(2):
        with store.read() as books:
            assert (books.points_balance(ada), books.points_moves(ada, 9)) == (0, [])
        store.rebuild_views()
