"""
Who follows what: a live feed holds a place in this process for as long as it lasts.

A device has a few, so that a page that opens feed after feed shuts out itself and nobody else; all
together have as many as a process should keep open.
"""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from datakasse.errors.door.requests import TooManyFeeds

SEATS_OF_ONE: Final = 8
SEATS: Final = 256


class Seats:
    """The places that live feeds hold."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()

    def demand(self, register: str, lane: str) -> None:
        """
        Go on only if there is a place left at a device of a register.

        Raises:
            TooManyFeeds: The device, or this process, follows as much as it may.
        """
        with self._lock:
            if self._taken[register, lane] >= SEATS_OF_ONE:
                raise TooManyFeeds(limit=SEATS_OF_ONE)
            if self._taken.total() >= SEATS:
                raise TooManyFeeds(limit=SEATS)

    @contextmanager
    def taken(self, register: str, lane: str) -> Generator[None]:
        """Hold a place for the length of a `with`."""
        with self._lock:
            self._taken[register, lane] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[register, lane] -= 1
                self._taken += Counter()
