"""
The agreeing room: days are held against each other one after another, for whoever looks at a month.

    days that are left ─▶ one thread, while there are any ─▶ kept (`office/ledger/keep_agreements.py`)

A month of a large shop takes half a minute. The page tells how far it is and asks again; a day is a look at
the books of its own, so that none is kept open for long. A day that cannot be read is told as such, and those
after it are tried all the same.
"""

from collections.abc import Iterable
from threading import Lock, Thread

from datakasse.counter.counter import Counter
from datakasse.office.ledger.keep_agreements import KeptAgreements, RegisterDay


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
                self._is_at_work = False
                return None
            day = next(iter(self._left))
            del self._left[day]
            return day
