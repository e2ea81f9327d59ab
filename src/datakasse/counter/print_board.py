"""
What is known of the registers' printers without asking them: how each stood last, and which document it has.

The print room writes here and everybody reads. A view is made many times a second and must not wait for a
wire; a document that is being printed at this moment is not yet in doubt. None of it needs to be kept: a
process that begins anew looks for itself.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock

import msgspec

from datakasse.counter.ports import PrinterStatus


class Seen(msgspec.Struct, frozen=True):
    """
    How a printer stood when it was last looked at.

    Attributes:
        status: What it told.
        since: When it first told so.
    """

    status: PrinterStatus
    since: datetime


class PrintBoard:
    """One board for all registers of a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, Seen] = {}
        self._in_hand: dict[str, int] = {}
        self._elsewhere: dict[str, str] = {}
        self._wakes: list[Callable[[str], None]] = []

    def note(self, register: str, status: PrinterStatus, at: datetime) -> None:
        """Write up how a printer stands; who subscribed is woken when that is news."""
        with self._lock:
            known = self._seen.get(register)
            if known is not None and known.status == status:
                return
            stays = known is not None and known.status.state == status.state
            self._seen[register] = Seen(status, known.since if known is not None and stays else at)
            wakes = [] if stays else list(self._wakes)
        for wake in wakes:
            wake(register)

    def seen(self, register: str) -> Seen | None:
        """Return how a printer stood last; None before the first look."""
        with self._lock:
            return self._seen.get(register)

    @contextmanager
    def in_hands(self, register: str, job: int) -> Generator[None]:
        """Have a document in the printer's hands for the length of a `with`."""
        with self._lock:
            self._in_hand[register] = job
        try:
            yield
        finally:
            with self._lock:
                self._in_hand.pop(register, None)

    def in_hand(self, register: str) -> int | None:
        """Return the document that is being printed at this moment, if there is one."""
        with self._lock:
            return self._in_hand.get(register)

    def send_elsewhere(self, register: str, printer: str) -> None:
        """Let a register's documents go to another printer; empty is its own again."""
        with self._lock:
            self._elsewhere[register] = printer
            wakes = list(self._wakes)
        for wake in wakes:
            wake(register)

    def elsewhere(self, register: str) -> str:
        """Return the other printer that a register's documents go to; empty when it is its own."""
        with self._lock:
            return self._elsewhere.get(register, "")

    def subscribe(self, wake: Callable[[str], None]) -> Callable[[], None]:
        """Call `wake(register)` when something here changed; returns how to stop it."""
        with self._lock:
            self._wakes.append(wake)

        def stop() -> None:
            with self._lock:
                self._wakes.remove(wake)

        return stop
