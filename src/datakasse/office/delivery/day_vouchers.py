"""
Where the vouchers come from that are delivered.

A day voucher for each Z report, and each voucher that a person has posted in the office: a correction, a
settlement of the bank that she or a rule of hers has confirmed, one that she has undone.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import msgspec

from datakasse.bookkeeping.posting import stands_alone
from datakasse.bookkeeping.voucher import DayVoucher, day_voucher_key
from datakasse.journal.event import Event
from datakasse.journal.events.day import ZReported
from datakasse.storage.ports.store import Readings


class NotPosted(Exception):
    """
    A voucher that the ledger cannot make yet: the sale is sold, the voucher waits.

    Attributes:
        reason: Why, for a person.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class ClosedDay(msgspec.Struct, frozen=True):
    """
    What has a voucher to deliver, which may or may not be there yet.

    Attributes:
        key: The voucher's key.
        register: Which register.
        z_number: Number of the Z; 0 for what the office posted.
        day: The business day that it closed, or that it is booked on.
    """

    key: str
    register: str
    z_number: int
    day: date


def is_delivered(event: Event) -> bool:
    """Return whether an entry makes a voucher that is delivered by itself."""
    return isinstance(event, ZReported) or stands_alone(event)


class LedgerVouchers:
    """The ledger of these books."""

    def closed_since(self, books: Readings, day: date) -> Iterable[ClosedDay]:
        """Yield all that is booked on a day and later, the Z reports whose voucher waits as well."""
        for made in books.day_vouchers(None, day, None):
            yield ClosedDay(made.key, made.register, made.z_number, made.day)
        for register, z_number, closed in books.waiting_days():
            if closed >= day:
                yield ClosedDay(day_voucher_key(register, z_number), register, z_number, closed)

    def voucher(self, books: Readings, register: str, key: str) -> DayVoucher:
        """
        Return a register's voucher of a key.

        Raises:
            NotPosted: It waits for the mapping; what is missing is told.
        """
        made = books.day_voucher(key)
        if made is None:
            waiting = (each for each in books.waiting_vouchers() if each.register == register)
            missing = dict.fromkeys(reason.sentence for each in waiting for reason in each.reasons)
            raise NotPosted(" ".join(missing))
        return made


class DayVouchers(Protocol):
    """The ledger, as whoever delivers sees it."""

    def closed_since(self, books: Readings, day: date) -> Iterable[ClosedDay]:
        """Yield all that is booked on a day and later; each has a voucher, or will."""
        ...

    def voucher(self, books: Readings, register: str, key: str) -> DayVoucher:
        """Return a register's voucher of a key; raises `NotPosted`."""
        ...
