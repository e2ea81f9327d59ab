"""
What the office asks of an accounting system; each one has its file in `partners`.

A system is told the day's voucher in our words and answers in our words. Three outcomes, never two: booked,
refused (a person has to see to it), or nobody knows. After the last, the voucher is looked for by its key
before it is sent again, so that it is never there twice.

    SystemKind ─ open(secrets, settings, now) ─▶ AccountingSystem ─▶ find, book, attach

A partner's file declares its `SystemKind` and wiring lists it; nothing else has to know of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
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
    LOCKED_OUT = "locked_out"
    """Surely not booked: the credentials do not open their books, or not any longer, also after renewal."""


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


class Choice(msgspec.Struct, frozen=True):
    """
    Something that a setting of a system can be: a series, a type of transaction, a company, a department.

    Attributes:
        value: What is kept in the settings.
        name: What it is called there.
    """

    value: str
    name: str


class Place(msgspec.Struct, frozen=True):
    """
    Where our accounts and VAT codes are in their books, as a person has confirmed it.

    Attributes:
        accounts: Our account number → theirs.
        vat_types: Standard VAT code → their VAT type; a line without VAT has the empty code.
        departments: Our department → what their interface calls theirs.
    """

    accounts: Mapping[str, TheirAccount]
    vat_types: Mapping[str, TheirVatType]
    departments: Mapping[str, str] = {}


class Document(msgspec.Struct, frozen=True):
    """
    A document that belongs to a voucher: the Z report.

    Attributes:
        name: File name, ending in `.pdf`.
        pdf: Its bytes.
    """

    name: str
    pdf: bytes


class Booked(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A voucher that stands in their books.

    All but the first are read back from there, and None where they cannot be read.

    Attributes:
        their_id: What their interface calls it.
        number: Its number as their people see it; empty where they show none.
        debit_ore: What its debit side comes to.
        key: The key that it carries.
        day: The day it is booked on.
        vat_ore: Standard VAT code → the VAT on it with our sign rule (debit positive), where they compute it.
        documented: Whether a document lies beside it.
    """

    their_id: str
    number: str = ""
    debit_ore: int | None = None
    key: str | None = None
    day: date | None = None
    vat_ore: Mapping[str, int] | None = None
    documented: bool | None = None


class AccountingSystem(Protocol):
    """An accounting system that takes vouchers over the network; one call at a time is made of it."""

    @property
    def name(self) -> str:
        """What it is known by here, such as `tripletex`."""
        ...

    def who(self) -> str:
        """Return whose books the credentials open; raises `NotBooked`."""
        ...

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; raises `NotBooked`."""
        ...

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their VAT codes for sales as they are on a day; raises `NotBooked`."""
        ...

    def choices(self) -> Mapping[str, list[Choice]]:
        """
        Return what settings can be, by name; `department` is what `Place.departments` can hold.

        A setting that is left out can be anything. Raises `NotBooked`.
        """
        ...

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent, for a person to look at; nothing is sent, nothing is raised."""
        ...

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """
        Book a voucher, which has been looked for and is not there.

        The document goes with it where it cannot come later; `documented` then says so.

        Raises:
            NotBooked: It was not booked, or nobody knows.
        """
        ...

    def find(self, voucher: DayVoucher) -> Booked | None:
        """
        Look a voucher up by its key; None when it is surely not there; raises `NotBooked`.

        What it answers is what stands in their books now, never what was sent; without the day and the debit
        side read back, a voucher is not confirmed.
        """
        ...

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a document beside a booked voucher; raises `NotBooked`."""
        ...


class Secrets(Protocol):
    """Where the credentials of one system are kept, encrypted beside the registers' keys."""

    def read(self) -> Mapping[str, str]:
        """Return them by name; empty where none are kept."""
        ...

    def write(self, changed: Mapping[str, str]) -> None:
        """
        Keep new values of those named; the others stay. Durable when this returns.

        A renewed refresh token is kept here before the access token that came with it is used.
        """
        ...


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Something a person is asked for before a system can be used.

    Attributes:
        name: What it is called in `Secrets` or in the settings.
        label: What a person reads, bokmål; the vendor's own word for it where it has one.
        secret: Whether it is kept with the secrets; otherwise it stands in the settings.
        optional: Whether it may be left empty.
    """

    name: str
    label: str
    secret: bool = False
    optional: bool = False


Open = Callable[[Secrets, Mapping[str, str], Callable[[], datetime]], AccountingSystem]
"""Makes a system of its secrets, its settings, and the clock (UTC); nothing is sent yet."""


@dataclass(frozen=True, slots=True)
class SystemKind:
    """
    A kind of accounting system that can be chosen.

    Attributes:
        name: What it is known by here: `tripletex`, `fiken` …
        title: What people call it.
        asked: What it has to be told, in the order it is asked for.
        open: Makes the system.
        posts_vat: It takes VAT as lines of their own, so that our VAT accounts need a place there too.
    """

    name: str
    title: str
    asked: tuple[Asked, ...]
    open: Open
    posts_vat: bool = False
