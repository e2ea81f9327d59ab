"""
Yesterday's database put back is refused, and there is a way out that hides nothing.

Law: KSF-2-7-3, KSF-2-8-4-2, SIG-10.
"""

import shutil
from pathlib import Path

import pytest

from datakasse.errors.backup.going_on import NothingLost, NotOlder
from datakasse.errors.storage.journal import JournalDamaged
from datakasse.errors.storage.keys import KeyMissing
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.go_on import go_on_from_older
from datakasse.storage.engine.store import KeptStore
from datakasse.till.day.close_day import CloseDay
from datakasse.trade.moment import to_journal
from tests.cli.command_line import done, refused, typed
from tests.shop import sell
from tests.storage.raw import rewritten, unguarded
from tests.till.shopkeeper import FRONT, KARI, PINS, kept_by, till_template

__all__ = ["till_template"]
DATABASE, NEW = "datakasse.db", "K99"
CHANGED = SettingsChanged("equipment", "")


def put_back(folder: Path, database: Path) -> None:
    """Put an older database in the place of a folder's own."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copy(database, folder / DATABASE)


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
    put_back(folder, tmp_path / DATABASE)
    return folder


@pytest.mark.law("KSF-2-7-3", "KSF-2-8-4-2", "SIG-10")
def test_the_way_out_is_an_entry_new_keys_and_numbers_beyond_those_that_are_lost(older: Path) -> None:
    with kept_by(older) as shop:
        with pytest.raises(JournalDamaged):
            shop.sell("200")
        (told,) = go_on_from_older(shop.counter, shop.shop.store, shop.shop.keys).restored
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


class Dying:
    """A store whose machine dies as it is to put a register's anchor aside."""

    def __init__(self, store: KeptStore, register: str) -> None:
        """Be a store."""
        self.store, self.register = store, register
        self.ahead = store.ahead
        self.fault_but_for_anchor = store.fault_but_for_anchor
        self.overlook_anchor = store.overlook_anchor

    def renew_anchor(self, register: str) -> None:
        """Die, or go on."""
        if register == self.register:
            raise PowerCut(register)
        self.store.renew_anchor(register)


class PowerCut(Exception):
    """The machine is dead."""


def died(folder: Path, register: str) -> None:
    """Go on, and die after the journals tell of what is lost at a register."""
    with kept_by(folder) as shop, pytest.raises(PowerCut):
        go_on_from_older(shop.counter, Dying(shop.shop.store, register), shop.shop.keys)


@pytest.mark.law("KSF-2-7-3", "SIG-10")
@pytest.mark.parametrize("lost", [1, 3])
def test_a_machine_that_dies_before_its_anchor_is_put_aside_goes_on_all_the_same_and_tells_once(
    till_template: Path, tmp_path: Path, lost: int
) -> None:
    """Where one entry is lost, the one that tells of it has its number."""
    folder = shutil.copytree(till_template, tmp_path / "data")
    with kept_by(folder) as shop:
        shop.open()
    shutil.copy(folder / DATABASE, tmp_path / DATABASE)
    with kept_by(folder) as shop:
        for _ in range(lost):
            at = to_journal(shop.clock.now())
            shop.shop.store.write(lambda books, at=at: books.append(FRONT, CHANGED, at=at), FRONT).result()
        wrote = shop.head(FRONT)
    put_back(folder, tmp_path / DATABASE)
    for _ in range(2):
        died(folder, FRONT)
        refused("journal.older_than_anchor", "serve", "--data", folder, "--port", "0")
    done("go-on", "--data", folder)
    with kept_by(folder) as shop:
        shop.shop.store.check_since_anchors()
        assert shop.faults(FRONT) == []
        told = [one.event for one in shop.entries(FRONT) if isinstance(one.event, RegisterRestored)]
        assert [(one.keys.version, one.lost_through) for one in told] == [("2", wrote)]
        with pytest.raises(KeyMissing):
            shop.shop.keys.signer_of(FRONT, shop.shop.keys.versions(FRONT)[0])
        shop.sell("200")


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


@pytest.mark.law("KSF-2-7-3", "KSL-2-f", "SIG-10")
def test_a_register_that_the_older_database_does_not_know_is_given_up_and_its_id_is_nobodys(
    till_template: Path, tmp_path: Path
) -> None:
    """The machine remembers it, and no command let the shop open again."""
    folder = shutil.copytree(till_template, tmp_path / "data")
    with kept_by(folder) as shop:
        shop.open()
        shop.sell("200")
    shutil.copy(folder / DATABASE, tmp_path / DATABASE)
    added = ("keys", "create", "--data", folder, "--register", NEW, "--location", "1")
    done(*added, "--prefix", "N")
    with kept_by(folder) as shop:
        at = to_journal(shop.clock.now())
        shop.shop.store.write(lambda books: sell(books, NEW, at=at), NEW).result()
        shop.sell("200")
    put_back(folder, tmp_path / DATABASE)
    refused("journal.older_than_anchor", "serve", "--data", folder, "--port", "0")
    died(folder, NEW)
    assert f"Kasse {NEW} er nyere enn databasen" in done("go-on", "--data", folder)

    with kept_by(folder) as shop:
        shop.shop.store.check_since_anchors()
        assert shop.faults(FRONT) == []
        events = [entry.event for entry in shop.entries(FRONT)]
        assert sum(isinstance(event, RegisterRestored) for event in events) == 1
        assert events.count(SettingsChanged("register given up", f"{NEW}: 1–2")) == 1
        assert NEW not in shop.counter.used_here()
        with pytest.raises(NothingLost):
            go_on_from_older(shop.counter, shop.shop.store, shop.shop.keys)
    assert len(list(tmp_path.rglob("anchor-lost-1"))) == 2, "each is proof of what was there"
    refused("register.exists", *added, "--prefix", "M")
    into_use = ("registers", "into-use", "--data", folder, "--register", NEW)
    refused("register.journal_lost", *into_use, "--operator", KARI, "--pin", PINS[KARI])
    assert typed("verify", "--data", folder).exit_code == 0
    done("export", "saft-cash", "--data", folder, "--out", tmp_path / "file.xml")
