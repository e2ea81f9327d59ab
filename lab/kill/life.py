"""The life of a shop in the kill lab: opened, loaded, killed, brought back, checked, and closed at last."""

import shutil
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Thread
from typing import Final

from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import open_store
from datakasse.storage.ports.print_job import JobState
from datakasse.storage.ports.store import Store
from lab.kill.check import check
from lab.kill.copies import Copies
from lab.kill.database import LOST, SHARE_THROWN_OUT, KilledDatabase
from lab.kill.disk import Disk
from lab.kill.hand import Hand
from lab.kill.lifetime import Lifetime
from lab.kill.line import Failed, NoAnswer
from lab.kill.moments import Moment, Scene, draw_moment
from lab.kill.moves import Mover, closing
from lab.kill.moving_house import MovingHouse
from lab.kill.older import take_back_to_older
from lab.kill.papers import mark_on, on_their_way
from lab.kill.promises import PromiseBroken, Promises
from lab.kill.server import KilledServer
from lab.kill.shop import CAFE, COUNTER, KIOSK, Printers, killed_shop, make_shop, pins, prices_ore
from lab.store import LabRefusal

HANDS: Final = (("kari", COUNTER, "1"), ("ola", COUNTER, "2"), ("per", CAFE, "3"), ("nina", KIOSK, "4"))
"""Who is where. Ola has a device beside Kari's screen; the others are at their registers' own."""
DEVICE: Final = "ola"
MANAGERS: Final = ("kari", "per", "nina")
"""Who sees to papers and takes the Z: one at each register."""
AGAIN: Final = 8
"""So many answers from before are asked for again after each kill."""
SHARE_MOVED: Final = 0.35
"""After so many of the kills the books are carried out of the database, or back."""
Tell = Callable[[str], object]
"""Told what is done, a line at a time."""


@contextmanager
def beside(folder: Path) -> Generator[KeptStore]:
    """Open the books of a served shop, to be read beside its server."""
    store = open_store(folder, {})
    try:
        yield store
    finally:
        store.close()


class Life(Lifetime):
    """
    A shop from its opening to its last Z.

    Args:
        folder: Where it lives; empty or not there.
        seed: What everything random follows from.
        tell: Told what is done.
        program: What is run instead of the product's own server, in a control experiment.
        disk: The disk of its servers, where the power can be cut.
        database: Where its books are, if they are not in its folder.

    Attributes:
        promises: What was promised.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        tell: Tell,
        program: Sequence[str] = (),
        *,
        disk: Disk | None = None,
        database: KilledDatabase | None = None,
    ) -> None:
        self.promises = Promises()
        self._folder = folder
        self._chance = Random(f"kill {seed}")
        self._tell = tell
        self._disk = disk
        self._database = database
        self._are_thrown_out = False
        self._printers = Printers()
        self._server = KilledServer(folder, self._chance, program)
        self._copies = Copies(folder)
        self._scene = Scene(folder, self.promises, self._printers, self._copies, [])
        address = "" if database is None else database.address
        self._house = MovingHouse(folder, address, self._chance, tell)
        shop = killed_shop()
        self._prices_ore, known = prices_ore(shop), pins(shop)
        self.hands = {
            name: Hand(name, register, (operator, known[operator]), self.promises)
            for name, register, operator in HANDS
        }

    def end(self) -> None:
        """Leave nothing running, and no folder."""
        for hand in self.hands.values():
            hand.leave()
        self._server.take_away()
        self._printers.switch_off()
        for folder in (*self._house.folders, self._copies.place):
            shutil.rmtree(folder, ignore_errors=True)

    def _run(self) -> None:
        """Load the server, kill it, bring it back, and check."""
        moment = draw_moment(self._chance, in_folder=self._is_in_folder)
        self._load_until(moment)
        self._tell(f"killed {moment.name}")
        self._mishaps()
        self._server.come_back()
        self._go_on()
        self._ask_again()
        with beside(self._folder) as store:
            self._settle_papers(store)
            check(store, self.promises, self._printers)
            if moment.is_at_copy:
                self._copies.check(store)

    def _open(self) -> None:
        make_shop(self._folder, self._printers, self._database)
        self._copies.set_up()
        if self._disk is not None:
            self._disk.settle(self._folder)
        self._server.come_back()
        manager = self.hands["kari"]
        manager.arrive(self._server.port)
        code = manager.ask("POST", "device-codes")["code"]
        self.hands[DEVICE].pair(self._server.port, code)
        for hand in self.hands.values():
            hand.arrive(self._server.port)
            hand.put_float_in()
        if self._disk is not None and self._disk.notes == 0:
            raise LabRefusal("the server does not write to the lab's disk, so no power can be cut.")

    def _load_until(self, moment: Moment) -> None:
        """Have all hands at work until a moment, and kill the server then."""
        broken: list[PromiseBroken] = []
        self._are_thrown_out = False
        threads = [
            Thread(target=self._work, args=(self._mover(hand), broken)) for hand in self.hands.values()
        ]
        for thread in threads:
            thread.start()
        try:
            moment.wait(self._scene)
            self._throw_out()
        finally:
            self._server.kill()
            for thread in threads:
                thread.join()
        for command in self._scene.beside:
            command.wait()
        self._scene.beside.clear()
        if broken:
            raise broken[0]

    def _work(self, mover: Mover, broken: list[PromiseBroken]) -> None:
        """Do one thing after the other until no answer comes."""
        try:
            while True:
                mover.move()
        except Failed as failed:
            if self._are_thrown_out and failed.code in LOST:
                return
            broken.append(PromiseBroken(f"{mover.hand.name}: the server failed at {failed}"))
        except NoAnswer:
            pass
        except PromiseBroken as found:
            broken.append(found)

    def _mover(self, hand: Hand) -> Mover:
        return Mover(
            hand,
            Random(self._chance.random()),
            self._prices_ore,
            self.promises,
            closes_day=hand.name != DEVICE,
            drawer_shuts=lambda: self._printers.drawer_shuts(hand.register),
        )

    def _throw_out(self) -> None:
        """Have the database end connections now and then, and let the server be at it for a moment."""
        if self._database is not None and not self._is_in_folder and self._chance.random() < SHARE_THROWN_OUT:
            self._are_thrown_out = True
            self._tell(f"  {self._database.throw_out(self._chance)}")
            time.sleep(self._chance.uniform(0, 0.3))

    def _mishaps(self) -> None:
        """Let more happen before it comes back: a power cut, a move, an older database, kills in a start."""
        self._cut_power()
        if self._database is not None and self._chance.random() < SHARE_MOVED:
            self._move()
        if self._chance.random() < 0.2:
            self._copies.let_night_come()
        if self._database is None and self._has_first_key() and self._chance.random() < 0.2:
            self._tell(f"  {take_back_to_older(self._folder, self._chance)} steps of migration undone")
            if self._disk is not None:
                self._disk.settle(self._folder)
            self._kill_in_start()
        while self._chance.random() < 0.15:
            self._kill_in_start()

    def _move(self) -> None:
        """Carry the books out of the database, or back, and go on there."""
        self._house.carry()
        self._folder = self._server.folder = self._house.folder
        self._copies.are_of(self._folder)
        self._scene = self._scene._replace(folder=self._folder)
        self._tell(f"  moved {'into a folder' if self._is_in_folder else 'to the database'}")

    @property
    def _is_in_folder(self) -> bool:
        return self._database is None or self._house.is_in_folder

    def _kill_in_start(self) -> None:
        self._tell(f"  killed {self._server.kill_in_start()}")
        self._cut_power()

    def _cut_power(self) -> None:
        """Let half of the kills be power cuts, where there is a disk for it."""
        if self._disk is not None and self._has_first_key() and self._chance.random() < 0.5:
            self._tell(f"  {self._disk.cut_power(self._folder, self._chance)}")

    def _has_first_key(self) -> bool:
        """Return whether the database is still the one that the lab's disk and its older steps know."""
        return not (self._folder / "datakasse.db").is_symlink()

    def _go_on(self) -> None:
        """Have all hands sign on again, and settle what got no answer, in any order."""
        hands = list(self.hands.values())
        self._chance.shuffle(hands)
        for hand in hands:
            hand.arrive(self._server.port)
        for hand in hands:
            hand.go_on()

    def _settle_papers(self, store: Store) -> None:
        """Wait until nothing waits for a printer; of what is in doubt, say what lies there on paper."""
        for hand in (self.hands[name] for name in MANAGERS):

            def is_settled(hand: Hand = hand) -> bool:
                with store.read() as books:
                    waiting = on_their_way(books, hand.register)
                marks = [mark_on(paper) for paper in self._printers.papers(hand.register)]
                for job, mark in waiting:
                    if job.state is JobState.SENT:
                        hand.settle(job.job, came_out=mark in marks)
                return not waiting

            self._printers.papers_come(hand.register, is_settled)

    def _ask_again(self) -> None:
        """Ask again for some of what was answered: the answer is the same, to the byte."""
        answered = self.promises.repeatable()
        for asked in self._chance.sample(answered, min(AGAIN, len(answered))):
            hand = next(hand for hand in self.hands.values() if asked.key.startswith(f"{hand.name} "))
            hand.ask_again(asked)

    def _end_well(self) -> None:
        """Complete what is open, take the last Z everywhere, stop in good order, and check all once more."""
        for hand in self.hands.values():
            hand.give_all_up()
        for hand in (self.hands[name] for name in MANAGERS):
            hand.once("z-reports", closing(hand))
        with beside(self._folder) as store:
            self._settle_papers(store)
            self._server.close()
            check(store, self.promises, self._printers)
            self._copies.complete()
            self._copies.check(store)
