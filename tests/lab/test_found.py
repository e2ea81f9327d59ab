"""What the simulation found, each by itself: it stays found."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from datakasse.errors.storage.database import CommitUnsure, StoreBroken
from datakasse.journal.entry import Record
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.shop import SignatureMethod
from lab.simulation.disk import Death, Trouble
from lab.simulation.equipment import SimulatedClock
from lab.simulation.machine import Machine
from lab.simulation.shop import FRONT, make_shop

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
SEEDS = (0, 5, 7)
"""Of chances that lost something before it was mended: a later one is as good, if it does."""


@pytest.fixture(params=SEEDS)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    make_shop(tmp_path / "0", "shop", SignatureMethod.HMAC_SHA1_128)
    machine = Machine(tmp_path, SimulatedClock(NOON), Random(request.param))
    with machine.plugged_in():
        machine.switch_on()
        machine.store.write(shut).result()
        yield machine


def shut(books: Books) -> Record:
    return books.append(FRONT, DrawerClosed(), at=NOON)


def last(machine: Machine) -> int:
    with machine.store.read() as books:
        return books.head(FRONT).number


def pages_in_log(log: Path) -> set[int]:
    """Return which pages there are in SQLite's log: a header, then a frame for each."""
    frames = range(32, log.stat().st_size, 24 + 4096)
    content = log.read_bytes()
    return {int.from_bytes(content[frame : frame + 4], "big") for frame in frames}


def test_what_is_sold_after_a_sync_that_failed_survives_a_restart_and_a_power_cut(machine: Machine) -> None:
    """The system had lost a piece of the log and went on showing it; what came behind it was lost as well."""
    machine.disk.trouble = Trouble.SYNCS_FAIL
    with pytest.raises(CommitUnsure):
        machine.store.write(shut).result()
    machine.switch_off()
    machine.disk.trouble = None
    machine.switch_on()
    acknowledged = [machine.store.write(shut).result().number for _ in range(5)]
    machine.disk.die(Death.POWER)
    machine.replace_disk()
    machine.switch_on()
    assert last(machine) == acknowledged[-1]


def test_a_database_whose_first_sector_is_rubbish_opens_from_its_log(machine: Machine) -> None:
    """The power was cut while the log went into the database: SQLCipher's salt was gone, and all with it."""
    while 1 not in pages_in_log(machine.folder / "datakasse.db-wal"):
        machine.store.write(shut).result()
    before = last(machine)
    machine.disk.die(Death.KILLED)
    machine.replace_disk()
    with (machine.folder / "datakasse.db").open("r+b") as database:
        database.write(bytes(512))
    machine.put_disk_in()
    machine.switch_on()
    assert last(machine) == before


def test_what_was_refused_for_a_sync_that_failed_is_not_there_after_a_kill(machine: Machine) -> None:
    """One sync fails, the disk is well again; what the till was told is not written stays unwritten."""
    before = last(machine)
    usual = machine.disk.sync

    def fails_once(path: str) -> None:
        machine.disk.sync = usual
        machine.disk.trouble = Trouble.SYNCS_FAIL
        try:
            usual(path)
        finally:
            machine.disk.trouble = None

    machine.disk.sync = fails_once
    with pytest.raises(StoreBroken):
        machine.store.write(shut).result()
    machine.disk.die(Death.KILLED)
    machine.replace_disk()
    machine.switch_on()
    assert last(machine) == before
