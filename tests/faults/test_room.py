"""
A real disk that is full, and one that is mounted read-only: a small file system made for it, by root.

Whoever is not root has a limit on the size of files instead (`RLIMIT_FSIZE`), which SQLite meets too.
"""

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.stand import Stand, standing
from tests.small_disk import fill_up, small_disk

_LITTLE_BYTES = 1024 * 1024


def sell_until_refused(stand: Stand) -> int:
    """Sell until there is no room, and return how many were sold; what was refused is given up."""
    for sold in range(1_000):
        code = stand.sells()
        if code:
            assert code == "store.disk_full"
            (refused,) = stand.promises.unanswered()
            stand.forget(refused)
            return sold
    pytest.fail("there is room for everything")


def test_a_full_disk_refuses_and_goes_on_when_there_is_room(kiosk_template: Path, tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "small") as small,
        standing(shutil.copytree(kiosk_template, small / "shop")) as stand,
    ):
        stand.sell()
        ballast = fill_up(small)
        sell_until_refused(stand)
        assert stand.hand.look() == stand.hand.stand
        ballast.unlink()
        stand.sell()
        stand.server.kill()
        stand.open()
        stand.sell()
        assert stand.check() >= 3


def test_a_shop_on_a_full_disk_can_be_opened_and_says_what_is_wrong(
    kiosk_template: Path, tmp_path: Path
) -> None:
    """Nothing is sold until there is room, even to write the log anew; nothing is lost either."""
    with (
        small_disk(tmp_path / "small") as small,
        standing(shutil.copytree(kiosk_template, small / "shop")) as stand,
    ):
        stand.sell()
        stand.server.kill()
        ballast = fill_up(small)
        assert stand.refused_start().endswith("[store.disk_full]")
        ballast.unlink()
        stand.open()
        assert stand.check() == 1


def test_a_shop_opens_where_there_is_room_to_sell_but_not_for_its_log_twice(
    kiosk_template: Path, tmp_path: Path
) -> None:
    """The log is only synced then, and goes on where it stands."""
    with (
        small_disk(tmp_path / "small") as small,
        standing(shutil.copytree(kiosk_template, small / "shop")) as stand,
    ):
        stand.sell()
        log = small / "shop" / "datakasse.db-wal"
        while log.stat().st_size < 2 * _LITTLE_BYTES:
            stand.sell()
        stand.server.kill()
        found, ballast = log.stat(), fill_up(small)
        os.truncate(ballast, ballast.stat().st_size - found.st_size + _LITTLE_BYTES)
        stand.open()
        assert log.stat().st_ino == found.st_ino
        assert not log.with_name("datakasse.db-wal-anew").exists()
        stand.sell()
        # The control: with room for both it is another file.
        stand.server.kill()
        ballast.unlink()
        stand.open()
        assert log.stat().st_ino != found.st_ino
        assert stand.check() >= 3


def test_where_files_may_not_grow_what_is_refused_is_made_once_when_they_may(kiosk_folder: Path) -> None:
    """For whoever is not root; the system calls it an error of the disk."""
    with standing(kiosk_folder) as stand:
        stand.sell()
        log = kiosk_folder / "datakasse.db-wal"
        _, hard = resource.prlimit(stand.server.process, resource.RLIMIT_FSIZE)
        limit = log.stat().st_size + 20_000
        resource.prlimit(stand.server.process, resource.RLIMIT_FSIZE, (limit, hard))
        codes = [stand.sells() for _ in range(20)]
        first = codes.index("store.unsure")
        assert codes == [""] * first + ["store.unsure"] + ["store.disk_failing"] * (19 - first)
        resource.prlimit(stand.server.process, resource.RLIMIT_FSIZE, (hard, hard))
        for unanswered in stand.promises.unanswered():
            stand.hand.ask_until_answered(unanswered)
        assert stand.check() == 21


def test_a_disk_mounted_read_only_is_told_before_anything_starts(
    kiosk_template: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small") as small:
        folder = shutil.copytree(kiosk_template, small / "shop")
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        assert Stand(folder).refused_start().endswith("[store.folder_not_writable]")
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
        with standing(folder) as stand:
            stand.sell()
            assert stand.check() == 1
