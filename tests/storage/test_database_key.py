"""Where the master secret of a data folder comes from: file, passphrase or systemd."""

from pathlib import Path

import pytest

from datakasse.errors.storage.keys import PassphraseWanted, UnsafeKeyFile, WrongDatabaseKey
from datakasse.storage.keys.master_key import CREDENTIALS, PASSPHRASE, MasterKey, make_master, open_master
from datakasse.storage.sqlite.store import create_store, open_store
from tests.shop import COMPANY, enter_shop


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


def test_a_secret_from_systemd_is_used_and_written_nowhere(keys: Path, tmp_path: Path) -> None:
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "datakasse-key").write_text("ab" * 32 + "\n")
    environ = {CREDENTIALS: str(given)}
    assert make_master(keys, environ).database() == MasterKey(bytes.fromhex("ab" * 32)).database()
    assert list(keys.iterdir()) == []
    assert open_master(keys, environ).database() == MasterKey(bytes.fromhex("ab" * 32)).database()
    with pytest.raises(WrongDatabaseKey):
        open_master(keys, {CREDENTIALS: str(tmp_path)})
    (given / "datakasse-key").write_text("not a key")
    with pytest.raises(WrongDatabaseKey):
        open_master(keys, environ)


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
