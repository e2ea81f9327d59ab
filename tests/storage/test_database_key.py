"""Where the master secret of a data folder comes from: file, passphrase or systemd."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from datakasse.errors.storage.keys import (
    KeyFileUnreadable,
    MasterKeyMissing,
    PassphraseWanted,
    UnsafeKeyFile,
    WrongCredential,
    WrongDatabaseKey,
)
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import CREDENTIALS, PASSPHRASE, MasterKey, make_master, open_master
from datakasse.storage.safekeeping import protect, want_other_key
from datakasse.storage.sqlite.hub_store import create_hub_store
from datakasse.storage.sqlite.store import create_store, open_store
from datakasse.trade.shop.shop import SignatureMethod
from tests.shop import COMPANY, FRONT, enter_shop

RSA = SignatureMethod.RSA_SHA1_1024


def lying_in(folder: Path) -> Mapping[str, bytes]:
    """Return what lies in a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """An empty folder of keys."""
    made = tmp_path / "keys"
    made.mkdir(mode=0o700)
    return made


def test_a_secret_in_a_file_is_for_its_owner_alone(keys: Path) -> None:
    made = make_master(keys, {})
    file = keys / "master.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(bytes.fromhex(file.read_text())) == 32
    assert open_master(keys, {}).database() == made.database()
    file.chmod(0o640)
    with pytest.raises(UnsafeKeyFile):
        open_master(keys, {})


def test_two_folders_have_two_secrets_and_one_is_never_replaced(keys: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    assert make_master(keys, {}).database() != make_master(other, {}).database()
    with pytest.raises(FileExistsError):
        make_master(keys, {})


def test_a_secret_behind_a_passphrase_needs_it(keys: Path) -> None:
    given = {PASSPHRASE: "blåbær og grovbrød"}
    made = make_master(keys, given)
    assert not (keys / "master.key").exists()
    assert open_master(keys, given).database() == made.database()
    for wrong in ({}, {PASSPHRASE: ""}, {PASSPHRASE: "blåbær"}):
        with pytest.raises(PassphraseWanted):
            open_master(keys, wrong)
    assert b"grov" not in (keys / "master.locked").read_bytes()


def test_a_passphrase_may_have_bytes_that_are_no_letters(keys: Path, tmp_path: Path) -> None:
    """One that was typed in another alphabet than this machine's, in the environment or kept by systemd."""
    (tmp_path / "datakasse-passphrase").write_bytes(b"bl\xe5b\xe6r\n")
    made = make_master(keys, {CREDENTIALS: str(tmp_path)})
    assert open_master(keys, {PASSPHRASE: os.fsdecode(b"bl\xe5b\xe6r")}).database() == made.database()
    with pytest.raises(PassphraseWanted):
        open_master(keys, {PASSPHRASE: "blåbær"})


def test_a_secret_from_systemd_is_used_and_written_nowhere(keys: Path, tmp_path: Path) -> None:
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "datakasse-key").write_text("ab" * 32 + "\n")
    environ = {CREDENTIALS: str(given)}
    assert make_master(keys, environ).database() == MasterKey(bytes.fromhex("ab" * 32)).database()
    assert list(keys.iterdir()) == []
    assert open_master(keys, environ).database() == MasterKey(bytes.fromhex("ab" * 32)).database()
    with pytest.raises(MasterKeyMissing):
        open_master(keys, {CREDENTIALS: str(tmp_path)})
    (given / "datakasse-key").write_text("not a key")
    for use in (open_master, make_master):
        with pytest.raises(WrongCredential):
            use(keys, environ)


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize("protected", [{}, {PASSPHRASE: "rundstykker"}], ids=["a file", "a passphrase"])
@pytest.mark.parametrize("is_hub", [False, True])
def test_a_secret_of_another_folder_protects_nothing_and_locks_nothing(
    tmp_path: Path, protected: Mapping[str, str], is_hub: bool
) -> None:
    """It would be kept in the place of the right one, and nobody could read the books any more."""
    folder, credentials = tmp_path / "data", tmp_path / "credentials"
    if is_hub:
        hub = create_hub_store(folder, protected)
        hub.keys.secrets("hub").write({"pin": "x"})
        hub.close()
    else:
        store = create_store(folder, protected)
        store.write(enter_shop).result()
        KeyFolder(folder / "keys", open_master(folder / "keys", protected).wrapping()).create(FRONT, RSA)
        store.close()
    credentials.mkdir()
    (credentials / "datakasse-key").write_text("ab" * 32)
    wrong = {**protected, CREDENTIALS: str(credentials)}
    before = lying_in(folder / "keys")
    with pytest.raises(WrongCredential):
        protect(folder, wrong, "file", {})
    if not is_hub:
        with pytest.raises(WrongCredential):
            want_other_key(folder, wrong)
    assert lying_in(folder / "keys") == before
    open_master(folder / "keys", protected)


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize("name", [".", "master.key", "register-K1", "register-K1/1.key"])
def test_a_key_that_we_may_not_read_is_told_by_its_name(
    shop_folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whoever runs the tests may read everything, so `os.access` is made to say otherwise."""
    path = shop_folder / "keys" / name
    allowed = os.access

    def access(asked: Path, mode: int, *, effective_ids: bool = False) -> bool:
        return asked != path and allowed(asked, mode, effective_ids=effective_ids)

    monkeypatch.setattr(os, "access", access)
    with pytest.raises(KeyFileUnreadable, match=f"key {re.escape(str(path))}"):
        open_store(shop_folder, {})


@pytest.mark.parametrize("content", ["", "00" * 31, "00" * 33, "zz" * 32, "æ"])
def test_a_file_that_holds_no_secret_is_a_wrong_key(keys: Path, content: str) -> None:
    (keys / "master.key").write_text(content, encoding="utf-8")
    (keys / "master.key").chmod(0o600)
    with pytest.raises(WrongDatabaseKey):
        open_master(keys, {})


def test_each_purpose_has_a_key_of_its_own() -> None:
    master = MasterKey(bytes(32))
    assert len({master.database(), master.wrapping(), bytes(32)}) == 3


def test_a_shop_behind_a_passphrase_opens_with_it_alone(tmp_path: Path) -> None:
    given = {PASSPHRASE: "blåbær og grovbrød"}
    store = create_store(tmp_path / "data", given)
    store.write(enter_shop).result()
    store.close()
    with pytest.raises(WrongDatabaseKey):
        open_store(tmp_path / "data", {})
    store = open_store(tmp_path / "data", given)
    with store.read() as books:
        assert books.company() == COMPANY
    store.close()
