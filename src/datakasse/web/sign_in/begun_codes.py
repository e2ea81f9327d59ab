"""Secrets given to apps that have shown no code of them yet: kept in memory, each for some minutes."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

LASTS: Final = timedelta(minutes=10)


@dataclass(slots=True)
class BegunCodes:
    """The secrets by operator; whoever begins again has a new one."""

    _begun: dict[str, tuple[str, datetime]] = field(default_factory=dict[str, tuple[str, datetime]])
    _lock: Lock = field(default_factory=Lock)

    def begin(self, operator: str, secret: str, now: datetime) -> None:
        """Keep a secret that somebody was shown."""
        with self._lock:
            self._begun[operator] = secret, now + LASTS

    def of(self, operator: str, now: datetime) -> str:
        """Return the secret that somebody was shown last; empty when there is none, or not any longer."""
        with self._lock:
            secret, until = self._begun.get(operator, ("", now))
        return secret if now < until else ""

    def end(self, operator: str) -> None:
        """Forget somebody's: it is in use, or no longer wanted."""
        with self._lock:
            self._begun.pop(operator, None)
