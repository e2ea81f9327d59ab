"""A database copied back from yesterday while the keys stay: recognised, refused, and told a way out."""

import shutil
from pathlib import Path

from lab.kill.moves import closing
from tests.faults.stand import Stand, standing

DATABASE = "datakasse.db"


def trade_for_a_day(stand: Stand) -> None:
    """Sell, take the Z, and stop in good order."""
    for _ in range(3):
        stand.sell()
    assert stand.hand.once("z-reports", closing(stand.hand)).is_done
    stand.hand.leave()
    stand.server.close()


def test_yesterdays_database_is_recognised_and_todays_opens_again(kiosk_folder: Path, tmp_path: Path) -> None:
    """Numbers that stand on receipts already would be given out again."""
    with standing(Stand(kiosk_folder)) as stand:
        trade_for_a_day(stand)
        yesterday = shutil.copy(kiosk_folder / DATABASE, tmp_path / "yesterday")
        stand.open()
        trade_for_a_day(stand)
        today = shutil.copy(kiosk_folder / DATABASE, tmp_path / "today")
        shutil.copy(yesterday, kiosk_folder / DATABASE)
        said = stand.refused_start()
        assert said.endswith("[journal.older_than_anchor]")
        assert "sikkerhetskopien" in said
        shutil.copy(today, kiosk_folder / DATABASE)
        stand.open()
        stand.sell()
        assert stand.check() == 7


def test_without_its_anchor_nobody_would_notice(kiosk_folder: Path, tmp_path: Path) -> None:
    """The control: it is the register's own word, outside the database, that tells."""
    with standing(Stand(kiosk_folder)) as stand:
        trade_for_a_day(stand)
        yesterday = shutil.copy(kiosk_folder / DATABASE, tmp_path / "yesterday")
        stand.open()
        trade_for_a_day(stand)
        shutil.copy(yesterday, kiosk_folder / DATABASE)
        for anchor in kiosk_folder.glob("keys/register-*/anchor"):
            anchor.unlink()
        stand.open()
