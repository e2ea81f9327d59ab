"""A process killed in the middle of a copy leaves a copy that restores, or none; the next one goes on."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import msgspec

from datakasse.errors.backup.copies import CopyDamaged, NoCopyThere
from datakasse.storage.sqlite.store import open_store
from tests.backup.copied_shop import CopiedShop, journal_of


def test_killed_at_any_file_and_gone_on(shop_folder: Path, tmp_path: Path) -> None:
    store = open_store(shop_folder, {})
    shop = CopiedShop(store, tmp_path)
    shop.sell(3)
    whole = journal_of(store)
    described = tmp_path / "setup.json"
    described.write_bytes(msgspec.json.encode(shop.setup))
    command = [sys.executable, "-m", "tests.backup.dying_copy", shop_folder, shop.place_folder, described]
    killed, complete = 0, False
    while not complete:
        # Each goes on where the one before was killed, so that one file more is there each time.
        died = subprocess.run([*command, "1"], check=False, timeout=60)
        complete = died.returncode == 0
        assert complete or died.returncode == -signal.SIGKILL
        killed += not complete
        try:
            fetched = shop.fetch(shop.wanted(damaged_end=True))
        except (NoCopyThere, CopyDamaged):
            # There is no list yet of what lies beside; and that is said.
            assert not complete
        else:
            assert complete == (fetched.entries == len(whole[0]) + 1)
    assert killed > 5
    assert [path for path in shop.place_folder.rglob("*.uferdig") if not path.name.startswith(".")] == []
    with shop.restored() as restored:
        assert journal_of(restored.store) == whole
    store.close()
    shutil.rmtree(shop.place_folder)
