"""
The delivery room: one thread that takes day vouchers to the accounting system, so that nobody waits for it.

It comes when something is due, when it is told, and looks once a minute whether a day was closed meanwhile.
What goes wrong stands in the outbox, where a person finds it; the thread lives on.
"""

import threading
from datetime import datetime

import structlog

from datakasse.errors.refusal import Refused
from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.delivery.dispatch import Dispatch

LOOK_S = 60.0
"""How often it is looked whether a day was closed."""
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
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="delivery", daemon=True)

    @property
    def dispatch(self) -> Dispatch:
        """What delivers."""
        return self._dispatch

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        self._woken.set()
        self._thread.start()

    def deliver_soon(self) -> None:
        """Tell that there may be something to deliver."""
        self._woken.set()

    def close(self) -> None:
        """Stop after the voucher at hand, or leave it to the next start, which looks for it."""
        self._closing.set()
        self._woken.set()
        self._thread.join(timeout=END_S)

    def _work(self) -> None:
        wait_s = LOOK_S
        while not self._closing.is_set():
            self._woken.wait(wait_s)
            self._woken.clear()
            if self._closing.is_set():
                return
            wait_s = self._wait_s(self._round())

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
