"""
The machine that the register runs on: switched on, killed, switched on again with what its disk kept.

    folder 0 ─▶ open_store ─▶ Counter ─▶ dies ─▶ salvage ─▶ folder 1 ─▶ open_store …

Everything that runs is the product's: the store with its writer, the keys, the counter. Only the writer's
thread is waited for after each command, so that nothing ever happens at the same time as something else.
"""

import shutil
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from random import Random
from threading import Event
from typing import TypeVar

from datakasse.counter.counter import Counter
from datakasse.counter.ports import Clock
from datakasse.counter.print_board import PrintBoard
from datakasse.errors.refusal import Refused
from datakasse.journal.verify import Finding
from datakasse.storage.ports.store import Books, Readings
from datakasse.storage.premises import Premises
from datakasse.storage.sqlite import connection
from datakasse.storage.sqlite.store import SqliteStore, open_store
from datakasse.trade.shop.shop import Declaration
from lab.simulation.disk import Death, Disk
from lab.simulation.equipment import SimulatedDrawer, SimulatedPrinter
from lab.simulation.key_files import KeyFiles
from lab.simulation.shop import BACK, FRONT, VERSION
from lab.simulation.sqlite_files import SqliteFiles, sqlite_files
from lab.simulation.stand_in import standing_in

Result = TypeVar("Result")


class SteppedStore:
    """
    A store whose writer has come to rest whenever a call returns.

    Args:
        store: The product's.
    """

    def __init__(self, store: SqliteStore) -> None:
        self.inner = store
        self._gathers = False

    def write(self, command: Callable[[Books], Result], register: str = "", /) -> "Future[Result]":
        """Run a command; it is done when this returns, unless several are being gathered."""
        future = self.inner.write(command, register)
        if not self._gathers:
            self._come_to_rest(future)
        return future

    @contextmanager
    def gathering(self) -> Generator[None]:
        """Let all that is written in a `with` wait for its end, and go to disk in one transaction."""
        begun, go_on = Event(), Event()

        def hold(_: Books) -> None:
            begun.set()
            go_on.wait()

        held = self.inner.write(hold)
        held.add_done_callback(lambda _: begun.set())
        begun.wait()
        self._gathers = True
        try:
            yield
        finally:
            self._gathers = False
            go_on.set()
            self._come_to_rest(held)

    def _come_to_rest(self, future: "Future[Result]") -> None:
        """Wait for a command, and for what the writer does after it: then it takes the next up."""
        wait([future])
        with suppress(Refused):
            wait([self.inner.write(lambda _: None)])

    def read(self) -> AbstractContextManager[Readings]:
        """Return a look at the books."""
        return self.inner.read()

    def subscribe(self, wake: Callable[[str, int], None]) -> Callable[[], None]:
        """Call `wake` after each durable append."""
        return self.inner.subscribe(wake)

    def verify(self, register: str) -> Iterator[Finding]:
        """Check a register's journal."""
        return self.inner.verify(register)

    def is_own(self, register: str) -> bool:
        """Return whether a register is sold at from here."""
        return self.inner.is_own(register)

    def is_elsewhere(self, register: str) -> bool:
        """Return whether another machine has a register."""
        return self.inner.is_elsewhere(register)

    def is_of_a_copy(self, register: str) -> bool:
        """Return whether a register came from a copy to be read."""
        return self.inner.is_of_a_copy(register)

    def close(self) -> None:
        """Finish what is queued and close."""
        self.inner.close()


class Machine:
    """
    One machine and what stands around it.

    Args:
        place: Where its disks are made: an empty folder.
        clock: The clock.
        chance: What happens to it.
        lies: Its disk says that something is synced before it is: the control experiment.

    Attributes:
        disk: The disk.
        drawers, printers: Of each register; they outlive the machine.
    """

    def __init__(self, place: Path, clock: Clock, chance: Random, *, lies: bool = False) -> None:
        self._place = place
        self._clock = clock
        self._chance = chance
        self._lies = lies
        self._sqlite: SqliteFiles = sqlite_files()
        self._keys = KeyFiles()
        self._folders = 0
        self._ids = 0
        self._store: SteppedStore | None = None
        self._counter: Counter | None = None
        self._board = PrintBoard()
        self.drawers = {register: SimulatedDrawer() for register in (FRONT, BACK)}
        self.printers = {
            register: SimulatedPrinter(register, drawer, self._board, chance)
            for register, drawer in self.drawers.items()
        }
        self.folder = place / "0"
        self.disk = Disk(self.folder, chance)

    @property
    def counter(self) -> Counter:
        """The till; raises `ValueError` where the machine is off."""
        if self._counter is None:
            raise ValueError("the machine is off")
        return self._counter

    @property
    def store(self) -> SteppedStore:
        """The books; raises `ValueError` where the machine is off."""
        if self._store is None:
            raise ValueError("the machine is off")
        return self._store

    @property
    def is_on(self) -> bool:
        """Whether it runs."""
        return self._counter is not None

    @contextmanager
    def plugged_in(self) -> Generator[None]:
        """Let its disk stand for the real one for the length of a `with`; what runs at its end is killed."""
        self._take(self.disk)
        # How full the log gets before it goes into the database; a day never sees it by itself.
        often = {"CHECKPOINT_PAGES": self._chance.choice((5, 25, 100, connection.CHECKPOINT_PAGES))}
        try:
            with self._keys.in_force(), standing_in(connection, often):
                yield
                if self.is_on:
                    self.disk.die(Death.KILLED)
                    self._stop()
        finally:
            self._sqlite.disk = None

    def put_disk_in(self) -> None:
        """Take what is in the folder now as what the disk holds."""
        self._take(Disk(self.folder, self._chance, lies=self._lies))

    def switch_on(self) -> None:
        """
        Start the program.

        Raises:
            Refused, OSError: It does not start; the disk has a trouble, or the machine died on the way.
        """
        self._store = SteppedStore(open_store(self.folder, {}, exclusive=True))
        self._board = PrintBoard()
        for printer in self.printers.values():
            printer.board, printer.disk = self._board, self.disk
        self._counter = Counter(
            store=self._store,
            clock=self._clock,
            drawers=dict(self.drawers),
            printers=dict(self.printers),
            premises=Premises(self._store.inner, self.folder),
            new_id=self._new_id,
            software_version=VERSION,
            declaration=Declaration(),
            board=self._board,
        )

    def switch_off(self) -> None:
        """End the program in good order, as far as its disk lets it."""
        self._stop()

    def replace_disk(self) -> None:
        """
        After the machine died: go on with what the disk kept.

        Where the program was killed, the system is as it was: what no sync has vouched for is there, and can
        be lost later.
        """
        self._stop()
        if self.disk.dead is Death.KILLED:
            self.disk.revive()
            return
        self._folders += 1
        salvaged = self._place / str(self._folders)
        self.disk.salvage(salvaged)
        shutil.rmtree(self.folder)
        self.folder = salvaged
        self.put_disk_in()

    def _stop(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = self._counter = None

    def _take(self, disk: Disk) -> None:
        self.disk = self._sqlite.disk = self._keys.disk = disk

    def _new_id(self) -> str:
        self._ids += 1
        return f"{self._ids:032x}"
