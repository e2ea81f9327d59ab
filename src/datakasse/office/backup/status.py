"""
How the backup stands, in a file in the data folder: what a person, the system check and the routine ask for.

    DATA/backup.json

It is no proof of anything and holds no secret; if it is lost, the next round makes it again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

import msgspec

from datakasse.storage.ports.backup import DrillTold

FRESH: Final = timedelta(hours=1)
OLD: Final = timedelta(days=2)


class Light(StrEnum):
    """How things stand, at a glance."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class PlaceStatus(msgspec.Struct, frozen=True):
    """
    How things stand with a place.

    Attributes:
        verified_at: When everything there was was last there, read back and the same; None for never.
        heads: How far each journal was there.
        failed_at: When it last did not do what it should, since it last did; None when it does.
        why: What went wrong then.
        full_day: The day of its newest whole copy.
        line: The line that the copies are of.
    """

    verified_at: datetime | None = None
    heads: dict[str, int] = {}
    failed_at: datetime | None = None
    why: str = ""
    full_day: str = ""
    line: str = ""


class DrillResult(msgspec.Struct, frozen=True):
    """
    What came of trying to restore.

    Attributes:
        at: When.
        place: From where.
        entries: How many entries came back and were checked.
        copy_at: How new the copy was.
        fault: What was wrong; empty when nothing was.
    """

    at: datetime
    place: str
    entries: int = 0
    copy_at: datetime | None = None
    fault: str = ""


class Status(msgspec.Struct, frozen=True):
    """
    How the backup stands.

    Attributes:
        places: How things stand with each place.
        drill: What came of the last try to restore; None before the first.
        line: The line that counts, where another was begun; empty for the first.
    """

    places: dict[str, PlaceStatus] = {}
    drill: DrillResult | None = None
    line: str = ""

    def verified_at(self, now: datetime) -> datetime | None:
        """Return when a copy was last verified, wherever it is."""
        return last_of((place.verified_at for place in self.places.values()), now)


class Board(Protocol):
    """Where the status is kept."""

    def read(self) -> Status:
        """Return it."""
        ...

    def begin(self, line: str) -> None:
        """Note that copies begin anew in a line: none of it is anywhere."""
        ...

    def write_place(self, name: str, status: PlaceStatus | None) -> None:
        """Note how things stand with a place; None forgets it. What is of another line counts no more."""
        ...

    def write_drill(self, result: DrillResult) -> None:
        """Note what came of a drill."""
        ...


def note_failed(board: Board, name: str, line: str, at: datetime, why: str) -> None:
    """Note that a place does not do what it should, and why, in bokmål; what is there stays told."""
    before = board.read().places.get(name, PlaceStatus())
    board.write_place(name, msgspec.structs.replace(before, line=line, failed_at=at, why=why))


class StatusFile:
    """The file. Threads of a process take turns; another process reads whole files."""

    def __init__(self, path: Path) -> None:
        """Say where it is; nothing is read yet."""
        self._path = path
        self._writing = Lock()

    def read(self) -> Status:
        """Return what is in it; nothing where there is none, or where it cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Status)
        except (OSError, msgspec.MsgspecError, ValueError):
            return Status()

    def begin(self, line: str) -> None:
        """Note that copies begin anew in a line: none of it is anywhere."""
        with self._writing:
            self._keep(Status(line=line))

    def write_place(self, name: str, status: PlaceStatus | None) -> None:
        """Note how things stand with a place; None forgets it. What is of another line counts no more."""
        with self._writing:
            kept = self.read()
            if status is not None and kept.line and status.line != kept.line:
                return
            others = {known: place for known, place in kept.places.items() if known != name}
            places = others if status is None else {**others, name: status}
            self._keep(msgspec.structs.replace(kept, places=places))

    def write_drill(self, result: DrillResult) -> None:
        """Note what came of a drill."""
        with self._writing:
            self._keep(msgspec.structs.replace(self.read(), drill=result))

    def _keep(self, status: Status) -> None:
        made = self._path.with_suffix(".new")
        made.write_bytes(msgspec.json.encode(status))
        made.replace(self._path)


def last_of(times: Iterable[datetime | None], now: datetime) -> datetime | None:
    """
    Return the last of some times; None where there is none.

    One that is to come was noted while the clock was wrong: it is told only where there is no other.

    Example:
        >>> noon, hour = datetime(2026, 3, 2, 12), timedelta(hours=1)
        >>> last_of([noon - 2 * hour, None, noon - hour, noon + 9 * hour], noon) == noon - hour
        True
    """
    known = [at for at in times if at is not None]
    return max((at for at in known if at <= now), default=min(known, default=None))


def drill_told(board: Board) -> DrillTold | None:
    """Return what came of the last try to restore a copy, as the system check needs it."""
    drill = board.read().drill
    return None if drill is None else DrillTold(drill.at, drill.entries, drill.fault)


def light_of(place: PlaceStatus, now: datetime) -> Light:
    """Return how things stand with a place: an hour is fresh, two days are too long."""
    if place.verified_at is None:
        return Light.RED
    # A copy from a time to come was verified while the clock was wrong: nobody knows how old it is.
    age = abs(now - place.verified_at)
    if age > OLD:
        return Light.RED
    return Light.GREEN if age <= FRESH else Light.YELLOW
