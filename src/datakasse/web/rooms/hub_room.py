"""
The hub room: one thread that takes the journal to the hub, and puts into effect what flows down from it.

It comes when something was journalled, and twice a minute in any case. The till never waits for it: it reads
on a connection of its own, what it sends is written long before, and after each delivery it rests as long as
that took. Without the hub it tries again, less and less often; the register sells on, and nothing is lost,
because the hub says what it has.
"""

import threading
import time
from contextlib import suppress
from typing import Final

import structlog

from datakasse.counter.counter import Counter
from datakasse.errors.hub.joining import HubAway
from datakasse.errors.hub.journals import RegisterRetired
from datakasse.errors.hub.machines import RegisterTaken
from datakasse.errors.refusal import Refused
from datakasse.hub.at_shop.apply_changes import apply_changes, next_moment
from datakasse.hub.at_shop.board import HubBoard, HubRefusal, noted
from datakasse.hub.at_shop.fetch_changes import fetch_changes
from datakasse.hub.at_shop.join_hub import Versions
from datakasse.hub.at_shop.line import HubLine, HubLines
from datakasse.hub.at_shop.membership import HubCard, Membership
from datakasse.hub.at_shop.report_machine import damaged_registers, report_machine
from datakasse.hub.at_shop.send_journal import send_journal
from datakasse.hub.between.wire import Standing, TakenElsewhere

LOOK_S: Final = 30.0
GATHER_S: Final = 0.5
"""What happens at about the same time goes together."""
AWAY_S: Final = (2.0, 5.0, 15.0, 30.0, 60.0)
"""How long it waits before it tries again, after each time in a row that the hub was away."""
CHECK_S: Final = 900.0
REFUSED_S: Final = 300.0
"""What was refused is tried again no sooner, as long as the hub has the same; the others go on meanwhile."""
END_S: Final = 5.0
_LOG = structlog.get_logger()


class HubRoom:
    """
    Sends in the background.

    Args:
        counter: The till.
        card: Which hub was joined.
        lines: How it is reached.
        versions: Returns the public side of all keys of a register.
        board: Where it is noted how things stand; nowhere where none is given.
    """

    def __init__(
        self,
        counter: Counter,
        card: HubCard,
        lines: HubLines,
        versions: Versions,
        board: HubBoard | None = None,
    ) -> None:
        self._counter = counter
        self._card = card
        self._lines = lines
        self._versions = versions
        self._board = board
        self._refused: dict[str, tuple[Standing, float, HubRefusal]] = {}
        self._line: HubLine | None = None
        self._line_is_to: Membership | None = None
        self._damaged: frozenset[str] = frozenset()
        self._taken: tuple[TakenElsewhere, ...] = ()
        self._checked_s = -CHECK_S
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="hub", daemon=True)
        self._stop_listening = lambda: None

    def open(self) -> None:
        """Begin, with whatever the hub has not got yet."""
        self._stop_listening = self._counter.store.subscribe(self._wake)
        self._thread.start()

    def close(self) -> None:
        """Stop after the delivery at hand."""
        self._stop_listening()
        self._closing.set()
        self._woken.set()
        self._thread.join(timeout=END_S)

    def _wake(self, register: str, number: int) -> None:
        del register, number
        self._woken.set()

    def _work(self) -> None:
        failures = 0
        while not self._closing.is_set():
            failures = 0 if self._round() else failures + 1
            if failures:
                self._closing.wait(AWAY_S[min(failures, len(AWAY_S)) - 1])
            else:
                self._woken.wait(self._look_s())
                self._closing.wait(GATHER_S)
            self._woken.clear()
        if self._line is not None:
            self._line.close()

    def _round(self) -> bool:
        """Report and send; return whether it went well. Whatever happens, the thread lives on."""
        try:
            apply_changes(self._counter)
            self._send()
            apply_changes(self._counter)
        except HubAway:
            self._note(None)
            return False
        except Refused as refusal:
            _LOG.warning("the hub refused", code=refusal.code, why=str(refusal))
            if _is_the_hubs(refusal):
                self._note(refusal)
            return False
        except Exception:  # noqa: BLE001 - told below; nobody else would send here
            _LOG.exception("sending to the hub failed")
            return False
        return True

    def _send(self) -> None:
        line = self._line_now()
        if line is None:
            return
        if time.monotonic() - self._checked_s >= CHECK_S:
            self._damaged, self._checked_s = damaged_registers(self._counter), time.monotonic()
        now = self._counter.clock.now()
        told = line.report(report_machine(self._counter, self._versions, self._damaged))
        delivered = [self._deliver(line, standing) for standing in told.standings]
        refused = [each for each in delivered if each is not None]
        self._tell_taken(told.taken)
        refused += [
            noted(RegisterTaken(register=each.register, machine=each.machine), each.register, now)
            for each in told.taken
        ]
        fetch_changes(self._counter.store, line, told)
        if self._board is not None and self._line_is_to is not None:
            with suppress(OSError):
                self._board.heard(self._line_is_to, refused, now)

    def _deliver(self, line: HubLine, standing: Standing) -> HubRefusal | None:
        """
        Send a register's entries, and return why the hub does not take them, if it does not.

        One register that is refused does not keep the others waiting.
        """
        known, at_s, refusal = self._refused.get(standing.register, (None, 0.0, None))
        is_for_good = refusal is not None and refusal.code == RegisterRetired.code
        if known == standing and (is_for_good or time.monotonic() - at_s < REFUSED_S):
            return refusal
        try:
            send_journal(self._counter.store, line, standing, between=self._rest, clock_s=time.monotonic)
        except HubAway:
            raise
        except Refused as why:
            if not _is_the_hubs(why):
                raise
            _LOG.warning("the hub refused", code=why.code, why=str(why))
            told = noted(why, standing.register, self._counter.clock.now(), standing.have)
            self._refused[standing.register] = (standing, time.monotonic(), told)
            return told
        self._refused.pop(standing.register, None)
        return None

    def _note(self, refusal: Refused | None) -> None:
        """Note that the hub takes nothing of this machine; without a refusal, that it does not answer."""
        member, now = self._line_is_to, self._counter.clock.now()
        if member is None or self._board is None:
            return
        with suppress(OSError):
            if refusal is None:
                self._board.away(member, now)
            else:
                self._board.shut_out(member, noted(refusal, "", now))

    def _tell_taken(self, taken: tuple[TakenElsewhere, ...]) -> None:
        """Tell once of registers that the hub does not take in; the others go on as ever."""
        for each in taken if taken != self._taken else ():
            refusal = RegisterTaken(register=each.register, machine=each.machine)
            _LOG.warning("the hub refused", code=refusal.code, why=str(refusal))
        self._taken = taken

    def _look_s(self) -> float:
        """Return how long to wait: until the next change takes effect, at most."""
        try:
            moment = next_moment(self._counter)
        except Refused as refusal:
            _LOG.warning("the next change could not be read", code=refusal.code)
            return AWAY_S[0]
        if moment is None:
            return LOOK_S
        return min(max((moment - self._counter.clock.now()).total_seconds(), 0.0), LOOK_S)

    def _line_now(self) -> HubLine | None:
        """Return the line to the hub that is joined now; None where there is none."""
        membership = self._card.membership()
        if membership != self._line_is_to:
            if self._line is not None:
                self._line.close()
            self._refused.clear()
            key = self._card.device_key()
            self._line = None if membership is None else self._lines.line(membership, key)
            self._line_is_to = membership
        return self._line

    def _rest(self, took_s: float) -> bool:
        """Leave the machine to the till for as long as the delivery took; False when it is to end."""
        return not self._closing.wait(took_s)


def _is_the_hubs(refusal: Refused) -> bool:
    """Return whether the hub refused; else it was something here, as a disk without room."""
    return refusal.code.startswith("hub.")
