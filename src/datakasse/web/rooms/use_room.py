"""
The room that follows which registers are in use: a command beside the open shop writes it in the books only.

Decision: 0077-a-register-is-taken-in-while-the-shop-is-open.
"""

import threading
from typing import Final

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.office.shop.add_register import RegisterBench

LOOK_S: Final = 2.0
END_S: Final = 5.0
_LOG = structlog.get_logger()


class UseRoom:
    """
    Looks now and then whether another process put a register into service, took one out of use, or back.

    Args:
        counter: The till.
        bench: Has whoever serves told.
    """

    def __init__(self, counter: Counter, bench: RegisterBench) -> None:
        self._counter = counter
        self._bench = bench
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="registers in use", daemon=True)

    def open(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Look no more; a register that is taken in at this moment is taken in first."""
        self._closing.set()
        self._thread.join(timeout=END_S)

    def _work(self) -> None:
        while not self._closing.wait(LOOK_S):
            try:
                faults = self._bench.follow(self._counter)
            except Refused as refusal:
                _LOG.warning("registers not followed", code=refusal.code)
            except Exception:  # noqa: BLE001 - told below; nobody else would look
                _LOG.exception("registers not followed")
            else:
                for register, fault in faults.items():
                    code = getattr(fault, "code", type(fault).__name__)
                    _LOG.warning("register not followed", register=register, code=code)
