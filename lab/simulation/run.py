"""
One run from its seed: which shop, which past, and the day that follows.

    python -m lab simulate --runs 1 --seed S        lives the day of seed S again, to the last byte
"""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from datakasse.storage.sqlite.store import open_store
from datakasse.trade.shop.shop import SignatureMethod
from lab.simulation.day import Lived, ShopDay
from lab.simulation.past import Past
from lab.simulation.promises import REGISTERS
from lab.simulation.shop import age, make_shop

_ROOM: Final = Path("/dev/shm")  # noqa: S108 - where it is: memory, so that a day takes no time
_OF_FIRST_VERSION: Final = 0.06
"""How often a day begins with the program being replaced."""


class Runs:
    """
    Lives days in this process, each in a folder of its own that is gone afterwards.

    Args:
        place: Where the shops that days begin with are kept.

    Attributes:
        fresh: Gives the shop that has just been set up, by how its registers sign.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self.fresh = cache(self._make_fresh)
        self._aged = cache(self._make_aged)

    def live(self, seed: int, *, tell: Callable[[str], object] | None = None, lies: bool = False) -> Lived:
        """
        Live the day of a seed.

        Raises:
            BrokenPromise: Something was not as it must be.
        """
        chance = Random(f"{seed} past")
        method = chance.choice(list(SignatureMethod))
        past = self._aged(method) if chance.random() < _OF_FIRST_VERSION else self.fresh(method)
        with TemporaryDirectory(dir=self._place) as folder:
            return ShopDay(str(seed), past, Path(folder), tell=tell, lies=lies).live()

    def _make_fresh(self, method: SignatureMethod) -> Past:
        folder = self._place / f"fresh {method}"
        make_shop(folder, "shop", method)
        return Past(folder, heads_of(folder))

    def _make_aged(self, method: SignatureMethod) -> Past:
        """Make a shop that has sold for a day, and put it back into the first tables."""
        lived = self._place / f"lived {method}"
        lived.mkdir()
        day = ShopDay("the first version", self.fresh(method), lived, fine=True)
        day.live()
        folder = self._place / f"aged {method}"
        shutil.copytree(day.machine.folder, folder)
        age(folder)
        return Past(
            folder,
            heads_of(day.machine.folder),
            {register: list(printer.papers) for register, printer in day.machine.printers.items()},
            {register: dict(terminal.drawn) for register, terminal in day.terminals.items()},
            day.ended_at,
        )


def heads_of(folder: Path) -> dict[str, dict[int, bytes]]:
    """Return the digests of all entries of a store, by register and number."""
    store = open_store(folder, {})
    try:
        with store.read() as books:
            return {
                register: {row.number: row.digest for row in books.stored(register)} for register in REGISTERS
            }
    finally:
        store.close()


def room() -> Path | None:
    """Return where days are lived: in memory where the system has room there."""
    return _ROOM if _ROOM.is_dir() else None
