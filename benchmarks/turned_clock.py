"""
A server whose clock somebody else turns, so that a day passes as fast as it is sold in.

    TURNED_CLOCK=FILE python -m benchmarks.turned_clock serve …

Whoever looks now and then looks about as often in such a day as in any other: its rooms wait as much shorter
as the clock goes faster, up to a bound where they would do little else. Machines and browsers are waited for
as usual; they do not go faster. The product's clock cannot be set, so it is exchanged from outside.
"""

import os
import struct
from datetime import UTC, datetime
from functools import partial
from mmap import mmap
from pathlib import Path
from threading import Event
from typing import Final

from datakasse import wiring
from datakasse.__main__ import main
from datakasse.devices.machine.clock import SystemClock
from datakasse.web import serve

TURNED_CLOCK: Final = "TURNED_CLOCK"
_FACE: Final = struct.Struct("dd")
AT_MOST: Final = 100.0
"""By how much the rooms are in more of a hurry, at most."""


class TurnedClock(SystemClock):
    """
    A clock in a file that several processes look at.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, begins: datetime | None = None) -> None:
        """Look at a clock; put up one that begins then, where that is told."""
        if begins is not None:
            path.write_bytes(_FACE.pack(begins.timestamp(), AT_MOST))
        self.path = path
        with path.open("r+b") as file:
            self._face = mmap(file.fileno(), _FACE.size)

    def now(self) -> datetime:
        """Return this moment, UTC."""
        return datetime.fromtimestamp(self.elapsed_s(), UTC)

    def elapsed_s(self) -> float:
        """Return the seconds that it shows."""
        return _FACE.unpack(self._face)[0]

    def speed(self) -> float:
        """Return by how much whoever waits is in more of a hurry."""
        return min(_FACE.unpack(self._face)[1], AT_MOST)

    def turn(self, at_s: float, speed: float) -> None:
        """Turn it on, and say how fast it is turned."""
        self._face[:] = _FACE.pack(at_s, speed)


def look_at(clock: TurnedClock) -> None:
    """Let the product's server go by a clock."""
    wait = Event.wait

    def wait_in_a_quick_day(self: Event, timeout: float | None = None) -> bool:
        return wait(self, None if timeout is None else timeout / clock.speed())

    Event.wait = wait_in_a_quick_day
    ours = {
        wiring: {"SystemClock": lambda: clock},
        serve: {"AlertRoom": partial(serve.AlertRoom, elapsed_s=clock.elapsed_s)},
    }
    for module, things in ours.items():
        for name, thing in things.items():
            setattr(module, name, thing)


if __name__ == "__main__":
    look_at(TurnedClock(Path(os.environ[TURNED_CLOCK])))
    main()
