"""
The machines around a register, as they are on a bad day: a clock, a drawer, a printer, a payment terminal.

They know what really happened: what lies on the counter as paper, what was drawn from a card.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from datakasse.counter.ports import DrawerStatus, Paper, PrinterAsleep, PrinterStatus
from datakasse.counter.print_board import PrintBoard
from datakasse.errors.phrase import Phrase
from datakasse.receipt.layout import Slip
from datakasse.trade.tender import TenderKind
from lab.simulation.disk import Death, Disk


class Power(StrEnum):
    """How a printer can be."""

    READY = "ready"
    OFF = "off"
    NO_PAPER = "no paper"
    JAMS = "jams"
    LINE_DROPS = "line drops"


class SimulatedClock:
    """The one clock; the day moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment

    def wait(self, time: timedelta) -> None:
        """Let time pass, or jump."""
        self.moment += time


class SimulatedDrawer:
    """
    A drawer that tells whether it is open, if its wire is in.

    Attributes:
        is_open: It stands open.
        unplugged: It does not tell.
    """

    reports_state = True
    on_screen = False

    def __init__(self) -> None:
        self.is_open = False
        self.unplugged = False

    def status(self) -> DrawerStatus:
        """Return what the sensor says."""
        if self.unplugged:
            return DrawerStatus.UNKNOWN
        return DrawerStatus.OPEN if self.is_open else DrawerStatus.CLOSED

    def open(self) -> None:
        """Open it; raises `PrinterAsleep` where the wire is out."""
        if self.unplugged:
            raise PrinterAsleep(Phrase("svarer ikke", "no answer"), untouched=True)
        self.is_open = True

    def close(self) -> None:
        """Push it shut."""
        self.is_open = False


class SimulatedPrinter:
    """
    A printer that fails in every way a printer can.

    Attributes:
        condition: How it is at the moment.
        papers: What came out whole: the document and its text; a half one is torn off and thrown away.
        swallows: It says that it printed and did not: a control experiment.
        risk: How likely the power fails while it prints.
    """

    on_paper = True
    on_screen = False

    def __init__(self, register: str, drawer: SimulatedDrawer, board: PrintBoard, chance: Random) -> None:
        self.condition = Power.READY
        self.papers: list[tuple[int, str]] = []
        self.swallows = False
        self.risk = 0.0
        self.disk: Disk | None = None
        self.board = board
        self._register = register
        self._drawer = drawer
        self._chance = chance

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Print a document; raises `PrinterAsleep` where it did not come out, or nobody knows."""
        if self.condition in {Power.OFF, Power.NO_PAPER}:
            raise PrinterAsleep(Phrase.as_is(self.condition), untouched=True)
        comes_out = self.condition is Power.READY or self._chance.random() < 0.5
        if comes_out and not self.swallows:
            self.papers.append((self.board.in_hand(self._register) or 0, repr(slip)))
            if open_drawer and not self._drawer.unplugged:
                self._drawer.open()
        if self.condition is not Power.READY:
            raise PrinterAsleep(Phrase.as_is(self.condition), untouched=False)
        if self.disk is not None and self._chance.random() < self.risk:
            self.disk.die(Death.POWER)

    def copies_of(self, job: int) -> int:
        """Return how many papers there are of a document."""
        return sum(printed == job for printed, _ in self.papers)

    def status(self) -> PrinterStatus:
        """Look how it stands."""
        return PrinterStatus(
            reachable=self.condition is not Power.OFF,
            paper=Paper.OUT if self.condition is Power.NO_PAPER else Paper.OK,
            stopped=self.condition is Power.JAMS,
            drawer=self._drawer.status(),
        )


class Paid(StrEnum):
    """What a payment terminal answers, where it does."""

    APPROVED = "approved"
    DECLINED = "declined"
    NOT_YET = "not yet"


@dataclass(slots=True)
class SimulatedTerminal:
    """
    A payment terminal: it may approve and not say so, or say so late.

    Attributes:
        chance: Decides.
        drawn: What was really drawn, by reference.
        batch_ore: What was drawn since its last report, by means of payment.
        patience: How many times a payment will be asked after until the terminal tells.
    """

    chance: Random
    drawn: dict[str, int] = field(default_factory=dict[str, int])
    batch_ore: dict[TenderKind, int] = field(default_factory=dict[TenderKind, int])
    patience: dict[str, int] = field(default_factory=dict[str, int])

    def pay(self, reference: str, kind: TenderKind, amount_ore: int) -> Paid:
        """Draw an amount; the answer may be lost or late, and `ask` gets it then."""
        what = self.chance.random()
        if what < 0.1:
            return Paid.DECLINED
        is_drawn = what > 0.2
        if is_drawn:
            self.drawn[reference] = amount_ore
            self.batch_ore[kind] = self.batch_ore.get(kind, 0) + amount_ore
        if what < 0.4:
            self.patience[reference] = self.chance.randint(1, 4)
            return Paid.NOT_YET
        return Paid.APPROVED

    def ask(self, reference: str) -> Paid:
        """Tell what became of a payment, sooner or later."""
        if (left := self.patience.get(reference, 0)) > 1:
            self.patience[reference] = left - 1
            return Paid.NOT_YET
        return Paid.APPROVED if reference in self.drawn else Paid.DECLINED

    def give_back(self, reference: str, kind: TenderKind) -> None:
        """Take a payment back whose sale came to nothing."""
        self.batch_ore[kind] = self.batch_ore.get(kind, 0) - self.drawn.pop(reference)

    def report(self) -> dict[TenderKind, int]:
        """Return what was drawn since the last report."""
        return dict(self.batch_ore)

    def begin_anew(self) -> None:
        """Begin a new batch."""
        self.batch_ore.clear()
