"""
What the till asks of the world outside: a clock, a printer, a drawer, somebody who takes mail.

The machines live in `devices`; here stands only what a use case needs to know about them.
"""

from datetime import datetime
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.backup import DrillTold
from datakasse.storage.ports.hub_told import HubTold
from datakasse.storage.ports.journal_checked import JournalChecked


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


class Paper(StrEnum):
    """What a printer tells about its roll; one that does not tell is unknown."""

    OK = "ok"
    LOW = "low"
    OUT = "out"
    UNKNOWN = "unknown"


class PrinterStatus(msgspec.Struct, frozen=True):
    """
    How a printer stands, in one look.

    Attributes:
        reachable: It is there.
        paper: How much is left on the roll.
        cover_open: Its cover is open.
        stopped: It is off line or has an error: a jam, a knife that is stuck, a head that is too hot.
        drawer: What the drawer that hangs on it tells.
    """

    reachable: bool
    paper: Paper = Paper.UNKNOWN
    cover_open: bool = False
    stopped: bool = False
    drawer: DrawerStatus = DrawerStatus.UNKNOWN

    @property
    def ready(self) -> bool:
        """Whether it would print what it is sent now."""
        return self.reachable and self.paper is not Paper.OUT and not self.cover_open and not self.stopped

    @property
    def state(self) -> str:
        """
        What is first to be seen to, in one word; `ready` when nothing is.

        Example:
            >>> PrinterStatus(reachable=True, paper=Paper.OUT, cover_open=True).state
            'cover_open'
            >>> PrinterStatus(reachable=True, paper=Paper.LOW).state
            'paper_low'
        """
        if not self.reachable:
            return "unreachable"
        if self.cover_open:
            return "cover_open"
        if self.paper is Paper.OUT:
            return "paper_out"
        if self.stopped:
            return "stopped"
        return "paper_low" if self.paper is Paper.LOW else "ready"


class Premises(Protocol):
    """What the machine and its data folder tell of themselves, for the system check."""

    def check_journal(self, register: str) -> JournalChecked:
        """Check a register's journal since its anchor, which vouches for what is before it."""
        ...

    def key_version(self, register: str) -> str | None:
        """Return the version of a register's keys; None when they are gone or cannot be opened."""
        ...

    def free_bytes(self) -> int:
        """Return how much room is left on the disk."""
        ...

    def last_backup(self) -> datetime | None:
        """Return when a backup was last verified in its place; None when there never was one."""
        ...

    def last_drill(self) -> DrillTold | None:
        """Return what came of the last try to restore a backup; None before the first."""
        ...

    def moved_to(self) -> str:
        """Return where the books were carried to, so that nothing is sold from here; else nothing."""
        ...

    def hub(self) -> HubTold | None:
        """Return how the shop stands with the hub that it has joined; None where it has joined none."""
        ...


class PrinterAsleep(Exception):
    """
    The printer could not be reached, or gave up on the way.

    Attributes:
        untouched: True when surely nothing reached the paper, so that printing again cannot double it.
        reason: What went wrong, in few words.
    """

    def __init__(self, reason: Phrase, *, untouched: bool) -> None:
        """Keep what went wrong and whether paper may have come out."""
        super().__init__(reason.en)
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

    def status(self) -> PrinterStatus:
        """Look how it stands, which may be a journey over a wire; never raises."""
        ...


class OtherPrinter(msgspec.Struct, frozen=True):
    """
    Another printer on the premises that a register may use (KSF-2-3-b).

    Attributes:
        name: What it is chosen by: the id of the register it belongs to, or `SECOND`.
        label: What people call it; empty for the register's own second printer.
        printer: The printer.
    """

    name: str
    label: str
    printer: Printer


SECOND = "second"
"""The name of the second printer that a register has of its own."""


class MailOutcome(StrEnum):
    """What is known of a mail that was not taken."""

    LATER = "later"
    """Surely not taken; it may be tried again."""
    NEVER = "never"
    """Refused for good."""
    UNKNOWN = "unknown"
    """Sent, and the answer is lost: it may be on its way."""


class MailNotSent(Exception):
    """
    A mail was not taken, or nobody knows.

    Attributes:
        outcome: Which of them.
        reason: What went wrong, in few words and without anybody's address.
    """

    def __init__(self, reason: Phrase, outcome: MailOutcome) -> None:
        """Keep what went wrong and what it means for the mail."""
        super().__init__(reason.en)
        self.reason = reason
        self.outcome = outcome


class Mailer(Protocol):
    """Somebody who takes mail."""

    @property
    def sender(self) -> str:
        """The address that mail comes from; empty where no account is set up."""
        ...

    def send(self, message: EmailMessage, recipient: str) -> None:
        """
        Send a message; when this returns, it was taken.

        Raises:
            MailNotSent: It was not, or nobody knows.
        """
        ...
