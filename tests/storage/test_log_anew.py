"""
A start writes the log that it finds anew, and only where nobody would go on in the one before.

That it is needed is seen on a disk that fails (`faults/test_disk.py`).
"""

import shutil
from pathlib import Path

import pytest

from datakasse.storage.sqlite.store import open_store
from tests.shop import FRONT, sell


@pytest.fixture
def killed(shop_folder: Path, tmp_path: Path) -> Path:
    """The shop as a process that was killed has left it: a sale in its log."""
    store = open_store(shop_folder, {}, exclusive=True)
    store.write(sell).result()
    # What the writer does after a commit, an anchor, is done when it takes the next up.
    store.write(lambda _: None).result()
    left = shutil.copytree(shop_folder, tmp_path / "left")
    store.close()
    return left


def log_of(folder: Path) -> Path:
    return folder / "datakasse.db-wal"


def test_what_is_in_the_log_is_in_another_file_with_the_same_in_it(killed: Path) -> None:
    log = log_of(killed)
    before, held = log.stat().st_ino, log.read_bytes()
    store = open_store(killed, {}, exclusive=True)
    try:
        assert log.stat().st_ino != before
        assert log.read_bytes() == held
        assert log.stat().st_mode & 0o077 == 0
        with store.read() as books:
            assert books.state(FRONT).series.sales == 1
        store.write(sell).result()
    finally:
        store.close()
    assert not [path for path in killed.iterdir() if "anew" in path.name]


def test_whoever_looks_in_meanwhile_and_whoever_serves_have_one_log(killed: Path) -> None:
    log = log_of(killed)
    before = log.stat().st_ino
    looking = open_store(killed, {})
    serving = open_store(killed, {}, exclusive=True)
    try:
        assert log.stat().st_ino == before
        serving.write(sell).result()
        with looking.read() as books:
            assert books.state(FRONT).series.sales == 2
    finally:
        looking.close()
        serving.close()


def test_what_a_start_that_was_killed_has_left_beside_it_is_not_taken_for_the_log(killed: Path) -> None:
    left = killed / "datakasse.db-wal-anew"
    left.write_bytes(log_of(killed).read_bytes()[:5000])
    store = open_store(killed, {}, exclusive=True)
    try:
        assert not left.exists()
        with store.read() as books:
            assert books.state(FRONT).series.sales == 1
    finally:
        store.close()
