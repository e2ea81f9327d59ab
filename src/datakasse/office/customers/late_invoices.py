"""Which invoices are late: due, and not paid."""

from datetime import date

from datakasse.storage.ports.people.customers import LateInvoices
from datakasse.storage.ports.store import Readings


def late_invoices(books: Readings, today: date) -> LateInvoices:
    """Return the invoices that are late on a day, of a business that makes its own."""
    return LateInvoices() if books.company().invoicing is None else books.late_invoices(today)
