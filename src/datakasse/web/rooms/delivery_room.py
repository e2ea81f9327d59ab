"""
The delivery room: one thread that takes day vouchers to the accounting system, so that nobody waits for it.

It comes when something is due, when it is told, and when the journal has got something that makes a voucher
to deliver, such as a Z. It looks once a minute besides, for what another process has written. What goes wrong
stands in the outbox, where a person finds it; the thread lives on.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic

import structlog

from datakasse.errors.refusal import Refused
from datakasse.office.delivery.day_vouchers import is_delivered
from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.delivery.dispatch import Dispatch

LOOK_S = 60.0
"""How often it is looked whether another process has closed a day."""
SETTLE_S = 1.0
"""How often it is looked what the journal has got, while a shop sells as fast as it can."""
END_S = 5.0
_LOG = structlog.get_logger()


class DeliveryRoom:
    """
    Delivers in the background.

    Args:
        dispatch: What delivers.
    """

    def __init__(self, dispatch: Dispatch) -> None:
        self._dispatch = dispatch
        self._woken = threading.Event()
        self._told = threading.Event()
        self._written: dict[str, int] = {}
        self._looked: dict[str, int] = {}
        self._stop_listening: Callable[[], None] = _nothing
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="delivery", daemon=True)

    @property
    def dispatch(self) -> Dispatch:
        """What delivers."""
        return self._dispatch

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        with self._dispatch.counter.store.read() as books:
            self._looked = {one.register_id: books.head(one.register_id).number for one in books.registers()}
        self._stop_listening = self._dispatch.counter.store.subscribe(self._hear)
        self.deliver_soon()
        self._thread.start()

    def deliver_soon(self) -> None:
        """Tell that there may be something to deliver."""
        self._told.set()
        self._woken.set()

    def close(self) -> None:
        """Stop after the voucher at hand, or leave it to the next start, which looks for it."""
        self._stop_listening()
        self._closing.set()
        self._woken.set()
        self._thread.join(timeout=END_S)

    def _hear(self, register: str, number: int) -> None:
        """Take notice that a journal has come to a number; who writes it calls, so it only notes."""
        self._written[register] = number
        self._woken.set()

    def _work(self) -> None:
        due = 0.0
        while not self._closing.is_set():
            is_due = not self._woken.wait(max(due - monotonic(), 0.0))
            self._woken.clear()
            if self._closing.is_set():
                return
            if is_due or self._told.is_set() or self._has_news():
                self._told.clear()
                due = monotonic() + self._wait_s(self._round())
            else:
                self._closing.wait(SETTLE_S)

    def _has_news(self) -> bool:
        """Return whether anything was written since it was last looked that makes a voucher to deliver."""
        found = False
        try:
            with self._dispatch.counter.store.read() as books:
                for register, number in dict(self._written).items():
                    entries = books.records(register, self._looked.get(register, 0) + 1, number)
                    found = any(is_delivered(record.event) for record in entries) or found
                    self._looked[register] = number
        except Refused as refusal:
            _LOG.warning("looking for vouchers refused", code=refusal.code)
        return found

    def _round(self) -> datetime | None:
        """Deliver what is due; whatever happens, the thread lives on and tries again."""
        try:
            return deliver_waiting(self._dispatch, is_ending=self._closing.is_set).next_try
        except Refused as refusal:
            _LOG.warning("delivering refused", code=refusal.code)
        except Exception as error:  # noqa: BLE001 - nobody else would deliver here
            # Without the traceback: it may hold what was sent, and credentials with it.
            _LOG.error("delivering failed", error=type(error).__name__)
        return None

    def _wait_s(self, next_try: datetime | None) -> float:
        if next_try is None:
            return LOOK_S
        return min(max((next_try - self._dispatch.now()).total_seconds(), 0.0), LOOK_S)


def _nothing() -> None:
    """Stand where there is nothing to stop."""
