"""
A partner on a real socket, with TLS, a memory, and moods.

What a partner is like stands in its own file; here is what all have in common. Every request is held against
the partner's own description before it is answered, and every answer before it goes out. What does not fit is
kept in `complaints`, which a test looks at when it is over: a mistake of ours is found, and so is a stand-in
that drifts away from its description.

Before or after a request is carried out something may go wrong, as the test asks for it (`Mishap`).
"""

import json
import ssl
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from lab.partners.description import Answered, Asked, Json, Operation, description
from lab.partners.listening import Listening


class Mishap(StrEnum):
    """What goes wrong with a request."""

    EXPIRED = "expired"
    """Every token given so far is no longer taken: 401."""
    CONFLICT = "conflict"
    BUSY = "busy"
    """429, with how long to wait."""
    BUSY_SILENT = "busy_silent"
    """429, without it."""
    BROKEN = "broken"
    """500, and nothing was done."""
    BROKEN_AFTER = "broken_after"
    """500, although all was done."""
    HANGS_UP_BEFORE = "hangs_up_before"
    """The connection is cut before the request is taken."""
    HANGS_UP_AFTER = "hangs_up_after"
    """All was done; the connection is cut before the answer."""
    SILENT = "silent"
    """Nothing is done, and no answer comes."""
    SILENT_AFTER = "silent_after"
    """All was done, and no answer comes."""
    SLOW = "slow"
    """All is done, and the answer comes late."""
    ODD = "odd"
    """All was done; something in between answers with a page for people."""
    ELSEWHERE = "elsewhere"
    """Sent on to another host."""
    REVOKED = "revoked"
    """The shop's right is taken back, now and for good."""


@dataclass(slots=True)
class Kept:
    """
    A voucher in a partner's books.

    Attributes:
        their_id: What its interface calls it.
        number: Its number.
        key: Our key, wherever the partner keeps it.
        day: The day it is booked on.
        lines: What it came to on each account under each standard VAT code, with VAT, in øre: debit positive.
        posted: Whether it stands in the ledger, or waits for a person.
        body: The request it was made from.
        documents: What was laid beside it.
    """

    their_id: str
    number: str
    key: str
    day: date
    lines: dict[tuple[str, str], int]
    posted: bool = True
    body: Json = None
    documents: list[bytes] = field(default_factory=list[bytes])


SLOW_S = 0.3
"""How late a slow answer is; a test's patience is longer."""

_BEFORE = {Mishap.HANGS_UP_BEFORE, Mishap.SILENT}
_AFTER = {Mishap.HANGS_UP_AFTER, Mishap.SILENT_AFTER}


class FakePartner(ABC):
    """
    A partner.

    Args:
        file: Its description.
        tls: Its certificate and key.

    Attributes:
        prefix: What its addresses begin with.
        books: Operation that books a voucher, as `POST /path`: what goes wrong, goes wrong there unless told.
        documents: Operation that lays a document beside one.
        vouchers: What it has booked.
        asked: Every operation it was asked for, in order.
        heard: Every request as it came in, with its headers.
        odd: What something in between answers.
        complaints: What did not fit its description, at either end.
        said: What it said of each request that it did not carry out.
        closed_accounts: Numbers of accounts that nothing can be posted on any more.
        closed_vat: Standard codes of VAT that are no longer taken.
        locked_until: Last day of the period that is closed; None where none is.
        revoked: Whether the shop's right has been taken back.
    """

    prefix = ""
    books = ""
    documents = ""
    retry_after_s = 7

    def __init__(self, file: Path, tls: ssl.SSLContext) -> None:
        self.description = description(file)
        self.vouchers: list[Kept] = []
        self.asked: list[str] = []
        self.heard: list[Asked] = []
        self.odd = b"<html>Velkommen til gjestenettet</html>"
        self.complaints: list[str] = []
        self.said: list[str] = []
        self.closed_accounts: set[str] = set()
        self.closed_vat: set[str] = set()
        self.locked_until: date | None = None
        self.revoked = False
        self._planned: list[tuple[str, Mishap]] = []
        self._lock = threading.RLock()
        self._released = threading.Event()
        self._server = Listening(self, tls)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    @abstractmethod
    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """Return what answers each operation, as `POST /path` in the words of the description."""

    @abstractmethod
    def refusal(self, status: int, text: str) -> Answered:
        """Return an error as this partner words it."""

    @abstractmethod
    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Return whether a request carries what it must to be let in."""

    @abstractmethod
    def expire(self) -> None:
        """Take no token any more that was given until now."""

    def undescribed(self, asked: Asked) -> Answered | None:
        """Answer what the description leaves out, such as where tokens are had; None where it is nothing."""
        del asked
        return None

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"https://localhost:{self._server.server_port}{self.prefix}"

    def open(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def close(self) -> None:
        """Stop, and let go of whoever waits for an answer; a second time it does nothing."""
        if self._released.is_set():
            return
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def plan(self, mishap: Mishap, on: str = "") -> None:
        """Let something go wrong the next time an operation is asked for: the one that books, unless told."""
        self._planned.append((on or self.books, mishap))

    def under(self, key: str) -> list[Kept]:
        """Return the vouchers with a key; one, if all is well."""
        return [voucher for voucher in self.vouchers if voucher.key == key]

    def locks(self, day: date) -> bool:
        """Return whether nothing can be booked on a day any more."""
        return self.locked_until is not None and day <= self.locked_until

    def take(self, asked: Asked) -> Answered | None:
        """Return the answer to a request; None when the line is to be cut instead."""
        operation = self.description.operation(asked.method, asked.raw_path)
        name = operation.name if operation else f"{asked.method} {asked.raw_path}"
        with self._lock:
            self.asked.append(name)
            self.heard.append(asked)
            mishap = self._mishap(name)
        if mishap in _BEFORE:
            return self._gone(mishap)
        if mishap is Mishap.EXPIRED:
            self.expire()
        if mishap is Mishap.REVOKED:
            self.revoked = True
            self.expire()
        early = self._instead(mishap)
        if early is not None:
            return early
        answered = self._carried_out(asked, operation)
        if mishap in _AFTER:
            return self._gone(mishap)
        if mishap is Mishap.SLOW:
            self._released.wait(SLOW_S)
        if mishap is Mishap.BROKEN_AFTER:
            return self.refusal(500, "Intern feil")
        if mishap is Mishap.ODD:
            return Answered(200, self.odd, {"Content-Type": "text/html"})
        return answered

    def _mishap(self, name: str) -> Mishap | None:
        for place, (on, mishap) in enumerate(self._planned):
            if on == name:
                del self._planned[place]
                return mishap
        return None

    def _gone(self, mishap: Mishap | None) -> None:
        if mishap in {Mishap.SILENT, Mishap.SILENT_AFTER}:
            self._released.wait()

    def _instead(self, mishap: Mishap | None) -> Answered | None:
        """Return what is answered instead of carrying a request out."""
        if mishap is Mishap.CONFLICT:
            return self.refusal(409, "Noen andre endret dette samtidig")
        if mishap in {Mishap.BUSY, Mishap.BUSY_SILENT}:
            busy = self.refusal(429, "For mange forespørsler")
            wait = {"Retry-After": str(self.retry_after_s)} if mishap is Mishap.BUSY else {}
            return Answered(busy.status, busy.body, {**busy.headers, **wait})
        if mishap is Mishap.BROKEN:
            return self.refusal(500, "Intern feil")
        if mishap is Mishap.ELSEWHERE:
            return Answered(307, None, {"Location": "https://elsewhere.example/voucher"})
        return None

    def _carried_out(self, asked: Asked, operation: Operation | None) -> Answered:
        """Do what is asked for, if it is as described and the caller may."""
        with self._lock:
            if operation is None:
                answered = self.undescribed(asked)
                if answered is None:
                    self.complaints.append(f"{asked.method} {asked.raw_path}: nothing like it is described")
                    return self.refusal(404, "Ukjent adresse")
                return answered
            faults = self.description.faults_of_request(asked, operation)
            if faults:
                self.complaints += [f"{operation.name}: {fault}" for fault in faults]
                return self.refusal(400, "; ".join(faults))
            if not self.admits(asked, operation):
                return self.refusal(401, "Ikke logget inn")
            answer = self.routes().get(operation.name)
            if answer is None:
                self.complaints.append(f"{operation.name}: described, but not made here")
                return self.refusal(404, "Ikke laget her")
            answered = answer(asked, operation)
            faults = self.description.faults_of_answer(answered, operation)
            self.complaints += [f"answer to {operation.name}: {fault}" for fault in faults]
            return answered


def amount_ore(value: Json) -> int:
    """Return an amount in kroner that came as JSON in øre, or fail when it has a part of an øre."""
    scaled = round(value * 100)
    if abs(scaled - value * 100) > 1e-6:
        raise ValueError(json.dumps(value))
    return scaled
