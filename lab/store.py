"""
Lab stores: data folders that the lab made, and the shop in them with its machines in our hands.

    shop (nouns) ─▶ plan ─▶ office.set_up_shop ─▶ an ordinary store, and `lab-store.json` beside it

The product opens such a folder like any other; only the marker tells that its history is made up. The lab
never writes into a folder that it did not make, and never plays a second story onto a first.
"""

import itertools
import os
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from datakasse.counter.counter import Counter
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.errors.storage.folder import ShopExists
from datakasse.journal.verify import Finding
from datakasse.office.shop.set_up_shop import ShopPlan, set_up
from datakasse.settings import settings_for
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.ports.store import Books, Readings, Store
from datakasse.storage.premises import Premises
from datakasse.storage.sqlite.store import open_store
from datakasse.trade.shop.shop import DrawerUse
from datakasse.wiring import new_shop
from lab.devices import LabDrawer, LabPrinter, ScriptedClock

Result = TypeVar("Result")

MARKER = "lab-store.json"


class LabRefusal(Exception):
    """What the lab will not do. The text is the one sentence that a person reads."""


class Story(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What the marker of a lab store tells.

    Attributes:
        what: What made it: "play", "year" or "demo".
        file: The day that was played.
        seed: The seed of a made-up year.
        sales: How many sales that year was asked for.
    """

    what: str
    file: str = ""
    seed: int | None = None
    sales: int | None = None


class ScriptedStore:
    """
    A store where a command is carried out at the moment it was asked for, however much later that is.

    Thousands of commands of a made-up day may wait for the writer. Each took the time along that the
    scripted clock showed when it was submitted, and the clock shows the writer that time again.
    """

    def __init__(self, store: Store, clock: ScriptedClock) -> None:
        """Stand before a store."""
        self._store = store
        self._clock = clock

    def write(self, command: Callable[[Books], Result], register: str = "", /) -> "Future[Result]":
        """Run a command with the pen in hand, at this moment."""
        moment = self._clock.now()

        def at_its_moment(books: Books) -> Result:
            self._clock.set(moment)
            return command(books)

        return self._store.write(at_its_moment, register)

    def read(self) -> AbstractContextManager[Readings]:
        """Return a look at the books."""
        return self._store.read()

    def subscribe(self, wake: Callable[[str, int], None]) -> Callable[[], None]:
        """Call `wake` after each durable append."""
        return self._store.subscribe(wake)

    def verify(self, register: str) -> Iterator[Finding]:
        """Check a register's journal."""
        return self._store.verify(register)

    def is_own(self, register: str) -> bool:
        """Return whether a register is sold at from here."""
        return self._store.is_own(register)

    def is_elsewhere(self, register: str) -> bool:
        """Return whether another machine has a register."""
        return self._store.is_elsewhere(register)

    def is_of_a_copy(self, register: str) -> bool:
        """Return whether a register came from a copy to be read."""
        return self._store.is_of_a_copy(register)

    def close(self) -> None:
        """Finish what is queued and close."""
        self._store.close()


@dataclass(frozen=True, slots=True)
class LabShop:
    """
    A lab store at work.

    Attributes:
        counter: The product's till.
        clock: The clock it reads.
        drawers: The drawers of the registers that have one.
        printers: The printer of each register.
    """

    counter: Counter
    clock: ScriptedClock
    drawers: dict[str, LabDrawer]
    printers: dict[str, LabPrinter]


def make_store(
    folder: Path, plan: ShopPlan, story: Story, *, opened_at: datetime, database: str = ""
) -> KeptStore:
    """
    Make a lab store and set a shop up in it.

    Args:
        folder: The data folder: missing, empty, or a lab store without a shop.
        plan: The shop.
        story: What the marker tells.
        opened_at: When its registers are put into service, UTC.
        database: Where its books are, `postgresql://…`; empty for the folder itself.

    Raises:
        LabRefusal: The folder is something else.
        Refused: As `set_up`.
    """
    _claim(folder)
    settings = settings_for(folder, database)
    try:
        store, _ = new_shop(settings)
    except ShopExists:
        store = open_store(folder, os.environ)
    try:
        with store.read() as books:
            if books.registers():
                raise LabRefusal(f"{folder} holds a shop already; choose another folder, or delete this one.")
        (folder / MARKER).write_bytes(msgspec.json.encode(story) + b"\n")
        set_up(store, store.keys, plan, at=opened_at, software_version=settings.version)
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def lab_shop(folder: Path, plan: ShopPlan, story: Story, *, opened_at: datetime) -> Generator[LabShop]:
    """Make a lab store as `make_store`, and yield the shop in it with its machines, for a `with`."""
    store = make_store(folder, plan, story, opened_at=opened_at)
    try:
        settings, clock = settings_for(folder), ScriptedClock()
        integrated = [each.register_id for each in plan.registers if each.drawer is DrawerUse.INTEGRATED]
        drawers = {register: LabDrawer() for register in integrated}
        names = [each.register_id for each in plan.registers]
        printers = {register: LabPrinter(drawers.get(register)) for register in names}
        numbers = itertools.count(1)
        counter = Counter(
            store=ScriptedStore(store, clock),
            clock=clock,
            drawers={register: drawers.get(register) or AbsentDrawer() for register in names},
            printers=printers,
            premises=Premises(store, folder),
            # The same story gives the same journal, so identities are counted, not drawn.
            new_id=lambda: f"{next(numbers):032x}",
            software_version=settings.version,
            declaration=settings.declaration,
        )
        clock.set(opened_at)
        yield LabShop(counter, clock, drawers, printers)
    finally:
        store.close()


def _claim(folder: Path) -> None:
    """Leave an empty marker in a folder that is empty or not there, or go on in one that has a marker."""
    if folder.exists() and not folder.is_dir():
        raise LabRefusal(f"{folder} is a file; name a folder that is empty or not there.")
    marker = folder / MARKER
    if folder.exists() and not marker.exists() and any(folder.iterdir()):
        raise LabRefusal(f"{folder} is not a lab store; name a folder that is empty or not there.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    marker.touch()
