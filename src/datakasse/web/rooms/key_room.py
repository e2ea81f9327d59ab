"""The room where the database gets another key while the shop is open, when its owner asks for one."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final

import structlog

from datakasse.errors.refusal import Refused

LOOK_S: Final = 1.0
AGAIN_S: Final = 60.0
"""How long it is left alone when it could not be done."""

_LOG = structlog.get_logger()


class KeyRoom:
    """
    Looks now and then whether another key is wanted.

    Args:
        renew_if_asked: Does it, and returns whether it was done.
    """

    def __init__(self, renew_if_asked: Callable[[], bool]) -> None:
        self._renew_if_asked = renew_if_asked
        self._closing = Event()
        self._thread = Thread(target=self._work, name="key room", daemon=True)

    def open(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """
        Look no more.

        What is at it meanwhile ends with the store, and is begun again when the shop is opened.
        """
        self._closing.set()

    def _work(self) -> None:
        wait_s = LOOK_S
        while not self._closing.wait(wait_s):
            wait_s = LOOK_S
            try:
                if self._renew_if_asked():
                    _LOG.warning("the database has another key")
            except Refused as refusal:
                if not self._closing.is_set():
                    _LOG.warning("no other key", code=refusal.code)
                wait_s = AGAIN_S
            except Exception as error:  # noqa: BLE001 - the shop sells on with the key it has
                _LOG.error("no other key", error=type(error).__name__)
                wait_s = AGAIN_S
