"""
A disk that fails under a real server: nothing acknowledged is lost, nothing refused is found later.

Decision: 0036-a-failed-sync-is-not-forgotten.
"""

import errno
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from lab.kill.careless import program
from lab.kill.disk import Disk
from lab.kill.promises import Asked, PromiseBroken
from lab.store import LabRefusal
from tests.faults.stand import Stand, standing


def lose_power(stand: Stand, disk: Disk, seed: int = 1) -> None:
    """Cut the power and start again."""
    stand.server.kill()
    disk.cut_power(stand.folder, Random(seed))
    stand.open()


def test_a_sync_that_fails_once_refuses_the_sale_and_nothing_after_it(kiosk_folder: Path, disk: Disk) -> None:
    """What was refused is on no disk; what is sold next survives a power cut, though the log had failed."""
    with standing(kiosk_folder, disk.environ) as stand:
        stand.sell()
        disk.fail(sync_error=errno.EIO, syncs=1)
        stand.forget(stand.fails("store.broken"))
        for _ in range(5):
            stand.sell()
        lose_power(stand, disk)
        assert stand.check() == 6


def test_a_sale_refused_by_a_failed_sync_is_made_once_when_it_is_repeated(
    kiosk_folder: Path, disk: Disk
) -> None:
    with standing(kiosk_folder, disk.environ) as stand:
        disk.fail(sync_error=errno.EIO, syncs=1)
        stand.fails("store.broken")
        stand.repeat()
        assert stand.check() == 1


def test_while_syncs_fail_nothing_is_sold_and_afterwards_it_goes_on(kiosk_folder: Path, disk: Disk) -> None:
    """The first is not sure of itself, those behind it are refused; no restart is needed afterwards."""
    with standing(kiosk_folder, disk.environ) as stand:
        stand.sell()
        disk.fail(sync_error=errno.EIO)
        unsure = stand.fails("store.unsure")
        for _ in range(3):
            stand.forget(stand.fails("store.disk_failing"))
        assert stand.hand.look() == stand.hand.stand
        disk.heal()
        stand.sell()
        assert unsure.answer is None
        stand.hand.ask_until_answered(unsure)
        lose_power(stand, disk)
        assert stand.check() == 3


@pytest.mark.parametrize("kills", [False, True], ids=["it lives on", "it is killed in that instant"])
def test_what_a_failed_sync_left_in_the_log_is_written_anew_before_anything_is_built_on_it(
    kiosk_folder: Path, disk: Disk, *, kills: bool
) -> None:
    """The server is started anew on a disk that is well: what it finds in the log is not on the disk yet."""
    with standing(kiosk_folder, disk.environ) as stand:
        find_all_after_a_power_cut(stand, disk, sell_behind_a_hole(stand, disk, kills=kills))


@pytest.mark.parametrize("kills", [False, True], ids=["it lives on", "it is killed in that instant"])
def test_a_server_that_trusts_what_it_finds_in_the_log_loses_what_it_sold_on_it(
    kiosk_folder: Path, disk: Disk, *, kills: bool
) -> None:
    """The control: without writing the log anew, later syncs prove nothing of what lies before."""
    with standing(kiosk_folder, disk.environ) as stand:
        stand.server.program = program("trusting")
        unsure = sell_behind_a_hole(stand, disk, kills=kills)
        with pytest.raises((PromiseBroken, LabRefusal)):
            find_all_after_a_power_cut(stand, disk, unsure)


def sell_behind_a_hole(stand: Stand, disk: Disk, *, kills: bool) -> Asked:
    """Have a sync fail for good, and sell on after a restart on top of what it left; return what failed."""
    stand.sell()
    disk.fail(sync_error=errno.EIO, kills=kills)
    unsure = stand.dies() if kills else stand.fails("store.unsure")
    stand.server.kill()
    disk.heal()
    stand.open()
    for _ in range(2):
        stand.sell()
    return unsure


def find_all_after_a_power_cut(stand: Stand, disk: Disk, unsure: Asked) -> None:
    """See that everything is there that was answered, and that what was not sure is done once."""
    lose_power(stand, disk)
    stand.hand.ask_until_answered(unsure)
    assert stand.check() == 4


def test_what_a_killed_process_had_not_synced_is_synced_before_an_anchor_speaks_of_it(
    kiosk_folder: Path, disk: Disk
) -> None:
    """Killed between a commit and its sync, then a power cut in the next start, before its first entry."""
    with standing(kiosk_folder, disk.environ) as stand:
        stand.server.kill()
        stand.server.program = program("forgetful")
        stand.open()
        stand.sell()
        stand.server.kill()
        begun = (
            "import os, sys; from pathlib import Path; from datakasse.storage.opening import open_store\n"
            "open_store(Path(sys.argv[1]), {}, exclusive=True)\n"
            "os._exit(0)"
        )
        subprocess.run(
            [sys.executable, "-c", begun, str(stand.folder)], env=os.environ | disk.environ, check=True
        )
        disk.cut_power(stand.folder, Random(1))
        stand.server.program = ()
        stand.open()
        assert stand.check() == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [(errno.EROFS, "store.unsure"), (errno.ENOSPC, "store.disk_full")],
)
def test_a_write_that_fails_refuses_the_sale_which_is_made_once_when_the_disk_is_well(
    kiosk_folder: Path, disk: Disk, error: int, code: str
) -> None:
    with standing(kiosk_folder, disk.environ) as stand:
        stand.sell()
        disk.fail(write_error=error)
        failed = stand.fails(code)
        disk.heal()
        stand.sell()
        stand.hand.ask_until_answered(failed)
        lose_power(stand, disk)
        stand.sell()
        assert stand.check() == 4
