"""Codes that let a device in: kept in memory, each for one device and some minutes."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

LASTS = timedelta(minutes=5)
CODES_MAX = 20


@dataclass(frozen=True, slots=True)
class PairingCode:
    """A code that was made: its text, and how long it counts, seconds."""

    text: str
    lasts_s: int


@dataclass(frozen=True, slots=True)
class _Made:
    register: str
    manager: str
    until: datetime


@dataclass(slots=True)
class Pairings:
    """The codes that have been made and not been redeemed. They are too long to be guessed."""

    _made: dict[str, _Made] = field(default_factory=dict[str, _Made])
    _lock: Lock = field(default_factory=Lock)

    def make(self, register: str, manager: str, now: datetime) -> PairingCode:
        """Return a new code for a register, made by a manager who may."""
        text = secrets.token_urlsafe(16)
        with self._lock:
            alive = {code: made for code, made in self._made.items() if now < made.until}
            self._made = dict(list(alive.items())[-(CODES_MAX - 1) :])
            self._made[text] = _Made(register, manager, now + LASTS)
        return PairingCode(text, int(LASTS.total_seconds()))

    def redeem(self, register: str, code: str, now: datetime) -> str | None:
        """Use a code up and return the manager who made it; None when it does not count here and now."""
        with self._lock:
            made = self._made.get(code)
            if made is None or made.register != register or now >= made.until:
                return None
            del self._made[code]
            return made.manager
