"""
Kill the leader again and again while tills sell, and hold the new leader's books against what was answered.

What a till does at an election is what a cashier does: told that the database does not answer, she asks again
for the same, with the same key, until there is an answer.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Final

import psycopg

from datakasse.storage.postgres.preparing import Roles, prepare
from lab.failover.nodes import Node, Nodes, nodes_running
from lab.failover.waits import figures_of
from lab.kill.check import check
from lab.kill.database import LOST, KilledDatabase
from lab.kill.hand import Hand
from lab.kill.life import HANDS, MANAGERS, beside
from lab.kill.line import Failed, NoAnswer
from lab.kill.moves import Mover
from lab.kill.promises import PromiseBroken, Promises
from lab.kill.shop import killed_shop, make_shop, pins, prices_ore
from lab.postgres.cluster import OWNER, USER
from lab.served_shop import ServedShop
from lab.store import LabRefusal

DATABASE: Final = "shop"
PATIENCE_S: Final = 120
_PAUSE_S: Final = 0.2
_SAYS_NOTHING: Final = "no answer"
Tell = Callable[[str], object]
"""Told what is done, a line at a time."""


@dataclass(slots=True)
class Survived:
    """
    What a number of elections came to.

    Attributes:
        runs: Leaders that were killed, with everything kept.
        sales: Acknowledged sales that were found again.
        elections_s: From each kill to the new leader.
        waits_s: How long each till waited at each election for what it had asked for.
        told: What tills were told meanwhile, by the code of the refusal.
        broken: The promise that was not kept; empty where all were.
    """

    runs: int = 0
    sales: int = 0
    elections_s: list[float] = field(default_factory=list[float])
    waits_s: list[float] = field(default_factory=list[float])
    told: Counter[str] = field(default_factory=Counter[str])
    broken: str = ""

    def lines(self) -> list[str]:
        """Return what is told of it in the end."""
        if not self.runs:
            return []
        told = ", ".join(f"{count} × {code}" for code, count in sorted(self.told.items())) or "nothing"
        return [
            f"a new leader after {figures_of(self.elections_s)}",
            f"a till waited {figures_of(self.waits_s)}",
            f"tills were told meanwhile: {told}",
        ]


class Till:
    """
    A hand that sells until it is told to stop, whatever becomes of the database.

    Args:
        hand: Whose.
        mover: What it does.

    Attributes:
        answered: How many things it has done.
        longest_s: How long it has waited at most for one of them.
        told: What it was told while it waited.
        broken: The promise that it found broken.
    """

    def __init__(self, hand: Hand, mover: Mover) -> None:
        self.hand = hand
        self.answered = 0
        self.longest_s = 0.0
        self.told: Counter[str] = Counter()
        self.broken: PromiseBroken | None = None
        self._mover = mover

    def work(self, stop: Event) -> None:
        """Do one thing after the other."""
        try:
            while not stop.is_set():
                begun = time.monotonic()
                try:
                    self._mover.move()
                except NoAnswer as failed:
                    self._ask_on(failed, begun)
                self.longest_s = max(self.longest_s, time.monotonic() - begun)
                self.answered += 1
        except PromiseBroken as broken:
            self.broken = broken

    def _ask_on(self, failed: NoAnswer, begun: float) -> None:
        """Ask again for what got no answer until there is one."""
        while True:
            code = failed.code if isinstance(failed, Failed) else _SAYS_NOTHING
            self.told[code] += 1
            if code not in {*LOST, _SAYS_NOTHING} or time.monotonic() - begun > PATIENCE_S:
                raise PromiseBroken(f"{self.hand.name}: {failed}") from failed
            time.sleep(_PAUSE_S)
            try:
                return self.hand.go_on()
            except NoAnswer as again:
                failed = again


class Shop:
    """
    A shop with its books in the nodes, and a server that outlives them.

    Args:
        folder: Its data folder.
        nodes: Where its books are.
        seed: What everything random follows from.
        survived: Where figures are kept.
    """

    def __init__(self, folder: Path, nodes: Nodes, seed: int, survived: Survived) -> None:
        self._folder = folder
        self._nodes = nodes
        self._chance = Random(f"failover {seed}")
        self._survived = survived
        self._promises = Promises()
        self._server = ServedShop(folder)
        shop = killed_shop()
        self._prices_ore, known = prices_ore(shop), pins(shop)
        self._hands = [
            Hand(name, register, (operator, known[operator]), self._promises)
            for name, register, operator in HANDS
            if name in MANAGERS
        ]

    def open(self) -> None:
        """Make the database ready, open the shop and sign everybody on."""
        admin = self._nodes.address("postgres", "postgres")
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{DATABASE}"'.encode())
        prepare(self._nodes.address(DATABASE, "postgres"), Roles(OWNER, USER))
        make_shop(self._folder, database=KilledDatabase(self._nodes.address(DATABASE, USER)))
        self._server.open()
        for hand in self._hands:
            hand.arrive(self._server.port)
            hand.put_float_in()

    def lose_leader(self, tell: Tell) -> None:
        """Kill the leader under load, wait until all have sold on and it follows, and check."""
        stop = Event()
        tills = [Till(hand, self._mover(hand)) for hand in self._hands]
        threads = [Thread(target=till.work, args=(stop,)) for till in tills]
        for thread in threads:
            thread.start()
        try:
            _each_does(self._chance.randint(5, 30), tills)
            leader = self._nodes.leader()
            tell(f"{leader.name} is killed after {self._promises.answers} answers")
            elected_s = self._elect(leader)
            _each_does(5, tills)
            leader.start()
            self._nodes.all_follow()
            tell(f"  {leader.name} follows again")
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        for till in tills:
            if till.broken is not None:
                raise till.broken
        with beside(self._folder) as store:
            check(store, self._promises)
        self._note(elected_s, tills)
        tell(f"  a new leader after {elected_s:.1f} s; {figures_of([till.longest_s for till in tills])}")

    def close(self) -> None:
        """Leave nothing running."""
        for hand in self._hands:
            hand.leave()
        self._server.take_away()

    def _elect(self, lost: Node) -> float:
        killed = time.monotonic()
        lost.kill()
        self._nodes.leader(but=lost)
        return time.monotonic() - killed

    def _note(self, elected_s: float, tills: list[Till]) -> None:
        survived = self._survived
        survived.runs += 1
        survived.sales = len(list(self._promises.sales()))
        survived.elections_s.append(elected_s)
        survived.waits_s += [till.longest_s for till in tills]
        for till in tills:
            survived.told += till.told

    def _mover(self, hand: Hand) -> Mover:
        # The shop's papers come on the screen, so no drawer has to be shut.
        chance = Random(self._chance.random())
        return Mover(
            hand, chance, self._prices_ore, self._promises, closes_day=True, drawer_shuts=lambda: None
        )


def fail_over(runs: int, seed: int, tell: Tell) -> Survived:
    """
    Kill the leader so many times, and stop at the first broken promise.

    Raises:
        LabRefusal: There is no Patroni, or its nodes do not come together.
    """
    survived = Survived()
    with TemporaryDirectory(prefix="datakasse-failover-") as place, nodes_running() as nodes:
        shop = Shop(Path(place) / "shop", nodes, seed, survived)
        try:
            shop.open()
            for _ in range(runs):
                shop.lose_leader(tell)
        except PromiseBroken as broken:
            survived.broken = str(broken)
        finally:
            shop.close()
    return survived


def _each_does(count: int, tills: list[Till]) -> None:
    """Wait until each till has done so many things more; raises `PromiseBroken` and `LabRefusal`."""
    wanted = {till: till.answered + count for till in tills}
    until = time.monotonic() + PATIENCE_S
    while any(till.answered < many for till, many in wanted.items()):
        for till in tills:
            if till.broken is not None:
                raise till.broken
        if time.monotonic() > until:
            raise LabRefusal(f"tills do not sell on within {PATIENCE_S} s.")
        time.sleep(_PAUSE_S)
