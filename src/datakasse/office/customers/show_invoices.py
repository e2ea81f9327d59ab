"""Show the invoices, what is open of each, and what waits to be invoiced; give one as a file."""

from datetime import date
from typing import Final

import msgspec

from datakasse.bookkeeping.customer_account import InvoiceRow, made_at
from datakasse.counter.counter import Counter
from datakasse.ehf.ubl import written
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.office.customers.invoice_terms import terms_of
from datakasse.office.customers.keep_customers import known_customer
from datakasse.office.customers.make_invoices import SALES_MAX
from datakasse.office.customers.open_items import open_items
from datakasse.office.customers.read_invoice import read_invoice
from datakasse.office.customers.waiting_sales import (
    WaitingSale,
    day_of_sale,
    paid_beyond_ore,
    waiting_sales,
)
from datakasse.receipt.sheets.invoice_page import invoice_page
from datakasse.receipt.sheets.invoice_sheet import render_invoice
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.customer import Customer
from datakasse.trade.shop.shop import InvoiceTerms

ROWS_AT_A_TIME: Final = 100


class InvoiceInList(msgspec.Struct, frozen=True):
    """
    An invoice or credit note in the list.

    Attributes:
        number: Its number.
        is_credit_note: Whether it credits.
        customer: Whose.
        name: What she is called; empty once she is erased, or where her row does not open.
        day: When it was made.
        due: When it is to be paid.
        gross_ore: What it comes to.
        open_ore: What is not paid of the sales it is for.
        days_late: How many days ago it was to be paid, where something is open.
        is_electronic: It can be written as EHF.
    """

    number: int
    is_credit_note: bool
    customer: str
    name: str
    day: date
    due: date
    gross_ore: int
    open_ore: int
    days_late: int
    is_electronic: bool


class ShownInvoices(msgspec.Struct, frozen=True):
    """
    The invoices, newest first.

    Attributes:
        terms: How they are made; None before that is said.
        rows: Some of them.
        more: Whether there are more.
    """

    terms: InvoiceTerms | None
    rows: list[InvoiceInList]
    more: bool


class ShownWaiting(msgspec.Struct, frozen=True):
    """
    What of a customer is not invoiced, oldest first.

    Attributes:
        customer: Her number.
        sales: The sales and returns.
        paid_beyond_ore: What she has paid beyond all invoices, which the next one is paid with.
        more: How many wait besides, which are told when these are invoiced.
    """

    customer: str
    sales: list[WaitingSale]
    paid_beyond_ore: int
    more: int


def list_invoices(counter: Counter, customer: str = "", before: int | None = None) -> ShownInvoices:
    """Return invoices, newest first; of one customer, or before a number, if named."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        rows = books.invoices(ROWS_AT_A_TIME + 1, before, customer)
        buyers: dict[str, _Buyer] = {}
        shown = list[InvoiceInList]()
        for row in rows[:ROWS_AT_A_TIME]:
            if row.customer not in buyers:
                buyers[row.customer] = _buyer(books, row.customer)
            shown.append(_in_list(books, row, buyers[row.customer], today))
        return ShownInvoices(books.company().invoicing, shown, len(rows) > ROWS_AT_A_TIME)


def show_waiting(counter: Counter, customer: str) -> ShownWaiting:
    """Return what of a customer waits to be invoiced; raises `NoSuchCustomer`, `InvoicingNotSetUp`."""
    with counter.store.read() as books:
        known_customer(books, customer)
        sales = waiting_sales(books, customer, terms_of(books).since)
        beyond_ore = paid_beyond_ore(books, customer, sales)
        return ShownWaiting(customer, sales[:SALES_MAX], beyond_ore, max(0, len(sales) - SALES_MAX))


def invoice_xml(counter: Counter, number: int) -> bytes:
    """Return an invoice as EHF; raises `UnknownInvoice`, `BuyerUnknown`, `NoElectronicInvoice`."""
    with counter.store.read() as books:
        return written(read_invoice(books, number))


def invoice_pdf(counter: Counter, number: int) -> bytes:
    """Return an invoice as PDF/A; raises `UnknownInvoice`, `BuyerUnknown`."""
    with counter.store.read() as books:
        page = invoice_page(read_invoice(books, number), counter.software_version)
    return render_invoice(page, counter.clock.now())


class _Buyer(msgspec.Struct, frozen=True):
    """A customer, and what is open of each of her purchases."""

    customer: Customer | None
    open_ore: dict[tuple[str, int], int]


def _buyer(books: Readings, number: str) -> _Buyer:
    try:
        customer = books.customer(number)
    except WrongDatabaseKey:
        customer = None
    # What is open of a number is told whether anybody is kept under it or not.
    items = open_items(books, customer or Customer(number, ""))
    return _Buyer(customer, {(item.register, item.entry): item.open_ore for item in items})


def _in_list(books: Readings, row: InvoiceRow, buyer: _Buyer, today: date) -> InvoiceInList:
    record, made = made_at(books, row)
    left_ore = sum(buyer.open_ore.get((sale.register, sale.entry), 0) for sale in made.sales)
    customer, due = buyer.customer, date.fromisoformat(made.due)
    open_ore = 0 if made.is_credit_note else min(left_ore, made.gross_ore)
    return InvoiceInList(
        made.number,
        made.is_credit_note,
        made.customer,
        "" if customer is None else customer.name,
        day_of_sale(record),
        due,
        made.gross_ore,
        open_ore,
        max(0, (today - due).days) if open_ore else 0,
        customer is not None and bool(customer.billed_as(made.number).organisation_number),
    )
