"""The room of the registers: started when the shop opens, stopped when it closes, and taken in between."""

from collections.abc import Generator
from contextlib import contextmanager

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.till.day import NotDeclared
from datakasse.till.day.start_stop import Start, Stop

_LOG = structlog.get_logger()


class RegisterRoom:
    """
    Starts the registers that are served here, and stops them in good order.

    Args:
        counter: The till.
        registers: Those that are there when the shop opens.
    """

    def __init__(self, counter: Counter, registers: list[str]) -> None:
        self._counter = counter
        self._registers = registers
        self._begun: list[str] = []

    @contextmanager
    def started(self) -> Generator[None]:
        """
        Have the registers started for the length of a `with`.

        A declared one that lacks its equipment stays as it was, and its screen says why when somebody starts
        it there: the shop is open for the others, and for the office, where a printer is chosen.
        """
        try:
            for register in self._registers:
                try:
                    self.take_in(register)
                except NotDeclared as refusal:
                    _LOG.warning("register not started", register=register, why=refusal.sentence("nb"))
            yield
        finally:
            self._stop_all()

    def take_in(self, register: str) -> None:
        """
        Start a register that came while the shop is open; it is stopped with the others.

        Where that fails it is stopped all the same: somebody may start it at its screen, and `Stop` records
        nothing where nothing was started.
        """
        if register not in self._begun:
            self._begun.append(register)
        self._start(register)

    def let_go(self, register: str) -> None:
        """Stop a register no more that goes on at another machine: it is stopped there."""
        self._begun = [each for each in self._begun if each != register]

    def _stop_all(self) -> None:
        """Stop each register, also where another one cannot be; the first that cannot is told of."""
        faults: list[BaseException] = []
        for register in self._begun:
            try:
                self._counter.carry_out(register, "", Stop()).result()
            except Exception as fault:  # noqa: BLE001 - told below, when the others are stopped
                faults.append(fault)
        for fault in faults:
            raise fault

    def _start(self, register: str) -> None:
        printer = self._counter.printers[register]
        start = Start(declared=not self._counter.demonstration, on_paper=printer.on_paper, fresh=True)
        self._counter.carry_out(register, "", start).result()
