"""
What a customer has on account that no invoice is for yet: credit sales, and what came back of them.

Law: BFF § 5-2-1 to 5-2-4 (an invoice is made soon after delivery, and for everything delivered).
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.customers import InvoicedSale
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway


class WaitingSale(msgspec.Struct, frozen=True):
    """
    A sale or return on account without an invoice.

    Attributes:
        register: In whose journal it stands.
        entry: In which entry.
        day: When.
        receipt: Number of its delivery or return receipt.
        amount_ore: What it came to; below zero for what came back.
    """

    register: str
    entry: int
    day: date
    receipt: int
    amount_ore: int

    @property
    def place(self) -> InvoicedSale:
        """Where it stands."""
        return InvoicedSale(self.register, self.entry)


def waiting_sales(books: Readings, customer: str, since: date) -> list[WaitingSale]:
    """Return what is to be invoiced, oldest first."""
    return list(_on_account(books, customer, since))


def paid_beyond_ore(books: Readings, customer: str, waiting: Sequence[WaitingSale]) -> int:
    """
    Return what a customer has paid beyond all invoices, given all that waits of her.

    The next invoice is paid with it, whichever sales are on it: together they ask for what she owes, no more.
    """
    return max(0, sum(sale.amount_ore for sale in waiting) - books.owed_ore(customer))


def _on_account(books: Readings, customer: str, since: date) -> Iterator[WaitingSale]:
    for row in books.rows_not_invoiced(customer, since):
        event = books.record(row.register, row.entry).event
        if isinstance(event, SaleCompleted) and event.sale.kind.on_credit:
            yield WaitingSale(row.register, row.entry, row.day, event.receipt, event.sale.gross_ore)


def day_of_sale(record: Record) -> date:
    """Return the Norwegian day of an entry."""
    return in_norway(record.at).date()
