"""A customer's account as the books have it: what is on record for her, and what her invoices are for."""

from datetime import date
from typing import Protocol

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.customers import InvoicedSale, InvoiceMade
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.sale.sale import Sale


class AccountRow(msgspec.Struct, frozen=True):
    """
    Something on record for a customer.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        day: On which Norwegian day.
        amount_ore: What it came to: bought above zero, returned or paid below.
        owed_ore: What it did to what she owes; zero where she paid at the till.
    """

    register: str
    entry: int
    day: date
    amount_ore: int
    owed_ore: int


class InvoiceRow(msgspec.Struct, frozen=True):
    """
    Where an invoice or credit note is in the journal.

    Attributes:
        number: Its number.
        customer: Whose.
        register: In whose journal it stands.
        entry: In which entry.
    """

    number: int
    customer: str
    register: str
    entry: int


class OnRecord(Protocol):
    """A sale on record."""

    @property
    def record(self) -> Record:
        """Its entry."""
        ...


class AccountBooks(Protocol):
    """What has to be asked of the books to know what an account consists of."""

    def owed_ore(self, customer: str) -> int:
        """Return what a customer owes."""
        ...

    def account_rows(
        self, customer: str, limit: int, before: tuple[date, str, int] | None = None
    ) -> list[AccountRow]:
        """Return what is on record for a customer, newest first; before a place, if one is named."""
        ...

    def invoice_of(self, register: str, entry: int) -> int | None:
        """Return the number of the invoice that an entry stands on; None before there is one."""
        ...

    def invoice(self, number: int) -> InvoiceRow | None:
        """Return where an invoice is in the journal; None where there is none."""
        ...

    def record(self, register: str, number: int) -> Record:
        """Return an entry; raises `UnknownEntry`."""
        ...

    def sold(self, register: str, transaction: int) -> OnRecord | None:
        """Return a completed transaction; None where there is none."""
        ...


def made_at(books: AccountBooks, row: InvoiceRow) -> tuple[Record, InvoiceMade]:
    """Return the entry of an invoice."""
    record = books.record(row.register, row.entry)
    if not isinstance(record.event, InvoiceMade):
        raise TypeError(f"entry {row.register}-{row.entry} is no invoice")
    return record, record.event


def sale_at(books: AccountBooks, place: InvoicedSale) -> tuple[Record, SaleCompleted]:
    """Return the entry of a sale; raises `UnknownEntry` where the journal has no such sale."""
    record = books.record(place.register, place.entry)
    if not isinstance(record.event, SaleCompleted):
        raise TypeError(f"entry {place.register}-{place.entry} is no sale")
    return record, record.event


def taken_back_from(books: AccountBooks, sale: Sale) -> list[InvoicedSale]:
    """Return the sales that something of a sale takes back from, each once, by register and entry."""
    names = {
        (line.line.returns.register, line.line.returns.transaction)
        for line in sale.lines
        if line.line.returns
    }
    found = [books.sold(register, transaction) for register, transaction in sorted(names)]
    places = {(sold.record.register, sold.record.number) for sold in found if sold is not None}
    return [InvoicedSale(register, entry) for register, entry in sorted(places)]
