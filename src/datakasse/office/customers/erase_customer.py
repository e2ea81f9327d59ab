"""
Erase a customer: her key goes, and with it all that was kept of her. The journal is not touched.

    nothing bought on account, or the time is out ─▶ all goes
    the law still wants her named                 ─▶ refused, with the day; or what may go goes

What was bought on account has to name the buyer for as long as its documents are kept: name, address and
organisation number stay until then, and nothing else. Whoever owes is not erased before she has paid.

Law: GDPR art. 17 (1) and (3)(b); BFL § 13; law.md 5.5 (retention goes before erasure while it lasts).
"""

from contextlib import suppress
from datetime import date

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.vouched_day import vouched_day
from datakasse.errors.customers.customers import CustomerKeptByLaw, CustomerOwes
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.journal.events.customers import CustomerErased
from datakasse.office.customers.keep_customers import known_customer
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import kroner_text
from datakasse.trade.people.operator import Right
from datakasse.trade.retention import DocumentClass, deletable_from


class Erased(msgspec.Struct, frozen=True):
    """
    What came of it.

    Attributes:
        customer: Her number.
        kept_until: The day on which the rest goes; None when all is gone.
    """

    customer: str
    kept_until: date | None


class EraseCustomer(msgspec.Struct, frozen=True):
    """
    Erase a customer.

    Attributes:
        number: Which.
        what_may_go: Erase what the law does not want kept, where it wants some of it.
    """

    number: str
    what_may_go: bool = False

    def __call__(self, point: CashPoint) -> Erased:
        """
        Erase it, and record that, by number.

        The day is the one that the shop vouches for, here too: whoever presses sees the clock no better.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchCustomer: Nothing is kept of her.
            CustomerOwes: Her account is not settled.
            CustomerKeptByLaw: The law wants her named, and it was not asked for what may go alone.
            WrongDatabaseKey: What the law wants kept does not open.
        """
        point.demand_right(Right.ADMINISTER)
        # What does not open may go as well as what does.
        with suppress(WrongDatabaseKey):
            known_customer(point.books, self.number)
        if owed_ore := point.books.owed_ore(self.number):
            raise CustomerOwes(customer=self.number, owed_kroner=kroner_text(owed_ore))
        free = erasable_from(point.books, self.number)
        if free is None or _is_past(point, free):
            point.record_for_books(CustomerErased(self.number))
            return Erased(self.number, None)
        if not self.what_may_go:
            last = point.books.last_on_account(self.number) or point.day
            raise CustomerKeptByLaw(customer=self.number, last=last.isoformat(), until=free.isoformat())
        known_customer(point.books, self.number)
        point.record_for_books(CustomerErased(self.number, free.isoformat()))
        return Erased(self.number, free)


class EraseDue(msgspec.Struct, frozen=True):
    """Erase what is left of those who asked to be erased, where the law wants it kept no longer."""

    def __call__(self, point: CashPoint) -> int:
        """
        Erase it, record each by number, and return how many there were.

        The day is the one that the shop vouches for: a clock that leapt forward erases nobody.
        """
        day = vouched_day(point)
        if day is None:
            return 0
        due = [
            each.number
            for each in point.books.customers()
            if each.kept_until is not None
            and (erasable_from(point.books, each.number) or each.kept_until) <= day
        ]
        for number in due:
            point.record_for_books(CustomerErased(number))
        return len(due)


def _is_past(point: CashPoint, day: date) -> bool:
    """Return whether a day has come by what the shop vouches for, and not by the clock alone."""
    vouched = vouched_day(point)
    return vouched is not None and day <= vouched


def erasable_from(books: Readings, number: str) -> date | None:
    """Return the first day on which nothing of a customer has to be kept; None where nothing ever had."""
    last = books.last_on_account(number)
    return None if last is None else deletable_from(DocumentClass.CUSTOMERS, last.year)
