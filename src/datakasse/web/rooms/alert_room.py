"""
The alert room: one thread that watches the shop and tells who is to be told, so that no sale waits for it.

It looks once an hour for what is out of the way, and once a minute for what is to be sent. Between two looks
it holds the clock against how long they were apart: one that was put on or back, or a machine that slept, has
lived through fewer hours than the clock tells of. What goes wrong
with a message stands on the page, where a person finds it, and what goes wrong with a look is in the log; the
thread lives on, and looks again the next hour.
"""

import threading
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import structlog

from datakasse.errors.refusal import Refused
from datakasse.office.insight.alert_ways import AlertWays
from datakasse.office.insight.tell_alerts import tell_waiting
from datakasse.office.insight.watch import watch
from datakasse.trade.moment import business_day, in_norway

BEGIN_S: Final = 10.0
"""The shop opens first."""
LOOK_S: Final = 60.0
END_S: Final = 5.0
LEAP_S: Final = 120.0
"""By so much more or less than time itself may the clock have gone since the last look."""
_LOG = structlog.get_logger()


class AlertRoom:
    """
    Watches and tells in the background.

    Args:
        ways: How it is told.
        look_s: How long it sleeps at most.
        elapsed_s: Seconds that only go on, whatever the clock is set to.
    """

    def __init__(
        self, ways: AlertWays, look_s: float = LOOK_S, elapsed_s: Callable[[], float] = time.monotonic
    ) -> None:
        self.ways = ways
        self._look_s = look_s
        self._elapsed_s = elapsed_s
        self._last_seen: tuple[datetime, float] | None = None
        self._steady_since: datetime | None = None
        self._looked_at: datetime | None = None
        self._looked_through: date | None = None
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="alerts", daemon=True)

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        self._thread.start()

    def tell_soon(self) -> None:
        """Tell that there may be something to send."""
        self._woken.set()

    def close(self) -> None:
        """Stop after the message at hand, or leave it to the next start."""
        self._closing.set()
        self._woken.set()
        self._thread.join(timeout=END_S)

    def look(self) -> None:
        """Watch where the hour is another than at the last look; send what waits, also where that fails."""
        self._watch_the_clock(self.ways.counter.clock.now(), self._elapsed_s())
        now = in_norway(self.ways.counter.clock.now())
        hour = now.replace(minute=0, second=0, microsecond=0)
        try:
            if hour != self._looked_at:
                self._looked_at = hour
                watch(self.ways.counter, self._looked_through, self._steady_since)
                self._looked_through = business_day(now) - timedelta(days=1)
        finally:
            tell_waiting(self.ways, self._closing.is_set)

    def _watch_the_clock(self, now: datetime, elapsed_s: float) -> None:
        """Note from when on the clock has gone as time does."""
        if self._last_seen is not None:
            last_at, last_s = self._last_seen
            if abs((now - last_at).total_seconds() - (elapsed_s - last_s)) > LEAP_S:
                self._steady_since = now
                _LOG.warning("the clock has leapt")
        self._last_seen = (now, elapsed_s)

    def _work(self) -> None:
        self._closing.wait(BEGIN_S)
        while not self._closing.is_set():
            try:
                self.look()
            except Refused as refusal:
                _LOG.warning("watching refused", code=refusal.code)
            except Exception as error:  # noqa: BLE001 - told below; nobody else would watch here
                # Without the traceback: it may hold an address, and what a message is signed with.
                _LOG.error("watching failed", error=type(error).__name__)
            self._woken.wait(self._look_s)
            self._woken.clear()
