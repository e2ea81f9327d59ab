"""
Yesterday's database put back is refused, and there is a way out that hides nothing.

Law: KSF-2-7-3, KSF-2-8-4-2, SIG-10.
"""

import shutil
from pathlib import Path

import pytest

from datakasse.errors.backing_up import NothingLost, NotOlder
from datakasse.errors.storing import JournalDamaged, KeyMissing
from datakasse.journal.event import RegisterRestored
from datakasse.office.backup.go_on import go_on_from_older
from datakasse.till.day.close_day import CloseDay
from tests.storage.raw import rewritten, unguarded
from tests.till.shopkeeper import FRONT, kept_by, till_template

__all__ = ["till_template"]
DATABASE = "datakasse.db"


@pytest.fixture
def older(till_template: Path, tmp_path: Path) -> Path:
    """A data folder whose database is from before the last two sales and the Z; its keys are not."""
    folder = shutil.copytree(till_template, tmp_path / "data")
    with kept_by(folder) as shop:
        shop.open()
        shop.sell("200")
    shutil.copy(folder / DATABASE, tmp_path / DATABASE)
    with kept_by(folder) as shop:
        shop.sell("200")
        shop.sell("200")
        shop.do(CloseDay(1_117_00, explanation="", terminals=shop.terminals()))
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / DATABASE, folder / DATABASE)
    return folder


@pytest.mark.law("KSF-2-7-3", "KSF-2-8-4-2", "SIG-10")
def test_the_way_out_is_an_entry_new_keys_and_numbers_beyond_those_that_are_lost(older: Path) -> None:
    with kept_by(older) as shop:
        with pytest.raises(JournalDamaged):
            shop.sell("200")
        (told,) = go_on_from_older(shop.counter, shop.shop.store, shop.shop.keys)
        assert (told.source, told.keys.version) == ("older_copy", "2")
        assert told.lost_through > 0
    with kept_by(older) as shop:
        shop.shop.store.check_since_anchors()
        assert shop.faults(FRONT) == []
        restored = [one for one in shop.entries(FRONT) if isinstance(one.event, RegisterRestored)]
        assert [one.event for one in restored] == [told]
        assert restored[0].number <= told.lost_through
        series = shop.state(FRONT).series
        assert series.sales > 3
        assert series.z_report > 1
        with pytest.raises(KeyMissing):
            shop.shop.keys.signer_of(FRONT, shop.shop.keys.versions(FRONT)[0])
        shop.open()
        sold = shop.sell("200")
        assert sold.receipt == series.sales + 1
        with pytest.raises(NothingLost):
            go_on_from_older(shop.counter, shop.shop.store, shop.shop.keys)


def test_a_journal_with_another_fault_is_not_waved_through(older: Path) -> None:
    with unguarded(older) as connection:
        sql = "SELECT body FROM entries WHERE register = ? AND number = 2"
        (body,) = connection.execute(sql, (FRONT,)).fetchone()
        change = "UPDATE entries SET body = ? WHERE register = ? AND number = 2"
        connection.execute(change, (rewritten(body), FRONT))
    with kept_by(older) as shop:
        with pytest.raises(NotOlder) as refused:
            go_on_from_older(shop.counter, shop.shop.store, shop.shop.keys)
        assert refused.value.facts == {"register": FRONT, "number": 2}
        with pytest.raises(JournalDamaged):
            shop.sell("200")
