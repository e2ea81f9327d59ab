"""
The print room: a thread for each register that puts waiting documents out, and one that keeps an eye.

A printer that gives up is asked again after a while; nothing is lost meanwhile, because the queue is
in the books. A drawer that was opened is asked until it says that it is closed. How the printers stand is
written on the board, where every view reads it without waiting for a wire.
"""

import threading

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.till.day.watch_drawer import Watch, begin_watch, watch_drawer
from datakasse.till.paper.print_elsewhere import move_back
from datakasse.till.paper.print_queue import Trouble, print_waiting

RETRY_S = 5.0
LOOK_S = 1.0
"""How often a drawer that stands open is looked at, and a printer that is in trouble."""
WATCH_S = 3.0
"""How often a printer is looked at that is well."""
_LOG = structlog.get_logger()


class PrintRoom:
    """
    Prints in the background, and watches.

    Args:
        counter: The till.
        registers: Whose documents to print.
    """

    def __init__(self, counter: Counter, registers: list[str]) -> None:
        self._counter = counter
        self._woken: dict[str, threading.Event] = {register: threading.Event() for register in registers}
        self._watches: dict[str, Watch] = {}
        self._look_now = threading.Event()
        self._closing = threading.Event()
        self._threads = [self._thread_of(register, woken) for register, woken in self._woken.items()]
        self._threads.append(threading.Thread(target=self._watch, name="watch printers", daemon=True))

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        for register in self._woken:
            self._watches[register] = begin_watch(self._counter, register)
            self.print_soon(register)
        for thread in self._threads:
            thread.start()

    def take_in(self, register: str) -> None:
        """Print for a register that was put into service while the shop is open, and watch it."""
        if register in self._woken:
            return
        self._watches[register] = begin_watch(self._counter, register)
        woken = threading.Event()
        # Another dictionary, for whoever goes through this one.
        self._woken = {**self._woken, register: woken}
        thread = self._thread_of(register, woken)
        self._threads = [*self._threads, thread]
        thread.start()
        self.print_soon(register)

    def let_go(self, register: str) -> None:
        """Print no more for a register that is taken out of use, after the document at hand; look no more."""
        woken = self._woken.get(register)
        self._woken = {name: each for name, each in self._woken.items() if name != register}
        if woken is not None:
            woken.set()

    def print_soon(self, register: str) -> None:
        """Tell that a register may have something to print."""
        woken = self._woken.get(register)
        if woken is not None:
            woken.set()

    def close(self) -> None:
        """Stop after the documents at hand."""
        self._closing.set()
        self._look_now.set()
        for woken in self._woken.values():
            woken.set()
        for thread in self._threads:
            thread.join(timeout=RETRY_S)

    def _thread_of(self, register: str, woken: threading.Event) -> threading.Thread:
        name = f"print {register}"
        return threading.Thread(target=self._work, args=(register, woken), name=name, daemon=True)

    # ── printing ──

    def _work(self, register: str, woken: threading.Event) -> None:
        trouble = None
        while not self._closing.is_set():
            woken.wait()
            woken.clear()
            if self._closing.is_set() or self._woken.get(register) is not woken:
                return
            trouble = self._print(register, trouble)
            self._look_now.set()
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

    # ── watching ──

    def _watch(self) -> None:
        """Look at all registers in turn: at once after printing, often while something is wrong."""
        while not self._closing.is_set():
            self._look_now.clear()
            calm = [self._look(register) for register in self._woken]
            self._look_now.wait(WATCH_S if all(calm) else LOOK_S)

    def _look(self, register: str) -> bool:
        """Look at a register's drawer and printer, and return whether all is well."""
        try:
            if not self._is_in_use(register):
                return True
            self._watches[register] = watch_drawer(self._counter, register, self._watches[register])
            return self._look_at_printer(register) and not self._watches[register].stands_open
        except Refused as refusal:
            _LOG.warning("not watched", register=register, code=refusal.code)
        except Exception:  # noqa: BLE001 - told below; nobody else would look
            _LOG.exception("watching failed", register=register)
        return False

    def _is_in_use(self, register: str) -> bool:
        """Return whether a register is in use; another process may have taken it out."""
        with self._counter.store.read() as books:
            return books.register(register).is_in_use

    def _look_at_printer(self, register: str) -> bool:
        """Write on the board how a printer stands; one that can print again has its documents back."""
        before = self._counter.board.seen(register)
        status = self._counter.printers[register].status()
        self._counter.board.note(register, status, self._counter.clock.now())
        if status.ready:
            move_back(self._counter, register)
            if before is not None and not before.status.ready:
                self.print_soon(register)
        return status.ready
