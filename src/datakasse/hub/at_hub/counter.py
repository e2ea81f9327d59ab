"""The hub's counter: where what a machine or the keeper asks meets the hub's books."""

from dataclasses import dataclass
from datetime import datetime

from datakasse.counter.ports import Clock
from datakasse.storage.ports.hub import HubStore
from datakasse.trade.moment import to_journal


@dataclass(frozen=True, slots=True)
class HubCounter:
    """
    A hub at work.

    Attributes:
        store: Its books.
        clock: The one clock.
        authority: Its authority's certificate, PEM.
        fingerprint: SHA-256 of that, hex: what registers know it by.
        version: The running version.
    """

    store: HubStore
    clock: Clock
    authority: str
    fingerprint: str
    version: str

    def now(self) -> datetime:
        """Return the moment, UTC, whole milliseconds."""
        return to_journal(self.clock.now())
