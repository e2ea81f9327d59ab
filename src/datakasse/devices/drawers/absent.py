"""The drawer that a register without one has (KSF-2-2-b, KSF-2-2-c)."""

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.errors.phrase import Phrase


class AbsentDrawer:
    """Is never open and never opens."""

    reports_state = False
    on_screen = False

    def status(self) -> DrawerStatus:
        """Return closed: there is nothing that could be open."""
        return DrawerStatus.CLOSED

    def open(self) -> None:
        """Refuse: the register asks before it comes here."""
        raise PrinterAsleep(Phrase("kassen har ingen skuff", "the register has no drawer"), untouched=True)
