"""
Lock the books through the end of a month, with evidence of what they came to.

Every Z is a lock of its own day. A month or a term is locked when all its days are closed and nothing in it
waits; from then on nothing is booked on its days, whatever a clock says. The evidence is in every register's
journal, and can be made again from the vouchers to show that none was changed.

Law: BFL § 5, § 7.
"""

from datetime import date, timedelta

import msgspec

from datakasse.bookkeeping.evidence import LockedPeriod, evidence_of
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.books import BadPeriod, PeriodNotReady
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.books import PeriodLocked
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Right

WAITING_TOLD_MAX = 3


class LockPeriod(msgspec.Struct, frozen=True):
    """
    Lock the books.

    Attributes:
        through: The last day of a month.
    """

    through: date

    def __call__(self, point: CashPoint) -> LockedPeriod:
        """
        Lock the period since the lock before, and journal it at each register.

        Raises:
            MissingRight: The role may not.
            BadPeriod: Not the end of a month, not over, or locked already.
            PeriodNotReady: A day is not closed, or a voucher waits for the mapping.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        self._demand_period(books, business_day(point.at))
        self._demand_ready(books)
        locked = books.locked_periods()
        from_day = locked[-1].through + timedelta(days=1) if locked else None
        evidence = evidence_of(books.vouchers(None, from_day, self.through))
        point.tell_all(
            PeriodLocked(self.through.isoformat(), evidence.vouchers, evidence.debit_ore, evidence.digest),
        )
        return LockedPeriod(from_day, self.through, evidence, point.operator_id)

    def _demand_period(self, books: Readings, today: date) -> None:
        why: Phrase | None = None
        if (self.through + timedelta(days=1)).day != 1:
            why = Phrase("den slutter ikke med en måned", "it does not end with a month")
        elif self.through >= today:
            why = Phrase("den er ikke over", "it is not over")
        elif any(known.through >= self.through for known in books.locked_periods()):
            why = Phrase("den er låst", "it is locked")
        if why is not None:
            raise BadPeriod(day=self.through.isoformat(), why=why)

    def _demand_ready(self, books: Readings) -> None:
        open_ = [
            Phrase(f"{register} {day.isoformat()} mangler Z", f"{register} {day.isoformat()} lacks its Z")
            for register, day in books.open_periods().items()
            if day <= self.through
        ]
        waiting = [
            Phrase(
                f"bilag {row.number} på {row.register} venter på kontering",
                f"voucher {row.number} of {row.register} waits for its mapping",
            )
            for row in books.waiting_vouchers()
            if row.day <= self.through
        ]
        if why := (*open_, *waiting[:WAITING_TOLD_MAX]):
            raise PeriodNotReady(day=self.through.isoformat(), why=Phrase.joined(why, "; "))


def still_holds(books: Readings, period: LockedPeriod) -> bool:
    """Return whether a locked period comes to the same as when it was locked."""
    return evidence_of(books.vouchers(None, period.from_day, period.through)) == period.evidence
