"""The last pages of the log, cut off or scrambled: what is whole before them is there, and nothing else."""

import shutil
from pathlib import Path
from random import Random

import pytest

from datakasse.errors.storage.journal import JournalOlder
from datakasse.storage.sqlite.store import open_store
from tests.shop import FRONT, sell

SALES = 6
CUTS = 24
LOG = "datakasse.db-wal"


def log_of(folder: Path) -> Path:
    return folder / LOG


def whole_sales(folder: Path) -> int:
    """Open a shop, see that its journal verifies, sell once more; return how many sales it had before."""
    store = open_store(folder, {}, exclusive=True)
    try:
        with store.read() as books:
            before = books.head(FRONT).number
        assert not list(store.verify(FRONT))
        assert store.write(sell).result().number == before + 1
        assert not list(store.verify(FRONT))
    finally:
        store.close()
    return before - 1


@pytest.mark.parametrize("way", ["cut", "zeroed", "scrambled"])
def test_what_is_whole_before_a_torn_page_is_there_and_nothing_behind_it(
    shop_folder: Path, tmp_path: Path, way: str
) -> None:
    """As a power cut leaves a log, at any byte of it; an anchor that knows better refuses what is shorter."""
    store = open_store(shop_folder, {}, exclusive=True)
    ends = [log_of(shop_folder).stat().st_size]
    for _ in range(SALES):
        store.write(sell).result()
        ends.append(log_of(shop_folder).stat().st_size)
    copied = tmp_path / "copied"
    shutil.copytree(shop_folder, copied)
    store.close()
    chance = Random(way)
    seen: set[int] = set()
    for number in range(CUTS):
        torn_at = chance.randrange(ends[0], ends[-1])
        folder = shutil.copytree(copied, tmp_path / f"torn {number}")
        tear(log_of(folder), torn_at, way, chance)
        whole = sum(end <= torn_at for end in ends) - 1
        try:
            assert whole_sales(folder) == whole
        except JournalOlder:
            # The first sale of a process leaves an anchor.
            assert whole < 1
        seen.add(whole)
    assert len(seen) > SALES // 2


def tear(log: Path, at: int, way: str, chance: Random) -> None:
    """Do away with what stands in a log from a byte on."""
    with log.open("r+b") as file:
        size = file.seek(0, 2)
        if way == "cut":
            file.truncate(at)
            return
        file.seek(at)
        file.write(bytes(size - at) if way == "zeroed" else chance.randbytes(size - at))
