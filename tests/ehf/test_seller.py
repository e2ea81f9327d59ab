"""Who sold, on an invoice that is out: as it was, whatever becomes of the business."""

from datetime import date

import msgspec

from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.read_invoice import read_invoice
from datakasse.office.customers.show_invoices import invoice_xml
from datakasse.receipt.sheets.invoice_page import invoice_page
from datakasse.storage.ports.store import Books
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.people.customer import Customer
from datakasse.trade.sale.invoice import Invoice
from datakasse.trade.shop.shop import Address, InvoiceTerms
from datakasse.trade.tender import Tender, TenderKind
from tests.ehf.judge import Judge
from tests.till.shopkeeper import KARI, Shopkeeper


def invoiced(shop: Shopkeeper, customer: str, code: str) -> int:
    """Sell on account and invoice it; return the number."""
    shop.do(SellAtOnce((Item(code),), (Tender(TenderKind.INVOICE, account=customer),)))
    return shop.do(MakeInvoices(customer, month="2026-03"), KARI)[0]


def read(shop: Shopkeeper, number: int) -> Invoice:
    with shop.counter.store.read() as books:
        return read_invoice(books, number)


def begin_anew(books: Books) -> None:
    """Move, take another name, and leave the register of VAT."""
    company = msgspec.structs.replace(
        books.company(),
        name="Nye Bakeriet AS",
        street_address=Address("Havna", "9", "7011", "Trondheim"),
        vat_registered=False,
        in_company_register=False,
    )
    books.put_company(company)


def test_an_invoice_says_for_ever_who_sold_and_which_vat_it_had(shop: Shopkeeper, judge: Judge) -> None:
    shop.do(SetInvoiceTerms(InvoiceTerms("86011117947", date(2026, 1, 1))), KARI)
    buyer = Customer("", "Kafeen på Torget AS", organisation_number="974760673")
    customer = shop.do(EnterCustomer(buyer), KARI).number
    first = invoiced(shop, customer, "200")
    document, page = invoice_xml(shop.counter, first), invoice_page(read(shop, first), "1")
    assert judge.faults(document) == []
    shop.counter.store.write(begin_anew).result()
    assert invoice_xml(shop.counter, first) == document
    assert invoice_page(read(shop, first), "1") == page
    second = read(shop, invoiced(shop, customer, "900"))
    assert (second.company.name, second.company.vat_registered) == ("Nye Bakeriet AS", False)
