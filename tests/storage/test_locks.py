"""
The lock that tells other processes that somebody has the database open.

Whoever finds it free when she leaves takes the log away. A process loses it when it closes the file once,
whichever way: so nothing but SQLite may open it.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from datakasse.storage.folder import DataFolder
from datakasse.storage.sqlite.store import SqliteStore, open_store
from tests.shop import sell

TRY_TO_LOCK = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
    except OSError:
        sys.exit(1)
"""
"""Takes what SQLite takes when it leaves last: the bytes where everybody has a shared lock."""


@pytest.fixture
def store(shop_folder: Path) -> Iterator[SqliteStore]:
    """The shop, served."""
    opened = open_store(shop_folder, {}, exclusive=True)
    yield opened
    opened.close()


def could_lock(database: Path) -> bool:
    """Return whether another process could lock everybody out."""
    return subprocess.run([sys.executable, "-c", TRY_TO_LOCK, str(database)], check=False).returncode == 0


def test_who_serves_keeps_the_lock_whoever_reads(shop_folder: Path, store: SqliteStore) -> None:
    """Two who look at once have two connections, of which the second is opened beside those there are."""
    database = DataFolder(shop_folder).database
    with ExitStack() as looks:
        for _ in range(2):
            looks.enter_context(store.read())
            store.write(sell).result()
            assert not could_lock(database)
    assert not could_lock(database)
    store.close()
    assert could_lock(database), "nobody has it open any more"


def test_who_looks_in_from_beside_leaves_the_log(shop_folder: Path, store: SqliteStore) -> None:
    log = Path(f"{DataFolder(shop_folder).database}-wal")
    store.write(sell).result()
    file = log.stat().st_ino
    looking = (
        "import sys; from pathlib import Path; from datakasse.storage.sqlite.store import open_store;"
        "store = open_store(Path(sys.argv[1]), {}); store.check_since_anchors(); store.close()"
    )
    subprocess.run([sys.executable, "-c", looking, str(shop_folder)], check=True)
    store.write(sell).result()
    assert log.stat().st_ino == file
