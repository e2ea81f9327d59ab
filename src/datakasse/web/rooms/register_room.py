"""The room of the registers: started when the shop opens, stopped when it closes, and taken in between."""

from collections.abc import Generator
from contextlib import contextmanager

from datakasse.counter.counter import Counter
from datakasse.till.day.start_stop import Start, Stop


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

        Raises:
            NotDeclared: A declared register lacks its equipment; the others are stopped again.
        """
        try:
            for register in self._registers:
                self._start(register)
                self._begun.append(register)
            yield
        finally:
            for register in self._begun:
                self._counter.carry_out(register, "", Stop()).result()

    def take_in(self, register: str) -> None:
        """Start a register that came while the shop is open; it is stopped with the others."""
        self._begun.append(register)
        self._start(register)

    def _start(self, register: str) -> None:
        printer = self._counter.printers[register]
        start = Start(declared=not self._counter.demonstration, on_paper=printer.on_paper, fresh=True)
        self._counter.carry_out(register, "", start).result()
