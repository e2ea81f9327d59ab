"""The disk of the simulation forgets what a real one would, and nothing else."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from datakasse.errors.storage.database import DiskFailing
from datakasse.journal.entry import Record
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.shop import SignatureMethod
from lab.simulation.disk import Death, Disk, Failed, Trouble
from lab.simulation.equipment import SimulatedClock
from lab.simulation.machine import Machine
from lab.simulation.shop import FRONT, make_shop

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)

CHANCES = 200


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "disk"
    root.mkdir()
    (root / "a").write_bytes(b"old content")
    return root


def found(disk: Disk, target: Path) -> dict[str, bytes]:
    """Return what is there when the machine is switched on again."""
    disk.die(Death.POWER)
    disk.salvage(target)
    return {path.name: path.read_bytes() for path in target.iterdir()}


def test_what_was_synced_is_there_and_what_was_not_may_be(root: Path, tmp_path: Path) -> None:
    ends: set[bytes] = set()
    for seed in range(CHANCES):
        disk = Disk(root, Random(seed))
        disk.write(f"{root}/a", 0, b"NEW")
        disk.sync(f"{root}/a")
        disk.write(f"{root}/a", 11, b"!")
        content = found(disk, tmp_path / str(seed))["a"]
        assert content.startswith(b"NEW content")
        ends.add(content[11:])
    assert {b"", b"!"} <= ends


def test_a_write_of_many_sectors_can_be_torn(root: Path, tmp_path: Path) -> None:
    whole, lengths = b"x" * 4096, set[int]()
    for seed in range(CHANCES):
        disk = Disk(root, Random(seed))
        disk.write(f"{root}/a", 0, whole)
        lengths.add(len(found(disk, tmp_path / str(seed))["a"]))
    assert {11, 4096} < lengths


def test_a_name_is_durable_once_its_folder_is(root: Path, tmp_path: Path) -> None:
    names: set[tuple[str, ...]] = set()
    for seed in range(CHANCES):
        disk = Disk(root, Random(seed))
        disk.make(f"{root}/b")
        disk.write(f"{root}/b", 0, b"content")
        disk.sync(f"{root}/b")
        disk.sync_names(str(root))
        disk.move(f"{root}/b", f"{root}/c")
        files = found(disk, tmp_path / str(seed))
        assert b"content" in files.values()
        names.add(tuple(sorted(files)))
    assert names == {("a", "b"), ("a", "c")}


def test_a_sync_that_failed_is_never_made_good(root: Path, tmp_path: Path) -> None:
    """What the system lost then, a later sync does not bring to the disk."""
    contents: set[bytes] = set()
    for seed in range(CHANCES):
        disk = Disk(root, Random(seed))
        disk.write(f"{root}/a", 0, b"NEW")
        disk.trouble = Trouble.SYNCS_FAIL
        with pytest.raises(Failed):
            disk.sync(f"{root}/a")
        disk.trouble = None
        disk.sync(f"{root}/a")
        contents.add(found(disk, tmp_path / str(seed))["a"])
    assert contents == {b"old content", b"NEW content"}


def test_a_machine_that_is_dead_does_nothing(root: Path) -> None:
    disk = Disk(root, Random(1))
    disk.die_after(2, Death.KILLED)
    disk.write(f"{root}/a", 0, b"1")
    with pytest.raises(Failed):
        disk.write(f"{root}/a", 0, b"2")
    assert disk.dead is Death.KILLED
    with pytest.raises(Failed):
        disk.sync(f"{root}/a")


def test_a_machine_that_lives_has_nothing_to_salvage(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lives"):
        Disk(root, Random(1)).salvage(tmp_path / "found")


def shut(books: Books) -> Record:
    """Do the least that a register keeps."""
    return books.append(FRONT, DrawerClosed(), at=NOON)


def test_a_sync_of_the_log_at_a_start_writes_nothing_that_a_power_cut_could_tear(tmp_path: Path) -> None:
    """What a sync has vouched for lies where it lies; the lab once took it for written again, and tore it."""
    make_shop(tmp_path / "0", "shop", SignatureMethod.HMAC_SHA1_128)
    machine = Machine(tmp_path, SimulatedClock(NOON), Random(1))
    with machine.plugged_in():
        machine.switch_on()
        last = [machine.store.write(shut).result().number for _ in range(5)][-1]
        for operations in range(1, 12):
            machine.disk.die(Death.KILLED)
            machine.replace_disk()
            machine.disk.die_after(operations, Death.POWER)
            with suppress(DiskFailing):
                machine.switch_on()
            machine.disk.die(Death.POWER)
            machine.replace_disk()
            machine.switch_on()
            with machine.store.read() as books:
                assert books.head(FRONT).number == last
