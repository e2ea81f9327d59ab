"""
Who serves the shop's registers in this process, and what each of them has still to be told.

Decision: 0077-a-register-is-taken-in-while-the-shop-is-open.
"""

from collections.abc import Callable
from typing import Protocol

from datakasse.counter.counter import Counter
from datakasse.counter.ports import Drawer, Printer
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.use_register import waits_for_its_start
from datakasse.trade.shop.shop import Register


class Fitted(Protocol):
    """Knows the machines of settings, and which registers have theirs."""

    def described(self, register: str) -> Register | None:
        """Return a register as it was described when it was given its machines; None where it has none."""
        ...

    def tried(self, register: Register) -> tuple[Drawer, Printer]:
        """Return the machines that a register would get; raises `BadPrinter`."""
        ...

    def let_go(self, register: str) -> None:
        """Let go of the machines of a register that is served elsewhere now."""
        ...


class SharedRegisters(Protocol):
    """Knows at which machine of the shop a register is."""

    def is_own(self, register: str) -> bool:
        """Return whether a register of the books is sold at from this folder."""
        ...

    def was_taken_over(self, register: str) -> bool:
        """Return whether a register that was sold at from this folder goes on at another machine."""
        ...


class ServedRegisters:
    """
    Tells whoever serves which registers are in use.

    Args:
        printers: Gives registers their machines.
        fitted: Knows which registers have theirs.
        shared: Knows which registers are sold at from here.
    """

    def __init__(self, printers: PrinterBench, fitted: Fitted, shared: SharedRegisters) -> None:
        self._printers = printers
        self._fitted = fitted
        self._shared = shared
        self._whoever_serves: tuple[Callable[[str], None], ...] = ()
        self._whoever_lets_go: tuple[Callable[[str], None], ...] = ()
        self._whoever_loses_it: tuple[Callable[[str], None], ...] = ()
        self._whoever_looks: tuple[Callable[[str], None], ...] = ()
        self._waiting: dict[str, list[Callable[[str], None]]] = {}

    def tell(self, *whoever_serves: Callable[[str], None]) -> None:
        """Have all of these told of each register that is taken in, in this order."""
        self._whoever_serves = whoever_serves

    def tell_out_of_use(self, *whoever_lets_go: Callable[[str], None]) -> None:
        """Have all of these told of each register that is taken out of use, in this order."""
        self._whoever_lets_go = whoever_lets_go

    def tell_taken_over(self, *whoever_loses_it: Callable[[str], None]) -> None:
        """Have all of these told of each register that goes on at another machine, in this order."""
        self._whoever_loses_it = whoever_loses_it

    def tell_gone(self, *whoever_looks: Callable[[str], None]) -> None:
        """Have all of these told of it after those, when nothing of it is here any longer."""
        self._whoever_looks = whoever_looks

    def expect(self, register: str) -> None:
        """Have all told of a new register, once it is there."""
        self._waiting[register] = list(self._whoever_serves)

    def expect_no_more(self, register: str) -> None:
        """Have nobody told of a register that came to nothing."""
        del self._waiting[register]

    def waits_for(self, register: str) -> bool:
        """Return whether somebody has still to be told of a register."""
        return register in self._waiting

    def change(self, register: Register) -> None:
        """Have all told of a register whose use has changed, and which has its machines."""
        told = self._whoever_serves if register.is_in_use else self._whoever_lets_go
        self._waiting[register.register_id] = list(told)
        self.tell_the_rest(register.register_id)

    def tell_the_rest(self, register: str) -> None:
        """Have those told of a register who have not been told of it yet; whoever fails is told again."""
        waiting = self._waiting.get(register, [])
        while waiting:
            waiting[0](register)
            del waiting[0]
        self._waiting.pop(register, None)

    def follow(self, counter: Counter, register: Register) -> None:
        """
        Have whoever serves told of a register of the books, where it is not as they know it.

        Raises:
            Refused: As giving it its machines, or as they.
        """
        name = register.register_id
        if self._fitted.described(name) is not None and self._shared.was_taken_over(name):
            self._waiting[name] = [*self._whoever_loses_it, self._fitted.let_go, *self._whoever_looks]
            self.tell_the_rest(name)
        elif self._is_changed(counter, register):
            self._printers.give(lambda: register)
            self.change(register)
        else:
            self.tell_the_rest(name)

    def _is_changed(self, counter: Counter, register: Register) -> bool:
        """Return whether a register of the books is another one than whoever serves knows."""
        known = self._fitted.described(register.register_id)
        if known is None:
            return register.is_in_use and self._shared.is_own(register.register_id)
        if known.is_in_use is not register.is_in_use:
            return True
        if not register.is_in_use:
            return False
        # Out of use and back between two looks.
        with counter.store.read() as books:
            return waits_for_its_start(books, register.register_id)
