"""
A copy is tried in a process of its own: what it tells, what it is told, and that it leaves nothing behind.

Law: SIG-12 in spirit: what opens the copies is in no list of processes.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from datakasse.devices.machine.own_process import SECRET_SETTINGS
from datakasse.devices.machine.trial_apart import PREFIX, TrialApart
from datakasse.devices.places.open_place import open_place
from datakasse.errors.backup.copies import TrialBroken
from datakasse.office.backup.fetched import Wanted
from datakasse.office.backup.trial import TrialEnded, TrialOrder, TrialTold, try_out
from datakasse.storage.sqlite.store import SqliteStore, create_store
from tests.backup.copied_shop import CopiedShop, folder_place, journal_of
from tests.shop import BACK, FRONT
from tests.small_disk import fill_up, small_disk

ODD = "tests.backup.odd_trial"
PATIENCE_S = 60


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where trials make their folders."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    return scratch


@pytest.fixture
def order(shop: CopiedShop) -> TrialOrder:
    """The order to try what a shop has copied, as the register gives it."""
    shop.sell(4)
    shop.ship()
    place = msgspec.structs.replace(folder_place(shop.place_folder), secret="hemmelig-7")
    return TrialOrder(place, Wanted((shop.setup.drill,), shop.setup.owner, shop.setup.line))


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipe that a trial which hangs opens when it has come so far; it ends when the trial does."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setenv("ODD_TRIAL", f"hang {pipe}")
    return pipe


def here(order: TrialOrder, folder: Path) -> TrialTold:
    """Try a copy in this very process."""

    def empty_store(made: Path) -> tuple[SqliteStore, object]:
        store = create_store(made, {})
        return store, store.keys

    folder.mkdir()
    return try_out(order, folder, open_place, empty_store)  # pyright: ignore[reportArgumentType] - its keys


def left_in(scratch: Path) -> list[Path]:
    return list(scratch.iterdir())


@pytest.mark.law("KSF-2-7-6")
def test_what_is_told_is_what_is_told_here(
    shop: CopiedShop, order: TrialOrder, scratch: Path, tmp_path: Path
) -> None:
    told = TrialApart()(order)
    assert told == here(order, tmp_path / "here")
    assert told.fault == ""
    assert told.entries == sum(len(journal_of(shop.store, register)[0]) for register in (FRONT, BACK))
    assert told.last == {register: journal_of(shop.store, register)[0][-1] for register in (FRONT, BACK)}
    assert left_in(scratch) == []


def damaged(shop: CopiedShop) -> None:
    box = shop.boxes(f"journal/{FRONT}/*.age")[0]
    box.write_bytes(box.read_bytes()[:-1])


def without_a_box(shop: CopiedShop) -> None:
    shop.boxes(f"journal/{FRONT}/*.age")[0].unlink()


def gone(shop: CopiedShop) -> None:
    shop.place_folder.rename(shop.folder / "pocket")


@pytest.mark.parametrize("goes_wrong", [damaged, without_a_box, gone])
def test_what_is_wrong_with_a_copy_is_told_in_the_same_words(
    shop: CopiedShop,
    order: TrialOrder,
    scratch: Path,
    tmp_path: Path,
    goes_wrong: Callable[[CopiedShop], None],
) -> None:
    goes_wrong(shop)
    told = TrialApart()(order)
    assert told.fault
    assert told == here(order, tmp_path / "here")
    assert left_in(scratch) == []


@pytest.mark.parametrize("free_kib", [4, 64, 300])
def test_where_there_is_no_room_for_a_copy_it_says_so(
    order: TrialOrder, scratch: Path, monkeypatch: pytest.MonkeyPatch, free_kib: int
) -> None:
    """Its own files took the room that its answer needed, and nobody was told why it ended."""
    with small_disk(scratch / "small") as small:
        monkeypatch.setattr(tempfile, "tempdir", str(small))
        ballast = fill_up(small)
        os.truncate(ballast, ballast.stat().st_size - free_kib * 1024)
        told = TrialApart()(order)
        assert "ikke plass" in told.fault
        assert str(small) in told.fault
        assert left_in(small) == [ballast]


def test_nobody_on_the_machine_sees_what_it_is_told(
    order: TrialOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODD_TRIAL", "tell")
    for name in SECRET_SETTINGS:
        monkeypatch.setenv(name, "hemmelig-8")
    seen = TrialApart(ODD)(order).fault
    assert "ODD_TRIAL=tell" in seen
    for secret in ("hemmelig", *order.wanted.identities, *SECRET_SETTINGS):
        assert secret not in seen


def test_one_that_dies_is_told_and_leaves_nothing(
    order: TrialOrder, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODD_TRIAL", "die")
    with pytest.raises(TrialBroken, match="SIGKILL"):
        TrialApart(ODD)(order)
    with pytest.raises(TrialBroken, match="ended with 1"):
        TrialApart("datakasse.nothing_of_this_name")(order)
    assert left_in(scratch) == []


def test_one_that_is_ended_leaves_nothing(order: TrialOrder, scratch: Path, pipe: Path) -> None:
    trial, ended = TrialApart(ODD), threading.Event()

    def ask() -> None:
        with pytest.raises(TrialEnded):
            trial(order)
        ended.set()

    threading.Thread(target=ask, daemon=True).start()
    with pipe.open("rb") as hanging:
        trial.end()
        assert hanging.read() == b""
    assert ended.wait(PATIENCE_S)
    assert left_in(scratch) == []


def test_it_ends_with_who_asked_and_leaves_nothing(order: TrialOrder, scratch: Path, pipe: Path) -> None:
    ask = f"""if True:
        import sys, msgspec
        from datakasse.devices.machine.trial_apart import TrialApart
        from datakasse.office.backup.trial import TrialOrder
        TrialApart("{ODD}")(msgspec.json.decode(sys.stdin.buffer.readline(), type=TrialOrder))
    """
    with subprocess.Popen([sys.executable, "-c", ask], stdin=subprocess.PIPE) as asking:
        assert asking.stdin is not None
        asking.stdin.write(msgspec.json.encode(order) + b"\n")
        asking.stdin.flush()
        with pipe.open("rb") as hanging:
            assert len(left_in(scratch)) == 1
            asking.kill()
            assert hanging.read() == b""
    assert left_in(scratch) == []


def test_what_power_cuts_have_left_is_removed_by_the_next_one(order: TrialOrder, scratch: Path) -> None:
    old, young, other = (scratch / name for name in (f"{PREFIX}old", f"{PREFIX}young", "other"))
    long_ago_s = time.time() - 3600
    for folder in (old, young, other):
        (folder / "data").mkdir(parents=True)
    for folder in (old, other):
        os.utime(folder, times=(long_ago_s, long_ago_s))
    assert TrialApart()(order).fault == ""
    assert sorted(left_in(scratch)) == sorted([young, other])
