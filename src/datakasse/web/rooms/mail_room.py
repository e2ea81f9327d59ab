"""
The mail room: one thread that sends the receipts that go by e-mail, so that no sale waits for a server.

A server that gives up is asked again after a while, later each time; nothing is lost meanwhile, because
the queue is in the books. What is refused for good is handed to the printer.
"""

import threading
from collections.abc import Callable

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.till.paper.print_queue import Trouble
from datakasse.till.paper.send_mail import send_waiting

RETRY_S = (5.0, 15.0, 60.0, 300.0)
"""How long to wait after the first failure, the second, … and after each one further."""
END_S = 5.0
_LOG = structlog.get_logger()


class MailRoom:
    """
    Sends in the background.

    Args:
        counter: The till.
        registers: Whose receipts to send; what waits at one that is out of use is sent too.
        print_soon: Told when a receipt may have gone to a register's printer instead.
    """

    def __init__(self, counter: Counter, registers: list[str], print_soon: Callable[[str], None]) -> None:
        self._counter = counter
        self._registers = registers
        self._print_soon = print_soon
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._troubles: dict[str, Trouble | None] = {}
        self._thread = threading.Thread(target=self._work, name="mail", daemon=True)

    def open(self) -> None:
        """Begin, with whatever waits from before."""
        self._woken.set()
        self._thread.start()

    def take_in(self, register: str) -> None:
        """Send for a register that was put into service while the shop is open."""
        # Another list, for whoever goes through this one.
        self._registers = [*(each for each in self._registers if each != register), register]
        self.send_soon()

    def let_go(self, register: str) -> None:
        """Send no more for a register that goes on at another machine."""
        self._registers = [each for each in self._registers if each != register]

    def send_soon(self) -> None:
        """Tell that there may be something to send."""
        self._woken.set()

    def close(self) -> None:
        """Stop after the mail at hand, or leave it to the next start."""
        self._closing.set()
        self._woken.set()
        self._thread.join(timeout=END_S)

    def _work(self) -> None:
        failures = 0
        while not self._closing.is_set():
            wait_s = RETRY_S[min(failures, len(RETRY_S)) - 1] if failures else None
            self._woken.wait(wait_s)
            self._woken.clear()
            if self._closing.is_set():
                return
            failures = failures + 1 if self._round() else 0

    def _round(self) -> bool:
        """Send what waits at each register; return whether anything stopped it."""
        for register in self._registers:
            self._troubles[register] = self._send(register)
            self._print_soon(register)
        return any(self._troubles.values())

    def _send(self, register: str) -> Trouble | None:
        """Send what waits at a register; whatever happens, the thread lives on and tries again."""
        known = self._troubles.get(register)
        try:
            return send_waiting(self._counter, register, known)
        except Refused as refusal:
            _LOG.warning("sending refused", register=register, code=refusal.code)
        except Exception:  # noqa: BLE001 - told below; nobody else would send here
            _LOG.exception("sending failed", register=register)
        return known or Trouble(0, "")
