"""Challenges that browsers have not answered yet: kept in memory, each for some minutes and one answer."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from datakasse.office.people.passkey_place import PasskeyPlace

LASTS: Final = timedelta(minutes=5)
CHALLENGE_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """
    Whom a challenge was given to.

    Attributes:
        what: `register` or `sign in`.
        operator: Who she is, or says she is.
        source: From where, as wrong guesses are counted.
        session: Her session in the office; empty where she has none yet.
    """

    what: str
    operator: str
    source: str
    session: str = ""


@dataclass(slots=True)
class BegunPasskeys:
    """One challenge for each who was asked; whoever begins again has a new one."""

    _begun: dict[Asked, tuple[bytes, PasskeyPlace, datetime]] = field(
        default_factory=dict[Asked, tuple[bytes, PasskeyPlace, datetime]]
    )
    _lock: Lock = field(default_factory=Lock)

    def begin(self, asked: Asked, place: PasskeyPlace, now: datetime) -> bytes:
        """Return a new challenge; those that nobody answered in time are forgotten."""
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        with self._lock:
            self._begun = {each: kept for each, kept in self._begun.items() if now < kept[2]}
            self._begun[asked] = challenge, place, now + LASTS
        return challenge

    def take(self, asked: Asked, place: PasskeyPlace, now: datetime) -> bytes | None:
        """Return the challenge that was given there, which then counts no more; None when there is none."""
        with self._lock:
            challenge, given_at, until = self._begun.pop(asked, (b"", place, now))
        return challenge if now < until and given_at == place else None
