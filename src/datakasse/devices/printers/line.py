"""
The line to a receipt printer: who may speak on it, and what has been heard.

Such printers take one caller at a time. So there is one `PrinterLine` for each way to one, whichever
registers share it; one document goes over it at a time; and one question at a time, because an answer does
not say what it answers. Where a drawer of ours hangs on the printer the line is held open, so that the
printer can tell by itself when the drawer closes; otherwise it is called late and left soon, for others to
call.

    PrinterLine ─▶ Call ─▶ Wire            a thread of the call hears; whoever asked is woken

An answer that does not come in time would be taken for the answer to the next question. It ends the call.

Decision: 0014-the-line-to-a-drawer-is-held-open.
"""

import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Condition, Lock, Thread
from typing import Final

from datakasse.counter.ports import PrinterAsleep
from datakasse.devices.printers.answers import PIN_HIGH, AnswerReader, AtOnce, Done, InTurn, Unasked
from datakasse.devices.wires.wire import Way, Wire, WireEnded
from datakasse.errors.phrase import Phrase
from datakasse.errors.system_words import system_words

DIAL_S = 1.0
"""How long a call takes to get through at most: printers stand in the same house."""
ANSWER_S = 2.0
"""How long a question asked at once is waited for at most: printers answer in thousandths of a second."""
RESTS_S = 8.0
"""After a call that did not get through, those who only want to look do not try again for so long."""
FRESH_S = 1.0
"""How long a printer that tells changes by itself is believed to be there without being asked."""
SPRING_S = 0.4
"""How long a drawer takes to spring open after the kick; its sensor says nothing sooner."""

SLOWEST_BYTES_PER_S = 1_500
"""What the slowest printers take in while they print; a long extract takes its time."""
TELL_CHANGES = b"\x1d\x61\x0f"
"""`GS a`: the printer tells its state by itself, now and each time it changes."""
RID = bytes(8)
"""
Whoever spoke before may have been cut off in the middle of a command, and the printer waits for the rest:
these are the rest, and print nothing where it waits for none. Ahead of a document more may be wanted.
"""

NOT_REACHED: Final = Phrase("ikke nådd", "not reached")

_HEARS_S = 30.0
_PIECE = 512


class Call:
    """
    An open line to a printer.

    Args:
        wire: The wire.
        wait_s: How long an answer may take, seconds.
        answers: Whether the printer says anything at all.
    """

    def __init__(self, wire: Wire, wait_s: float, *, answers: bool = True) -> None:
        self._wire = wire
        self._wait_s = wait_s
        self._speaking = Lock()
        self._news = Condition()
        self._ended: OSError | None = None
        self._at_once: deque[int] = deque()
        self._in_turn: InTurn | None = None
        self._done: set[bytes] = set()
        self._tells_changes = False
        self._heard_at = time.monotonic()
        self._pin: tuple[bool, float] | None = None
        self._kicked_at = -SPRING_S
        self._busy_until = 0.0
        self._hearing = Thread(target=self._hear, name="hear printer", daemon=True) if answers else None
        if self._hearing is not None:
            self._hearing.start()

    @property
    def ended(self) -> bool:
        """Whether the line is dead."""
        return self._ended is not None

    def ask(self, *which: int) -> list[int]:
        """
        Return the answers to `DLE EOT` of the numbers given, asked in one breath.

        Raises:
            OSError: They did not come in time, or the line is dead; it is now.
        """
        with self._speaking:
            self._at_once.clear()
            self._send(b"".join(bytes([0x10, 0x04, number]) for number in which), self._wait_s)
            # It may not have taken in yet what was sent before the question.
            wait_s = min(self._wait_s, ANSWER_S) + max(0.0, self._busy_until - time.monotonic())
            with self._news:
                came = self._news.wait_for(lambda: len(self._at_once) >= len(which) or self.ended, wait_s)
                if not came or self._ended is not None:
                    silent = self._ended or TimeoutError("svarte ikke")
                    self._end(silent)
                    raise silent
                answers = list(self._at_once)[: len(which)]
                if 1 in which:
                    self._pin = (bool(answers[which.index(1)] & PIN_HIGH), time.monotonic())
                return answers

    def send(self, data: bytes, *, kicks: bool = False) -> None:
        """
        Send all of it, as fast as the printer takes it, with no question in between.

        Raises:
            OSError: The line is dead, or the printer took too long.
        """
        with self._speaking:
            if kicks:
                self._kicked_at = time.monotonic()
            self._in_turn = None
            takes_s = len(data) / SLOWEST_BYTES_PER_S
            self._send(data, self._wait_s + takes_s)
            self._busy_until = time.monotonic() + takes_s

    def in_turn(self, wait_s: float) -> bool:
        """Wait until what was sent last is dealt with (`GS r`), and return whether it is."""
        return self._wait(lambda: self._in_turn is not None, wait_s)

    def done(self, mark: bytes, wait_s: float) -> bool:
        """Wait until what was marked is on the paper (`GS ( H`), and return whether it is."""
        return self._wait(lambda: mark in self._done, wait_s)

    def pin_high(self) -> bool | None:
        """
        Return the level of the drawer's pin; None just after a kick, before it can be believed.

        A printer that tells changes by itself is believed for a while without being asked.

        Raises:
            OSError: The printer does not answer.
        """
        now = time.monotonic()
        if now < self._kicked_at + SPRING_S:
            return None
        with self._news:
            known, heard = self._pin, self._heard_at
        fresh = self._tells_changes and now < heard + FRESH_S
        if known is None or not fresh or known[1] < self._kicked_at + SPRING_S:
            self.ask(1)
            known = self._pin
        return None if known is None else known[0]

    def hang_up(self) -> None:
        """End the call."""
        self._end(WireEnded())
        if self._hearing is not None:
            self._hearing.join(self._wait_s)

    def _send(self, data: bytes, wait_s: float) -> None:
        sent = 0
        until = time.monotonic() + wait_s
        while sent < len(data):
            if self._ended is not None:
                raise self._ended
            try:
                gone = self._wire.send(data[sent : sent + _PIECE], until - time.monotonic())
            except OSError as error:
                self._end(error)
                raise
            if not gone:
                late = TimeoutError("tok ikke imot")
                self._end(late)
                raise late
            # What takes bytes is there.
            sent, self._heard_at = sent + gone, time.monotonic()

    def _wait(self, until: Callable[[], bool], wait_s: float) -> bool:
        with self._news:
            self._news.wait_for(lambda: until() or self.ended, wait_s)
            if not until() and self._ended is not None:
                raise self._ended
            return until()

    def _hear(self) -> None:
        """Hear until the line is dead, and close it then."""
        reader = AnswerReader()
        try:
            while not self.ended:
                heard = self._wire.hear(_HEARS_S)
                with self._news:
                    for word in reader.read(heard):
                        self._note(word)
                    self._news.notify_all()
        except OSError as error:
            self._end(error)
        # Not while somebody sends: the number of a closed file is given to the next one that is opened.
        with self._speaking:
            self._wire.close()

    def _note(self, word: AtOnce | Unasked | InTurn | Done) -> None:
        self._heard_at = time.monotonic()
        match word:
            case AtOnce():
                self._at_once.append(word.byte)
            case Unasked():
                self._tells_changes = True
                self._pin = (bool(word.printer & PIN_HIGH), self._heard_at)
            case InTurn():
                self._in_turn = word
            case Done():
                self._done.add(word.mark)

    def _end(self, why: OSError) -> None:
        with self._news:
            if self._ended is None:
                self._ended = why
                self._wire.hang_up()
                if self._hearing is None:
                    self._wire.close()
            self._news.notify_all()


class PrinterLine:
    """
    The one line to a printer, for all registers that use it.

    Args:
        way: Where it stands.
        wait_s: How long it may take to answer, seconds.
        answers: Whether it says anything at all.

    Attributes:
        document: Held by the one whose document is being printed.
        held: The line stays open: a drawer of ours hangs on it.
        was_whole: The document before has surely come to its end. Nobody here knows of another process's.
        answers: Whether the printer says anything at all, as far as its registers know.
    """

    def __init__(self, way: Way, wait_s: float, *, answers: bool = True) -> None:
        self.document = Lock()
        self.held = False
        self.was_whole = False
        self.answers = answers
        self._way = way
        self._wait_s = wait_s
        self._changing = Lock()
        self._call: Call | None = None
        self._callers = 0
        self._is_outdated = False
        self._missed_at: float | None = None

    @contextmanager
    def call(self, *, look: bool = False) -> Generator[Call]:
        """
        Yield the line, open.

        Args:
            look: Only to look: where it was not reached a moment ago, it is not tried again.

        Raises:
            PrinterAsleep: The printer was not reached; surely nothing came out.
        """
        call = self._taken(look=look)
        try:
            yield call
        finally:
            self._left(call)

    def close(self) -> None:
        """Hang up."""
        with self._changing:
            if self._call is not None:
                self._call.hang_up()
                self._call = None

    def let_go(self) -> None:
        """Hold it open no more: hang up now, or when the last one who speaks has done."""
        with self._changing:
            self.held = False
            if self._call is not None and self._callers == 0:
                self._call.hang_up()
                self._call = None

    def expect(self, *, answers: bool) -> None:
        """Take it for a printer that answers, or for one that does not, once the paper at hand is done."""
        if answers == self.answers:
            return
        with self.document, self._changing:
            self.answers = answers
            if self._call is not None and self._callers == 0:
                self._call.hang_up()
                self._call = None
            self._is_outdated = self._call is not None

    def _taken(self, *, look: bool) -> Call:
        if look and self._call is None and self._rests():
            # Not even behind somebody who is dialling.
            raise PrinterAsleep(NOT_REACHED, untouched=True)
        with self._changing:
            if self._call is None or self._call.ended:
                self._call = self._dialled(look=look)
                self._callers = 0
                self._is_outdated = False
            self._callers += 1
            return self._call

    def _left(self, call: Call) -> None:
        with self._changing:
            if call is not self._call:
                return
            self._callers -= 1
            is_wanted = self.held and not self._is_outdated
            if call.ended or (not is_wanted and self._callers == 0):
                call.hang_up()
                self._call = None

    def _rests(self) -> bool:
        """Return whether the printer was not reached a moment ago."""
        missed = self._missed_at
        return missed is not None and time.monotonic() < missed + RESTS_S

    def _dialled(self, *, look: bool) -> Call:
        if look and self._rests():
            raise PrinterAsleep(NOT_REACHED, untouched=True)
        try:
            wire = self._way.open(min(self._wait_s, DIAL_S))
        except OSError as error:
            self._missed_at = time.monotonic()
            raise PrinterAsleep(NOT_REACHED.told(system_words(error)), untouched=True) from error
        self._missed_at = None
        call = Call(wire, self._wait_s, answers=self.answers)
        if self.held and self.answers:
            try:
                call.send(RID + TELL_CHANGES)
            except OSError as error:
                call.hang_up()
                raise PrinterAsleep(NOT_REACHED.told(system_words(error)), untouched=True) from error
        return call
