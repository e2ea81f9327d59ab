"""The copies of a shop with machines apart: one of them brings all, and all comes back in one folder."""

from pathlib import Path
from typing import Final

from datakasse.office.backup.recovery_key import make_recovery_key
from datakasse.office.backup.recovery_sheet import recovery_sheet
from lab.forked import Forked
from lab.kill.apart.machine import PATIENCE_S, Machine
from lab.kill.promises import PromiseBroken

NAME: Final = "kopi"


class LastCopy:
    """
    Where the copies go, and the owner's sheet that opens them.

    Args:
        folder: The folder of the shop's machines.

    Attributes:
        sheet: The sheet.
    """

    def __init__(self, folder: Path) -> None:
        self.sheet = folder / "sheet.txt"
        self._folder = folder
        self._places = 0
        self._brings: Machine | None = None

    def set_up(self, machine: Machine) -> None:
        """Have a machine bring copies, to a place that nobody brought any to, and make the first."""
        if not self.sheet.exists():
            self.sheet.write_text(recovery_sheet(make_recovery_key(), None))
        self._places += 1
        self._brings = machine
        self._place.mkdir()
        machine.do("backup", "set-up", "--identity", str(self.sheet))
        machine.do("backup", "add-place", "--name", NAME, "--address", f"folder:{self._place}")
        self.bring()

    def is_brought_by(self, machine: Machine) -> bool:
        """Return whether a machine brings the copies."""
        return machine is self._brings

    def bring(self) -> None:
        """Bring what is missing; raises `PromiseBroken`."""
        if self._brings is not None:
            self._brings.do("backup", "now")

    def restore(self, folder: Path) -> None:
        """Make a whole shop of it in a folder; raises `PromiseBroken`."""
        order = ["restore", "--from", f"folder:{self._place}", "--to", str(folder)]
        command = Forked([*order, "--identity", str(self.sheet)], {})
        command.communicate(timeout=PATIENCE_S)
        if command.returncode:
            raise PromiseBroken(f"the copy does not come back: `restore` ended with {command.returncode}")

    @property
    def _place(self) -> Path:
        return self._folder / f"copies-{self._places}"
