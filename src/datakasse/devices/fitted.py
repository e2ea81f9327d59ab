"""The machines that each register has at this moment; a register can get others while the shop is served."""

from collections.abc import Sequence

from datakasse.counter.ports import Drawer, OtherPrinter, Printer
from datakasse.devices.equipment import Equipment
from datakasse.trade.shop.shop import Register


class FittedDevices:
    """
    The drawer and the printer of each register, and where else it may print.

    Args:
        equipment: Makes machines of settings.
        registers: The registers this process serves.

    Attributes:
        drawers: The drawer of each register, as it is now.
        printers: The printer of each.
        other_printers: Where each may print when its own printer cannot, best first.

    Raises:
        BadPrinter: A printer setting means nothing.
    """

    def __init__(self, equipment: Equipment, registers: Sequence[Register]) -> None:
        self.drawers: dict[str, Drawer] = {}
        self.printers: dict[str, Printer] = {}
        self.other_printers: dict[str, Sequence[OtherPrinter]] = {}
        self._equipment = equipment
        self._registers = {register.register_id: register for register in registers}
        for register in registers:
            self._put(register)
        self._settle()

    def fit(self, register: Register) -> None:
        """
        Give a register the machines that it is described with; what nobody has any more is let go.

        Raises:
            BadPrinter: Its printer setting means nothing; it keeps what it has.
        """
        self._put(register)
        self._registers[register.register_id] = register
        self._settle()

    def let_go(self, register: str) -> None:
        """Let go of the machines of a register that is served elsewhere now."""
        for machines in (self._registers, self.drawers, self.printers, self.other_printers):
            machines.pop(register, None)
        self._settle()

    def described(self, register: str) -> Register | None:
        """Return a register as it was described when it was given its machines; None where it has none."""
        return self._registers.get(register)

    def tried(self, register: Register) -> tuple[Drawer, Printer]:
        """
        Return the machines that a register would get; nothing is given to it.

        Raises:
            BadPrinter: Its printer setting means nothing.
        """
        try:
            return self._equipment.devices_of(register)
        finally:
            self._settle()

    def _put(self, register: Register) -> None:
        drawer, printer = self._equipment.devices_of(register)
        self.drawers[register.register_id], self.printers[register.register_id] = drawer, printer

    def _settle(self) -> None:
        placed = [(register, self.printers[name]) for name, register in self._registers.items()]
        for name, register in self._registers.items():
            others = [(other, printer) for other, printer in placed if other != register and other.is_in_use]
            self.other_printers[name] = self._equipment.other_printers_of(register, others)
        every = self._registers.values()
        self._equipment.settle([each.printer for each in every] + [each.second_printer for each in every])
