"""
Which invoices are open: a view, so that what is late is found without going through whoever owes something.

    open_invoices  customer and number ─▶ when it is due, and what is left of it

A payment settles what it names and then the oldest, so what is open of a customer is found anew where
something of hers is paid, comes back or is invoiced (`bookkeeping/open_purchases.py`). What she buys leaves
her invoices as they are, unless she has paid too much or it stands before what is there.
"""

from datetime import date
from typing import Final

from datakasse.bookkeeping.customer_account import made_at
from datakasse.bookkeeping.open_purchases import open_purchases
from datakasse.storage.ports.people.customers import LateInvoices
from datakasse.storage.tables.look import Look
from datakasse.storage.tables.people.customers import CustomerReadings
from datakasse.storage.tables.people.invoices import InvoiceReadings
from datakasse.storage.tables.till.sale_views import SaleReadings

OPEN_INVOICES: Final = (
    """CREATE TABLE open_invoices (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        number INTEGER NOT NULL,
        due TEXT NOT NULL,
        open_ore INTEGER NOT NULL,
        PRIMARY KEY (company, customer, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX open_invoices_by_due ON open_invoices (company, due, open_ore)",
    # With the customer in it nothing else is read; without, SQLite goes through all that a business has.
    "DROP INDEX invoices_by_number",
    "CREATE INDEX invoices_by_number ON invoices (company, number, customer)",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'open invoices' FROM companies",
)
"""A step of the schema."""


class OpenInvoiceLook(Look):
    """What can be asked about them."""

    def late_invoices(self, today: date) -> LateInvoices:
        """Return the invoices that were due before a day and are not paid."""
        found = self._one(
            """SELECT count(*), sum(open_ore), min(due) FROM open_invoices
            WHERE company = :company AND due < :today""",
            today=today.isoformat(),
        )
        if found is None or not found[0]:
            return LateInvoices()
        invoices, open_ore, due = found
        return LateInvoices(invoices, int(open_ore), (today - date.fromisoformat(due)).days)


class OpenInvoicePen(OpenInvoiceLook, SaleReadings, CustomerReadings, InvoiceReadings):
    """How they follow the accounts."""

    def _find_open_invoices(self, customer: str) -> None:
        """Find anew what is open of a customer's invoices."""
        open_ore: dict[int, int] = {}
        for each in open_purchases(self, customer):
            number = self.invoice_of(each.row.register, each.row.entry)
            if number is not None:
                open_ore[number] = open_ore.get(number, 0) + each.open_ore
        self._run(
            "DELETE FROM open_invoices WHERE company = :company AND customer = :customer", customer=customer
        )
        for number, left_ore in open_ore.items():
            row = self.invoice(number)
            if row is not None:
                self._run(
                    """INSERT INTO open_invoices (company, customer, number, due, open_ore)
                    VALUES (:company, :customer, :number, :due, :open_ore)""",
                    customer=customer,
                    number=number,
                    due=made_at(self, row)[1].due,
                    open_ore=left_ore,
                )

    def _find_all_open_invoices(self) -> None:
        """Find what is open of everybody's invoices."""
        self._run("DELETE FROM open_invoices WHERE company = :company")
        for (customer,) in self._all("SELECT DISTINCT customer FROM invoices WHERE company = :company"):
            self._find_open_invoices(customer)
