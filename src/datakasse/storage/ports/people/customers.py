"""What may be asked of a database about customers, and entered; a part of `ports/store.py`."""

from datetime import date
from typing import Protocol

import msgspec

from datakasse.bookkeeping.customer_account import AccountRow, InvoiceRow
from datakasse.trade.people.customer import Customer


class LateInvoices(msgspec.Struct, frozen=True):
    """
    The invoices that are late.

    Attributes:
        invoices: How many.
        open_ore: What is open of them.
        days: How long the one is late that has waited longest.
    """

    invoices: int = 0
    open_ore: int = 0
    days: int = 0


class CustomerReadings(Protocol):
    """What can be asked."""

    def find_customers(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Return number and name of those on account whose name or number holds every word, by name."""
        ...

    def customer_name(self, customer: str) -> str:
        """Return the name of a customer; empty when unknown or erased, or where her row does not open."""
        ...

    def customer(self, customer: str) -> Customer | None:
        """
        Return what is kept of a customer; None when she is unknown or erased.

        With the pen in hand nobody else changes, erases or sells on account to her meanwhile.

        Raises:
            WrongDatabaseKey: What is kept of her does not open.
        """
        ...

    def customers(self) -> list[Customer]:
        """Return what is kept of everybody, by number; without those whose rows do not open."""
        ...

    def customer_numbers(self) -> frozenset[str]:
        """Return every number that was ever given, erased ones too."""
        ...

    def account_rows(
        self, customer: str, limit: int, before: tuple[date, str, int] | None = None
    ) -> list[AccountRow]:
        """Return what is on record for a customer, newest first; before a place, if one is named."""
        ...

    def vouchers_left_ore(self) -> int:
        """Return what all gift cards and store credits hold together."""
        ...

    def owed_ore(self, customer: str) -> int:
        """Return what a customer owes."""
        ...

    def owed_by_all_ore(self) -> dict[str, int]:
        """Return what each customer owes, of those who have bought on account."""
        ...

    def rows_not_invoiced(self, customer: str, since: date) -> list[AccountRow]:
        """Return what a customer bought or took back from a day on that no invoice is for, oldest first."""
        ...

    def invoice_of(self, register: str, entry: int) -> int | None:
        """Return the number of the invoice that an entry stands on; None before there is one."""
        ...

    def invoice(self, number: int) -> InvoiceRow | None:
        """Return where an invoice is in the journal; None where there is none."""
        ...

    def invoices(self, limit: int, before: int | None = None, customer: str = "") -> list[InvoiceRow]:
        """Return invoices and credit notes, newest first; before a number, or of one customer, if named."""
        ...

    def last_invoice(self) -> int:
        """Return the highest number that an invoice has; with the pen in hand nobody else takes the next."""
        ...

    def late_invoices(self, today: date) -> LateInvoices:
        """Return the invoices that were due before a day and are not paid."""
        ...

    def last_on_account(self, customer: str) -> date | None:
        """Return the last day with something on a customer's account; None before the first."""
        ...


class CustomerBooks(CustomerReadings, Protocol):
    """What can be entered."""

    def put_customer(self, customer: str, name: str) -> None:
        """Enter somebody to sell to on account, or give her another name; an empty one erases her."""
        ...

    def keep_customer(self, customer: Customer) -> None:
        """Enter a customer, or keep something else of her."""
        ...
