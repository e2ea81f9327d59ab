"""The room where what need not be kept any longer is erased by itself, while the shop is open."""

from threading import Event, Thread
from typing import Final

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.office.customers.erase_customer import EraseDue
from datakasse.office.insight.let_insight_go import LetAlertsGo, LetViewsGo
from datakasse.office.people.let_staff_go import LetStaffGo

LOOK_S: Final = 3_600.0
"""What is erased is erased by the day; a shop that is never shut looks now and then."""

_LOG = structlog.get_logger()


class RetentionRoom:
    """
    Looks when the shop is opened, and now and then, whether the time of something is out.

    Args:
        counter: The till.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._closing = Event()
        self._thread = Thread(target=self._work, name="retention room", daemon=True)

    def open(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Look no more; what is at it meanwhile is done when this returns."""
        self._closing.set()
        self._thread.join()

    def look(self) -> int:
        """Erase what is due, and return how many that were, of all that is erased by itself."""
        counter, erased = self._counter, 0
        for action in (EraseDue(), LetStaffGo(), LetAlertsGo(), LetViewsGo()):
            erased += counter.carry_out(counter.office_register(), "", action).result()
        return erased

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                if erased := self.look():
                    _LOG.info("erased what need not be kept any longer", count=erased)
            except Refused as refusal:
                _LOG.warning("nothing erased", code=refusal.code)
            except Exception as error:  # noqa: BLE001 - the shop sells on, and it is tried again
                _LOG.error("nothing erased", error=type(error).__name__)
            self._closing.wait(LOOK_S)
