"""What goes over the counter: articles, baskets and sales for the journals of these tests."""

from datetime import date, datetime

from datakasse.journal.entry import Record
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.trade.goods.article import Article, ArticleGroup, Serving
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.sale.basket import Basket, Line, ReturnOf, line_of, put
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import Sale, settle
from datakasse.trade.shop.shop import Address, Company, Location, Register
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatCode
from tests.saft.shops import ORGANISATION, Journal, Shop, local

ENTERED = date(2019, 12, 1)
SINCE = local("2019-12-01 08:00:00")

VAT = [
    VatCode("0", "VAT 0 %", "0", ENTERED),
    VatCode("1", "VAT 12 %", "33", ENTERED),
    VatCode("2", "VAT 15 %", "31", ENTERED),
    VatCode("3", "VAT 25 %", "3", ENTERED),
]
CODES = {vat.code: vat for vat in VAT}
GROUPS = [
    ArticleGroup("100", "04006", "Food"),
    ArticleGroup("200", "04013", "Tobacco"),
    ArticleGroup("300", "04007", "Beer"),
    ArticleGroup("400", "04999", "Other article group 1"),
    ArticleGroup("401", "04999", "Other article group 2"),
]
MILK = Article("1001", "TineMelk Lett 1 l", "100", "2", 16_40)
BREAD = Article("1002", "Sportsbrød 750 g", "100", "2", 25_80)
CHEESE = Article("1003", "Gulost Skivet 150 g", "100", "2", 27_80)
CIGARETTES = Article("2001", "Marlboro Gold 20 stk", "200", "3", 116_00, discountable=False)
BEER = Article("3001", "Tuborg Boks, 0,5l", "300", "3", 29_90)
ARTICLES = [
    MILK, BREAD, CHEESE, CIGARETTES, BEER,
    Article("4001", "Vare1", "400", "3", 100_00), Article("4010", "Vare2", "401", "3", 100_00),
]  # fmt: skip
APPLES = Article("5001", "Epler", "100", "2", 39_90, unit="kg")

OLA = Operator("1000", "Ola", "Nordmann", Role.MANAGER, SINCE, role_description="Manager")
KARI = Operator("1001", "Kari", "Nordmann", Role.CASHIER, SINCE, role_title="Employee")

BAKERY = Company(ORGANISATION, "Bakeriet AS", street_address=Address(city="Oslo", postal_code="0200"))
FIRST_REGISTER = Register("K1", "A")

EXACT_CASH = Tender(TenderKind.CASH)


def card(amount_ore: int, reference: str = "") -> Tender:
    """Return what a debit card pays."""
    return Tender(TenderKind.DEBIT_CARD, amount_ore, reference)


def corner_shop(*journals: Journal) -> Shop:
    """Return a shop at one place with all the articles here."""
    return Shop(
        company=BAKERY,
        journals=list(journals),
        places=[Location("A", "Location A", "Hjørnet")],
        vat=VAT,
        people=[OLA, KARI],
        article_groups=list(GROUPS),
        catalogue=[(article, ENTERED) for article in (*ARTICLES, APPLES)],
    )


def line(
    article: Article, at: datetime, operator: str = "1001", *, line_id: int = 1, quantity_milli: int = 1000
) -> Line:
    """Return a sale line."""
    return line_of(
        article,
        quantity_milli,
        line_id=line_id,
        serving=Serving.TAKE_AWAY,
        codes=CODES,
        day=in_norway(at).date(),
        at=at,
        operator=operator,
    )


def basket_of(*lines: Line, basket_id: str = "b") -> Basket:
    """Return a basket of lines."""
    basket = Basket(basket_id, lines[0].added_at)
    for one in lines:
        basket = put(basket, one)
    return basket


def taken_back(
    sale: Sale,
    line_id: int,
    at: datetime,
    operator: str = "1001",
    *,
    register: str,
    transaction: int,
    quantity_milli: int = 1000,
) -> Line:
    """Return the line that takes back what a sale's line sold."""
    return return_line(
        next(sold for sold in sale.lines if sold.line.line_id == line_id),
        quantity_milli,
        origin=ReturnOf(register, transaction, line_id),
        returned_milli=0,
        line_id=1,
        at=at,
        operator=operator,
    )


def complete(
    journal: Journal,
    basket: Basket,
    tenders: list[Tender],
    at: datetime,
    operator: str = "1001",
    *,
    tip_ore: int = 0,
    training: bool = False,
) -> Record:
    """Complete a sale or return as a till does: its lines, itself, its receipt, the drawer."""
    sale = settle(basket, tenders, tip_ore=tip_ore)
    for one in basket.lines:
        journal.add(LineAdded(basket.basket_id, one), one.added_at, operator, training=training)
    series: ReceiptSeries = "training" if training else "return" if sale.kind.is_pure_return else "sales"
    completed = SaleCompleted(basket.basket_id, sale, series, 1)
    record = journal.add(completed, at, operator, training=training, begun_at=basket.begun_at)
    number = number_of(record)
    journal.add(DocumentPrinted(series, number), at, operator, training=training)
    journal.add(DrawerOpened(number), at, operator, training=training)
    return record


def number_of(record: Record) -> int:
    """Return a transaction's number."""
    assert record.transaction is not None
    return record.transaction.number


def sale_of(record: Record) -> Sale:
    """Return the sale of a record."""
    assert isinstance(record.event, SaleCompleted)
    return record.event.sale
