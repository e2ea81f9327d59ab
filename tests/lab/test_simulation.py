"""Shop days on a machine that dies: they hold, they can be had again, and what goes wrong is noticed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from datakasse.counter.counter import Answered, Counter
from datakasse.journal.register_state import Series
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.till.sale import complete_sale
from datakasse.till.sale.complete_sale import SellAtOnce
from datakasse.trade.shop.shop import SignatureMethod
from lab.__main__ import lab
from lab.simulation.day import ShopDay
from lab.simulation.equipment import SimulatedPrinter
from lab.simulation.many import simulate
from lab.simulation.promises import Promises
from lab.simulation.run import Runs
from lab.simulation.told import BrokenPromise, Request

DAYS = 20
FIRST_SEED = 1
TRIES = 15
"""So many seeds at the most until a control experiment is noticed."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return Runs(tmp_path_factory.mktemp("days"))


def first_broken(runs: Runs) -> str:
    """Return what is broken in the first day that breaks a promise; empty when none does."""
    for seed in range(TRIES):
        try:
            runs.live(seed)
        except BrokenPromise as broken:
            return str(broken)
    return ""


def test_days_hold() -> None:
    """A sample; `make torture` lives ten thousand."""
    done = simulate(DAYS, FIRST_SEED, 1, lambda _: None)
    assert done.broken is None
    assert done.runs == DAYS
    assert done.sales > 2 * DAYS
    assert done.deaths > DAYS // 2


def test_a_day_can_be_had_again_whatever_the_process(runs: Runs, root: Path) -> None:
    """Every line of it, to the last byte of every signature."""
    told: list[str] = []
    digest = runs.live(7, tell=told.append).digest
    assert runs.live(7).digest == digest
    assert runs.live(8).digest != digest
    again = subprocess.run(
        [sys.executable, "-m", "lab", "simulate", "--runs", "1", "--seed", "7", "--verbose"],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    *lines, last = again.stdout.splitlines()
    assert lines == [line for lines in told for line in lines.splitlines()]
    assert last.startswith("1 runs, ")


def test_the_last_line_counts_and_a_broken_promise_names_its_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenPromise("a sale is lost")

    monkeypatch.setattr(Promises, "check_end", broken)
    with pytest.raises(SystemExit) as ended:
        lab(["simulate", "--runs", "3", "--seed", "5", "--processes", "1"], prog_name="python -m lab")
    assert ended.value.code == 1
    *_, named, last = capsys.readouterr().out.splitlines()
    assert named.endswith("python -m lab simulate --runs 1 --seed 5")
    assert last == "0 runs, 0 acknowledged sales checked"


def test_a_disk_that_lies_loses_a_sale_and_it_is_noticed(runs: Runs) -> None:
    """The control: acknowledged before it is synced, what was sold is gone with the power."""
    noticed: list[str] = []
    for seed in range(2 * TRIES):
        try:
            runs.live(seed, lies=True)
        except BrokenPromise as broken:
            noticed.append(str(broken))
            if "was durable and is lost" in noticed[-1]:
                break
    assert any("was durable and is lost" in each for each in noticed), noticed


def test_a_sale_that_is_made_twice_is_noticed(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = ShopDay.send

    def twice(self: ShopDay, request: Request) -> "Future[Answered] | Future[object]":
        if isinstance(request.action, SellAtOnce):
            self.machine.counter.carry_out(
                request.register, request.operator, request.action, lane=request.lane
            )
        return usual(self, request)

    monkeypatch.setattr(ShopDay, "send", twice)
    assert "SaleCompleted, answers no request: it is there twice" in first_broken(runs)


def test_an_answer_that_is_not_remembered_is_noticed(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(
        self: Counter,
        register: str,
        operator: str,
        _key: object,
        action: Callable[..., object],
        _told: object,
        *,
        lane: str,
    ) -> "Future[object]":
        return self.carry_out(register, operator, action, lane=lane)

    monkeypatch.setattr(Counter, "carry_out_once", forgetful)
    assert "it is there twice" in first_broken(runs)


def test_a_skipped_number_is_noticed(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = complete_sale._last  # pyright: ignore[reportPrivateUsage] - the fault is put in there

    def skipping(series: Series, name: complete_sale.ReceiptSeries) -> int:
        last = usual(series, name)
        return last + 1 if last == 2 else last

    monkeypatch.setattr(complete_sale, "_last", skipping)
    assert "sales receipts of K1 are not numbered without gaps" in first_broken(runs)


def test_a_lost_print_is_noticed(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    def swallow(*_: object, **__: object) -> None:
        pass

    monkeypatch.setattr(SimulatedPrinter, "put_out", swallow)
    assert "is printed, and 0 came out" in first_broken(runs)


@pytest.fixture
def lived(runs: Runs, tmp_path: Path) -> Iterator[ShopDay]:
    day = ShopDay("a fine day", runs.fresh(SignatureMethod.RSA_SHA1_1024), tmp_path, fine=True)
    day.live()
    with day.machine.plugged_in():
        yield day


def test_a_flipped_byte_is_noticed(lived: ShopDay) -> None:
    """In an entry, by whoever has the key of the database and takes its guards away."""
    lived.machine.switch_on()
    lived.promises.check_end(lived.machine.store, thorough=True)
    lived.machine.switch_off()
    key = open_master(lived.machine.folder / "keys", {}).database()
    connection = dbapi2.connect(DataFolder(lived.machine.folder).database, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    (body,) = connection.execute("SELECT body FROM entries WHERE register = 'K1' AND number = 4").fetchone()
    flipped = body.replace(b'"at":"2', b'"at":"1', 1)
    assert flipped != body
    connection.execute("UPDATE entries SET body = ? WHERE register = 'K1' AND number = 4", (flipped,))
    for _, statement in guards:
        connection.execute(statement)
    connection.close()
    lived.machine.put_disk_in()
    lived.machine.switch_on()
    with pytest.raises(BrokenPromise, match="verify: K1 4"):
        lived.promises.check_end(lived.machine.store, thorough=False)
