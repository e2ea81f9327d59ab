"""Another master secret: all opens with it, nothing with the old one; killed anywhere, the folder opens."""

import os
import shutil
from functools import partial
from pathlib import Path
from threading import Event, Thread
from types import CodeType
from typing import Never

import pytest

from datakasse.errors.shop.upgrading import VersionBroken
from datakasse.errors.storage.folder import InUse
from datakasse.errors.storage.keys import KeyNotKept, KeysNotExchanged, WrongDatabaseKey
from datakasse.office.shop.upgrade import Stage
from datakasse.settings import settings_for
from datakasse.storage import renewal
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import PASSPHRASE, Protection, open_master, protect_master
from datakasse.storage.opening import open_store
from datakasse.storage.renewal import renew_master
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.wiring import open_shop, upgrade_of
from tests.killed import killed_at
from tests.shop import BACK, FRONT, sell


@pytest.fixture
def folder(shop_folder: Path) -> Path:
    """A shop with everything that its secret opens."""
    shop = open_shop(settings_for(shop_folder), environ={})
    shop.keys.create(FRONT, SignatureMethod.HMAC_SHA1_128)
    keys = shop.keys.versions(BACK)[0]
    shop.keys.create(BACK, SignatureMethod.RSA_SHA1_1024)
    shop.keys.retire(BACK, keys)
    shop.keys.secrets("tripletex").write({"token": "hemmelig"})
    shop.network.authority()
    shop.network.shown_for(("kasse.local",))
    shop.store.close()
    return shop_folder


def content(folder: Path) -> object:
    """Return all that a folder's secret opens, and see that it sells."""
    shop = open_shop(settings_for(folder), exclusive=True, environ={})
    try:
        shop.store.write(sell, FRONT).result()
        assert not list(shop.store.verify(FRONT))
        return (
            {register: shop.keys.versions(register) for register in shop.keys.registers()},
            shop.keys.declared(FRONT),
            dict(shop.keys.secrets("tripletex").read()),
            shop.network.authority().certificate,
            DatabaseKeys(folder / "keys", open_master(folder / "keys", {})).at_hand(),
        )
    finally:
        shop.store.close()


def test_all_opens_with_the_new_secret_and_nothing_with_the_old(folder: Path) -> None:
    before, old = content(folder), open_master(folder / "keys", {})
    renew_master(folder, {})
    new = open_master(folder / "keys", {})
    assert new.wrapping() != old.wrapping()
    assert content(folder) == before
    assert not (folder / "keys-renewed").exists()
    for register in (FRONT, BACK):
        with pytest.raises(WrongDatabaseKey):
            KeyFolder(folder / "keys", old.wrapping()).signer(register)
    with pytest.raises(WrongDatabaseKey):
        DatabaseKeys(folder / "keys", old).at_hand()


def test_a_passphrase_stays_the_same(folder: Path) -> None:
    given = {PASSPHRASE: "en lang frase"}
    protect_master(folder / "keys", {}, Protection.PASSPHRASE, given)
    renew_master(folder, given)
    open_store(folder, given).close()
    assert not (folder / "keys" / "master.key").exists()
    with pytest.raises(WrongDatabaseKey):
        renew_master(folder, {PASSPHRASE: "en annen"})


def test_one_that_is_open_keeps_its_secret(folder: Path) -> None:
    store = open_store(folder, {}, exclusive=True)
    with pytest.raises(InUse):
        renew_master(folder, {})
    store.close()


def silently(stage: Stage) -> None:
    """Tell nobody how far an upgrade has come."""
    del stage


def test_an_upgrade_keeps_the_secret_it_has_read_until_it_is_over(folder: Path) -> None:
    """It copies, keeps and puts back with it; then it is let go, also where the upgrade was refused."""
    upgrade = upgrade_of(settings_for(folder), folder / "nobody", None, None, 1.0)
    with pytest.raises(InUse):
        renew_master(folder, {})
    with pytest.raises(VersionBroken):
        upgrade(silently)
    renew_master(folder, {})


def test_a_command_that_has_the_folder_open_is_not_written_past(folder: Path) -> None:
    """It knows the old secret by heart: what it locked with that in the same instant nobody would open."""
    command = open_store(folder, {})
    with pytest.raises(InUse):
        renew_master(folder, {})
    command.keys.create(FRONT, SignatureMethod.RSA_SHA1_1024)
    command.close()
    renew_master(folder, {})
    assert len(KeyFolder(folder / "keys", open_master(folder / "keys", {}).wrapping()).versions(FRONT)) == 3


def test_a_command_that_comes_meanwhile_waits_and_opens_with_the_new_secret(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for as the folder is copied, where it would have opened with the old one."""
    old = open_master(folder / "keys", {}).wrapping()
    opened = Thread(target=lambda: open_store(folder, {}).close(), daemon=True)
    asked, sync, use = Event(), renewal.sync_tree, DataFolder.use
    found: list[object] = []

    def use_told(self: DataFolder, *, alone: bool = False) -> None:
        asked.set()
        use(self, alone=alone)
        found.append(open_master(folder / "keys", {}).wrapping())

    def meanwhile(made: Path) -> None:
        monkeypatch.setattr(DataFolder, "use", use_told)
        opened.start()
        assert asked.wait(60)
        sync(made)

    monkeypatch.setattr(renewal, "sync_tree", meanwhile)
    renew_master(folder, {})
    opened.join(60)
    assert not opened.is_alive()
    monkeypatch.undo()
    assert found == [open_master(folder / "keys", {}).wrapping()] != [old]
    assert content(folder)


def test_what_systemd_keeps_is_not_ours(folder: Path, tmp_path: Path) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    secret = (folder / "keys" / "master.key").read_bytes()
    (credentials / "datakasse-key").write_bytes(secret)
    with pytest.raises(KeyNotKept, match="systemd"):
        renew_master(folder, {"CREDENTIALS_DIRECTORY": str(credentials)})
    assert content(folder)


def test_a_key_that_was_made_meanwhile_is_not_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command beside it makes a key as the folder is copied: nothing is exchanged."""

    def meanwhile(made: Path) -> None:
        assert made.name == "keys-renewed"
        master = open_master(folder / "keys", {})
        KeyFolder(folder / "keys", master.wrapping()).create(FRONT, SignatureMethod.RSA_SHA1_1024)

    monkeypatch.setattr(renewal, "sync_tree", meanwhile)
    with pytest.raises(KeysNotExchanged):
        renew_master(folder, {})
    monkeypatch.undo()
    assert len(KeyFolder(folder / "keys", open_master(folder / "keys", {}).wrapping()).versions(FRONT)) == 3
    renew_master(folder, {})
    assert len(KeyFolder(folder / "keys", open_master(folder / "keys", {}).wrapping()).versions(FRONT)) == 3


@pytest.mark.parametrize("call", ["copy2", "fsync"])
def test_a_full_disk_leaves_the_keys_as_they_were_and_no_second_folder_of_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object, **__: object) -> Never:
        raise OSError(28, "No space left on device")

    before = content(folder)
    with monkeypatch.context() as patch:
        patch.setattr(shutil if call == "copy2" else os, call, full)
        with pytest.raises(OSError, match="No space"):
            renew_master(folder, {})
    assert not (folder / "keys-renewed").exists()
    assert content(folder) == before


def in_the_rooms_of_keys(code: CodeType) -> bool:
    """Whether code exchanges secrets, or keeps keys."""
    name = code.co_filename
    return name == renewal.__file__ or "storage/keys/" in name or "storage/folder" in name


def test_killed_at_any_step_it_opens_with_one_secret_or_the_other(folder: Path, tmp_path: Path) -> None:
    before, old = content(folder), open_master(folder / "keys", {}).wrapping()
    line, was_killed, are_new = 0, True, set[bool]()
    while was_killed:
        place = shutil.copytree(folder, tmp_path / f"{line}")
        was_killed = killed_at(line, in_the_rooms_of_keys, partial(renew_master, place, {}))
        are_new.add(open_master(place / "keys", {}).wrapping() != old)
        assert content(place) == before
        renew_master(place, {})
        assert not (place / "keys-renewed").exists()
        assert content(place) == before
        shutil.rmtree(place)
        line += 47
    assert line > 300
    assert are_new == {False, True}
