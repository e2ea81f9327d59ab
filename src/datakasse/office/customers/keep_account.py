"""
Note that money for what a customer bought on account has come, so that she owes less.

It passes no drawer and is no cash sale. The bank's statement is booked where the shop keeps its books; what
is noted here is what the register needs to know how much more she may buy. What was noted by mistake is taken
back by naming its register and entry, and no more of it than is left.

Law: law.md 4.5 (a customer ledger must be possible); KSF-2-6-2 (nothing is changed: a mistake is taken back).
"""

import re
from typing import Final

import msgspec

from datakasse.bookkeeping.open_purchases import newest_first
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.customers import BadAccountPayment, NoPaymentToTakeBack
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.journal.entry import Record
from datakasse.journal.events.customers import AccountPaid
from datakasse.office.customers.keep_customers import known_customer
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right

REFERENCE_LENGTH_MAX: Final = 40
_REFERENCE: Final = re.compile(rf"(?=.*[0-9])[0-9A-Za-z/-]{{1,{REFERENCE_LENGTH_MAX}}}")
_ENTRY: Final = re.compile(r"(.+)-([0-9]{1,9})")


class NoteAccountPayment(msgspec.Struct, frozen=True):
    """
    Note a payment on account.

    Attributes:
        number: Whose.
        amount_ore: How much; below zero takes back what was noted by mistake.
        reference: Number of the invoice or payment; of what is taken back its register and entry, `K1-12`.
    """

    number: str
    amount_ore: int
    reference: str

    def __call__(self, point: CashPoint) -> Record:
        """
        Record it.

        Raises:
            MissingRight: She who asks does not keep the books.
            NoSuchCustomer: Nothing is kept of her.
            BadAccountPayment: It is nothing, too much, or no number says what it was for.
            NoPaymentToTakeBack: There is none, or less is left of it.
        """
        point.demand_right(Right.KEEP_BOOKS)
        known_customer(point.books, self.number)
        reference = self.reference.strip()
        if not 0 < abs(self.amount_ore) <= AMOUNT_LIMIT_ORE or not _REFERENCE.fullmatch(reference):
            raise BadAccountPayment
        if self.amount_ore < 0 and _left_ore(point.books, self.number, reference) < -self.amount_ore:
            raise NoPaymentToTakeBack
        return point.record_for_books(AccountPaid(self.number, self.amount_ore, reference))


def _left_ore(books: Readings, number: str, reference: str) -> int:
    """Return what is left to take back of a customer's payment; zero where it is none of hers."""
    named = _ENTRY.fullmatch(reference)
    if named is None:
        return 0
    try:
        record = books.record(named[1], int(named[2]))
    except UnknownEntry:
        return 0
    paid = record.event
    if not isinstance(paid, AccountPaid) or paid.customer != number:
        return 0
    left_ore, day = paid.amount_ore, in_norway(record.at).date()
    for row in newest_first(books, number):
        if row.day < day:
            break
        event = books.record(row.register, row.entry).event if row.owed_ore > 0 else None
        if isinstance(event, AccountPaid) and event.reference == reference:
            left_ore += event.amount_ore
    return left_ore
