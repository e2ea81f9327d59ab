"""
The kill lab: a real server killed under load keeps its promises, and one that does not is found out.

The long run is `make torture`; what it showed is in docs/operations/torture.md.
"""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from datakasse.storage.sqlite.store import open_store
from lab.demo import make_demo
from lab.kill.careless import program
from lab.kill.copies import Copies
from lab.kill.database import KilledDatabase
from lab.kill.disk import Disk
from lab.kill.life import beside
from lab.kill.moving_house import MovingHouse
from lab.kill.older import take_back_to_older
from lab.kill.promises import PromiseBroken
from lab.kill.run import Survived, kill
from lab.kill.shop import REGISTERS, make_shop
from lab.postgres.cluster import Cluster
from lab.store import LabRefusal
from tests.database import cluster, database

__all__ = ["cluster", "database"]

SAMPLE_RUNS = 4
_NOTICED_WITHIN = 20


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    """A disk whose power can be cut. Without a C compiler a test is skipped, but never in CI."""
    try:
        return Disk(tmp_path_factory.mktemp("disk"))
    except LabRefusal as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def broken(server: list[str], seed: int, database: str = "") -> str:
    """Return the promise that a careless server broke within some runs."""
    survived = kill(_NOTICED_WITHIN, seed, lambda _: None, program=server, database=database)
    assert isinstance(survived, Survived)
    assert survived.broken, "nobody noticed"
    assert f"python -m lab kill --runs {survived.runs + 1} --seed {seed}" in survived.broken
    return survived.broken


@pytest.mark.usefixtures("disk")
def test_a_sample_of_kills_loses_and_doubles_nothing(root: Path) -> None:
    command = [sys.executable, "-m", "lab", "kill", "--runs", str(SAMPLE_RUNS), "--seed", "1"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = re.fullmatch(rf"{SAMPLE_RUNS} runs, (\d+) acknowledged sales checked\n", ran.stdout)
    assert told is not None, ran.stdout
    assert int(told[1]) > SAMPLE_RUNS
    assert ran.stderr.count("killed ") >= SAMPLE_RUNS


def test_a_sample_of_kills_at_a_postgresql_loses_and_doubles_nothing(root: Path, database: str) -> None:
    """Servers die, and their connections too. A second try is of another business: nobody may delete one."""
    command = [sys.executable, "-m", "lab", "kill", "--runs", str(SAMPLE_RUNS), "--seed", "9"]
    for _ in range(2):
        ran = subprocess.run(
            [*command, "--database", database], cwd=root, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        told = re.fullmatch(rf"{SAMPLE_RUNS} runs, (\d+) acknowledged sales checked\n", ran.stdout)
        assert told is not None, ran.stdout
        assert int(told[1]) > SAMPLE_RUNS
        assert "ended by the database" in ran.stderr


def test_moves_that_are_killed_leave_one_place_to_sell_from(database: str, tmp_path: Path) -> None:
    """Out of a database and back into the same: what is refused is gone on with by the same command."""
    folder, told = tmp_path / "shop", list[str]()
    make_shop(folder, database=KilledDatabase(database))
    house = MovingHouse(folder, database, Random(3), told.append)
    while house.kills < 2 and len(told) < 60:  # A machine that is quick for a while is killed too late.
        for is_in_folder in (True, False):
            house.carry()
            assert house.is_in_folder is is_in_folder
    assert house.kills >= 2, told
    with beside(house.folder) as store:
        assert [list(store.verify(register)) for register in REGISTERS] == [[], [], []]


def test_a_shop_that_is_for_sale_at_two_places_is_found_out(database: str, tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    make_shop(folder, database=KilledDatabase(database))
    make_shop(tmp_path / "shop-1")
    with pytest.raises(PromiseBroken, match="is there"):
        MovingHouse(folder, database, Random(1), lambda _: None).carry()


def test_a_server_that_forgets_its_answers_is_found_out_at_a_postgresql(database: str) -> None:
    assert re.search("was answered|in the journal|left|was refused", broken(program("doubling"), 3, database))


def test_a_database_that_is_not_ready_cannot_be_tried(root: Path, cluster: Cluster) -> None:
    command = [sys.executable, "-m", "lab", "kill", "--runs", "1", "--seed", "1"]
    ran = subprocess.run(
        [*command, "--database", cluster.database()], cwd=root, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "datakasse database prepare" in ran.stderr


@pytest.mark.usefixtures("disk")
def test_a_server_that_does_not_wait_for_the_disk_is_found_out() -> None:
    """Its sales are answered and gone after a power cut: the harness notices what is lost."""
    assert re.search("lost|left|in the journal|did not start", broken(program("forgetful"), 4))


@pytest.mark.usefixtures("disk")
def test_a_server_that_forgets_its_answers_is_found_out() -> None:
    """What is repeated is sold again: the harness notices what is doubled."""
    assert re.search("was answered|in the journal|left|was refused", broken(program("doubling"), 3))


def test_a_power_cut_takes_what_no_sync_has_vouched_for_and_nothing_else(disk: Disk, tmp_path: Path) -> None:
    """Also what was written before a sync that failed, unless it is written again."""
    database = tmp_path / "datakasse.db"
    program = (
        "import os, sys\n"
        "file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)\n"
        "os.pwrite(file, b'lost', 0)\n"
        "os.pwrite(file, b'safe', 4)\n"
        "try: os.fsync(file)\n"
        "except OSError: os.pwrite(file, b'safe', 4)\n"
        "os.fsync(file)\n"
        "os.pwrite(file, b'late', 8)\n"
    )
    disk.fail(sync_error=errno.EIO, syncs=1)
    subprocess.run(
        [sys.executable, "-c", program, str(database)], env={**os.environ, **disk.environ}, check=True
    )
    assert database.read_bytes() == b"lostsafelate"
    assert disk.cut_power(tmp_path, Random(4)) == "power cut: 2 parts of files lost"
    left = database.read_bytes()
    assert left[4:8] == b"safe"
    assert left != b"lostsafelate"


def test_copies_that_do_not_restore_are_found_out(tmp_path: Path) -> None:
    """Every byte is there, but not the same: sizes and names alone would say that all is well."""
    folder = tmp_path / "shop"
    make_shop(folder)
    copies = Copies(folder)
    copies.set_up()
    with beside(folder) as store:
        copies.check(store)
        for file in copies.place.rglob("*"):
            if file.is_file():
                file.write_bytes(bytes(byte ^ 1 for byte in file.read_bytes()))
        with pytest.raises(PromiseBroken, match="copies"):
            copies.check(store)


def test_a_database_that_was_cut_off_on_its_way_up_is_taken_back_from_where_it_came_to(
    tmp_path: Path,
) -> None:
    """A power cut may leave a careless server's database without its newest steps, or without any."""
    data = tmp_path / "data"
    make_demo(data)
    open_store(data, {}).close()
    steps = [take_back_to_older(data, Random(seed)) for seed in range(8)]
    assert steps[0] > 0
    assert steps[-1] == 0
    open_store(data, {}).close()
    assert take_back_to_older(data, Random(0)) == steps[0]
