"""What a customer's debt consists of, and when each of it is to be paid."""

from datetime import date, timedelta

import msgspec

from datakasse.bookkeeping.open_purchases import open_purchases
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.customer import Customer


class OpenItem(msgspec.Struct, frozen=True):
    """
    A purchase that is not paid, or not all of it.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        day: When it was bought.
        due: When it is to be paid.
        amount_ore: What it came to.
        open_ore: What is left of it.
    """

    register: str
    entry: int
    day: date
    due: date
    amount_ore: int
    open_ore: int


def open_items(books: Readings, customer: Customer) -> list[OpenItem]:
    """Return what is open of a customer's purchases, newest first; together it is what she owes."""
    days = timedelta(days=customer.invoice_days)
    return [
        OpenItem(row.register, row.entry, row.day, row.day + days, row.amount_ore, found.open_ore)
        for found in open_purchases(books, customer.number)
        for row in [found.row]
    ]
