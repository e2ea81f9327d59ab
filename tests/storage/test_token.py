"""The master secret on a security token, tried on one in software; and protected otherwise, at once."""

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pkcs11
import pytest
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.exceptions import AttributeSensitive

from datakasse.errors.storage.keys import (
    KeyNotKept,
    TokenAddressMalformed,
    TokenFailed,
    TokenMissing,
    TokenOfAnother,
    TokenPinWanted,
    TokenPinWrong,
    WrongDatabaseKey,
)
from datakasse.storage.keys import master_key, token
from datakasse.storage.keys.master_key import (
    CREDENTIALS,
    PASSPHRASE,
    TOKEN,
    Protection,
    make_master,
    open_master,
    protect_master,
)
from datakasse.storage.keys.token import read_address
from datakasse.storage.sqlite.store import create_store, open_store
from tests.shop import COMPANY, enter_shop
from tests.software_token import TOKEN_PIN, token_address

__all__ = ["token_address"]

PIN = {"DATAKASSE_TOKEN_PIN": TOKEN_PIN}
PHRASE = {PASSPHRASE: "blåbær og grovbrød"}

pytestmark = [pytest.mark.law("SIG-12")]


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """An empty folder of keys."""
    made = tmp_path / "keys"
    made.mkdir(mode=0o700)
    return made


def test_a_shop_on_a_token_opens_with_it_and_its_pin_alone(tmp_path: Path, token_address: str) -> None:
    folder = tmp_path / "data"
    store = create_store(folder, {TOKEN: token_address, **PIN})
    store.write(enter_shop).result()
    store.close()
    assert [path.name for path in (folder / "keys").glob("master*")] == ["master.token"]
    store = open_store(folder, PIN)
    with store.read() as books:
        assert books.company() == COMPANY
    store.close()
    for pin in ("111111", "\udce5"):
        with pytest.raises(TokenPinWrong):
            open_store(folder, {"DATAKASSE_TOKEN_PIN": pin})


def test_without_a_pin_a_token_is_not_asked_so_that_a_service_that_begins_anew_does_not_lock_it(
    keys: Path, token_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {TOKEN: token_address, **PIN}
    make_master(keys, given)
    asked: list[str] = []
    monkeypatch.setattr(token.pkcs11, "lib", asked.append)
    for missing in ({}, {"DATAKASSE_TOKEN_PIN": ""}):
        with pytest.raises(TokenPinWanted):
            open_master(keys, missing)
    assert asked == []


def test_the_pin_may_be_a_credential_of_systemd(keys: Path, tmp_path: Path, token_address: str) -> None:
    (tmp_path / "datakasse-token-pin").write_text(f"{TOKEN_PIN}\n")
    made = make_master(keys, {TOKEN: token_address, CREDENTIALS: str(tmp_path)})
    assert open_master(keys, {CREDENTIALS: str(tmp_path)}).database() == made.database()


def test_the_passphrase_may_be_a_credential_of_systemd(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "datakasse-passphrase").write_text(f"{PHRASE[PASSPHRASE]}\n", encoding="utf-8")
    made = make_master(keys, {CREDENTIALS: str(tmp_path)})
    assert [path.name for path in keys.iterdir()] == ["master.locked"]
    assert open_master(keys, PHRASE).database() == made.database()


def test_the_key_never_leaves_the_token(keys: Path, token_address: str) -> None:
    of_its_own = token_address.replace("?", ";object=another%20key?")
    make_master(keys, {TOKEN: of_its_own, **PIN})
    address = read_address(of_its_own)
    store = pkcs11.lib(address.module).get_token(token_label=address.token)
    with store.open(rw=True, user_pin=TOKEN_PIN) as session:
        private = session.get_key(ObjectClass.PRIVATE_KEY, KeyType.RSA, address.key)
        assert (private[Attribute.SENSITIVE], private[Attribute.EXTRACTABLE]) == (True, False)
        with pytest.raises(AttributeSensitive):
            private[Attribute.PRIVATE_EXPONENT]
        private.destroy()
    with pytest.raises(TokenOfAnother):
        open_master(keys, PIN)


def test_two_folders_on_one_token_have_two_secrets(keys: Path, tmp_path: Path, token_address: str) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    given = {TOKEN: token_address, **PIN}
    made = [make_master(place, given).database() for place in (keys, other)]
    assert made[0] != made[1]
    assert [open_master(place, PIN).database() for place in (keys, other)] == made
    (keys / "master.token").write_bytes(b"not a token's")
    with pytest.raises(WrongDatabaseKey):
        open_master(keys, PIN)


@pytest.mark.parametrize(
    "text", ["", "kasse", "pkcs11:token=kasse", "pkcs11:object=x?module-path=/x", "pkcs11:?"]
)
def test_what_is_no_address_of_a_token(keys: Path, text: str) -> None:
    key = make_master(keys, {}).database()
    with pytest.raises(TokenAddressMalformed if text else KeyNotKept):
        protect_master(keys, {}, Protection.TOKEN, {TOKEN: text, **PIN})
    assert open_master(keys, {}).database() == key


@pytest.mark.parametrize(("label", "module"), [("another", ""), ("kasse", "/nowhere.so")])
def test_a_token_that_is_not_there(keys: Path, label: str, module: str, token_address: str) -> None:
    address = f"pkcs11:token={label}?module-path={module or read_address(token_address).module}"
    with pytest.raises(TokenMissing, match=f"token={label};object=datakasse"):
        make_master(keys, {TOKEN: address, **PIN})
    assert list(keys.iterdir()) == []


def test_the_secret_is_protected_otherwise_and_stays_the_same(keys: Path, token_address: str) -> None:
    """From a file by token to a passphrase, another one, and back; one file holds it each time."""
    key = make_master(keys, {}).database()
    steps: list[tuple[Protection, Mapping[str, str], str]] = [
        (Protection.TOKEN, {TOKEN: token_address, **PIN}, "master.token"),
        (Protection.PASSPHRASE, PHRASE, "master.locked"),
        (Protection.PASSPHRASE, {PASSPHRASE: "rundstykker"}, "master.locked"),
        (Protection.FILE, {}, "master.key"),
    ]
    opens: Mapping[str, str] = {}
    for wanted, given, name in steps:
        protect_master(keys, opens, wanted, given)
        assert [path.name for path in keys.iterdir()] == [name]
        assert (keys / name).stat().st_mode & 0o777 == 0o600
        if given:
            with pytest.raises((WrongDatabaseKey, TokenFailed)):
                open_master(keys, {} if opens == given else opens)
        assert open_master(keys, given).database() == key
        opens = given


def test_what_cannot_be_protected_stays_as_it_was(keys: Path) -> None:
    key = make_master(keys, PHRASE).database()
    with pytest.raises(WrongDatabaseKey):
        protect_master(keys, {PASSPHRASE: "feil"}, Protection.FILE, {})
    for wanted in (Protection.PASSPHRASE, Protection.TOKEN):
        with pytest.raises(KeyNotKept):
            protect_master(keys, PHRASE, wanted, {})
    assert [path.name for path in keys.iterdir()] == ["master.locked"]
    assert open_master(keys, PHRASE).database() == key


@pytest.mark.parametrize(
    "before", [{}, PHRASE, {TOKEN: "", **PIN}], ids=["a file", "a passphrase", "another token"]
)
def test_a_token_that_does_not_give_the_secret_back_changes_nothing(
    keys: Path, token_address: str, monkeypatch: pytest.MonkeyPatch, before: Mapping[str, str]
) -> None:
    opens = {**before, TOKEN: token_address} if TOKEN in before else before
    key = make_master(keys, opens).database()
    held = {path.name: path.read_bytes() for path in keys.iterdir()}
    another = token_address.replace("?", ";object=another%20key?")
    unwrap = token.unwrap

    def only_the_first(wrapped: bytes, address: token.TokenAddress, pin: str) -> bytes:
        if address == read_address(another):
            raise TokenFailed(why="MechanismInvalid")
        return unwrap(wrapped, address, pin)

    monkeypatch.setattr(token, "unwrap", only_the_first)
    with pytest.raises(TokenFailed, match="MechanismInvalid"):
        protect_master(keys, opens, Protection.TOKEN, {TOKEN: another, **PIN})
    assert {path.name: path.read_bytes() for path in keys.iterdir()} == held
    assert open_master(keys, opens).database() == key


def test_who_protects_at_the_same_time_waits(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would remove the file of the other: the second begins when the first is done, and is told so."""
    key, begun, go_on = make_master(keys, {}).database(), threading.Event(), threading.Event()
    write = master_key.write_anew

    def write_slowly(path: Path, content: bytes) -> None:
        write(path, content)
        if path.name == "master.locked":
            begun.set()
            assert go_on.wait(10)

    monkeypatch.setattr(master_key, "write_anew", write_slowly)
    with ThreadPoolExecutor(2) as two:
        first = two.submit(protect_master, keys, {}, Protection.PASSPHRASE, PHRASE)
        assert begun.wait(10)
        second = two.submit(protect_master, keys, PHRASE, Protection.FILE, {})
        done, _ = wait([second], timeout=0.5)
        go_on.set()
        first.result()
        second.result()
    assert not done, "the second has waited"
    assert [path.name for path in keys.iterdir()] == ["master.key"]
    assert open_master(keys, {}).database() == key
