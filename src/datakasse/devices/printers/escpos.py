"""
A receipt printer that speaks ESC/POS, whatever it hangs on, and the drawer that hangs on it.

Before a document the printer is asked whether it is ready. After it stands a mark that the printer answers
when everything before it is done: that answer, not the sending, makes a document printed. Where the roll
runs out in the middle the printer keeps the rest and goes on when it gets paper, so the answer is waited
for. An answer that never comes leaves it unknown whether paper came out, and unknown is told as such.

    ready? ─▶ document ─▶ mark ─▶ answer                      printed
       └─ no: nothing was sent       └─ none, or line dead     nobody knows

Source: ESC/POS `DLE EOT`, `GS a`, `GS r`, `GS ( H` (integrations.md 7.1).
Decisions: 0007-a-receipt-is-printed-when-the-printer-says-so, 0014-the-line-to-a-drawer-is-held-open.
"""

import time
from typing import Final

from datakasse.counter.ports import DrawerStatus, PrinterAsleep, PrinterStatus
from datakasse.devices.printers.answers import Bearing
from datakasse.devices.printers.line import (
    NOT_REACHED,
    SLOWEST_BYTES_PER_S,
    TELL_CHANGES,
    Call,
    PrinterLine,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.system_words import system_words
from datakasse.receipt.formats import as_escpos
from datakasse.receipt.formats.printer_profile import DrawerPin, PrinterProfile, Proof
from datakasse.receipt.layout import Slip

WAIT_S = 5.0
HELPED_S = 300.0
"""How long a printer that waits for a hand in the middle of a document is waited for."""
BEAT_S = 1.0
"""How often it is asked meanwhile whether it is still there."""

_MARK = b"\x1d\x28\x48\x06\x00\x30\x30"
_IN_TURN = b"\x1d\x72\x01"
_ALL = (1, 2, 3, 4)
_MARKS = 36**4


class ReceiptPrinter:
    """
    A printer as one register has it.

    Args:
        line: The line to it.
        profile: What kind of printer it is.
        wait_s: How long to wait for it, seconds.
        drawer_pin: Which plug of the printer the drawer hangs on.
        drawer_open_is_high: Which level of the drawer pin means open; taught once per drawer.
    """

    on_paper = True
    on_screen = False

    def __init__(
        self,
        line: PrinterLine,
        profile: PrinterProfile,
        *,
        wait_s: float = WAIT_S,
        drawer_pin: DrawerPin = DrawerPin.PIN_2,
        drawer_open_is_high: bool = True,
    ) -> None:
        self._line = line
        self._profile = profile
        self._wait_s = wait_s
        self._drawer_pin = drawer_pin
        self._drawer_open_is_high = drawer_open_is_high
        self._proof: Proof | None = None
        self._marks = 0

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Print a document and kick the drawer with it where wanted.

        Raises:
            PrinterAsleep: Not reached, not ready, or lost on the way.
        """
        pin = self._drawer_pin if open_drawer else None
        paper = as_escpos.render(slip, self._profile, open_drawer=pin)
        with self._line.document, self._line.call() as call:
            if not self._line.answers:
                self._clear(call)
                self._send(call, paper, kicks=open_drawer)
            else:
                self._demand_ready(call)
                self._clear(call)
                proof, mark = self._learnt(call), self._next_mark()
                self._send(call, self._proved(paper, proof, mark), kicks=open_drawer)
                try:
                    self._await(call, proof, mark, len(paper))
                except OSError as error:
                    raise PrinterAsleep(_LOST.told(system_words(error)), untouched=False) from error
            self._line.was_whole = True

    def status(self) -> PrinterStatus:
        """Ask how it stands."""
        try:
            with self._line.call() as call:
                return self._status_of(call)
        except (PrinterAsleep, OSError):
            return PrinterStatus(reachable=False)

    def drawer_status(self) -> DrawerStatus:
        """Return what the pin of the drawer says; unknown when the printer does not answer."""
        if not self._line.answers:
            return DrawerStatus.UNKNOWN
        # A line that was held while the printer was switched off and on is dead: it is dialled once more.
        for _ in range(2):
            try:
                with self._line.call(look=True) as call:
                    high = call.pin_high()
            except PrinterAsleep:
                return DrawerStatus.UNKNOWN
            except OSError:
                continue
            return DrawerStatus.OPEN if high is None else self._drawer(high=high)
        return DrawerStatus.UNKNOWN

    def kick_drawer(self) -> None:
        """
        Open the drawer without a document.

        A printer that waits for paper does nothing in turn, but kicks at once when it is told to.

        Raises:
            PrinterAsleep: The printer was not reached.
        """
        with self._line.call() as call:
            try:
                at_once = not self._status_of(call).ready
                kick = as_escpos.render_drawer_kick(self._profile, self._drawer_pin, at_once=at_once)
                call.send(kick + (b"" if at_once else self._tells), kicks=True)
            except OSError as error:
                raise PrinterAsleep(_NO_KICK.told(system_words(error)), untouched=True) from error

    def _status_of(self, call: Call) -> PrinterStatus:
        if not self._line.answers:
            return PrinterStatus(reachable=True)
        bearing = Bearing.told_by(call.ask(*_ALL))
        return PrinterStatus(
            reachable=True,
            paper=bearing.paper,
            cover_open=bearing.cover_open,
            stopped=bearing.stopped,
            drawer=self._drawer(high=bearing.pin_high),
        )

    def _drawer(self, *, high: bool) -> DrawerStatus:
        return DrawerStatus.OPEN if high is self._drawer_open_is_high else DrawerStatus.CLOSED

    def _demand_ready(self, call: Call) -> None:
        try:
            status = self._status_of(call)
        except OSError as error:
            raise PrinterAsleep(_NO_ANSWER.told(system_words(error)), untouched=True) from error
        if not status.ready:
            raise PrinterAsleep(_WHY[status.state], untouched=True)

    def _clear(self, call: Call) -> None:
        """End what the document before was perhaps cut off in; until it is out, this one may be."""
        if not self._line.was_whole:
            try:
                call.send(bytes(as_escpos.LONGEST_COMMAND_BYTES))
            except OSError as error:
                raise PrinterAsleep(NOT_REACHED.told(system_words(error)), untouched=True) from error
        self._line.was_whole = False

    def _send(self, call: Call, paper: bytes, *, kicks: bool) -> None:
        try:
            call.send(paper, kicks=kicks)
        except OSError as error:
            raise PrinterAsleep(_LOST.told(system_words(error)), untouched=False) from error

    @property
    def _tells(self) -> bytes:
        """What makes a printer whose line is held tell changes; initialising it makes it forget that."""
        return TELL_CHANGES if self._line.held and self._line.answers else b""

    # ── what proves that it was printed ──

    def _learnt(self, call: Call) -> Proof:
        """Return what this printer can prove with; asked once, while nothing is being printed."""
        if self._proof is None:
            self._proof = self._profile.proof
            if self._proof is not Proof.AT_ONCE:
                try:
                    call.send(_IN_TURN)
                    known = call.in_turn(min(self._wait_s, 1.0))
                except OSError as error:
                    self._proof = None
                    raise PrinterAsleep(NOT_REACHED.told(system_words(error)), untouched=True) from error
                self._proof = self._proof if known else Proof.AT_ONCE
        return self._proof

    def _next_mark(self) -> bytes:
        self._marks = (self._marks + 1) % _MARKS
        return f"{self._marks:04X}"[-4:].encode("ascii")

    def _proved(self, paper: bytes, proof: Proof, mark: bytes) -> bytes:
        """
        Return what is sent: the document and the marks behind it.

        The first thing a document does is to make the printer forget its modes, also that it tells changes.
        """
        begun = as_escpos.INITIALISE + self._tells + paper.removeprefix(as_escpos.INITIALISE)
        match proof:
            case Proof.DONE:
                return begun + _MARK + mark + _IN_TURN
            case Proof.IN_TURN:
                return begun + _IN_TURN
            case Proof.AT_ONCE:
                return begun

    def _await(self, call: Call, proof: Proof, mark: bytes, length: int) -> None:
        """
        Wait for the proof; raises `OSError` when the line dies first.

        Raises:
            PrinterAsleep: It did not come.
        """
        if proof is Proof.AT_ONCE:
            self._trust(call)
            return
        late = time.monotonic() + self._wait_s + length / SLOWEST_BYTES_PER_S
        given_up = time.monotonic() + HELPED_S
        while not self._shown(call, proof, mark):
            status, now = self._status_of(call), time.monotonic()
            if now > given_up or (status.ready and now > late):
                break
        else:
            return
        if proof is Proof.DONE and status.ready and call.in_turn(0):
            # It did what stands behind the mark and said nothing of the mark: it does not know such marks.
            self._proof = Proof.IN_TURN
            return
        raise PrinterAsleep(_WHY.get(status.state, _UNCONFIRMED), untouched=False)

    def _shown(self, call: Call, proof: Proof, mark: bytes) -> bool:
        """Wait a beat for the proof, and return whether it came."""
        beat_s = min(BEAT_S, self._wait_s)
        return call.done(mark, beat_s) if proof is Proof.DONE else call.in_turn(beat_s)

    def _trust(self, call: Call) -> None:
        """Ask a printer that can prove nothing whether it still has paper."""
        status = self._status_of(call)
        if not status.ready:
            raise PrinterAsleep(_WHY[status.state], untouched=False)


_WHY: Final = {
    "cover_open": Phrase("dekselet er åpent", "the cover is open"),
    "paper_out": Phrase("tom for papir", "out of paper"),
    "stopped": Phrase("stanset eller frakoblet", "stopped or off line"),
}
_UNCONFIRMED: Final = Phrase("bekreftet ikke utskriften", "did not confirm what it printed")
_LOST: Final = Phrase("mistet underveis", "lost on the way")
_NO_KICK: Final = Phrase("skuffen ble ikke nådd", "the drawer was not reached")
_NO_ANSWER: Final = Phrase("svarte ikke på om den er klar", "did not say whether it is ready")


class PrinterDrawer:
    """The drawer that hangs on a receipt printer; the line to it is held from here on."""

    reports_state = True
    on_screen = False

    def __init__(self, printer: ReceiptPrinter, line: PrinterLine) -> None:
        self._printer = printer
        line.held = True

    def status(self) -> DrawerStatus:
        """Return what the sensor says."""
        return self._printer.drawer_status()

    def open(self) -> None:
        """Kick it open; raises `PrinterAsleep` when the printer is not reached."""
        self._printer.kick_drawer()
