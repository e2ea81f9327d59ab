"""Which invoices are late: due, and not paid."""

from datetime import date

import msgspec

from datakasse.office.customers.open_items import open_items
from datakasse.office.customers.read_invoice import made_at
from datakasse.storage.ports.store import Readings
from datakasse.trade.customer import Customer


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


def late_invoices(books: Readings, today: date) -> LateInvoices:
    """Return the invoices that are late on a day; only who owes something is looked at."""
    open_ore: dict[int, int] = {}
    if books.company().invoicing is None:
        return LateInvoices()
    for customer, owed_ore in books.owed_by_all_ore().items():
        for item in open_items(books, Customer(customer, "")) if owed_ore > 0 else ():
            number = books.invoice_of(item.register, item.entry)
            if number is not None:
                open_ore[number] = open_ore.get(number, 0) + item.open_ore
    late = {number: days for number in open_ore if (days := days_late(books, number, today)) > 0}
    return LateInvoices(len(late), sum(open_ore[number] for number in late), max(late.values(), default=0))


def days_late(books: Readings, number: int, today: date) -> int:
    """Return how many days ago an invoice was due; zero before that."""
    row = books.invoice(number)
    if row is None:
        return 0
    _, made = made_at(books, row)
    return max(0, (today - date.fromisoformat(made.due)).days)
