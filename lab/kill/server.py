"""The server that is killed: begun without waiting for it, so that it can be killed while it starts."""

import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from lab.forked import Forked
from lab.kill.promises import PromiseBroken
from lab.served_shop import Process, ServedShop
from lab.store import LabRefusal

_START_S: Final = 2.0
"""About how long a start takes; a kill in it may come a little after its end, too."""
_BY_COMMAND: Final = 0.2
_LOOK_S: Final = 0.000_5


class KilledServer(ServedShop):
    """
    A served shop that is killed again and again.

    One start in five is the command `datakasse serve` itself; the others are forked (`forked.py`).

    Args:
        folder: The data folder.
        chance: Decides which starts are.
        program: What is run instead of either, in a control experiment.
    """

    def __init__(self, folder: Path, chance: Random, program: Sequence[str] = ()) -> None:
        super().__init__(folder)
        self.program = program
        self._chance = chance

    def start(self, serve: Sequence[str]) -> Process:
        """Start it by the command or by a fork."""
        if self.program or self._chance.random() < _BY_COMMAND:
            return self.start_by_command(serve)
        return Forked(serve, self.environ)

    def kill_in_start(self) -> str:
        """Kill it while it starts, at some time or as it writes for the first time; return when that was."""
        chance = self._chance
        self.begin()
        log = self.folder / "datakasse.db-wal"
        if chance.random() < 0.4 or (self.folder / "books.json").exists():
            after_s = chance.uniform(0, _START_S)
            time.sleep(after_s)
            self.kill()
            return f"{after_s:.2f} s into a start"
        before, until = _look_of(log), time.monotonic() + _START_S
        while _look_of(log) == before and time.monotonic() < until:
            time.sleep(_LOOK_S)
        time.sleep(chance.uniform(0, 0.05))
        self.kill()
        return "as a start writes"

    def come_back(self) -> None:
        """
        Start again after a kill.

        Raises:
            PromiseBroken: It does not start.
        """
        self.begin()
        self.be_there()

    def be_there(self) -> None:
        """Wait until a server that was begun serves; raises `PromiseBroken` where it does not start."""
        try:
            self.wait()
        except LabRefusal as refusal:
            raise PromiseBroken(str(refusal)) from refusal


def _look_of(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
