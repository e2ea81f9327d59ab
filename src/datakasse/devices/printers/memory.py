"""A printer that keeps documents in memory: for measuring and for programs that drive the till."""

from datakasse.counter.ports import DrawerStatus, Paper, PrinterStatus
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.receipt.layout import Slip


class MemoryPrinter:
    """
    Keeps the slips it was given, newest last.

    Attributes:
        slips: What has come out.
    """

    on_paper = False
    on_screen = False

    def __init__(self, drawer: OnScreenDrawer | None = None) -> None:
        self._drawer = drawer
        self.slips: list[Slip] = []

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Keep the slip; open the drawer where wanted."""
        self.slips.append(slip)
        if open_drawer and self._drawer is not None:
            self._drawer.open()

    def status(self) -> PrinterStatus:
        """Return that it is ready: nothing of it can fail before it is used."""
        drawer = DrawerStatus.CLOSED if self._drawer is None else self._drawer.status()
        return PrinterStatus(reachable=True, paper=Paper.OK, drawer=drawer)
