"""
The price room: one thread that lets prices hold when their moment comes.

What came while the register was off holds before the first sale. After that the thread sleeps until the next
moment, and looks now and then, because a price may have been entered meanwhile and a clock may be set.
"""

import threading
from typing import Final

import structlog

from datakasse.counter.counter import Counter
from datakasse.office.catalogue.take_effect import next_price_at, take_effect

LOOK_S: Final = 5.0
END_S: Final = 5.0
_LOG = structlog.get_logger()


class PriceRoom:
    """
    Lets prices hold in the background.

    Args:
        counter: The till.
        look_s: How long it sleeps at most.
    """

    def __init__(self, counter: Counter, look_s: float = LOOK_S) -> None:
        self._counter = counter
        self._look_s = look_s
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="prices", daemon=True)

    def open(self) -> None:
        """Let what is due hold, and begin."""
        self._round()
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._closing.set()
        self._thread.join(timeout=END_S)

    def _work(self) -> None:
        while not self._closing.wait(self._wait_s()):
            self._round()

    def _round(self) -> None:
        """Let what is due hold. Whatever happens, the thread lives on."""
        try:
            take_effect(self._counter)
        except Exception:  # noqa: BLE001 - told below; nobody else would let a price hold
            _LOG.exception("prices to come could not take effect")

    def _wait_s(self) -> float:
        """Return how long to sleep: until the next moment, at most."""
        try:
            moment = next_price_at(self._counter)
        except Exception:  # noqa: BLE001 - told below; it is asked again after the usual time
            _LOG.exception("the next price to come could not be read")
            return self._look_s
        if moment is None:
            return self._look_s
        left_s = (moment - self._counter.clock.now()).total_seconds()
        # One that is due and still waits could not be used just now; it is not asked for without a pause.
        return self._look_s if left_s <= 0 else min(left_s, self._look_s)
