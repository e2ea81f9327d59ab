"""
A copy is the shop. A shop that comes back goes on, and never pretends to be the machine that was lost.

Law: KSF-2-7-6 (the journal itself is kept), KSF-2-8-4-2 (no number twice), SIG-10, SIG-12.
"""

import gzip
from pathlib import Path

import msgspec
import pyrage
import pytest
from pyrage import x25519

from datakasse.errors.storage.folder import ShopExists
from datakasse.errors.storage.keys import KeyMissing
from datakasse.journal.events.register import KeysRotated, RegisterRestored
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.restore import put_back
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.connection import connect
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.tables.beside import BESIDE, VIEWS, columns_of
from datakasse.trade.shop.shop import SignatureMethod
from tests.backup.copied_shop import CopiedShop, beside_of, faults_of, journal_of
from tests.shop import BACK, FRONT, make_shop, sell


def opened(path: Path, key: RecoveryKey) -> bytes:
    """Open a box as `age -d | zcat` does, with nothing of ours."""
    return gzip.decompress(pyrage.decrypt(path.read_bytes(), [x25519.Identity.from_str(key.secret)]))


@pytest.mark.law("KSF-2-7-6")
def test_what_comes_back_is_the_shop_byte_for_byte(shop: CopiedShop) -> None:
    shop.sell(5)
    shop.close_day()
    shop.sell(2, BACK)
    shop.ship()
    with shop.restored() as restored:
        for register in (FRONT, BACK):
            assert journal_of(restored.store, register) == journal_of(shop.store, register)
        assert beside_of(restored.store) == beside_of(shop.store)
        with shop.store.read() as before, restored.store.read() as after:
            assert after.recent_sales(FRONT, 10) == before.recent_sales(FRONT, 10) != []
            assert after.state(FRONT) == before.state(FRONT)


def test_every_table_is_the_truth_a_view_or_copied(shop: CopiedShop) -> None:
    """A new table has to be one of the three, and a new column has to travel."""
    key = open_master(shop.store.keys.place_of(FRONT).parent, {}).database()
    connection = connect(shop.folder / "data" / "datakasse.db", key, for_reading=True)
    tables = {
        name: [column[1] for column in connection.execute(f"PRAGMA table_info({name})").fetchall()]
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    }
    connection.close()
    machinery = {"entries", "seals", "migrations", "unbuilt_views"}
    assert tables.keys() - machinery == BESIDE.keys() | VIEWS
    assert {name: sorted(columns_of(name)) for name in BESIDE} == {
        name: sorted(tables[name]) for name in BESIDE
    }


@pytest.mark.law("KSF-2-8-4-2", "SIG-10")
def test_a_register_goes_on_with_new_keys_and_no_number_twice(shop: CopiedShop) -> None:
    shop.sell(3)
    shop.ship()
    lost = 4
    shop.sell(lost)
    with shop.restored() as restored:
        back = {one.register: one for one in restored.go_on()}
        assert (back[FRONT].receipt, back[FRONT].key_version) == (3, "2")
        assert back[FRONT].next_receipt > 3 + lost
        sold = restored.store.write(lambda books: sell(books, at=shop.now)).result()
        event, made = sold.event, sold.transaction
        assert isinstance(event, SaleCompleted)
        assert made is not None
        assert (event.receipt, made.key_version) == (back[FRONT].next_receipt, "2")
        with shop.store.read() as old:
            assert made.number > old.head(FRONT).transaction
        assert faults_of(restored.store) == []
        with restored.store.read() as books:
            (told,) = (
                record for record in books.records(FRONT) if isinstance(record.event, RegisterRestored)
            )
            assert told.number == 5


@pytest.mark.law("SIG-12")
def test_the_old_keys_are_in_no_copy_and_sign_nothing_more(shop: CopiedShop) -> None:
    shop.sell()
    shop.ship()
    (private,) = shop.store.keys.place_of(FRONT).glob("1.key")
    plain = b"".join(opened(path, shop.key) for path in shop.place_folder.rglob("*.age"))
    assert msgspec.json.decode(private.read_bytes())["private"].encode() not in plain
    assert b"PRIVATE" not in plain
    assert b"Grovbr" in plain  # The control: what is beside the journal can be read so.
    with shop.restored() as restored:
        with pytest.raises(KeyMissing):
            restored.store.write(lambda books: sell(books, at=shop.now)).result()
        restored.go_on()
        with pytest.raises(KeyMissing):
            restored.store.keys.signer_of(FRONT, restored.store.keys.versions(FRONT)[0])


def test_hmac_signatures_can_still_be_checked(tmp_path: Path) -> None:
    make_shop(tmp_path / "data", SignatureMethod.HMAC_SHA1_128)
    store = open_store(tmp_path / "data", {})
    shop = CopiedShop(store, tmp_path)
    shop.sell(2)
    shop.ship()
    with shop.restored() as restored:
        restored.go_on()
        restored.store.write(lambda books: sell(books, at=shop.now)).result()
        assert faults_of(restored.store) == []
        with pytest.raises(KeyMissing):
            restored.store.keys.signer_of(FRONT, restored.store.keys.versions(FRONT)[0])
    store.close()


def test_keys_that_were_changed_before_are_believed_because_the_old_ones_sealed_it(shop: CopiedShop) -> None:
    shop.sell()
    new = shop.store.keys.create(FRONT, SignatureMethod.RSA_SHA1_1024).public
    shop.store.write(lambda books: books.append(FRONT, KeysRotated(new), at=shop.now)).result()
    shop.sell(2)
    shop.ship()
    with shop.restored() as restored:
        assert [one.key_version for one in restored.go_on() if one.register == FRONT] == ["3"]
        assert faults_of(restored.store) == []


def test_a_copy_of_a_copy_restores(shop: CopiedShop) -> None:
    """The machine that took another's place is lost as well; its line is the one that counts."""
    shop.sell(2)
    shop.ship()
    with shop.restored() as restored:
        restored.go_on()
        second = CopiedShop(restored.store, shop.folder, shop.key, shop.now, line="second", follows="first")
        second.sell(2)
        second.ship()
        # The first machine was not dead after all, and goes on copying in its own line.
        shop.sell(3)
        shop.ship()
        with second.restored() as again:
            assert again.fetched.went_on == shop.now, "whoever restores is told, in case that was the shop"
            assert [one.key_version for one in again.go_on() if one.register == FRONT] == ["3"]
            assert again.fetched.deed.line == "second"
            assert faults_of(again.store) == []


def test_a_copy_goes_into_an_empty_store_only(shop: CopiedShop) -> None:
    shop.ship()
    before = journal_of(shop.store)
    with pytest.raises(ShopExists):
        put_back(shop.fetch(), shop.store, shop.store.keys)
    assert journal_of(shop.store) == before
