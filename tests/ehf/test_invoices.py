"""
Invoices of what was bought on account: to the øre the sales, each sale once, as a receiver wants them.

Law: BFF § 5-1-1, § 5-2-7; EN 16931, Peppol BIS Billing 3 with Norway's rules; decision 0050.
"""

import random
from datetime import date
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from datakasse.errors.customers.customers import NoSuchCustomer
from datakasse.errors.customers.invoices import (
    AlreadyInvoiced,
    BadInvoiceTerms,
    BuyerUnknown,
    InvoiceVatApart,
    InvoicingNotSetUp,
    NoElectronicInvoice,
    NothingToInvoice,
    NotOnAccount,
    SaleBeforeItsReturn,
    UnknownInvoice,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.journal.events.customers import CustomerErased, InvoicedSale, InvoiceMade
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.customers.hand_out import gathered, handed_out_page
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.read_invoice import read_invoice
from datakasse.office.customers.show_customers import show_customer
from datakasse.office.customers.show_invoices import (
    invoice_pdf,
    invoice_xml,
    list_invoices,
    show_waiting,
)
from datakasse.receipt.sheets.invoice_page import invoice_page
from datakasse.storage.ports.store import Books
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.people.customer import Customer
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.invoice import Invoice, InvoiceLine, TaxCategory, kid_of, tax_rows
from datakasse.trade.shop.shop import InvoiceTerms
from datakasse.trade.tender import Tender, TenderKind
from tests.ehf.judge import Judge
from tests.storage.raw import opened
from tests.till.shopkeeper import BACK, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

ACCOUNT = "86011117947"
TERMS = InvoiceTerms(ACCOUNT, date(2026, 1, 1), 10_001, uses_kid=True)
KAFEEN = Customer(
    "",
    "Kafeen på Torget AS",
    "Torget 1",
    "7011 Trondheim",
    organisation_number="974 760 673",
    invoice_reference="Avd. 3",
)
MONTH = "2026-03"


@pytest.fixture
def kafeen(shop: Shopkeeper) -> str:
    """A customer of a shop that makes its own invoices."""
    shop.do(SetInvoiceTerms(TERMS), KARI)
    return shop.do(EnterCustomer(KAFEEN), KARI).number


def on_account(number: str) -> Tender:
    return Tender(TenderKind.INVOICE, account=number)


def buy(shop: Shopkeeper, number: str, *codes: str, at: str = FRONT) -> InvoicedSale:
    """Sell on account, and return where it stands."""
    items = tuple(Item(code) for code in codes or ("200",))
    shop.do(SellAtOnce(items, (on_account(number),)), OLA, at)
    return InvoicedSale(at, last_sale(shop, at))


def give_back(shop: Shopkeeper, number: str, receipt: int) -> InvoicedSale:
    shop.do(TakeReturn(receipt, series="delivery", reason="kald"))
    shop.do(CompleteSale((on_account(number),)))
    return InvoicedSale(FRONT, last_sale(shop, FRONT))


def last_sale(shop: Shopkeeper, at: str) -> int:
    return [each.number for each in shop.entries(at) if isinstance(each.event, SaleCompleted)][-1]


def make(shop: Shopkeeper, number: str, *sales: InvoicedSale) -> tuple[int, ...]:
    return shop.do(MakeInvoices(number, sales, "" if sales else MONTH), KARI)


def read(shop: Shopkeeper, number: int) -> Invoice:
    with shop.counter.store.read() as books:
        return read_invoice(books, number)


def texts(document: bytes, path: str) -> list[str]:
    root = etree.fromstring(document)
    names = {each: root.nsmap[each] for each in ("cac", "cbc")}
    return [str(found.text) for found in root.findall(path, names)]


def sold(shop: Shopkeeper, sales: tuple[InvoicedSale, ...]) -> tuple[int, int]:
    """What sales come to without VAT, and VAT, by the journal alone."""
    with shop.counter.store.read() as books:
        events = [books.record(sale.register, sale.entry).event for sale in sales]
    found = [event.sale for event in events if isinstance(event, SaleCompleted)]
    return sum(sale.net_ore for sale in found), sum(sale.gross_ore - sale.net_ore for sale in found)


def test_a_month_is_one_invoice_that_a_receiver_takes_and_that_is_what_the_sales_came_to(
    shop: Shopkeeper, judge: Judge, kafeen: str
) -> None:
    shop.open(BACK)
    sales = (buy(shop, kafeen, "200", "100"), buy(shop, kafeen, "202", at=BACK), buy(shop, kafeen, "300"))
    assert make(shop, kafeen) == (10_001,)
    document = invoice_xml(shop.counter, 10_001)
    assert judge.faults(document) == []
    invoice = read(shop, 10_001)
    assert (invoice.net_ore, invoice.vat_ore) == sold(shop, sales)
    assert texts(document, "cac:PaymentMeans/cbc:PaymentID") == [kid_of(10_001)]
    assert texts(document, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID") == [ACCOUNT]
    assert texts(document, "cbc:BuyerReference") == ["Avd. 3"]
    assert texts(document, ".//cbc:EndpointID") == ["987654325", "974760673"]
    assert (invoice.due - invoice.day).days == 14
    # The deposit is outside the Act, in a document that has VAT as well (BR-O-12 would not have it so).
    assert {row.category for row in invoice.rows} == {TaxCategory.STANDARD, TaxCategory.EXEMPT}


def test_no_sale_is_invoiced_twice_and_no_number_is_left_out(shop: Shopkeeper, kafeen: str) -> None:
    first, second = buy(shop, kafeen), buy(shop, kafeen)
    wanted = MakeInvoices(kafeen, (first,))
    assert shop.do_once("a", wanted, KARI) == shop.do_once("a", wanted, KARI)
    refused = shop.refuse(AlreadyInvoiced, wanted, KARI)
    assert refused.facts == {"register": FRONT, "entry": first.entry, "number": 10_001}
    shop.refuse(AlreadyInvoiced, MakeInvoices(kafeen, (second, first)), KARI)
    assert make(shop, kafeen) == (10_002,)
    shop.refuse(NothingToInvoice, MakeInvoices(kafeen, month=MONTH), KARI)
    shop.refuse(NothingToInvoice, MakeInvoices(kafeen), KARI)
    assert make(shop, kafeen, buy(shop, kafeen)) == (10_003,)
    assert [row.number for row in list_invoices(shop.counter).rows] == [10_003, 10_002, 10_001]
    before = [read(shop, number) for number in (10_001, 10_002, 10_003)]
    shop.shop.store.rebuild_views()
    assert [read(shop, number) for number in (10_001, 10_002, 10_003)] == before
    shop.refuse(AlreadyInvoiced, wanted, KARI)


def test_only_what_she_bought_on_account_here_is_invoiced(shop: Shopkeeper, kafeen: str) -> None:
    other = shop.do(EnterCustomer(Customer("", "Bo Vik")), KARI).number
    hers = buy(shop, other)
    shop.sell("200")
    paid = InvoicedSale(FRONT, last_sale(shop, FRONT))
    for wrong in (hers, paid, InvoicedSale(FRONT, 9_999), InvoicedSale("x", 1)):
        shop.refuse(NotOnAccount, MakeInvoices(kafeen, (wrong,)), KARI)
    shop.refuse(MissingRight, MakeInvoices(other, (hers,)), OLA)
    shop.refuse(NoSuchCustomer, MakeInvoices("4711", month=MONTH), KARI)
    shop.refuse(NothingToInvoice, MakeInvoices(other, month="2026-02"), KARI)
    later = msgspec.structs.replace(TERMS, since=date(2026, 3, 3))
    shop.do(SetInvoiceTerms(later), KARI)
    shop.refuse(NotOnAccount, MakeInvoices(other, (hers,)), KARI)
    assert show_waiting(shop.counter, other).sales == []


def test_what_comes_back_before_the_invoice_lessens_it_and_after_it_is_credited(
    shop: Shopkeeper, judge: Judge, kafeen: str
) -> None:
    buy(shop, kafeen, "200", "200", "200")
    receipt = shop.sold()[0].receipt
    shop.do(TakeReturn(receipt, series="delivery", reason="kald"))
    shop.do(CompleteSale((on_account(kafeen),)))
    back = InvoicedSale(FRONT, last_sale(shop, FRONT))
    whole = buy(shop, kafeen, "100", "200")
    refused = shop.refuse(SaleBeforeItsReturn, MakeInvoices(kafeen, (back,)), KARI)
    assert refused.facts["entry"] == back.entry
    assert make(shop, kafeen) == (10_001,)
    assert read(shop, 10_001).gross_ore == sum(sold(shop, (whole,)))
    assert judge.faults(invoice_xml(shop.counter, 10_001)) == []

    returned = give_back(shop, kafeen, shop.sold()[0].receipt)
    fresh = buy(shop, kafeen, "202")
    assert make(shop, kafeen) == (10_002, 10_003)
    assert read(shop, 10_002).gross_ore == sum(sold(shop, (fresh,)))
    credit, document = read(shop, 10_003), invoice_xml(shop.counter, 10_003)
    assert judge.faults(document) == []
    assert (credit.is_credit_note, credit.credits) == (True, (10_001,))
    assert credit.gross_ore == -sum(sold(shop, (returned,))) > 0
    assert texts(document, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID") == ["10001"]
    assert texts(document, "cbc:CreditNoteTypeCode") == ["381"]


def test_what_was_never_on_her_account_is_credited_though_no_invoice_is_for_it(
    shop: Shopkeeper, judge: Judge, kafeen: str
) -> None:
    """Paid in cash, or bought by another, and given back onto her account: her month has an invoice."""
    fresh = buy(shop, kafeen, "202")
    cash = shop.sell("200")
    shop.do(TakeReturn(cash.receipt, reason="kald"))
    shop.do(CompleteSale((on_account(kafeen),)))
    back = InvoicedSale(FRONT, last_sale(shop, FRONT))
    other = shop.do(EnterCustomer(Customer("", "Bo Vik")), KARI).number
    buy(shop, other)
    from_other = give_back(shop, kafeen, shop.sold()[0].receipt)
    assert make(shop, kafeen) == (10_001, 10_002)
    assert read(shop, 10_001).gross_ore == sum(sold(shop, (fresh,)))
    credit = read(shop, 10_002)
    assert (credit.is_credit_note, credit.credits) == (True, ())
    assert credit.gross_ore == -sum(sold(shop, (back, from_other)))
    assert credit.lines[0].note.endswith(f", tilbake fra kasse {FRONT}, 02.03.2026, nr. {cash.receipt}")
    assert judge.faults(invoice_xml(shop.counter, 10_002)) == []
    assert show_waiting(shop.counter, kafeen).sales == []


def test_what_was_paid_beyond_all_invoices_is_told_as_paid_beforehand(
    shop: Shopkeeper, judge: Judge, kafeen: str
) -> None:
    first, second = buy(shop, kafeen), buy(shop, kafeen)
    shop.do(NoteAccountPayment(kafeen, COFFEE_ORE + 10_00, "1"), KARI)
    assert show_waiting(shop.counter, kafeen).paid_beyond_ore == COFFEE_ORE + 10_00
    assert make(shop, kafeen, second) == (10_001,)
    assert (read(shop, 10_001).paid_ore, read(shop, 10_001).payable_ore) == (COFFEE_ORE, 0)
    assert make(shop, kafeen, first) == (10_002,)
    # Together they ask for what she owes, whichever came first.
    assert (
        read(shop, 10_002).payable_ore == COFFEE_ORE - 10_00 == show_customer(shop.counter, kafeen).owed_ore
    )
    for made in (10_001, 10_002):
        assert judge.faults(invoice_xml(shop.counter, made)) == []


def test_a_payment_lessens_what_is_open_of_the_oldest_invoice(shop: Shopkeeper, kafeen: str) -> None:
    make(shop, kafeen, buy(shop, kafeen))
    make(shop, kafeen, buy(shop, kafeen))
    shop.do(NoteAccountPayment(kafeen, COFFEE_ORE + 1_00, kid_of(10_001)), KARI)
    rows = list_invoices(shop.counter, kafeen).rows
    assert [(row.number, row.open_ore) for row in rows] == [(10_002, COFFEE_ORE - 1_00), (10_001, 0)]


def test_an_invoice_says_for_ever_whom_it_was_made_to(shop: Shopkeeper, kafeen: str) -> None:
    make(shop, kafeen, buy(shop, kafeen))
    moved = msgspec.structs.replace(KAFEEN, number=kafeen, street_address="Havna 9", invoice_reference="")
    shop.do(ChangeCustomer(moved), KARI)
    make(shop, kafeen, buy(shop, kafeen))
    assert [read(shop, number).buyer.street_address for number in (10_001, 10_002)] == ["Torget 1", "Havna 9"]
    journal = b"".join(msgspec.json.encode(each.event) for each in shop.entries())
    for told in ("Torget", "Havna", "Avd. 3"):
        assert told.encode() not in journal
    page = handed_out_page(gathered(shop.counter, kafeen), "0")
    assert [row[0] for row in page.rows if "nevner" in row[0]] == [
        "Slik faktura 10001 nevner deg",
        "Slik faktura 10002 nevner deg",
    ]
    # What the law wants kept names her as before; when all is gone, no document can be made again.
    erase = CustomerErased(kafeen, "2032-01-01")
    shop.counter.store.write(lambda books: books.append(FRONT, erase, at=shop.clock.now())).result()
    assert read(shop, 10_001).buyer.street_address == "Torget 1"
    gone = CustomerErased(kafeen)
    shop.counter.store.write(lambda books: books.append(FRONT, gone, at=shop.clock.now())).result()
    with pytest.raises(BuyerUnknown):
        invoice_pdf(shop.counter, 10_001)
    assert [row.name for row in list_invoices(shop.counter).rows] == ["", ""]


def test_a_buyer_whose_row_does_not_open_leaves_the_list_of_all_invoices_standing(
    shop: Shopkeeper, kafeen: str, till_folder: Path
) -> None:
    make(shop, kafeen, buy(shop, kafeen))
    other = shop.do(EnterCustomer(Customer("", "Bo Vik")), KARI).number
    make(shop, other, buy(shop, other))
    with opened(till_folder) as connection:
        connection.execute("UPDATE customers SET sealed = 'x' WHERE customer = ?", (other,))
    rows = [(row.number, row.name, row.open_ore) for row in list_invoices(shop.counter).rows]
    assert rows == [(10_002, "", COFFEE_ORE), (10_001, KAFEEN.name, COFFEE_ORE)]
    for asked in (invoice_pdf, invoice_xml):
        with pytest.raises(WrongDatabaseKey):
            asked(shop.counter, 10_002)


def test_a_person_gets_a_page_and_no_file(shop: Shopkeeper, kafeen: str) -> None:
    ada = shop.do(EnterCustomer(Customer("", "Ada Lunde", "Storgata 2", "7011 Trondheim")), KARI).number
    [number] = make(shop, ada, buy(shop, ada, "200", "100"))
    with pytest.raises(NoElectronicInvoice):
        invoice_xml(shop.counter, number)
    assert invoice_pdf(shop.counter, number).startswith(b"%PDF-")
    page = invoice_page(read(shop, number), "1.0")
    said = "\n".join(map(str, (*page.seller, *page.buyer, *page.facts, *page.payment)))
    for wanted in (
        "Org.nr. 987 654 325 MVA",
        "Foretaksregisteret",
        "Ada Lunde",
        "8601 11 17947",
        kid_of(number),
    ):
        assert wanted in said
    assert page.total == ("Å betale", "88,90")
    for unknown in (invoice_pdf, invoice_xml):
        with pytest.raises(UnknownInvoice):
            unknown(shop.counter, 9)
    assert kafeen != ada


def test_a_shop_says_first_how_and_never_sets_the_series_back(shop: Shopkeeper) -> None:
    number = shop.do(EnterCustomer(KAFEEN), KARI).number
    sale = buy(shop, number)
    shop.refuse(InvoicingNotSetUp, MakeInvoices(number, (sale,)), KARI)
    for wrong in (
        msgspec.structs.replace(TERMS, account="86011117948"),
        msgspec.structs.replace(TERMS, first_number=0),
        msgspec.structs.replace(TERMS, since=date(1999, 1, 1)),
    ):
        shop.refuse(BadInvoiceTerms, SetInvoiceTerms(wrong), KARI)
    shop.refuse(MissingRight, SetInvoiceTerms(TERMS), OLA)
    shop.do(SetInvoiceTerms(msgspec.structs.replace(TERMS, account="8601 11 17947")), KARI)
    assert make(shop, number, sale) == (10_001,)
    shop.refuse(BadInvoiceTerms, SetInvoiceTerms(msgspec.structs.replace(TERMS, first_number=20_000)), KARI)
    without = msgspec.structs.replace(TERMS, uses_kid=False)
    shop.do(SetInvoiceTerms(without), KARI)
    assert read(shop, 10_001).reference == kid_of(10_001)
    make(shop, number, buy(shop, number))
    assert read(shop, 10_002).reference == "10002"


def test_a_shop_without_vat_has_a_document_without_vat(shop: Shopkeeper, judge: Judge, kafeen: str) -> None:
    def leave_the_register(books: Books) -> None:
        company = books.company()
        books.put_company(msgspec.structs.replace(company, vat_registered=False))

    shop.counter.store.write(leave_the_register).result()
    make(shop, kafeen, buy(shop, kafeen, "900"))
    document = invoice_xml(shop.counter, 10_001)
    assert judge.fatal(document) == []
    assert texts(document, ".//cac:TaxCategory/cbc:ID") == ["O"]


def test_any_basket_is_what_a_receiver_takes(shop: Shopkeeper, judge: Judge, kafeen: str) -> None:
    """Random baskets, rates, weights, discounts, returns: the rules hold, and the sums are the journal's."""
    chance = random.Random(20261129)
    receipts = list[int]()
    for _ in range(12):
        items = tuple(
            Item(code, chance.randint(50, 4_000) if code == "300" else chance.randint(1, 7) * 1_000)
            for code in chance.choices(("100", "103", "200", "202", "300"), k=chance.randint(1, 6))
        )
        flowers = Item("400", 1_000, chance.randint(1, 99_999))
        off = Discount(share_bp=chance.choice((500, 1_333))) if chance.random() < 0.4 else None
        serving = chance.choice((Serving.EAT_IN, Serving.TAKE_AWAY))
        shop.do(SellAtOnce((*items, flowers), (on_account(kafeen),), serving, off))
        receipts.append(shop.sold()[0].receipt)
    made = list(make(shop, kafeen))
    for receipt in chance.sample(receipts, 3):
        give_back(shop, kafeen, receipt)
    made += make(shop, kafeen)
    for number in made:
        assert judge.faults(invoice_xml(shop.counter, number)) == []
    events = [each.event for each in shop.entries() if isinstance(each.event, InvoiceMade)]
    assert [event.number for event in events] == made
    for event in events:
        invoice, sign = read(shop, event.number), -1 if event.is_credit_note else 1
        net_ore, vat_ore = sold(shop, event.sales)
        assert (invoice.net_ore, invoice.vat_ore) == (sign * net_ore, sign * vat_ore)
        assert invoice.gross_ore == event.gross_ore


def test_vat_that_is_a_krone_from_that_of_the_sum_makes_no_document() -> None:
    """Each line is rounded the same way: so many of them are too far off for a receiver (BR-S-09)."""
    line = InvoiceLine("1", "Skrue", 1_000, "stk", TaxCategory.STANDARD, 2_500, 2, 1, "")
    assert tax_rows([line] * 199)[0].apart_ore == 99
    with pytest.raises(InvoiceVatApart):
        tax_rows([line] * 200)
