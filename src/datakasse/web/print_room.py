"""
The print room: one thread a register that puts waiting documents out and keeps an eye on its drawer.

A printer that gives up is asked again after a while; nothing is lost meanwhile, because the queue is
in the books. A drawer that was opened is asked until it says that it is closed.
"""

import threading

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.till.print_queue import Trouble, print_waiting
from datakasse.till.watch_drawer import Watch, begin_watch, watch_drawer

RETRY_S = 5.0
LOOK_S = 1.0
_LOG = structlog.get_logger()


class PrintRoom:
    """
    Prints in the background.

    Args:
        counter: The till.
        registers: Whose documents to print.
    """

    def __init__(self, counter: Counter, registers: list[str]) -> None:
        self._counter = counter
        self._woken = {register: threading.Event() for register in registers}
        self._watches: dict[str, Watch] = {}
        self._closing = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(register,), name=f"print {register}", daemon=True)
            for register in registers
        ]

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        for register, thread in zip(self._woken, self._threads, strict=True):
            self._watches[register] = begin_watch(self._counter, register)
            thread.start()
            self.print_soon(register)

    def print_soon(self, register: str) -> None:
        """Tell that a register may have something to print."""
        woken = self._woken.get(register)
        if woken is not None:
            woken.set()

    def close(self) -> None:
        """Stop after the documents at hand."""
        self._closing.set()
        for woken in self._woken.values():
            woken.set()
        for thread in self._threads:
            thread.join(timeout=RETRY_S)

    def _work(self, register: str) -> None:
        woken, trouble = self._woken[register], None
        while not self._closing.is_set():
            woken.wait(LOOK_S if self._watches[register].stands_open else None)
            woken.clear()
            if self._closing.is_set():
                return
            trouble = self._print(register, trouble)
            self._look(register)
            if trouble is not None and not self._closing.wait(RETRY_S):
                woken.set()

    def _print(self, register: str, known: Trouble | None) -> Trouble | None:
        """Print what waits; whatever happens, the thread lives on and tries again."""
        try:
            return print_waiting(self._counter, register, known).trouble
        except Refused as refusal:
            _LOG.warning("printing refused", register=register, code=refusal.code)
        except Exception:  # noqa: BLE001 - told below; nobody else would print here
            _LOG.exception("printing failed", register=register)
        return known or Trouble(0, "")

    def _look(self, register: str) -> None:
        """Look at the drawer; what cannot be written now is looked for again."""
        try:
            self._watches[register] = watch_drawer(self._counter, register, self._watches[register])
        except Refused as refusal:
            _LOG.warning("drawer not watched", register=register, code=refusal.code)
