"""The machines of the shop: a data folder each, with the keys of its own registers, on one database."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts
from lab.forked import Forked
from lab.kill.database import KilledDatabase
from lab.kill.promises import PromiseBroken
from lab.kill.server import KilledServer
from lab.kill.shop import make_shop
from lab.shop import Shop

PATIENCE_S: Final = 60
FIRST: Final = ("K1", "K2")
SECOND: Final = ("K3", "K4")
"""The registers of each machine, when the shop opens."""


class Machine:
    """
    A machine: its folder, its server, and which registers are its own.

    Args:
        name: What it is called.
        folder: Its data folder.
        registers: Whose keys are in it.
        chance: Decides how its server is started.
        program: What is run instead of the product's server, in a control experiment.
    """

    def __init__(
        self, name: str, folder: Path, registers: Sequence[str], chance: Random, program: Sequence[str]
    ) -> None:
        self.name = name
        self.folder = folder
        self.registers = list(registers)
        self.server = KilledServer(folder, chance, program)
        self.is_up = False

    def begin(self) -> None:
        """Start its server, if it does not serve, and do not wait for it."""
        if not self.is_up:
            self.server.begin()

    def come_back(self) -> None:
        """Wait until a server that was begun serves; raises `PromiseBroken` where it does not start."""
        if not self.is_up:
            self.server.be_there()
            self.is_up = True

    def kill(self) -> None:
        """Kill its server, if there is one."""
        if self.is_up:
            self.is_up = False
            self.server.kill()

    def order(self, *order: str, is_killed_after_s: float = PATIENCE_S) -> int | None:
        """Have a command of the product carried out at its folder, and return how it ended."""
        command = Forked([*order, "--data", str(self.folder)], {})
        try:
            command.communicate(timeout=is_killed_after_s)
        except subprocess.TimeoutExpired:
            command.kill()
            command.communicate(timeout=PATIENCE_S)
        return command.returncode

    def do(self, *order: str) -> None:
        """Have a command carried out that must succeed; raises `PromiseBroken`."""
        ended = self.order(*order)
        if ended:
            raise PromiseBroken(f"`datakasse {' '.join(order)}` at {self.name} ended with {ended}")

    def goes_to(self, database: str) -> None:
        """Have its books be in another database, where somebody put older ones back."""
        write_whereabouts(self.folder, Whereabouts(database, read_whereabouts(self.folder).company))

    def keys_of(self, register: str) -> Path:
        """Return where the keys of a register lie, if they are here."""
        return self.folder / "keys" / f"register-{register}"


def make_pair(
    place: Path, shop: Shop, database: KilledDatabase, chance: Random, program: Sequence[str]
) -> list[Machine]:
    """
    Make the shop, and its two machines in a folder.

    The second begins as a copy of the first; then each keeps the keys of its own registers only.

    Raises:
        LabRefusal: The database cannot be used.
    """
    pair = [
        Machine(name, place / name, registers, chance, program)
        for name, registers in (("one", FIRST), ("two", SECOND))
    ]
    make_shop(pair[0].folder, database=database, shop=shop)
    shutil.copytree(pair[0].folder, pair[1].folder)
    for machine, others in zip(pair, (SECOND, FIRST), strict=True):
        for register in others:
            shutil.rmtree(machine.keys_of(register))
    return pair
