"""
What is settled of the sales on an invoice by payments that name it, and by what came back of those sales.

Whoever pays says what for, by the KID or by the number of the invoice. What names nothing is left to
`open_purchases.py`, which lays it to the oldest purchase.
"""

from datakasse.bookkeeping.customer_account import (
    AccountBooks,
    AccountRow,
    made_at,
    sale_at,
    taken_back_from,
)
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.journal.events.customers import AccountPaid, InvoiceMade
from datakasse.journal.events.sale import SaleCompleted

_DIGITS_MAX = 10


class SettledByName:
    """
    What is settled of a customer's purchases by name.

    Args:
        books: The books.
        customer: Whose.
    """

    def __init__(self, books: AccountBooks, customer: str) -> None:
        self._books = books
        self._customer = customer
        self._named_ore: dict[int, int] = {}
        self._settled_ore: dict[tuple[str, int], int] = {}
        self._laid: set[int] = set()

    def take_in(self, row: AccountRow) -> None:
        """Look whether a row names an invoice; each is to come before what is on that invoice."""
        event, number = self._books.record(row.register, row.entry).event, None
        if isinstance(event, AccountPaid):
            number = self._named_by(event)
        elif isinstance(event, SaleCompleted) and row.owed_ore < 0:
            number = self._taken_back_from(event)
        if number is not None:
            self._named_ore[number] = self._named_ore.get(number, 0) - row.owed_ore

    def settled_ore(self, row: AccountRow) -> int:
        """Return what is settled of a purchase."""
        number = self._books.invoice_of(row.register, row.entry) if self._named_ore else None
        if number is not None and number not in self._laid:
            self._lay(number)
        return self._settled_ore.get((row.register, row.entry), 0)

    def _lay(self, number: int) -> None:
        """Lay what names an invoice to its sales, in their order; what is beyond them names nothing."""
        self._laid.add(number)
        made, left_ore = self._made(number), self._named_ore.get(number, 0)
        for place in () if made is None else made.sales:
            _, event = sale_at(self._books, place)
            part_ore = max(0, min(event.sale.gross_ore, left_ore))
            self._settled_ore[place.register, place.entry] = part_ore
            left_ore -= part_ore

    def _named_by(self, paid: AccountPaid) -> int | None:
        """Return the invoice that a payment names; what takes one back names what that one named."""
        if paid.amount_ore < 0:
            register, _, entry = paid.reference.rpartition("-")
            try:
                taken_back = self._books.record(register, int(entry) if entry.isdecimal() else 0).event
            except UnknownEntry:
                return None
            if not isinstance(taken_back, AccountPaid) or taken_back.amount_ore < 0:
                return None
            return self._named_by(taken_back)
        reference = paid.reference
        if not reference.isdecimal() or len(reference) > _DIGITS_MAX:
            return None
        for number in (int(reference[:-1] or "0"), int(reference)):
            made = self._made(number)
            if made is not None and reference in {made.reference, str(number)}:
                return number
        return None

    def _made(self, number: int) -> InvoiceMade | None:
        """Return the entry of an invoice of hers; None where it is none, or credits."""
        row = self._books.invoice(number)
        if row is None or row.customer != self._customer:
            return None
        _, made = made_at(self._books, row)
        return None if made.is_credit_note else made

    def _taken_back_from(self, event: SaleCompleted) -> int | None:
        """Return the invoice that something came back from, where it is one."""
        places = taken_back_from(self._books, event.sale)
        numbers = {self._books.invoice_of(place.register, place.entry) for place in places}
        return numbers.pop() if len(numbers) == 1 else None
