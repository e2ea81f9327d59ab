"""The copies of a shop that is killed: set up before it is served, and held against the journal."""

import subprocess
import time
from pathlib import Path
from typing import Final

import msgspec

from datakasse.office.backup.status import PlaceStatus, StatusFile
from datakasse.storage.ports.store import Store
from lab.forked import Forked
from lab.kill.promises import PromiseBroken
from lab.store import LabRefusal

PLACE: Final = "kopi"
_LONG_AGO: Final = "2000-01-01"
_PATIENCE_S: Final = 60
_LOOK_S: Final = 0.1


class Copies:
    """
    Where a shop's copies go: a folder beside it.

    Args:
        folder: The shop's data folder.

    Attributes:
        place: The folder of the copies.
    """

    def __init__(self, folder: Path) -> None:
        self.place = folder.with_name(f"{folder.name}-copies")
        self._folder = folder
        self._board = StatusFile(folder / "backup.json")

    def set_up(self) -> None:
        """Begin with copies, before anybody serves the shop, and make the first; raises `LabRefusal`."""
        self.place.mkdir()
        add_place = ["add-place", "--name", PLACE, "--address", f"folder:{self.place}"]
        for order in (["set-up"], add_place, ["now"]):
            if self._ended_with(*order):
                raise LabRefusal(f"`datakasse backup {order[0]}` did not go well.")

    def are_of(self, folder: Path) -> None:
        """Let the shop be in another folder from now on."""
        self._folder, self._board = folder, StatusFile(folder / "backup.json")

    def files(self) -> int:
        """Return how many files there are, half ones too."""
        return sum(path.is_file() for path in self.place.rglob("*"))

    def let_night_come(self) -> None:
        """Let the next who serves the shop find that a whole copy is due; nobody serves it now."""
        for name, status in self._board.read().places.items():
            self._board.write_place(name, msgspec.structs.replace(status, full_day=_LONG_AGO))

    def complete(self) -> None:
        """Bring what is missing; nobody serves the shop. Raises `PromiseBroken`."""
        if self._ended_with("now"):
            raise PromiseBroken("the copies could not be completed")

    def check(self, store: Store) -> None:
        """
        Wait until everything is copied, restore it on trial, and go on only if the whole journal came back.

        Raises:
            PromiseBroken: It did not.
        """
        with store.read() as books:
            ends = {each.register_id: books.head(each.register_id).number for each in books.registers()}
        entries, until = sum(ends.values()), time.monotonic() + _PATIENCE_S
        while sum(self._of_place().heads.values()) < entries:
            if time.monotonic() > until:
                found = self._of_place()
                raise PromiseBroken(f"{ends} is not copied within {_PATIENCE_S} s; the place says {found}")
            time.sleep(_LOOK_S)
        before = drill = self._board.read().drill
        while drill is None or drill == before:
            # The server may note something at the same instant, and the trial's note is gone then.
            if time.monotonic() > until:
                raise PromiseBroken(f"the copies were not tried within {_PATIENCE_S} s")
            self._ended_with("drill")
            drill = self._board.read().drill
        if drill.fault:
            raise PromiseBroken(f"the copies do not restore: {drill.fault}")
        if drill.entries < entries:
            raise PromiseBroken(f"{drill.entries} of {entries} entries came back from the copies")

    def _of_place(self) -> PlaceStatus:
        return self._board.read().places.get(PLACE, PlaceStatus())

    def _ended_with(self, *order: str) -> int | None:
        command = Forked(["backup", *order, "--data", str(self._folder)], {})
        try:
            command.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            command.kill()
        return command.returncode
