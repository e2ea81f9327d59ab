"""
What the till may ask of a database about receipts without paper, and about the customer's display.

A part of `ports/store.py`: what stands beside the journal only until it has been handed over.
"""

from datetime import datetime
from typing import Protocol

import msgspec

from datakasse.trade.sale.receipt_way import ReceiptWay


class Handover(msgspec.Struct, frozen=True):
    """
    What stands beside the journal about a document that goes out without paper.

    Attributes:
        register: At which register.
        job: Which document.
        token: The secret end of its link; empty for a mail.
        address: Where its mail goes; erased with all of this once it is there (law.md 5.5).
        expires: When the link ends.
    """

    register: str
    job: int
    token: str = ""
    address: str = ""
    expires: datetime | None = None


class OpenedDisplay(msgspec.Struct, frozen=True):
    """A customer display: at which register, and which device of it."""

    register: str
    lane: str


class HandoverReadings(Protocol):
    """What can be asked about them."""

    def offered_count(self, register: str) -> int:
        """Return how many links to receipts nobody has opened yet."""
        ...

    def handover(self, register: str, job: int) -> Handover | None:
        """Return how a document is handed over without paper, if it is."""
        ...

    def handover_by(self, token: str) -> Handover | None:
        """Return the document of a link."""
        ...

    def display_token(self, register: str, lane: str) -> str:
        """Return what opens the customer display of a device; empty when none was opened."""
        ...

    def display_of(self, token: str) -> OpenedDisplay | None:
        """Return which device the display of a token faces from."""
        ...


class HandoverBooks(HandoverReadings, Protocol):
    """What can be kept of them, and erased."""

    def send_job(self, register: str, job: int, way: ReceiptWay) -> None:
        """Let a document go out another way; it begins anew."""
        ...

    def drawer_opened(self, register: str, job: int) -> None:
        """Note that the drawer that was to open with a document has been opened."""
        ...

    def hand_over(self, handover: Handover) -> None:
        """Keep how a document is handed over without paper, beside the journal."""
        ...

    def forget_handover(self, register: str, job: int) -> None:
        """Erase how a document was to be handed over: its address, its link."""
        ...

    def forget_expired(self, now: datetime) -> None:
        """Erase the links that have ended."""
        ...

    def open_display(self, register: str, lane: str, token: str) -> None:
        """Keep what opens the customer display of a device."""
        ...

    def close_display(self, register: str, lane: str) -> None:
        """Forget what opens the customer display of a device."""
        ...
