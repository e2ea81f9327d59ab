"""Two server processes make invoices at once: no number is given twice or left out, no sale is on two."""

from datetime import date

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.invoices import AlreadyInvoiced
from datakasse.journal.events.customers import InvoicedSale
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.storage.ports.store import Books
from datakasse.trade.people.customer import Customer
from datakasse.trade.shop.shop import InvoiceTerms
from datakasse.trade.tender import Tender, TenderKind
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK, FRONT, sell
from tests.till.shopkeeper import KARI


def bought(pair: Pair, customer: str) -> InvoicedSale:
    """Have somebody buy on account from a shop that makes its own invoices."""
    terms = InvoiceTerms("86011117947", date(2026, 1, 1))

    def buy(books: Books) -> InvoicedSale:
        books.keep_customer(Customer(customer, "Kafeen AS"))
        record = sell(books, FRONT, "200", tenders=(Tender(TenderKind.INVOICE, account=customer),))
        return InvoicedSale(FRONT, record.number)

    pair.one.carry_out(FRONT, KARI, SetInvoiceTerms(terms)).result(LONG_S)
    return pair.one.store.write(buy, FRONT).result(LONG_S)


def test_two_that_are_made_at_once_follow_each_other(pair: Pair) -> None:
    sales = {number: bought(pair, number) for number in ("1001", "1002")}
    first, second = (MakeInvoices(number, (sale,)) for number, sale in sales.items())
    made = against(
        pair, Held(first), KARI, lambda: pair.other.carry_out(BACK, KARI, second).result(LONG_S)[0]
    )
    assert made == ((1,), 2)
    with pair.other.store.read() as books:
        assert [(row.number, row.customer) for row in books.invoices(9)] == [(2, "1002"), (1, "1001")]


def test_a_sale_that_both_want_to_invoice_is_on_one(pair: Pair) -> None:
    wanted = MakeInvoices("1001", (bought(pair, "1001"),))

    def try_it(point: CashPoint) -> int:
        try:
            return wanted(point)[0]
        except AlreadyInvoiced as refused:
            return -int(refused.facts["number"])

    made = against(pair, Held(wanted), KARI, lambda: pair.other.carry_out(BACK, KARI, try_it).result(LONG_S))
    assert made == ((1,), -1)
    with pair.one.store.read() as books:
        assert [row.number for row in books.invoices(9)] == [1]
