"""
Read an invoice back from the journal: its sales, and the buyer as she was named when it was made.

Law: BFF § 5-1-1 (what a sales document has to say); decision 0050 (the name is beside the journal).
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from datakasse.bookkeeping.customer_account import made_at, sale_at
from datakasse.errors.customers.customers import NoSuchCustomer
from datakasse.errors.customers.invoices import BuyerUnknown, UnknownInvoice
from datakasse.journal.events.customers import InvoicedSale, InvoiceMade, InvoiceSeller
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.customers.keep_customers import known_customer
from datakasse.office.customers.waiting_sales import day_of_sale
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.customer import BilledAs
from datakasse.trade.sale.basket import ReturnOf
from datakasse.trade.sale.invoice import Invoice, InvoiceLine, category_of, line_of, tax_rows
from datakasse.trade.shop.shop import Address, Company


def read_invoice(books: Readings, number: int) -> Invoice:
    """
    Return an invoice or credit note.

    Raises:
        UnknownInvoice: There is none of the number.
        BuyerUnknown: Nothing is kept of the buyer.
    """
    row = books.invoice(number)
    if row is None:
        raise UnknownInvoice(number=number)
    record, made = made_at(books, row)
    days = [day_of_sale(sale_at(books, place)[0]) for place in made.sales]
    company = _company(books, made)
    lines = tuple(lines_of(books, made.sales, company, is_credit_note=made.is_credit_note))
    return Invoice(
        number=made.number,
        is_credit_note=made.is_credit_note,
        day=day_of_sale(record),
        due=date.fromisoformat(made.due),
        company=company,
        customer=made.customer,
        buyer=_buyer(books, made),
        lines=lines,
        rows=tax_rows(lines),
        from_day=min(days),
        to_day=max(days),
        places=_places(books, made.sales),
        account=made.account,
        reference=made.reference,
        paid_ore=made.paid_ore,
        credits=made.credits,
    )


def lines_of(
    books: Readings, sales: Iterable[InvoicedSale], company: Company, *, is_credit_note: bool
) -> Iterable[InvoiceLine]:
    """Yield the lines of the sales that an invoice is for, in the order of the sales."""
    codes, vat_registered = books.vat_codes(), company.vat_registered
    for place in sales:
        record, event = sale_at(books, place)
        note = f"Kasse {place.register}, {day_of_sale(record):%d.%m.%Y}, nr. {event.receipt}"
        for sold in event.sale.lines:
            code = codes.get(sold.line.vat.code)
            standard = code.standard_code if code is not None else "3" if sold.line.vat.rate_bp else "6"
            category = category_of(standard, vat_registered=vat_registered)
            said = f"{note}{_taken_back_from(books, sold.line.returns)}"
            yield line_of(sold, category, said, is_credit_note=is_credit_note)


def _taken_back_from(books: Readings, origin: ReturnOf | None) -> str:
    """Return which receipt something came back from (BFF § 5-2-7), also where no invoice here is for it."""
    sold = None if origin is None else books.sold(origin.register, origin.transaction)
    if sold is None or not isinstance(sold.record.event, SaleCompleted):
        return ""
    record, event = sold.record, sold.record.event
    return f", tilbake fra kasse {record.register}, {day_of_sale(record):%d.%m.%Y}, nr. {event.receipt}"


def seller_of(company: Company) -> InvoiceSeller:
    """Return who sells, as an invoice keeps it."""
    known = company.street_address if company.street_address != Address() else company.postal_address
    return InvoiceSeller(company.name, known, company.vat_registered, company.in_company_register)


def _company(books: Readings, made: InvoiceMade) -> Company:
    """Return the seller as it was when an invoice was made; of an invoice that did not keep it, as now."""
    if made.seller is msgspec.UNSET:
        return books.company()
    return msgspec.structs.replace(
        books.company(),
        name=made.seller.name,
        street_address=made.seller.address,
        vat_registered=made.seller.vat_registered,
        in_company_register=made.seller.in_company_register,
    )


def _buyer(books: Readings, made: InvoiceMade) -> BilledAs:
    try:
        return known_customer(books, made.customer).billed_as(made.number)
    except NoSuchCustomer as gone:
        raise BuyerUnknown(number=made.number) from gone


def _places(books: Readings, sales: Iterable[InvoicedSale]) -> tuple[str, ...]:
    named = {place.code: place.name or place.label for place in books.locations()}
    codes = dict.fromkeys(books.register(sale.register).location for sale in sales)
    return tuple(named.get(code, code) for code in codes)
