"""
The agreeing room: days are held against each other one after another, for whoever looks at a month.

    days that are left ─▶ one thread, while there are any ─▶ kept (`office/ledger/keep_agreements.py`)

A month of a large shop takes half a minute. The page tells how far it is and asks again; a day is a look at
the books of its own, so that none is kept open for long. A day that cannot be read is told as such, and those
after it are tried all the same.
"""

import sys
from collections.abc import Iterable
from threading import Lock, Thread
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.office.ledger.keep_agreements import KeptAgreements, RegisterDay

_TURN_S: Final = 0.0005
"""
How long this thread computes on when another wants to, while it is at work.

Whoever asks the database gives its turn away at each row. With Python's five milliseconds for each, an answer
that takes a tenth of a second alone takes a whole one beside this thread.
"""
_AT_REST_S: Final = sys.getswitchinterval()
"""The same while it is not."""


class AgreeingRoom:
    """
    Sees to it that days are held against each other.

    Args:
        counter: The till.
        agreements: Where what is found is kept.
    """

    def __init__(self, counter: Counter, agreements: KeptAgreements) -> None:
        self._counter = counter
        self._agreements = agreements
        self._lock = Lock()
        self._left: dict[RegisterDay, None] = {}
        self._is_at_work = False

    def soon(self, days: Iterable[RegisterDay]) -> None:
        """See to it that days are held against each other soon."""
        with self._lock:
            self._left |= dict.fromkeys(days)
            if self._is_at_work or not self._left:
                return
            self._is_at_work = True
            sys.setswitchinterval(_TURN_S)
        Thread(target=self._work, name="agreeing", daemon=True).start()

    def _work(self) -> None:
        while (day := self._next()) is not None:
            try:
                with self._counter.store.read() as books:
                    self._agreements.agree(books, day.day, day.day, day.register)
            except Exception:  # noqa: BLE001 - whatever keeps a day from being read is told with the day
                self._agreements.note_untried(day)

    def _next(self) -> RegisterDay | None:
        with self._lock:
            if not self._left:
                # Beside each other under the lock: whoever comes next begins again from rest.
                self._is_at_work = False
                sys.setswitchinterval(_AT_REST_S)
                return None
            day = next(iter(self._left))
            del self._left[day]
            return day
