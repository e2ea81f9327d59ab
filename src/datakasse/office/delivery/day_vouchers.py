"""Where the vouchers come from that are delivered: a day voucher for each Z report."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, day_voucher_key
from datakasse.storage.ports import Readings


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
    A Z report, whose voucher may or may not be there yet.

    Attributes:
        key: The voucher's key.
        register: Which register.
        z_number: Number of the Z.
        day: The business day that it closed.
    """

    key: str
    register: str
    z_number: int
    day: date


class LedgerVouchers:
    """The ledger of these books."""

    def closed_since(self, books: Readings, day: date) -> Iterable[ClosedDay]:
        """Yield every Z report of a business day and later, those whose voucher waits as well."""
        for made in books.day_vouchers(None, day, None):
            # A correction has no Z report to go with it; who keeps the books has it in their own system.
            if made.z_number:
                yield ClosedDay(made.key, made.register, made.z_number, made.day)
        for register, z_number, closed in books.waiting_days():
            if closed >= day:
                yield ClosedDay(day_voucher_key(register, z_number), register, z_number, closed)

    def voucher(self, books: Readings, register: str, z_number: int) -> DayVoucher:
        """
        Return the voucher of a Z report.

        Raises:
            NotPosted: It waits for the mapping; what is missing is told.
        """
        made = books.day_voucher(day_voucher_key(register, z_number))
        if made is None:
            waiting = (each for each in books.waiting_vouchers() if each.register == register)
            missing = dict.fromkeys(reason.sentence for each in waiting for reason in each.reasons)
            raise NotPosted(" ".join(missing))
        return made


class DayVouchers(Protocol):
    """The ledger, as whoever delivers sees it."""

    def closed_since(self, books: Readings, day: date) -> Iterable[ClosedDay]:
        """Yield every Z report of a business day and later; each one has a voucher, or will."""
        ...

    def voucher(self, books: Readings, register: str, z_number: int) -> DayVoucher:
        """Return the voucher of a Z report; raises `NotPosted`."""
        ...
