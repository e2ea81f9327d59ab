"""
What the office asks of the authority that takes accounting files for a control.

The control has a *dialog* there. A submission is a draft in it until it is handed in: files are uploaded to
the draft, looked at, and then all of it is handed in at once. Whatever goes wrong is `NotBooked`, whose
trouble says whether something may have been done.

    begin ─▶ upload … ─▶ look ─▶ hand_in        find, look: after an answer that was lost

Law: KSL-4, BFL § 13.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.phrase import Phrase
from datakasse.office.delivery.systems import ForgettableSecrets
from datakasse.storage.ports.turn import Turn
from datakasse.trade.moment import to_journal


class UploadState(StrEnum):
    """What the authority thinks of a file."""

    APPROVED = "approved"
    PENDING = "pending"
    REFUSED = "refused"


class TheirUpload(msgspec.Struct, frozen=True):
    """
    A file as it lies there.

    Attributes:
        name: File name.
        sha256: Sum of its bytes in hexadecimal; empty where the authority does not tell.
        state: What is thought of it.
        words: Why, in the authority's own words.
    """

    name: str
    sha256: str = ""
    state: UploadState = UploadState.PENDING
    words: str = ""


class Seen(msgspec.Struct, frozen=True):
    """
    A submission as it stands there.

    Attributes:
        handed_in: Whether it was handed in; a draft otherwise.
        uploads: Its files.
        receipt: The authority's receipt; empty for a draft.
    """

    handed_in: bool
    uploads: tuple[TheirUpload, ...] = ()
    receipt: str = ""


class ControlInbox(Protocol):
    """The authority, on a line that one is let in on."""

    def begin(self, dialog: str, reference: str) -> str:
        """Make a draft in a dialog and return what it is called there; raises `NotBooked`."""
        ...

    def find(self, dialog: str, reference: str) -> str:
        """Return what a submission is called there; empty when it surely is not there; raises `NotBooked`."""
        ...

    def upload(self, dialog: str, their_id: str, name: str, content: bytes, sha256: str) -> None:
        """Lay a file in a draft; raises `NotBooked`."""
        ...

    def look(self, dialog: str, their_id: str) -> Seen:
        """Return how a submission stands there; raises `NotBooked`."""
        ...

    def hand_in(self, dialog: str, their_id: str) -> Seen:
        """Hand a draft in and return how it stands then; raises `NotBooked`."""
        ...


class ControlAuthority(Protocol):
    """An authority that a shop can be let in to."""

    def fault(self, credentials: Mapping[str, str]) -> Phrase | None:
        """Return what is wrong with credentials; nothing when they may do."""
        ...

    def open(
        self, credentials: Mapping[str, str], organisation: str, now: Callable[[], datetime]
    ) -> ControlInbox:
        """Return the line to it for a business; nothing is asked yet."""
        ...


CLIENT, KEY_ID, KEY, SITE = "client_id", "kid", "private_key", "site"
"""What credentials consist of: client and key at Maskinporten, and whether it is the test site."""


@dataclass(frozen=True, slots=True)
class Submitting:
    """
    Everything that handing files in needs, given by wiring.

    Attributes:
        counter: The till, whose books they are.
        authority: Where they go.
        safe: Where the credentials are kept, encrypted.
        turn: Keeps two from handing in at once; what it gives tells whether the turn was to be had.
        new_id: Makes an identity that nobody else has.
        part_bytes_max: How long a zipped file may be before the period is split.
    """

    counter: Counter
    authority: ControlAuthority
    safe: ForgettableSecrets
    turn: Turn
    new_id: Callable[[], str]
    part_bytes_max: int = 16 * 1024 * 1024

    def now(self) -> datetime:
        """Return the time, UTC."""
        return to_journal(self.counter.clock.now())
