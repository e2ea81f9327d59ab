"""A printer that is the screen, which counts as one in a demonstration (KSL-7)."""

from datakasse.counter.ports import DrawerStatus, Paper, PrinterStatus
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.receipt.layout import Slip


class OnScreenPrinter:
    """
    Puts a document out by having it ready for the screen, which fetches it from the print queue.

    Args:
        drawer: The on-screen drawer that opens with a document, if the register has one.
    """

    on_paper = False
    on_screen = True

    def __init__(self, drawer: OnScreenDrawer | None) -> None:
        self._drawer = drawer

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Open the drawer where wanted; the slip itself stays in the queue for the screen to show."""
        del slip
        if open_drawer and self._drawer is not None:
            self._drawer.open()

    def status(self) -> PrinterStatus:
        """Return that it is ready: nothing of it can fail before it is used."""
        drawer = DrawerStatus.CLOSED if self._drawer is None else self._drawer.status()
        return PrinterStatus(reachable=True, paper=Paper.OK, drawer=drawer)
