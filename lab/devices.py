"""
The machines of a shop day: a clock that is told the time, a printer and a drawer that can fail.

They stand behind the ports of the till, as the real ones do.
"""

import threading
from datetime import UTC, datetime

from datakasse.counter.ports import DrawerStatus, Paper, PrinterAsleep, PrinterStatus
from datakasse.errors.phrase import Phrase
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Slip


class _Told(threading.local):
    moment = datetime.fromtimestamp(0, UTC)


class ScriptedClock:
    """
    Shows each thread the time that thread was told last.

    Whoever asks for something and the writer that carries it out later can so live at different times:
    see `lab.store.ScriptedStore`.
    """

    def __init__(self) -> None:
        """Begin in 1970, where nobody has told anything."""
        self._told = _Told()

    def now(self) -> datetime:
        """Return the moment this thread was told last."""
        return self._told.moment

    def set(self, moment: datetime) -> None:
        """Tell this thread the time."""
        self._told.moment = moment


class LabDrawer:
    """Falls shut by itself each time it was opened, unseen, unless it was told to stick."""

    reports_state = True
    on_screen = False

    def __init__(self) -> None:
        """Begin closed."""
        self._open = False
        self._sticks = False

    def status(self) -> DrawerStatus:
        """Return whether it stands open."""
        return DrawerStatus.OPEN if self._open else DrawerStatus.CLOSED

    def open(self) -> None:
        """Open it."""
        self._open, self._sticks = self._sticks, False

    def stick(self) -> None:
        """Stay open the next time."""
        self._sticks = True

    def close(self) -> None:
        """Close it, as a hand does."""
        self._open = False


class LabPrinter:
    """
    Keeps what it printed as text.

    Attributes:
        papers: What came out, newest last.
        out_of_paper: It prints nothing.
    """

    on_paper = True
    on_screen = False

    def __init__(self, drawer: LabDrawer | None) -> None:
        """Hang the register's drawer on it, if there is one."""
        self.papers: list[str] = []
        self.out_of_paper = False
        self._drawer = drawer

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Print a document, and open the drawer with it where wanted.

        Raises:
            PrinterAsleep: It is out of paper; surely nothing came out.
        """
        if self.out_of_paper:
            raise PrinterAsleep(Phrase("tom for papir", "out of paper"), untouched=True)
        self.papers.append(as_text.render(slip))
        if open_drawer and self._drawer is not None:
            self._drawer.open()

    def status(self) -> PrinterStatus:
        """Return whether it has paper."""
        paper = Paper.OUT if self.out_of_paper else Paper.OK
        drawer = DrawerStatus.CLOSED if self._drawer is None else self._drawer.status()
        return PrinterStatus(reachable=True, paper=paper, drawer=drawer)
