"""
What the till asks of the world outside: a clock, a printer, a drawer.

The machines live in `devices`; here stands only what a use case needs to know about them.
"""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from datakasse.receipt.layout import Slip


class Clock(Protocol):
    """The one clock."""

    def now(self) -> datetime:
        """Return the moment, with its time zone."""
        ...


class DrawerStatus(StrEnum):
    """What a drawer tells about itself; unknown counts as open (KSF-2-2-e)."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Drawer(Protocol):
    """A cash drawer that the register alone opens."""

    reports_state: bool
    """Whether it can tell open from closed, as a declared register's must (KSF-2-2-e)."""
    on_screen: bool
    """Whether it is drawn on the screen, where a person closes it, as in a demonstration."""

    def status(self) -> DrawerStatus:
        """Return what the sensor says."""
        ...

    def open(self) -> None:
        """Open it; raises `PrinterAsleep` when it cannot be reached."""
        ...


class PrinterAsleep(Exception):
    """
    The printer could not be reached, or gave up on the way.

    Attributes:
        untouched: True when surely nothing reached the paper, so that printing again cannot double it.
        reason: What went wrong, in few words.
    """

    def __init__(self, reason: str, *, untouched: bool) -> None:
        """Keep what went wrong and whether paper may have come out."""
        super().__init__(reason)
        self.reason = reason
        self.untouched = untouched


class Printer(Protocol):
    """Where a document becomes paper, or the screen that counts as paper in a demonstration."""

    on_paper: bool
    """Whether it is real paper, as a declared register's must be (KSF-2-3-b)."""
    on_screen: bool
    """Whether the screen shows what it puts out."""

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Put a document out; the drawer is opened with it where wanted.

        Raises:
            PrinterAsleep: It did not come out, or nobody knows.
        """
        ...
