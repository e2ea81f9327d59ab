"""
The backup room: one thread for each place, so that a slow one keeps nobody waiting; and one for the drill.

What fails is tried again, later each time, and at once when somebody asks. That a place does stands on the
board, where a person finds it; the threads live on.
"""

import threading
from contextlib import suppress
from typing import Final

import structlog

from datakasse.errors.refusal import Refused
from datakasse.office.backup.backups import Backups
from datakasse.office.backup.drill import drill, place_to_try
from datakasse.office.backup.place import PlaceFailed, PlaceSetup
from datakasse.office.backup.setup import BackupSetup
from datakasse.office.backup.status import note_failed
from datakasse.office.backup.trial import TrialEnded

EVERY_S: Final = 5.0
"""How often what is new leaves."""
RETRY_S: Final = (5.0, 15.0, 60.0, 300.0)
"""How long to wait after the first failure, the second, … and after each one further."""
_DRILL_LOOK_S: Final = 600.0
END_S: Final = 5.0
_LOG = structlog.get_logger()


class BackupRoom:
    """
    Makes copies in the background.

    Args:
        backups: What makes them.
    """

    def __init__(self, backups: Backups) -> None:
        self.backups = backups
        self._closing = threading.Event()
        self._drill_now = threading.Event()
        self._threads: dict[str, _PlaceThread] = {}
        self._watch = threading.Thread(target=self._work, name="backup", daemon=True)
        self._driller = threading.Thread(target=self._drills, name="backup drill", daemon=True)

    def open(self) -> None:
        """Begin."""
        self._watch.start()
        self._driller.start()

    def back_up_soon(self) -> None:
        """Tell that somebody waits for a copy: also where a place failed a moment ago."""
        for thread in list(self._threads.values()):
            thread.woken.set()

    def drill_soon(self) -> None:
        """Tell that somebody wants to see a copy restored."""
        self._drill_now.set()

    def close(self) -> None:
        """Stop after the box at hand; the next start sends what is missing."""
        self._closing.set()
        self._drill_now.set()
        for thread in self._threads.values():
            thread.end()
        self.backups.trial.end()
        for joined in (self._watch, self._driller, *self._threads.values()):
            joined.join(timeout=END_S)

    def _work(self) -> None:
        """Have a thread for each place there is, as it is set up now."""
        while not self._closing.is_set():
            with suppress(Refused):
                self._man(self.backups.setup)
            self._closing.wait(EVERY_S)

    def _man(self, setup: BackupSetup | None) -> None:
        places = {} if setup is None else {place.name: place for place in setup.places}
        for name, thread in list(self._threads.items()):
            if places.get(name) != thread.place or thread.setup.line != (setup and setup.line):
                thread.end()
                del self._threads[name]
        for name, place in places.items():
            if setup is not None and name not in self._threads and not self._closing.is_set():
                self._threads[name] = _PlaceThread(self.backups, setup, place)
                self._threads[name].start()

    def _drills(self) -> None:
        while not self._closing.is_set():
            asked = self._drill_now.wait(_DRILL_LOOK_S)
            self._drill_now.clear()
            if self._closing.is_set():
                return
            try:
                self._drill(asked=asked)
            except TrialEnded:
                return
            except Refused as refusal:
                _LOG.warning("drill refused", code=refusal.code)
            except Exception as error:  # noqa: BLE001 - nobody else would try
                _LOG.error("drill failed", error=type(error).__name__)

    def _drill(self, *, asked: bool) -> None:
        setup = self.backups.setup
        if setup is None or not setup.places:
            return
        place = place_to_try(setup, self.backups.board.read(), self.backups.now())
        if place is None and asked:
            place = setup.places[0]
        if place is not None:
            drill(self.backups, setup, place)


class _PlaceThread(threading.Thread):
    """Brings copies to one place."""

    def __init__(self, backups: Backups, setup: BackupSetup, place: PlaceSetup) -> None:
        super().__init__(name=f"backup {place.name}", daemon=True)
        self.setup = setup
        self.place = place
        self.woken = threading.Event()
        self._backups = backups
        self._ending = threading.Event()

    def end(self) -> None:
        """Stop after the box at hand."""
        self._ending.set()
        self.woken.set()

    def run(self) -> None:
        """Bring what is new, again and again."""
        shipper, failures = None, 0
        while not self._ending.is_set():
            try:
                shipper = shipper or self._backups.shipper(self.setup, self.place)
                wait_s = 0.0 if shipper.round() else EVERY_S
                failures = 0
            except Exception as error:  # noqa: BLE001 - nobody else would make copies here
                self._tell(error)
                wait_s = RETRY_S[min(failures, len(RETRY_S) - 1)]
                failures += 1
            self.woken.wait(wait_s)
            self.woken.clear()
        if shipper is not None:
            shipper.place.close()

    def _tell(self, error: Exception) -> None:
        """Log what went wrong, and note it on the board, where a place that fails is noted already."""
        if isinstance(error, PlaceFailed):
            return
        if isinstance(error, Refused):
            why = error.sentence("nb")
            _LOG.warning("backup refused", place=self.place.name, code=error.code)
        else:
            # Without the traceback, or what it says: that may hold what was sent.
            why = f"en feil i datakasse ({type(error).__name__})"
            _LOG.error("backup failed", place=self.place.name, error=type(error).__name__)
        with suppress(OSError):
            note_failed(self._backups.board, self.place.name, self.setup.line, self._backups.now(), why)
