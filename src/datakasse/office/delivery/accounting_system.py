"""
What the office asks of an accounting system; each one has its file in `partners`.

A system is told the day's voucher in our words and answers in our words. Three outcomes, never two: booked,
refused (a person has to see to it), or nobody knows. After the last, the voucher is looked for by its key
before it is sent again, so that it is never there twice.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher


class Trouble(StrEnum):
    """What is known of a voucher that was not booked."""

    LATER = "later"
    """Surely not booked; it may be sent again."""
    REFUSED = "refused"
    """Surely not booked, and it will not be as it stands: a person has to see to it."""
    UNKNOWN = "unknown"
    """Sent, and the answer is lost: it may be booked. Look for it first."""


class NotBooked(Exception):
    """
    A system did not book, or nobody knows.

    Attributes:
        trouble: Which of them.
        reason: What went wrong, in the system's own words where it has any; no secrets.
        request_id: What the system calls the request, for its support; empty where it has no name.
        wait_s: How long the system asks to be left alone; 0 where it does not say.
    """

    def __init__(self, reason: str, trouble: Trouble, *, request_id: str = "", wait_s: int = 0) -> None:
        """Keep what went wrong and what it means."""
        super().__init__(reason)
        self.reason = reason
        self.trouble = trouble
        self.request_id = request_id
        self.wait_s = wait_s


class TheirAccount(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An account in their chart.

    Attributes:
        number: Its number.
        name: What it is called.
        their_id: What their interface calls it.
        vat_code: The standard VAT code that it is locked to; empty where it is not locked.
        open: Whether it can be posted on.
    """

    number: str
    name: str
    their_id: str = ""
    vat_code: str = ""
    open: bool = True


class TheirVatType(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A VAT code of theirs.

    Attributes:
        vat_code: SAF-T's standard code.
        name: What it is called.
        rate_bp: Its rate in basis points.
        their_id: What their interface calls it.
        open: Whether it can be used.
    """

    vat_code: str
    name: str
    rate_bp: int
    their_id: str = ""
    open: bool = True


class Place(msgspec.Struct, frozen=True):
    """
    Where our accounts and VAT codes are in their books, as a person has confirmed it.

    Attributes:
        accounts: Our account number → theirs.
        vat_types: Standard VAT code → their VAT type; a line without VAT has the empty code.
        settings: What else the system wants to know, by name: series, company, type of transaction.
    """

    accounts: Mapping[str, TheirAccount]
    vat_types: Mapping[str, TheirVatType]
    settings: Mapping[str, str] = {}


class Booked(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A voucher that stands in their books.

    Attributes:
        their_id: What their interface calls it.
        number: Its number as their people see it; empty where they show none.
        debit_ore: What it came to on the debit side there, read back; None where it cannot be read.
    """

    their_id: str
    number: str = ""
    debit_ore: int | None = None


class AccountingSystem(Protocol):
    """An accounting system that takes vouchers over the network."""

    name: str
    """What it is known by here: `tripletex`, `fiken` …"""

    def who(self) -> str:
        """Return whose books the credentials open; raises `NotBooked`."""
        ...

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; raises `NotBooked`."""
        ...

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their VAT codes for sales as they are on a day; raises `NotBooked`."""
        ...

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent, for a person to look at; nothing is sent."""
        ...

    def book(self, voucher: DayVoucher, place: Place) -> Booked:
        """
        Book a voucher.

        Raises:
            NotBooked: It was not booked, or nobody knows.
        """
        ...

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up by its key; None when it is surely not there; raises `NotBooked`."""
        ...

    def attach(self, booked: Booked, name: str, pdf: bytes) -> None:
        """Lay a document beside a booked voucher; raises `NotBooked`."""
        ...
