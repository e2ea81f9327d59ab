"""A customer's prices: her group's list on her basket, back when she is taken off, on the invoice."""

import msgspec
import pytest

from datakasse.errors.catalogue.price_lists import FaultyPrices
from datakasse.errors.customers.customers import BadCustomer
from datakasse.errors.till.sale import DiscountNoLongerAllowed
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.errors.trade.payments import UnknownCustomer
from datakasse.journal.events.basket import PriceChecked
from datakasse.journal.events.customers import CustomerChosen
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.price_lists import EndPriceList, MakePriceList, PriceListDraft
from datakasse.office.customers.erase_customer import EraseCustomer
from datakasse.office.customers.hand_out import gathered, handed_out_page
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.show_register import BasketPart, show_register
from datakasse.trade.people.customer import Customer
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.tender import Tender, TenderKind
from tests.shop import NOON
from tests.till.shopkeeper import BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

COFFEE, BREAD, SNUS, FLOWERS = "200", "100", "500", "400"
HERS_ORE, HERE_ORE = 30_00, 45_00
CLUB = PriceListDraft("Klubb", f"{COFFEE};30", group="Klubb")
TODAY = PriceListDraft("I dag", f"{COFFEE};30", ends=NOON.date(), place="1")
HERE = PriceListDraft("Torget", f"{COFFEE};45\n{BREAD};40", place="1")


@pytest.fixture
def ada(shop: Shopkeeper) -> str:
    """Ada is in the club, whose coffee is cheap."""
    shop.do(MakePriceList(CLUB), KARI)
    return shop.do(EnterCustomer(Customer("", "Ada Lunde", group="Klubb")), KARI).number


@pytest.fixture
def knut(shop: Shopkeeper) -> str:
    """Knut has the prices of everybody."""
    return shop.do(EnterCustomer(Customer("", "Knut Moe")), KARI).number


def basket(shop: Shopkeeper) -> BasketPart:
    shown = show_register(shop.counter, FRONT, OLA).basket
    assert shown is not None
    return shown


def prices(shop: Shopkeeper) -> list[int]:
    return [line.unit_price_ore for line in basket(shop).lines]


def last_sale(shop: Shopkeeper) -> SaleCompleted:
    return [each.event for each in shop.entries(FRONT) if isinstance(each.event, SaleCompleted)][-1]


def invoice(account: str) -> Tender:
    return Tender(TenderKind.INVOICE, 0, account=account)


@pytest.mark.law("KSF-2-6-3", "KSF-2-7-1")
def test_her_list_beats_the_places_and_goes_with_her(shop: Shopkeeper, ada: str, knut: str) -> None:
    shop.do(MakePriceList(HERE), KARI)
    shop.ring(COFFEE, BREAD)
    assert prices(shop) == [HERE_ORE, 40_00]
    shop.do(ChooseCustomer(ada))
    assert (prices(shop), basket(shop).customer) == ([HERS_ORE, 40_00], f"{ada} · Klubb")
    told = shop.entries(FRONT)[-1].event
    assert isinstance(told, CustomerChosen)
    assert [(line, price.price_ore, price.name) for line, price in told.prices] == [(1, HERS_ORE, "Klubb")]
    shop.ring(COFFEE)
    assert prices(shop) == [HERS_ORE, 40_00, HERS_ORE], "what comes after has her price at once"
    head = shop.head(FRONT)
    shop.do(ChooseCustomer(ada))
    assert shop.head(FRONT) == head, "put on twice she is put on once"
    shop.do(ChooseCustomer())
    assert (prices(shop), basket(shop).customer) == ([HERE_ORE, 40_00, HERE_ORE], "")
    shop.do(ChooseCustomer(ada))
    shop.do(ChooseCustomer(knut))
    assert (prices(shop), basket(shop).customer) == ([HERE_ORE, 40_00, HERE_ORE], ""), (
        "he is put on no basket"
    )
    shop.do(ChooseCustomer(ada))
    done = shop.do(CompleteSale((CASH,)))
    assert done.gross_ore == 2 * HERS_ORE + 40_00
    sale = last_sale(shop).sale
    listed = sale.lines[0].line.price_list
    assert listed
    assert (sale.customer, listed.name) == (ada, "Klubb")
    shop.do(TakeReturn(done.receipt, reason="kald"))
    shop.do(ChooseCustomer(ada))
    assert shop.do(CompleteSale((CASH,))).gross_ore == -done.gross_ore, "what was paid is paid back"


@pytest.mark.law("KSF-2-7-1")
def test_a_price_check_tells_what_it_costs_whom_the_basket_is_for(shop: Shopkeeper, ada: str) -> None:
    shop.ring(BREAD)
    shop.do(ChooseCustomer(ada))
    assert shop.do(CheckPrice(COFFEE)).price_ore == HERS_ORE
    told = shop.entries(FRONT)[-1].event
    assert isinstance(told, PriceChecked)
    assert told.gross_ore == HERS_ORE
    shop.do(ChooseCustomer())
    assert shop.do(CheckPrice(COFFEE)).price_ore == COFFEE_ORE


def test_lines_have_back_what_they_cost_whatever_became_of_the_lists(shop: Shopkeeper, ada: str) -> None:
    """Also parked and taken up again, with less of a line and a discount on it."""
    number = shop.do(MakePriceList(HERE), KARI).number
    shop.do(AddArticle(COFFEE, 2 * ONE_MILLI))
    shop.do(GiveDiscount(share_bp=1_000, line_id=1))
    shop.do(ChooseCustomer(ada))
    assert basket(shop).gross_ore == 2 * HERS_ORE * 9 // 10
    shop.do(ParkBasket("Ada"))
    shop.do(EndPriceList(number), KARI)
    shop.do(EndPriceList(1), KARI)
    shop.do(ResumeBasket(shop.state(FRONT).parked[0].basket.basket_id))
    shop.do(ReduceLine(1, ONE_MILLI))
    assert basket(shop).gross_ore == HERS_ORE * 9 // 10
    shop.do(ChooseCustomer())
    assert basket(shop).gross_ore == HERE_ORE * 9 // 10


def test_a_discount_in_kroner_is_never_more_than_what_is_left(shop: Shopkeeper, ada: str) -> None:
    shop.ring(COFFEE)
    shop.do(GiveDiscount(amount_ore=35_00, line_id=1))
    shop.do(ChooseCustomer(ada))
    assert (basket(shop).gross_ore, basket(shop).discount_ore) == (0, HERS_ORE)
    done = shop.do(CompleteSale(()))
    assert (done.gross_ore, last_sale(shop).sale.lines[0].line.discount_ore) == (0, HERS_ORE)


@pytest.mark.parametrize("meanwhile", ["nothing", "parked", "less of it", "another discount", "put on again"])
def test_what_was_keyed_in_comes_back_when_she_is_taken_off(
    shop: Shopkeeper, ada: str, meanwhile: str
) -> None:
    """Her price had no room for all of the discount; the shelf's has."""
    shop.do(AddArticle(COFFEE, 2 * ONE_MILLI))
    shop.do(GiveDiscount(amount_ore=65_00, line_id=1))
    shop.do(ChooseCustomer(ada))
    assert basket(shop).discount_ore == 2 * HERS_ORE
    left_ore = 2 * COFFEE_ORE - 65_00
    match meanwhile:
        case "parked":
            shop.do(ParkBasket("Ada"))
            shop.do(ResumeBasket(shop.state(FRONT).parked[0].basket.basket_id))
        case "less of it":
            shop.do(ReduceLine(1, ONE_MILLI))
            assert basket(shop).gross_ore == 0
            left_ore = 0
        case "another discount":
            shop.do(GiveDiscount(amount_ore=5_00, line_id=1))
            left_ore = 2 * COFFEE_ORE - 5_00
        case "put on again":
            shop.do(ChooseCustomer())
            shop.do(ChooseCustomer(ada))
        case _:
            pass
    shop.do(ChooseCustomer())
    assert basket(shop).gross_ore == left_ore
    assert shop.do(CompleteSale((CASH,))).gross_ore == left_ore
    assert shop.faults() == []


@pytest.mark.law("KSF-2-6-3")
def test_a_price_that_was_keyed_in_is_no_lists_to_change(shop: Shopkeeper, ada: str) -> None:
    """Flowers had an open price when they were rung up; since then the office gave them one, and hers."""
    with shop.counter.store.read() as books:
        flowers = books.article(FLOWERS)
    assert flowers is not None
    shop.do(AddArticle(FLOWERS, price_ore=250_00))
    shop.do(ChangeArticle(msgspec.structs.replace(flowers, price_ore=199_00)), KARI)
    shop.do(MakePriceList(PriceListDraft("Blomster", f"{FLOWERS};150", group="Klubb")), KARI)
    shop.do(ChooseCustomer(ada))
    assert prices(shop) == [250_00]
    shop.ring(FLOWERS)
    assert prices(shop) == [250_00, 150_00]
    shop.do(ChooseCustomer())
    assert prices(shop) == [250_00, 199_00]


def test_an_emptied_basket_is_nobodys(shop: Shopkeeper, ada: str) -> None:
    with pytest.raises(EmptyBasket):
        shop.do(ChooseCustomer(ada))
    shop.ring(COFFEE)
    with pytest.raises(UnknownCustomer):
        shop.do(ChooseCustomer("999"))
    shop.do(ChooseCustomer(ada))
    shop.do(RemoveLine())
    shop.ring(COFFEE)
    assert (prices(shop), basket(shop).customer) == ([COFFEE_ORE], "")


def test_who_gets_the_invoice_has_her_prices_also_where_nobody_chose_her(
    shop: Shopkeeper, ada: str, knut: str
) -> None:
    """At the till, in one request, and where another was on the basket."""
    shop.sign_on(KARI)
    shop.do(AddArticle(COFFEE), KARI)
    assert shop.do(CompleteSale((invoice(ada),)), KARI).gross_ore == HERS_ORE
    assert last_sale(shop).sale.customer == ada
    sold = shop.do(SellAtOnce((Item(COFFEE), Item(BREAD)), (invoice(ada),)), KARI)
    assert sold.gross_ore == HERS_ORE + BREAD_ORE
    shop.do(AddArticle(COFFEE), KARI)
    shop.do(ChooseCustomer(ada), KARI)
    assert shop.do(CompleteSale((invoice(knut),)), KARI).gross_ore == COFFEE_ORE
    assert last_sale(shop).sale.customer == knut


def test_a_card_that_is_scanned_gives_her_prices(shop: Shopkeeper, ada: str) -> None:
    """Who may buy on account goes on to the invoice, as before; who may not is a member."""
    card = f"DKK{ada}"
    assert shop.do(ScanCode(card)).found == "customer", "before there are goods nothing happens"
    shop.ring(COFFEE)
    assert shop.do(ScanCode(card)).found == "customer"
    assert prices(shop) == [HERS_ORE]
    with shop.counter.store.read() as books:
        known = books.customer(ada)
    assert known is not None
    shop.do(ChangeCustomer(msgspec.structs.replace(known, is_on_account=False)), KARI)
    scanned = shop.do(ScanCode(card))
    assert (scanned.found, scanned.name) == ("member", "Ada Lunde")


@pytest.mark.law("law.md 4.14")
def test_tobacco_costs_a_customer_what_it_costs(shop: Shopkeeper, ada: str) -> None:
    """No list of a group may hold it; what becomes so later has the price of the shelf."""
    with pytest.raises(FaultyPrices):
        shop.do(MakePriceList(PriceListDraft("Snus", f"{SNUS};100", group="Klubb")), KARI)
    with shop.counter.store.read() as books:
        coffee = books.article(COFFEE)
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, discountable=False)), KARI)
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    assert prices(shop) == [COFFEE_ORE]


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize(
    "draft", [CLUB, PriceListDraft("I dag", f"{COFFEE};30", ends=NOON.date(), place="1")]
)
def test_what_is_never_cheaper_is_not_paid_for_at_an_offer_it_was_rung_up_at(
    shop: Shopkeeper, draft: PriceListDraft
) -> None:
    """Somebody re-marks it while it lies in the basket; rung up anew it costs what it costs on the shelf."""
    shop.do(MakePriceList(draft), KARI)
    shop.do(MakePriceList(PriceListDraft("Torget", f"{BREAD};1", place="1")), KARI)
    member = shop.do(EnterCustomer(Customer("", "Ada Lunde", group=draft.group)), KARI).number
    shop.ring(COFFEE, BREAD)
    shop.do(ChooseCustomer(member))
    assert prices(shop) == [HERS_ORE, 1_00]
    with shop.counter.store.read() as books:
        goods = [books.article(number) for number in (COFFEE, BREAD)]
    for article in filter(None, goods):
        shop.do(ChangeArticle(msgspec.structs.replace(article, discountable=False)), KARI)
    with pytest.raises(DiscountNoLongerAllowed) as refusal:
        shop.do(CompleteSale((CASH,)))
    assert refusal.value.facts["lines"] == "1", "a place's list without an end is its shelf"
    shop.do(RemoveLine(1))
    shop.ring(COFFEE)
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE + 1_00


def test_a_group_is_one_that_there_is_a_list_for_and_goes_with_her_data(shop: Shopkeeper, ada: str) -> None:
    with pytest.raises(BadCustomer) as refusal:
        shop.do(EnterCustomer(Customer("", "Per", group="Klub")), KARI)
    assert "kundegruppen" in str(refusal.value.facts["what"])
    page = handed_out_page(gathered(shop.counter, ada), "1")
    assert any("Klubb" in row for row in page.rows)
    shop.ring(COFFEE)
    shop.do(ChooseCustomer(ada))
    shop.do(CompleteSale((CASH,)))
    shop.do(EraseCustomer(ada), KARI)
    with shop.counter.store.read() as books:
        left = books.customer(ada)
    assert left is None or left.group == ""
