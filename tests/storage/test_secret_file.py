"""Credentials in files beside the keys: whole, private, bound to their system, and nowhere else."""

from pathlib import Path

import pytest

from datakasse.errors.storage.keys import UnsafeKeyFile, WrongDatabaseKey
from datakasse.storage.sqlite.store import SqliteStore

TOKEN = "a-refresh-token-that-rotates"


def test_what_is_written_is_read_and_the_rest_stays(shop_store: SqliteStore, shop_folder: Path) -> None:
    safe = shop_store.keys.secrets("tripletex")
    assert safe.read() == {}
    safe.write({"consumer_token": "one", "employee_token": TOKEN})
    safe.write({"consumer_token": "two"})
    assert safe.read() == {"consumer_token": "two", "employee_token": TOKEN}
    safe.write({"consumer_token": ""})
    assert safe.read() == {"employee_token": TOKEN}
    file = shop_folder / "keys" / "partner-tripletex.locked"
    assert TOKEN.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    safe.forget()
    assert safe.read() == {}


def test_each_system_has_its_own_and_all_who_ask_share_it(shop_store: SqliteStore) -> None:
    shop_store.keys.secrets("fiken").write({"token": TOKEN})
    assert shop_store.keys.secrets("tripletex").read() == {}
    assert shop_store.keys.secrets("fiken") is shop_store.keys.secrets("fiken")


def test_a_file_put_in_another_systems_place_does_not_open(
    shop_store: SqliteStore, shop_folder: Path
) -> None:
    shop_store.keys.secrets("fiken").write({"token": TOKEN})
    keys = shop_folder / "keys"
    (keys / "partner-fiken.locked").rename(keys / "partner-tripletex.locked")
    with pytest.raises(WrongDatabaseKey):
        shop_store.keys.secrets("tripletex").read()


def test_a_file_that_others_can_read_is_refused(shop_store: SqliteStore, shop_folder: Path) -> None:
    shop_store.keys.secrets("fiken").write({"token": TOKEN})
    (shop_folder / "keys" / "partner-fiken.locked").chmod(0o644)
    with pytest.raises(UnsafeKeyFile):
        shop_store.keys.secrets("fiken").read()


@pytest.mark.parametrize("name", ["", "../mail", "Fiken", "a/b", "a.b"])
def test_a_name_that_leads_elsewhere_is_none(shop_store: SqliteStore, name: str) -> None:
    with pytest.raises(ValueError, match="file's name"):
        shop_store.keys.secrets(name)
