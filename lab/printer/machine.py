"""
The printer itself: paper, cover, knife, drawer, and what it answers.

Bytes wait in its buffer and are carried out one command at a time, as long as nothing stands in the way: a
printer without paper, or with its cover open, goes off line in the middle of a line and goes on from there.
Questions that are asked at once (`DLE EOT`) are answered when they arrive, questions in the stream (`GS r`,
`GS ( H`) when their turn comes. A drawer hangs on it, which springs open when it is kicked and which only a
hand can close.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition

from lab.printer.paper import BrokenOffError, Cut, Mark, PaperReader, PrintedDots, PrintedLine, Wanted
from lab.printer.picture import LINE_HEIGHT

NEAR_END_LINES = 60
PATIENCE_S = 20
_OWN = 0x12
_NOTHING = b"\0"
_INITIALISE = b"\x1b\x40"
_CUT = b"\x1dV"
_NOBODY = 0xFF


class LineDropped(Exception):
    """The machine was told to lose its line here."""


@dataclass(slots=True)
class Slip:
    """
    A piece of paper that came out.

    Attributes:
        data: The bytes it was made from, but for what was asked in between.
        marks: What stands on it.
        whole: It was cut off; otherwise it was torn, or is still in the printer.
    """

    data: bytes = b""
    marks: list[Mark] = field(default_factory=list[Mark])
    whole: bool = False

    @property
    def text(self) -> str:
        """What is written on it."""
        return "\n".join(mark.text for mark in self.marks if isinstance(mark, PrintedLine))


class ReceiptMachine:
    """
    A printer with its drawer.

    Attributes:
        lines_left: Lines that the roll still has; None is a roll without end.
        cover_open: Its cover is open.
        jammed: Its knife is stuck.
        off_line: Somebody pressed its button.
        drawer_open: The drawer stands open.
        drawer_stuck: The next kick does not open it.
        pin_high_is_open: What its pin says of an open drawer.
        mute: It answers nothing.
        garbage: It answers this instead.
        knows_marks: It knows `GS ( H`.
        knows_turns: It knows `GS r`.
        knows_changes: It knows `GS a`.
        drop_after: The line is lost after so many more bytes of a document; None is not at all.
        dies_with_it: When the line is lost, what waits in the buffer is lost too: the power went.
        holds: It takes bytes and prints nothing until this is taken away: it is slow.
        slips: What came out, oldest first; the last may not be whole yet.
        kicks: The pins that got a pulse, 0 or 1.
        asked: How often it was asked something at once.
    """

    def __init__(self) -> None:
        self.changed = Condition()
        self.lines_left: int | None = None
        self.cover_open = self.jammed = self.off_line = False
        self.drawer_open = self.drawer_stuck = False
        self.pin_high_is_open = True
        self.mute = False
        self.garbage = b""
        self.knows_marks = self.knows_turns = self.knows_changes = True
        self.drop_after: int | None = None
        self.dies_with_it = False
        self.holds = False
        self.slips: list[Slip] = []
        self.kicks: list[int] = []
        self.asked = 0
        self._say: Callable[[bytes], None] | None = None
        self._arriving = b""
        self._buffer = b""
        self._reader = PaperReader()
        self._tells_changes = False
        self._told: bytes | None = None

    # ── its line ──

    def plug_in(self, say: Callable[[bytes], None]) -> None:
        """Begin to talk with somebody."""
        with self.changed:
            self._say, self._arriving = say, b""

    def unplug(self) -> None:
        """Talk with nobody; what is in the buffer is carried out all the same."""
        with self.changed:
            self._say, self._tells_changes = None, False
            self.changed.notify_all()

    def take(self, data: bytes) -> None:
        """
        Take bytes in.

        Raises:
            LineDropped: It was told to lose its line here.
        """
        with self.changed:
            self._arriving += data
            try:
                while self._arriving and self._take_piece():
                    pass
            finally:
                self.changed.notify_all()

    def _take_piece(self) -> bool:
        """Take what comes before the next urgent command, or that command; false when it is not whole."""
        data = self._arriving
        if data[0] != 0x10:
            until = data.find(b"\x10")
            piece = data if until < 0 else data[:until]
            self._arriving = data[len(piece) :]
            self._receive(piece)
            return True
        length = {0x04: 3, 0x14: 5}.get(data[1] if len(data) > 1 else _NOBODY, 1)
        if len(data) < 2 or len(data) < length:
            return False
        self._arriving = data[length:]
        match data[1]:
            case 0x04:
                self.asked += 1
                self._answer(bytes([self._at_once(data[2])]))
            case 0x14:
                self._kick(data[3])
            case _:
                self._receive(data[:1])
        return True

    def _receive(self, piece: bytes) -> None:
        if self.drop_after is None or len(piece) < self.drop_after:
            self.drop_after = None if self.drop_after is None else self.drop_after - len(piece)
            self._buffer += piece
            self._work()
            return
        self._buffer += piece[: self.drop_after]
        self.drop_after = None
        if not self.dies_with_it:
            self._work()
        self._forget()
        raise LineDropped

    def _forget(self) -> None:
        """Lose what waits, as without power; the paper that hangs out is torn off."""
        self._buffer = b""
        self._reader = PaperReader()
        self._tells_changes = False

    # ── what a person does to it ──

    def load_paper(self, lines: int | None = None) -> None:
        """Put a new roll in; it goes on where it stopped."""
        self._change(lines_left=lines)

    def run_out(self) -> None:
        """Let the roll end here."""
        self._change(lines_left=0)

    def open_cover(self) -> None:
        """Open the cover."""
        self._change(cover_open=True)

    def close_cover(self) -> None:
        """Close it; it goes on where it stopped."""
        self._change(cover_open=False)

    def jam(self) -> None:
        """Let the knife stick."""
        self._change(jammed=True)

    def clear_jam(self) -> None:
        """Loosen it."""
        self._change(jammed=False)

    def hold(self) -> None:
        """Be slow from here on: what comes after what is at hand waits until it is released."""
        with self.changed:
            self.changed.wait_for(lambda: not self._buffer, PATIENCE_S)
            self.holds = True

    def release(self) -> None:
        """Stop being slow."""
        self._change(holds=False)

    def press_button(self) -> None:
        """Take it off line, or put it on line again."""
        self._change(off_line=not self.off_line)

    def stick_drawer(self) -> None:
        """Let the next kick fail."""
        self._change(drawer_stuck=True)

    def set_mute(self, *, mute: bool) -> None:
        """Let it answer nothing, or answer again."""
        self._change(mute=mute)

    def drop(self, after: int, *, with_power: bool = False) -> None:
        """Lose the line after so many more bytes of a document; with the power all that waits is lost too."""
        self._change(drop_after=after, dies_with_it=with_power)

    def shut_drawer(self) -> bool:
        """Close the drawer, and return whether it was open."""
        was_open = self.drawer_open
        self._change(drawer_open=False)
        return was_open

    def pull_drawer(self) -> None:
        """Open the drawer with its key."""
        self._change(drawer_open=True)

    def switch_off(self) -> None:
        """Take its power away."""
        with self.changed:
            self._say = None
            self._arriving = b""
            self._forget()
            self.changed.notify_all()

    def _change(self, **what: object) -> None:
        with self.changed:
            for name, value in what.items():
                setattr(self, name, value)
            self._work()
            self._tell()
            self.changed.notify_all()

    # ── carrying out ──

    @property
    def is_off_line(self) -> bool:
        """Whether something stands in the way of printing."""
        return self.cover_open or self.jammed or self.off_line or self.lines_left == 0

    def _work(self) -> None:
        while self._buffer and not self.is_off_line and not self.holds:
            marks, kicks = len(self._reader.marks), len(self._reader.drawer_kicks)
            try:
                length = self._reader.step(self._buffer)
            except BrokenOffError:
                break
            done, self._buffer = self._buffer[:length], self._buffer[length:]
            self._print(done, self._reader.marks[marks:])
            for pin in self._reader.drawer_kicks[kicks:]:
                self._kick(pin)
            for wanted in self._reader.wanted:
                self._answer_in_turn(wanted)
            self._reader.wanted.clear()
        self._tell()

    def _print(self, done: bytes, fresh: list[Mark]) -> None:
        if self._reader.wanted or done == _NOTHING:
            return
        if done == _INITIALISE:
            self._tells_changes = False
        if not self.slips or self.slips[-1].whole or (done == _INITIALISE and self.slips[-1].data):
            self.slips.append(Slip())
        slip = self.slips[-1]
        slip.data += done
        slip.marks += fresh
        slip.whole = any(isinstance(mark, Cut) for mark in fresh)
        if self.lines_left is not None:
            self.lines_left = max(0, self.lines_left - sum(_lines(mark) for mark in fresh))

    def _kick(self, pin: int) -> None:
        self.kicks.append(pin)
        self.drawer_open, self.drawer_stuck = self.drawer_open or not self.drawer_stuck, False
        self._tell()

    # ── answering ──

    @property
    def _pin(self) -> int:
        return 0x04 if self.drawer_open is self.pin_high_is_open else 0

    @property
    def _near_end(self) -> bool:
        return self.lines_left is not None and self.lines_left <= NEAR_END_LINES

    def _at_once(self, which: int) -> int:
        out = self.lines_left == 0
        match which:
            case 1:
                told = self._pin | 0x08 * self.is_off_line
            case 2:
                told = 0x04 * self.cover_open | 0x20 * out | 0x40 * self.jammed
            case 3:
                told = 0x08 * self.jammed
            case _:
                told = 0x0C * self._near_end | 0x60 * out
        return _OWN | told

    def _answer_in_turn(self, wanted: Wanted) -> None:
        match wanted.what:
            case "sensors" if self.knows_turns:
                self._answer(bytes([0x03 * self._near_end]))
            case "pin" if self.knows_turns:
                self._answer(bytes([self._pin >> 2]))
            case "mark" if self.knows_marks:
                self._answer(b"\x37\x22" + wanted.data + b"\x00")
            case "changes" if self.knows_changes:
                self._tells_changes, self._told = bool(wanted.data[0]), None
                self._tell()
            case _:
                pass

    def _tell(self) -> None:
        """Tell its state unasked, where that was wanted and it is another than last time."""
        out = self.lines_left == 0
        state = bytes(
            [
                0x10 | self._pin | 0x08 * self.is_off_line | 0x20 * self.cover_open,
                0x08 * self.jammed,
                0x03 * self._near_end | 0x0C * out,
                0x0F,
            ]
        )
        if self._tells_changes and state != self._told:
            self._told = state
            self._answer(state)

    def _answer(self, said: bytes) -> None:
        if self._say is not None and not self.mute:
            self._say(self.garbage or said)

    # ── looking ──

    @property
    def talks(self) -> bool:
        """Whether somebody has a line to it."""
        return self._say is not None

    @property
    def waiting(self) -> int:
        """How many bytes of documents it holds and has not carried out."""
        return len(self._buffer)

    @property
    def holds_whole(self) -> bool:
        """Whether a document that it holds is there to its cut; it may come in pieces."""
        return _CUT in self._buffer

    def told(self) -> str:
        """Return how it stands, in one line."""
        with self.changed:
            paper = "a roll without end" if self.lines_left is None else f"{self.lines_left} lines left"
            wrongs = ("cover_open", "jammed", "off_line", "mute", "holds")
            wrong = ", ".join(name for name in wrongs if getattr(self, name)) or "well"
            drawer = "open" if self.drawer_open else "shut"
            papers = f"{len(self._whole())} papers, {len(self.scraps())} torn"
            return f"{paper}, drawer {drawer}, {papers}; {wrong}"

    def wait_for(self, happens: Callable[[], bool]) -> None:
        """Wait until something has happened to it; raises `TimeoutError` when it does not."""
        with self.changed:
            if not self.changed.wait_for(happens, PATIENCE_S):
                raise TimeoutError

    def papers(self, at_least: int = 0) -> list[Slip]:
        """Return what came out whole, once there are so many; raises `TimeoutError`."""
        self.wait_for(lambda: len(self._whole()) >= at_least)
        return self._whole()

    def scraps(self) -> list[Slip]:
        """Return what was torn: printed on, and never cut."""
        with self.changed:
            return [slip for slip in self.slips if not slip.whole and slip.marks]

    def _whole(self) -> list[Slip]:
        return [slip for slip in self.slips if slip.whole]


def _lines(mark: Mark) -> int:
    match mark:
        case PrintedLine():
            return mark.modes.height
        case PrintedDots():
            return 1 + len(mark.rows) // LINE_HEIGHT
        case Cut():
            return 0
