"""
Books that are carried to a PostgreSQL, and back into a folder, while who carries them is killed.

After each kill the shop is for sale where it was; or it is refused there, and the same command, typed again,
opens it where it goes. It is never for sale at both places.
"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from datakasse.errors.storage.moving import BooksMoved
from datakasse.storage.opening import open_store
from datakasse.storage.whereabouts import IN_FOLDER, Whereabouts, read_whereabouts
from lab.forked import Forked
from lab.kill.promises import PromiseBroken

THERE: Final = "for sale where it goes"
_KILLS_MAX: Final = 4
_PATIENCE_S: Final = 60
_LOOK_S: Final = 0.000_5
_FIRST_GUESS_S: Final = 0.6
_LESS: Final = 0.7
"""Whoever was killed too late takes so much less time than was thought."""


class MovingHouse:
    """
    Somebody who carries the books of a shop out of a database and back, and is killed at it.

    Args:
        folder: The data folder of a shop.
        database: The database, `postgresql://…`.
        chance: Decides when the kills come.
        tell: Told what is done.

    Attributes:
        folder: Where the shop is now.
        folders: All folders that it ever was in.
        kills: How often somebody was killed at it.
    """

    def __init__(self, folder: Path, database: str, chance: Random, tell: Callable[[str], object]) -> None:
        self.folder = folder
        self.folders = [folder]
        self.kills = 0
        self._database = database
        self._chance = chance
        self._tell = tell
        self._takes_s = _FIRST_GUESS_S

    @property
    def is_in_folder(self) -> bool:
        """Whether the books are in the folder itself."""
        return read_whereabouts(self.folder) == Whereabouts()

    def carry(self) -> None:
        """
        Carry the books to where they are not, and be killed at it some times before it is done.

        Raises:
            PromiseBroken: They are for sale at two places or at none, or cannot be carried.
        """
        to_database = self.is_in_folder
        target = self.folder.with_name(f"{self.folders[0].name}-{len(self.folders)}")
        to = self._database if to_database else str(target)
        for _ in range(self._chance.randint(1, _KILLS_MAX)):
            told = self._kill_at(to, target.with_name(f"{target.name}.part"))
            at = self._look(target, to_database=to_database)
            self._tell(f"  a move was killed {told}: {at}")
            if at == THERE:
                break
        begun_s = time.monotonic()
        if to_database or not target.exists():
            self._finish(to)
            self._takes_s = time.monotonic() - begun_s
        self._demand_closed(to_database=to_database)
        if not to_database:
            self.folder = target
            self.folders.append(target)

    def _kill_at(self, to: str, made: Path) -> str:
        """Begin to carry, and die at some time, or a little after something is made."""
        after_s = self._chance.uniform(0, 1.1 * self._takes_s)
        waits = self._chance.random() < 0.4
        command = Forked(["move", "--data", str(self.folder), "--to", to], {})
        until = time.monotonic() + self._takes_s
        while waits and not made.exists() and time.monotonic() < until:
            time.sleep(_LOOK_S)
        time.sleep(after_s)
        command.kill()
        command.communicate(timeout=_PATIENCE_S)
        if command.returncode == 0:
            self._takes_s *= _LESS
            return "too late"
        self.kills += 1
        return f"after {after_s:.2f} s"

    def _look(self, target: Path, *, to_database: bool) -> str:
        """Return where the shop is for sale now; raises `PromiseBroken`."""
        if self._is_for_sale(""):
            moved = to_database and not self.is_in_folder
            if moved:
                self._demand_closed(to_database=True)
            if not to_database and target.exists():
                raise PromiseBroken(f"for sale in the database, and {target} is there")
            return THERE if moved else "for sale where it was"
        if to_database:
            raise PromiseBroken("for sale neither in the folder nor in the database")
        return THERE if target.exists() else "closed, to be gone on with"

    def _finish(self, to: str) -> None:
        """Carry to the end."""
        command = Forked(["move", "--data", str(self.folder), "--to", to], {})
        try:
            command.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            command.kill()
        if command.returncode:
            raise PromiseBroken(f"a move that was killed cannot be made: it ended with {command.returncode}")

    def _demand_closed(self, *, to_database: bool) -> None:
        """Go on only if the shop is not for sale where it was."""
        if self._is_for_sale(IN_FOLDER if to_database else ""):
            raise PromiseBroken("for sale at both ends of a move")

    def _is_for_sale(self, database: str) -> bool:
        try:
            open_store(self.folder, {}, database=database, exclusive=True).close()
        except BooksMoved:
            return False
        return True
