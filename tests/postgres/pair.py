"""Two server processes at one shop in PostgreSQL, and how one is held in the middle of what it does."""

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event as Signal

import psycopg
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Action, Counter
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.settings import Settings
from datakasse.storage.whereabouts import read_whereabouts
from datakasse.wiring import open_shop
from tests.shop import BACK, FRONT, NOON
from tests.till.shopkeeper import ScriptedClock

LONG_S = 30
LOOK_S = 0.01
LOOKS_MAX = 3_000


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two processes: one serves the register by the door, the other the one in the café."""

    one: Counter
    other: Counter
    clock: ScriptedClock
    database: str

    def someone_waits(self) -> bool:
        """Return whether one of them waits for a lock that the other has."""
        with psycopg.connect(self.database, autocommit=True) as connection:
            found = connection.execute(
                """SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'"""
            ).fetchone()
        return found is not None and found[0] > 0


@pytest.fixture
def pair(postgres_folder: Path, tmp_path: Path) -> Iterator[Pair]:
    stand_in = shutil.copytree(postgres_folder, tmp_path / "stand-in")
    clock = ScriptedClock(NOON + timedelta(hours=1))
    shops = [
        open_shop(Settings(folder, "0.1.0"), exclusive=True, clock=clock, environ={})
        for folder in (postgres_folder, stand_in)
    ]
    one, other = (
        dataclasses.replace(shop.counter, drawers={at: AbsentDrawer()}, printers={at: MemoryPrinter()})
        for shop, at in zip(shops, (FRONT, BACK), strict=True)
    )
    yield Pair(one, other, clock, read_whereabouts(postgres_folder).database)
    for shop in shops:
        shop.store.close()


class Held:
    """An action that is in the middle of its transaction until it is let go."""

    def __init__(self, action: Action[object]) -> None:
        self._action = action
        self._go_on = Signal()
        self.done = Signal()

    def __call__(self, point: CashPoint) -> object:
        result = self._action(point)
        self.done.set()
        assert self._go_on.wait(LONG_S)
        return result

    def let_go(self) -> None:
        """Let it come to its end."""
        self._go_on.set()


def against(pair: Pair, held: Held, by: str, other: Callable[[], int]) -> tuple[object, int]:
    """Hold something in the middle, begin the other until it waits or is done, and return what each gave."""
    first: Future[object] = pair.one.carry_out(FRONT, by, held)
    assert held.done.wait(LONG_S)
    with ThreadPoolExecutor(1) as thread:
        second = thread.submit(other)
        looked = Signal()
        assert any(second.done() or pair.someone_waits() or looked.wait(LOOK_S) for _ in range(LOOKS_MAX))
        held.let_go()
        return first.result(LONG_S), second.result(LONG_S)
