"""One request for whatever is scanned: what it does at once, what it tells, and what it leaves alone."""

import msgspec
import pytest

from datakasse.errors.refusal import Refused
from datakasse.errors.till.day import FloatMissing
from datakasse.errors.till.drawer import DrawerIsOpen
from datakasse.errors.till.paper import UnknownReceipt
from datakasse.errors.till.sale import AgeNotConfirmed, AnotherSaleOpen, UnknownParked
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.errors.trade.amounts import FractionNotSold, QuantityOutOfRange
from datakasse.errors.trade.articles import (
    LabelDoesNotFit,
    MeasureNeeded,
    PriceNeeded,
    UnknownArticle,
    WrongCheckDigit,
)
from datakasse.errors.trade.payments import UnknownCustomer
from datakasse.office.catalogue.price_lists import MakePriceList, PriceListDraft
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.storage.ports.store import Books
from datakasse.till.people.sign_on import SignOff
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.park_basket import ParkBasket
from datakasse.till.sale.scan_code import ScanCode, Scanned
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.trade.check_digit import gtin_check_digit
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.scale_label import ScaleLabel
from datakasse.trade.goods.scanned_code import parked_code
from datakasse.trade.people.customer import Customer
from datakasse.trade.sale.basket import Basket, Line
from tests.shop import COMPANY, OPENED
from tests.till.shopkeeper import BACK, CASH, CUSTOMER, FRONT, KARI, Shopkeeper

HAM = Article("310", "Spekeskinke", "ANNET", "31", 399_00, unit="kg", gtins=("97038010001102",))
SALAD = Article("311", "Salat i beger", "ANNET", "31", unit="stk")
EGGS = Article("312", "Egg", "ANNET", "31", 5_00, gtins=("2612345000003",))
OWN = Article("313", "Egen pakning", "ANNET", "31", 25_00, gtins=("2300310012345",))
LABELS = (
    ScaleLabel("21", "price", decimals=2),
    ScaleLabel("23", "weight", decimals=3),
    ScaleLabel("26", "count", decimals=0),
)


def ean(digits: str) -> str:
    """Return twelve digits with the thirteenth."""
    return digits + gtin_check_digit(digits)


@pytest.fixture
def counter(shop: Shopkeeper) -> Shopkeeper:
    """An open register of a shop with scales and goods for them."""

    def enter(books: Books) -> None:
        books.put_company(msgspec.structs.replace(COMPANY, scale_labels=LABELS))
        own = msgspec.structs.replace(OWN, gtins=(ean("230031001234"),))
        for article in (HAM, SALAD, msgspec.structs.replace(EGGS, gtins=(ean("261234500000"),)), own):
            books.put_article(article, OPENED)

    shop.shop.store.write(enter).result()
    return shop


def scan(shop: Shopkeeper, code: str, **how: object) -> Scanned:
    """Scan a code at the front register."""
    return shop.do(msgspec.convert({"code": code, **how}, ScanCode))


def basket_of(shop: Shopkeeper) -> Basket | None:
    """The open basket at the front register's own screen."""
    return shop.state().lane("").basket


def last_line(shop: Shopkeeper) -> Line:
    """The line that was put on last."""
    basket = basket_of(shop)
    assert basket is not None
    return basket.lines[-1]


@pytest.mark.parametrize(
    "code", ["7038010000010", "07038010000010", "]E07038010000010", "]C10107038010000010", "100"]
)
def test_goods_go_into_the_basket_at_once_whatever_the_scanner_makes_of_their_code(
    counter: Shopkeeper, code: str
) -> None:
    assert scan(counter, code) == Scanned("article")
    assert (last_line(counter).article, last_line(counter).label or "") == ("100", "")


def test_a_quantity_goes_with_a_scan(counter: Shopkeeper) -> None:
    scan(counter, "7038010000010", quantity_milli=3_000)
    assert last_line(counter).quantity_milli == 3_000


@pytest.mark.parametrize(
    ("digits", "line"),
    [
        ("230031000750", ("310", 750, "kg", 299_25)),
        ("230031000001", ("310", 1, "kg", 40)),
        ("210031004321", ("310", 1_000, "stk", 43_21)),
        ("210031104990", ("311", 1_000, "stk", 49_90)),
        ("261234500012", ("312", 12_000, "stk", 60_00)),
    ],
)
@pytest.mark.law("KSF-2-6-3")
def test_a_label_says_how_much_or_what_it_costs(
    counter: Shopkeeper, digits: str, line: tuple[str, int, str, int]
) -> None:
    """To the øre: a price on a label is what the customer was promised, so it is one piece at that price."""
    scan(counter, ean(digits))
    put = last_line(counter)
    assert (put.article, put.quantity_milli, put.unit, put.gross_ore) == line
    assert put.label == ean(digits)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("3103000350", (350, "kg", 139_65)),
        ("3103000350" + "39224990", (1_000, "stk", 49_90)),
        ("10L26A" + "\x1d" + "3102000123", (1_230, "kg", 490_77)),
    ],
)
@pytest.mark.law("KSF-2-6-3")
def test_an_element_string_says_what_the_package_weighs_or_costs(
    counter: Shopkeeper, fields: str, line: tuple[int, str, int]
) -> None:
    code = f"]e001{HAM.gtins[0]}{fields}"
    scan(counter, code)
    put = last_line(counter)
    assert (put.article, put.quantity_milli, put.unit, put.gross_ore) == ("310", *line)
    assert put.label == code


def test_goods_by_the_piece_cost_what_they_cost_whatever_they_weigh(
    counter: Shopkeeper,
) -> None:
    scan(counter, "]C1" + "01" + "07038010000010" + "3103000350" + "39229900")
    put = last_line(counter)
    assert (put.article, put.quantity_milli, put.label or "") == ("100", 1_000, "")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [("39220", PriceNeeded), ("3103000000", QuantityOutOfRange), ("310300035039220", PriceNeeded)],
)
def test_a_package_that_weighs_or_costs_nothing_is_not_given_away(
    counter: Shopkeeper, fields: str, refusal: type[Refused]
) -> None:
    counter.refuse(refusal, ScanCode(f"]e001{HAM.gtins[0]}{fields}"))


def test_an_element_string_without_a_weight_asks_for_one(counter: Shopkeeper) -> None:
    counter.refuse(MeasureNeeded, ScanCode(f"]e001{HAM.gtins[0]}"))


def test_the_line_of_a_label_is_sold_and_its_label_stays_in_the_journal(counter: Shopkeeper) -> None:
    code = ean("210031004321")
    scan(counter, code, quantity_milli=2_000)
    counter.do(CompleteSale((CASH,)))
    (row,) = counter.sold()[-1].sale.lines
    assert (row.gross_ore, row.line.label) == (86_42, code)
    assert counter.faults() == []


def test_goods_with_a_code_of_the_shops_own_are_never_read_as_a_label(counter: Shopkeeper) -> None:
    scan(counter, ean("230031001234"))
    assert (last_line(counter).article, last_line(counter).gross_ore) == ("313", 25_00)


def test_a_parked_sale_is_taken_up_by_its_slip(counter: Shopkeeper) -> None:
    scan(counter, "100")
    counter.do(ParkBasket("Bord 4"))
    basket_id = counter.state().parked[0].basket.basket_id
    assert scan(counter, parked_code(basket_id).upper()) == Scanned("parked")
    assert last_line(counter).article == "100"
    counter.refuse(UnknownParked, ScanCode(parked_code(basket_id)))


def test_a_parked_sale_waits_while_another_is_open(counter: Shopkeeper) -> None:
    scan(counter, "100")
    counter.do(ParkBasket())
    code = parked_code(counter.state().parked[0].basket.basket_id)
    scan(counter, "200")
    counter.refuse(AnotherSaleOpen, ScanCode(code))


def test_a_receipt_is_shown_from_whichever_register_of_the_shop(counter: Shopkeeper) -> None:
    counter.sell("200", "100")
    for code in ("DKS1-A", "dks1-A"):
        found = scan(counter, code)
        assert found.found == "receipt"
        assert found.sale is not None
        assert (found.sale.outline.register, found.sale.outline.receipt) == (FRONT, 1)
        assert [line.name for line in found.sale.lines] == ["Kaffe, svart", "Grovbrød"]
    counter.open(BACK, KARI)
    shown = counter.do(ScanCode("DKS1-A"), KARI, BACK).sale
    assert shown is not None
    assert shown.outline.register == FRONT
    assert basket_of(counter) is None


def test_a_card_tells_what_it_holds_with_or_without_our_letters(counter: Shopkeeper) -> None:
    counter.do(SellGiftCard("7312", 500_00, (CASH,)))
    told = Scanned("gift_card", account="7312", balance_ore=500_00)
    assert scan(counter, "DKG7312") == scan(counter, "7312") == told
    assert scan(counter, "DKG9999") == Scanned("gift_card", account="9999")


def test_a_customer_and_a_badge_are_told_and_nothing_more(counter: Shopkeeper) -> None:
    head = counter.head()
    assert scan(counter, f"DKK{CUSTOMER}").found == "customer"
    assert scan(counter, f"DKK{CUSTOMER}").name
    assert scan(counter, "DKBsecret") == Scanned("badge")
    assert b"secret" not in msgspec.json.encode(scan(counter, "DKBsecret"))
    assert counter.head() == head


UNKNOWN = {
    "nobody's number": ("999", UnknownArticle),
    "nobody's barcode": ("7038010000041", UnknownArticle),
    "a case of a known piece": ("17038010000017", UnknownArticle),
    "a barcode misread": ("7038010000011", WrongCheckDigit),
    "a label of nothing we have": (ean("239999900750"), UnknownArticle),
    "a label misread": ("2300310007500", WrongCheckDigit),
    "a prefix without a label": (ean("290031000750"), UnknownArticle),
    "a receipt that is none": ("DKS77-A", UnknownReceipt),
    "a receipt of another shop": ("DKS1-X", UnknownReceipt),
    "a receipt badly written": ("DKS0", UnknownReceipt),
    "nothing parked": ("DKP0123456789ab", UnknownParked),
    "nobody": ("DKKnobody", UnknownCustomer),
    "a script": ("<script>alert(1)</script>", UnknownArticle),
}


def test_a_price_on_a_label_is_hers_too_and_a_weight_costs_what_a_kilogram_costs_her(
    counter: Shopkeeper,
) -> None:
    """Put on before her and after her."""
    counter.do(MakePriceList(PriceListDraft("Klubb", f"{HAM.number};300", group="Klubb")), KARI)
    member = counter.do(EnterCustomer(Customer("", "Ada Lunde", group="Klubb")), KARI).number
    for code in ("210031004321", "230031000500"):
        scan(counter, ean(code))
    counter.do(ChooseCustomer(member))
    for code in ("210031004321", "230031000500"):
        scan(counter, ean(code))
    basket = basket_of(counter)
    assert basket is not None
    assert [line.unit_price_ore for line in basket.lines] == [43_21, 300_00] * 2


@pytest.mark.parametrize(("code", "refusal"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_code_leaves_the_basket_alone(
    counter: Shopkeeper, code: str, refusal: type[UnknownArticle]
) -> None:
    scan(counter, "100")
    before = basket_of(counter)
    counter.refuse(refusal, ScanCode(code))
    assert basket_of(counter) == before


REFUSED = {
    "nobody says how much": (ScanCode("310"), MeasureNeeded),
    "a price that is open": (ScanCode("311"), PriceNeeded),
    "an age that nobody looked at": (ScanCode("500"), AgeNotConfirmed),
    "a weight of what is sold by the piece": (ScanCode(ean("230031100750")), LabelDoesNotFit),
    "a price of what has one": (ScanCode(ean("210010000750")), LabelDoesNotFit),
    "a weight of nothing": (ScanCode(ean("230031000000")), QuantityOutOfRange),
    "a price of nothing": (ScanCode(ean("210031100000")), PriceNeeded),
    "half a label": (ScanCode(ean("210031004321"), 500), FractionNotSold),
    "more than anybody sells": (ScanCode("100", 10**15), QuantityOutOfRange),
    "less than nothing": (ScanCode("100", -1_000), QuantityOutOfRange),
}


@pytest.mark.parametrize(("action", "refusal"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_sold_so_is_refused(
    counter: Shopkeeper, action: ScanCode, refusal: type[MeasureNeeded]
) -> None:
    counter.refuse(refusal, action)


def test_nothing_is_scanned_while_the_drawer_is_open_or_nobody_is_there(counter: Shopkeeper) -> None:
    counter.sell("200")
    counter.print_out()
    counter.refuse(DrawerIsOpen, ScanCode("100"))
    counter.shut_drawer()
    counter.do(SignOff())
    counter.refuse(NotSignedOn, ScanCode("100"))
    assert counter.do(ScanCode("DKBbadge")) == Scanned("badge")


def test_nothing_is_sold_before_the_float_is_in(closed_shop: Shopkeeper) -> None:
    closed_shop.open(float_ore=None)
    closed_shop.refuse(FloatMissing, ScanCode("100"))


def test_an_age_confirmed_goes_with_the_scan(counter: Shopkeeper) -> None:
    scan(counter, "500", age_confirmed=True)
    assert last_line(counter).article == "500"
