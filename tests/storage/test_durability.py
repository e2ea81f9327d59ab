"""What is acknowledged is there, whatever becomes of the process, the disk or the neighbours."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.errors.storage.database import CommitUnsure, DiskFull, StoreBroken
from datakasse.journal.entry import Record
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.store import Books, JobState
from datakasse.storage.sqlite.store import SqliteStore, open_store
from datakasse.storage.tables.position import Position, Positions
from tests.shop import BACK, FRONT, NOON, held, sell
from tests.storage.raw import opened

KILLS = 5


def till_process(root: Path, *words: str) -> subprocess.Popen[str]:
    """Start a process that sells."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.till_process", *words],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def records(store: SqliteStore, register: str) -> list[Record]:
    with store.read() as books:
        return list(books.records(register))


def test_a_process_killed_at_random_loses_and_doubles_nothing(root: Path, shop_folder: Path) -> None:
    """Killed in the middle of writing, five times over on the same books."""
    acknowledged: dict[str, tuple[str, int]] = {}
    moments = random.Random(20260302)
    for kill in range(KILLS):
        process = till_process(root, "sell", str(shop_folder), f"round {kill}")
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(moments.randint(1, 60))]
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate()
        for line in "".join((*lines, rest)).splitlines():
            register, number, basket_id = line.split(" ", 2)
            acknowledged[basket_id] = (register, int(number))

        store = open_store(shop_folder, {}, exclusive=True)
        found: dict[str, tuple[str, int]] = {}
        for register in (FRONT, BACK):
            rows = records(store, register)
            assert [record.number for record in rows] == list(range(1, len(rows) + 1))
            sales = [record for record in rows if isinstance(record.event, SaleCompleted)]
            for record in sales:
                assert isinstance(record.event, SaleCompleted)
                assert record.event.basket_id not in found, "sold twice"
                found[record.event.basket_id] = (register, record.number)
            with store.read() as books:
                assert len(books.jobs(register, JobState)) == len(sales)
            assert not list(store.verify(register))
        assert acknowledged.items() <= found.items()
        store.close()
    assert len(acknowledged) > KILLS


def test_a_disk_that_takes_no_more_is_refused_and_forgotten_when_it_does(
    root: Path, shop_folder: Path
) -> None:
    """The system itself stops the log from growing: nothing of the batch is kept; the process sells on."""
    process = till_process(root, "fill", str(shop_folder), "400000")
    answer, _ = process.communicate()
    assert process.returncode == 0
    sold, refused, last = map(int, answer.split())
    assert sold > 0
    assert refused > 0
    assert (sold + refused) % 8 == 0
    store = open_store(shop_folder, {}, exclusive=True)
    assert last == len(records(store, FRONT)) == 1 + sold + 1
    assert not list(store.verify(FRONT))
    store.close()


def test_a_full_disk_refuses_every_command_of_the_batch(shop_store: SqliteStore) -> None:
    """All are told so, nothing of them is kept, and with room the register goes on where it was."""
    connection = shop_store._connection  # pyright: ignore[reportPrivateUsage] - the limit is its own
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    sold, errors = 0, set[type[BaseException]]()
    while not errors:
        told = [future.exception() for future in held(shop_store, [sell] * 8)]
        sold += told.count(None)
        errors = {type(error) for error in told if error is not None}
        assert told.count(None) in {0, 8}
    assert errors == {DiskFull}
    with shop_store.read() as books:
        assert books.head(FRONT).number == 1 + sold
    connection.execute("PRAGMA max_page_count = 1000000")
    assert shop_store.write(sell).result().number == 1 + sold + 1
    assert not list(shop_store.verify(FRONT))


def test_a_writer_without_memory_says_that_it_is_not_sure_and_lives_on(
    shop_store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit was durable, and what comes after it failed: asked again, it would be found."""
    learn, failing = Positions.learn, [True]

    def learn_or_fail(self: Positions, found: dict[str, Position]) -> None:
        if found and failing and failing.pop():
            raise MemoryError
        learn(self, found)

    monkeypatch.setattr(Positions, "learn", learn_or_fail)
    with pytest.raises(CommitUnsure):
        shop_store.write(sell).result()
    assert shop_store.write(sell).result().number == 3
    assert not list(shop_store.verify(FRONT))


def test_another_process_may_write_beside_the_one_that_serves(root: Path, shop_folder: Path) -> None:
    """An export journals itself while the shop sells: no gap, no double, one chain."""
    store = open_store(shop_folder, {}, exclusive=True)
    process = till_process(root, "note", str(shop_folder), "30")
    assert process.stdout is not None
    ours = [store.write(sell).result().number]
    theirs: list[int] = []
    for line in process.stdout:
        theirs.append(int(line))
        ours.append(store.write(sell).result().number)
    process.communicate()
    assert process.returncode == 0
    assert len(theirs) == 30
    assert sorted(ours + theirs) == list(range(2, 2 + len(ours) + len(theirs)))
    with store.read() as books:
        assert books.state(FRONT).series.sales == len(ours)
    assert not list(store.verify(FRONT))
    store.close()
    open_store(shop_folder, {}, exclusive=True).close()


def test_two_stores_at_once_take_turns(shop_folder: Path) -> None:
    serving, beside = open_store(shop_folder, {}, exclusive=True), open_store(shop_folder, {})
    waiting = [store.write(sell) for _ in range(40) for store in (serving, beside)]
    assert sorted(future.result().number for future in waiting) == list(range(2, 82))
    beside.close()
    assert serving.write(sell).result().number == 82
    assert not list(serving.verify(FRONT))
    serving.close()


def test_a_command_that_stops_reading_halfway_does_not_hold_the_past_fast(shop_folder: Path) -> None:
    """Its look ends with it, so that what others write meanwhile is seen by the next command."""
    serving, beside = open_store(shop_folder, {}, exclusive=True), open_store(shop_folder, {})

    def shut_drawer(books: Books) -> Record:
        return books.append(FRONT, DrawerClosed(), at=NOON)

    held(serving, [shut_drawer] * 600)
    left_open: list[Iterator[Record]] = []

    def glance(books: Books) -> int:
        left_open.append(books.records(FRONT))
        return next(left_open[0]).number

    assert serving.write(glance).result() == 1
    assert beside.write(sell).result().number == 602
    assert serving.write(sell).result().number == 603
    beside.close()
    serving.close()


def test_a_database_that_fails_is_a_refusal_and_not_an_accident(
    shop_store: SqliteStore, shop_folder: Path
) -> None:
    with opened(shop_folder) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE print_jobs")
    with pytest.raises(StoreBroken), shop_store.read() as books:
        books.jobs(FRONT, JobState)
    with pytest.raises(StoreBroken):
        shop_store.write(lambda books: books.put_in_queue(FRONT, "sales", 1)).result()
    assert shop_store.write(sell).result().number == 2


def test_a_log_from_before_the_crash_is_read_at_the_next_start(shop_folder: Path) -> None:
    """Sold and not yet moved from the log into the database: it is there all the same."""
    store = open_store(shop_folder, {}, exclusive=True)
    store.write(sell).result()
    copied = shop_folder.with_name("copied")
    copied.mkdir()
    for file in ("datakasse.db", "datakasse.db-wal"):
        (copied / file).write_bytes((shop_folder / file).read_bytes())
    (copied / "keys").symlink_to(shop_folder / "keys")
    store.close()
    again = open_store(copied, {})
    assert len(records(again, FRONT)) == 2
    again.close()
