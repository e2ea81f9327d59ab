"""Whoever asks again and again for links that lead nowhere is made to wait."""

import time
from collections.abc import Callable
from threading import Lock

from datakasse.errors.till.handing_over import TooManyGuesses

GUESSES_MAX = 20
"""Wrong links from one address within `WINDOW_S`; a person follows one, a mistyped one perhaps twice."""
WINDOW_S = 60
_CALLERS_MAX = 10_000


class Guesses:
    """
    How often each caller has asked for what is not there.

    Args:
        clock_s: Seconds that only go forward.
    """

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._wrong: dict[str, tuple[float, int]] = {}
        self._lock = Lock()

    def demand_patience(self, caller: str) -> None:
        """
        Go on only if the caller has not guessed too often.

        Raises:
            TooManyGuesses: She has; the time to wait is told.
        """
        with self._lock:
            begun_s, wrong = self._wrong.get(caller, (0.0, 0))
            wait_s = begun_s + WINDOW_S - self._clock_s()
        if wrong >= GUESSES_MAX and wait_s > 0:
            raise TooManyGuesses(wait_s=int(wait_s) + 1)

    def note(self, caller: str) -> None:
        """Note that a caller asked for what is not there."""
        now_s = self._clock_s()
        with self._lock:
            begun_s, wrong = self._wrong.get(caller, (now_s, 0))
            if now_s - begun_s >= WINDOW_S:
                begun_s, wrong = now_s, 0
            if len(self._wrong) >= _CALLERS_MAX:
                self._wrong.clear()
            self._wrong[caller] = begun_s, wrong + 1
