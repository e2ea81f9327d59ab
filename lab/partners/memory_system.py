"""
An accounting system in memory that can do to a voucher whatever the real ones do.

It has no duplicate guard, as most have none: what is booked twice stands there twice. Who looks at `vouchers`
sees what their accountant would.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import (
    AccountingSystem,
    Asked,
    Booked,
    Choice,
    Document,
    NotBooked,
    Place,
    Secrets,
    SystemKind,
    TheirAccount,
    TheirVatType,
    Trouble,
)
from datakasse.office.delivery.read_back import debit_ore

Result = TypeVar("Result")

TOKEN = "token"  # noqa: S105 - the name of a secret
GOOD_TOKEN = "memory-token-of-the-bakery-7f3a"  # noqa: S105 - opens nothing but this


class Mood(StrEnum):
    """What happens to a call."""

    ANSWERS = "answers"
    AWAY = "away"
    BUSY = "busy"
    LOSES_ANSWER = "loses_answer"
    LOSES_REQUEST = "loses_request"
    REFUSES = "refuses"
    BREAKS = "breaks"
    DIES_AFTER = "dies_after"
    DIES_BEFORE = "dies_before"
    WRITES_ELSE = "writes_else"


class Killed(BaseException):
    """The end of the process that called, at that very place."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A voucher that stands in the books."""

    their_id: str
    voucher: DayVoucher
    debit_ore: int
    documents: tuple[Document, ...] = ()


@dataclass(slots=True)
class TheirBooks:
    """
    The other side.

    Attributes:
        accounts: Their chart.
        vat_types: Their VAT codes.
        vouchers: What stands there, in the order it came.
        booking: What happens to the next calls that book; when there is none left, all go well.
        finding: The same for look-ups.
        attaching: The same for documents.
        tokens: The tokens that open the books.
        calls: How often each thing was asked.
        vat_off_ore: Standard VAT code → how many øre their own computation is off.
        wait_s: How long it asks to be left alone when it is busy.
        poisoned: The key of a voucher that it never answers to.
        is_blind: Look-ups find nothing, as with a search that is behind.
        at_once: The most calls there ever were at the same time.
        held: Where a call stops on its way, for whoever wants to see two at once.
    """

    accounts: list[TheirAccount] = field(default_factory=list[TheirAccount])
    vat_types: list[TheirVatType] = field(default_factory=list[TheirVatType])
    vouchers: list[Standing] = field(default_factory=list[Standing])
    booking: list[Mood] = field(default_factory=list[Mood])
    finding: list[Mood] = field(default_factory=list[Mood])
    attaching: list[Mood] = field(default_factory=list[Mood])
    tokens: set[str] = field(default_factory=lambda: {GOOD_TOKEN})
    calls: dict[str, int] = field(default_factory=dict[str, int])
    vat_off_ore: dict[str, int] = field(default_factory=dict[str, int])
    wait_s: int = 0
    poisoned: str = ""
    is_blind: bool = False
    at_once: int = 0
    held: Callable[[], None] = lambda: None
    _inside: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keys(self) -> list[str]:
        """Return the keys of what stands there, in order."""
        return [standing.voucher.key for standing in self.vouchers]

    def enter(self, call: str) -> None:
        """Count a call that begins."""
        with self._lock:
            self.calls[call] = self.calls.get(call, 0) + 1
            self._inside += 1
            self.at_once = max(self.at_once, self._inside)
        self.held()

    def leave(self) -> None:
        """Count a call that ends."""
        with self._lock:
            self._inside -= 1

    def kind(self) -> SystemKind:
        """Return how it is chosen."""

        def opened(
            secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]
        ) -> AccountingSystem:
            del settings, now
            return MemorySystem(self, secrets)

        asked = (Asked(TOKEN, "Nøkkel", secret=True), Asked("series", "Bilagsserie", optional=True))
        return SystemKind("memory", "Minneregnskap", asked, opened)


class MemorySystem:
    """Our side of it: an `AccountingSystem`."""

    name = "memory"

    def __init__(self, books: TheirBooks, secrets: Secrets) -> None:
        self._books = books
        self._secrets = secrets

    def who(self) -> str:
        """Return whose books they are."""
        return self._called("who", lambda: "Bakeriet på Hjørnet AS")

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts."""
        return self._called("accounts", lambda: list(self._books.accounts))

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their VAT codes."""
        del day
        return self._called("vat_types", lambda: list(self._books.vat_types))

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return their series."""
        return self._called("choices", lambda: {"series": [Choice("1", "Kasse")]})

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return what would be sent."""
        return {
            "key": voucher.key,
            "date": voucher.day.isoformat(),
            "lines": [
                {"account": place.accounts[line.account].number, "amount": line.gross_ore}
                for line in voucher.lines
                if line.account in place.accounts
            ],
        }

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Book, or whatever the mood says."""
        del place, document
        return self._called("book", lambda: self._booked(voucher), self._books.booking)

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up; one that is on its way in is not seen yet."""
        return self._called("find", lambda: self._found(voucher), self._books.finding)

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a document beside a voucher."""
        self._called("attach", lambda: self._attached(booked, document), self._books.attaching)

    def _called(self, call: str, answer: Callable[[], Result], moods: list[Mood] | None = None) -> Result:
        self._books.enter(call)
        try:
            token = self._secrets.read().get(TOKEN, "")
            if token not in self._books.tokens:
                # As a careless library would: with the secret in the text.
                raise NotBooked(f"401 Unauthorized for token {token}", Trouble.LOCKED_OUT)
            return self._in_mood(moods.pop(0) if moods else Mood.ANSWERS, answer)
        finally:
            self._books.leave()

    def _in_mood(self, mood: Mood, answer: Callable[[], Result]) -> Result:
        match mood:
            case Mood.AWAY:
                raise NotBooked("connection refused", Trouble.LATER)
            case Mood.BUSY:
                raise NotBooked("429 Too Many Requests", Trouble.LATER, wait_s=self._books.wait_s)
            case Mood.REFUSES:
                raise NotBooked("Perioden er låst", Trouble.REFUSED, request_id="req-1")
            case Mood.LOSES_REQUEST:
                raise NotBooked("read timeout", Trouble.UNKNOWN)
            case Mood.BREAKS:
                raise RuntimeError(f"unexpected answer to {self._secrets.read().get(TOKEN)}")
            case Mood.DIES_BEFORE:
                raise Killed
            case Mood.LOSES_ANSWER:
                answer()
                raise NotBooked("read timeout", Trouble.UNKNOWN)
            case Mood.DIES_AFTER:
                answer()
                raise Killed
            case Mood.WRITES_ELSE:
                booked = answer()
                last = self._books.vouchers[-1]
                self._books.vouchers[-1] = replace(last, debit_ore=last.debit_ore + 100)
                return booked
            case Mood.ANSWERS:
                return answer()

    def _booked(self, voucher: DayVoucher) -> Booked:
        if voucher.key == self._books.poisoned:
            raise NotBooked("500 Internal Server Error", Trouble.UNKNOWN)
        number = str(len(self._books.vouchers) + 1)
        self._books.vouchers.append(Standing(number, voucher, debit_ore(voucher.lines)))
        return Booked(number, f"{number}-{voucher.day.year}")

    def _found(self, voucher: DayVoucher) -> Booked | None:
        standing = next((there for there in self._books.vouchers if there.voucher.key == voucher.key), None)
        if standing is None or self._books.is_blind:
            return None
        there = standing.voucher
        vat_ore: dict[str, int] = {}
        for line in there.lines:
            if line.vat_code:
                off_ore = self._books.vat_off_ore.get(line.vat_code, 0)
                vat_ore[line.vat_code] = vat_ore.get(line.vat_code, off_ore) + line.vat_ore
        return Booked(
            standing.their_id,
            f"{standing.their_id}-{there.day.year}",
            debit_ore=standing.debit_ore,
            key=there.key,
            day=there.day,
            vat_ore=vat_ore,
            documented=bool(standing.documents),
        )

    def _attached(self, booked: Booked, document: Document) -> None:
        for place, standing in enumerate(self._books.vouchers):
            if standing.their_id == booked.their_id:
                self._books.vouchers[place] = replace(standing, documents=(*standing.documents, document))
