"""Say which printers a register has (KSF-2-3-b)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.entry import Record
from datakasse.journal.events.shop import SettingsChanged


class EquipRegister(msgspec.Struct, frozen=True):
    """
    Give a register other printers; what is left out stays as it is.

    Attributes:
        printer: Setting of its printer, which `devices` has read before.
        second_printer: Setting of its second printer; empty takes it away.
    """

    printer: str | None = None
    second_printer: str | None = None

    def __call__(self, point: CashPoint) -> Record:
        """
        Enter it, and record it; it counts when the register is started anew.

        Raises:
            RegisterOutOfUse: The register is taken out of use.
        """
        point.demand_in_use()
        register = point.register
        equipped = msgspec.structs.replace(
            register,
            printer=register.printer if self.printer is None else self.printer,
            second_printer=register.second_printer if self.second_printer is None else self.second_printer,
        )
        point.books.put_register(equipped)
        told = " + ".join(filter(None, (equipped.printer, equipped.second_printer)))
        return point.record(SettingsChanged("printer", told))
