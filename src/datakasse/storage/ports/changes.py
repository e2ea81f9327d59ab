"""
Changes that flow down from a hub, as a hub and its registers keep them; a part of `ports/store.py`.

A register stores a change when it hears of it and puts it into effect at its moment, also with the network
gone; a change that cannot be used there is noted as refused, and the next ones go on.
"""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Protocol

import msgspec


class KeptChange(msgspec.Struct, frozen=True):
    """
    A version of what flows down.

    Attributes:
        version: 1, 2, 3 … in a business.
        valid_from: The moment it takes effect, UTC.
        body: What it says; the room `hub` reads it.
    """

    version: int
    valid_from: datetime
    body: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of its moment and of what it says, hex: two hubs may both have sent a version 4."""
        return sha256(self.valid_from.astimezone(UTC).isoformat().encode() + b"\n" + self.body).hexdigest()


class ChangeOutcome(msgspec.Struct, frozen=True):
    """That a change was put into effect at a register, or why it was not: the refusal's sentence."""

    version: int
    at: datetime
    refused: str = ""


class ChangeReadings(Protocol):
    """What can be asked."""

    def changes(self, after: int = 0, limit: int | None = None) -> list[KeptChange]:
        """Return the changes after a version, in order."""
        ...

    def newest_change(self) -> int:
        """Return the version of the newest change; 0 where there is none."""
        ...

    def changes_due(self, at: datetime) -> list[KeptChange]:
        """Return the changes whose moment has come and that nothing has come of yet, by moment."""
        ...

    def next_change_at(self) -> datetime | None:
        """Return the moment of the next change that nothing has come of yet."""
        ...

    def change_outcomes(self) -> list[ChangeOutcome]:
        """Return what came of changes, by version."""
        ...


class ChangeBooks(ChangeReadings, Protocol):
    """What can be written."""

    def add_change(self, change: KeptChange) -> None:
        """Keep a change; one of that version that is there already stays."""
        ...

    def forget_changes(self, after: int) -> None:
        """Forget the changes after a version, and what came of them; what they did stays done."""
        ...

    def note_outcome(self, outcome: ChangeOutcome) -> None:
        """Note what came of a change."""
        ...
