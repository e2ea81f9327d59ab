"""`datakasse keys`: create, rotate, and the part that the product declaration wants."""

import base64
import hashlib
import hmac
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from lxml import etree

from datakasse.cli.shop import keys as keys_command
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite import engine
from datakasse.storage.sqlite.connection import connect
from datakasse.storage.whereabouts import Whereabouts, write_whereabouts
from tests.cli.cash_drawer import pay_in_twice
from tests.cli.command_line import FAULTS, REGISTER, done, ended, init, refused, typed
from tests.cli.test_serve import serving
from tests.shop import BACK, FRONT
from tests.software_token import TOKEN_PIN, token_address
from tests.storage.raw import unguarded

__all__ = ["token_address"]

NAMESPACE = "{urn:StandardAuditFile-Taxation-CashRegister:NO}"
SIGNED = ("transDate", "transTime", "nr", "transAmntIn", "transAmntEx")


def signed(file: Path, register: str) -> Iterator[tuple[str, bytes, bytes]]:
    """
    Yield key version, signed text and signature of each transaction of a register, from the file alone.

    Law: SIG-2: previous signature, date, time, number, amount with and without VAT.
    """
    tree = etree.parse(str(file))
    for found in tree.iter(f"{NAMESPACE}cashregister"):
        if found.findtext(f"{NAMESPACE}registerID") != register:
            continue
        previous = "0"
        for row in found.iter(f"{NAMESPACE}cashtransaction"):
            told = [row.findtext(f"{NAMESPACE}{name}") or "" for name in SIGNED]
            text = ";".join([previous, *told])
            previous = row.findtext(f"{NAMESPACE}signature") or ""
            version = row.findtext(f"{NAMESPACE}keyVersion") or ""
            yield version, text.encode(), base64.b64decode(previous)


def exported(folder: Path, out: Path) -> Path:
    done("export", "saft-cash", "--data", folder, "--out", out)
    return out


def public_key(folder: Path, register: str) -> rsa.RSAPublicKey:
    key = load_pem_public_key(done("keys", "public", "--data", folder, "--register", register).encode())
    assert isinstance(key, rsa.RSAPublicKey)
    return key


def verified(key: rsa.RSAPublicKey, text: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, text, padding.PKCS1v15(), hashes.SHA1())
    except InvalidSignature:
        return False
    return True


@pytest.mark.law("SIG-2", "SIG-3", "SIG-8", "SIG-11", "SIG-15")
def test_the_declared_key_verifies_every_transaction_from_the_file_alone(
    day_folder: Path, tmp_path: Path
) -> None:
    """What an inspector does with the file and the declaration, and nothing of ours."""
    rows = list(signed(exported(day_folder, tmp_path / "alt.xml"), FRONT))
    key, other = public_key(day_folder, FRONT), public_key(day_folder, BACK)
    assert len(rows) >= 4
    assert all(verified(key, text, signature) for _, text, signature in rows)
    assert not any(verified(other, text, signature) for _, text, signature in rows)
    assert {version for version, _, _ in rows} == {"1"}


@pytest.mark.law("SIG-15")
def test_control_a_file_that_was_edited_does_not_verify(day_folder: Path, tmp_path: Path) -> None:
    file, key = exported(day_folder, tmp_path / "alt.xml"), public_key(day_folder, FRONT)
    rows = list(signed(file, FRONT))
    tampered = [text.replace(b"35.00", b"34.00") for _, text, _ in rows]
    holds = [verified(key, text, signature) for text, (_, _, signature) in zip(tampered, rows, strict=True)]
    assert holds == [text == original for text, (_, original, _) in zip(tampered, rows, strict=True)]
    assert False in holds


@pytest.mark.law("SIG-9", "SIG-11")
def test_a_declared_hmac_secret_makes_every_signature_of_the_file(tmp_path: Path) -> None:
    assert init(tmp_path / "data", "--hmac").exit_code == 0
    pay_in_twice(tmp_path / "data", REGISTER)
    secret = base64.b64decode(done("keys", "public", "--data", tmp_path / "data"))
    rows = list(signed(exported(tmp_path / "data", tmp_path / "alt.xml"), REGISTER))
    assert len(rows) == 2
    for _, text, signature in rows:
        assert hmac.digest(secret, text, hashlib.sha1) == signature


@pytest.mark.law("SIG-10")
@pytest.mark.parametrize("method", [None, "rsa", "hmac"])
def test_after_a_rotation_the_journal_is_whole_and_new_transactions_name_the_new_key(
    new_folder: Path, tmp_path: Path, method: str | None
) -> None:
    pay_in_twice(new_folder, REGISTER)
    before = done("keys", "public", "--data", new_folder)
    options = () if method is None else ("--method", method)
    told = done("keys", "rotate", "--data", new_folder, "--register", REGISTER, *options)
    assert "nøkkelversjon 2" in told
    pay_in_twice(new_folder, REGISTER)
    assert done("verify", "--data", new_folder).endswith(", 0 feil.\n")
    after = done("keys", "public", "--data", new_folder)
    assert after != before
    assert after.startswith("-----BEGIN PUBLIC KEY-----") is (method != "hmac")

    rows = list(signed(exported(new_folder, tmp_path / "alt.xml"), REGISTER))
    assert [version for version, _, _ in rows] == ["1", "1", "2", "2"]
    old = load_pem_public_key(before.encode())
    assert isinstance(old, rsa.RSAPublicKey)
    assert [verified(old, text, signature) for _, text, signature in rows] == [True, True, False, False]


@pytest.mark.law("SIG-10", "SIG-15")
def test_the_entry_of_a_rotation_cannot_be_taken_away(new_folder: Path) -> None:
    done("keys", "rotate", "--data", new_folder, "--register", REGISTER)
    pay_in_twice(new_folder, REGISTER)
    with unguarded(new_folder) as connection:
        connection.execute("DELETE FROM entries WHERE number = 2")
    assert typed("verify", "--data", new_folder).exit_code == FAULTS


@pytest.mark.law("KSL-2-f", "SIG-1")
@pytest.mark.parametrize(("method", "name"), [("rsa", "RSA-SHA1-1024"), ("hmac", "HMAC-SHA1-128")])
def test_another_register_gets_keys_of_its_own(new_folder: Path, method: str, name: str) -> None:
    second = f"{REGISTER[:-1]}2"
    options = ("--location", "1", "--prefix", "2-", "--description", "Hagen", "--method", method)
    done("keys", "create", "--data", new_folder, "--register", second, *options)
    about = " ".join(done("about", "--data", new_folder).split())
    assert f"Kasse {second} Hagen · {name} nøkkelversjon 1" in about
    own, first = (
        done("keys", "public", "--data", new_folder, "--register", register)
        for register in (second, REGISTER)
    )
    assert own != first
    assert done("keys", "public", "--data", new_folder) == first + own
    assert done("verify", "--data", new_folder).count(", 0 feil.") == 2


@pytest.mark.law("KSL-2-f", "SAFT-11")
@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("register.exists", {"--register": REGISTER}),
        ("register.bad_id", {"--register": "a/b"}),
        ("register.bad_id", {"--register": ""}),
        ("location.unknown", {"--location": "9"}),
        ("register.prefix_taken", {"--prefix": ""}),
        ("register.bad_printer", {"--printer": "laser"}),
    ],
)
def test_a_register_that_cannot_be_is_refused_and_nothing_is_made(
    new_folder: Path, code: str, change: dict[str, str]
) -> None:
    options = {"--register": "K2", "--location": "1", "--prefix": "2-", **change}
    before = done("about", "--data", new_folder), sorted(new_folder.rglob("*.key"))
    refused(
        code, "keys", "create", "--data", new_folder, *(word for pair in options.items() for word in pair)
    )
    assert (done("about", "--data", new_folder), sorted(new_folder.rglob("*.key"))) == before


@pytest.mark.parametrize("command", ["rotate", "public"])
def test_an_unknown_register_has_no_keys(new_folder: Path, command: str) -> None:
    refused("register.unknown", "keys", command, "--data", new_folder, "--register", "K9")


@pytest.mark.law("SIG-12")
def test_nothing_that_is_written_out_holds_a_private_key(day_folder: Path, tmp_path: Path) -> None:
    """Neither what the commands print nor the file for the authority; the HMAC case is the declaration's."""
    texts = [
        done("keys", "public", "--data", day_folder),
        done("journal", "--data", day_folder, "--json"),
        done("about", "--data", day_folder),
        exported(day_folder, tmp_path / "alt.xml").read_text(encoding="utf-8"),
    ]
    assert all("PRIVATE" not in text for text in texts)
    master = (day_folder / "keys" / "master.key").read_text().strip()
    assert all(master not in text for text in texts)


@pytest.mark.law("SIG-12")
def test_a_key_file_that_others_can_read_is_refused_by_name(day_folder: Path) -> None:
    for file in ("keys/master.key", "keys/register-K1/1.key", "keys"):
        path = day_folder / file
        mode = path.stat().st_mode
        path.chmod(mode | 0o040)
        sentence = refused("store.unsafe_key_file", "keys", "public", "--data", day_folder)
        assert str(path) in sentence
        path.chmod(mode)
    assert done("keys", "public", "--data", day_folder)


@pytest.mark.law("SIG-12")
def test_a_passphrase_from_the_environment_opens_and_without_it_nothing_does(tmp_path: Path) -> None:
    """No key lies in the clear then; a wrong passphrase, none, and an empty one are all told alike."""
    folder, secret = tmp_path / "data", {"DATAKASSE_PASSPHRASE": "rundstykker til frokost"}
    plan = ("--name", "Kaffe AS", "--org-number", REGISTER[:9], "--pin", "4711")
    done("init", "--data", folder, *plan, environ=secret)
    assert not (folder / "keys" / "master.key").exists()
    assert done("verify", "--data", folder, environ=secret) == f"{REGISTER}: 1 poster, 0 feil.\n"
    for wrong in ({}, {"DATAKASSE_PASSPHRASE": ""}, {"DATAKASSE_PASSPHRASE": "boller"}):
        refused("store.passphrase_wanted", "verify", "--data", folder, environ=wrong)
    (folder / "keys" / "master.locked").chmod(0o644)
    refused("store.unsafe_key_file", "verify", "--data", folder, environ=secret)


@pytest.mark.law("SIG-12")
def test_a_credential_of_systemd_opens_and_lies_outside_the_data_folder(tmp_path: Path) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "datakasse-key").write_text("5a" * 32)
    given, folder = {"CREDENTIALS_DIRECTORY": str(credentials)}, tmp_path / "data"
    plan = ("--name", "Kaffe AS", "--org-number", REGISTER[:9], "--pin", "4711")
    done("init", "--data", folder, *plan, environ=given)
    assert list((folder / "keys").glob("master*")) == []
    assert done("verify", "--data", folder, environ=given) == f"{REGISTER}: 1 poster, 0 feil.\n"
    refused("store.master_key_missing", "verify", "--data", folder)


@pytest.mark.law("SIG-12")
def test_keys_that_are_gone_are_told_by_register(day_folder: Path) -> None:
    for key in (day_folder / "keys" / "register-K1").glob("*.key"):
        key.unlink()
    assert FRONT in refused("store.key_missing", "keys", "public", "--data", day_folder, "--register", FRONT)
    assert done("keys", "public", "--data", day_folder, "--register", BACK)


@pytest.mark.law("SIG-12")
def test_the_key_is_protected_otherwise_while_the_shop_is_open(new_folder: Path, token_address: str) -> None:
    """The one that serves sells on; whoever opens the shop next needs what protects it from now on."""
    phrase, brikke = {"DATAKASSE_PASSPHRASE": "boller"}, {"DATAKASSE_TOKEN_PIN": TOKEN_PIN}
    with serving(new_folder) as (running, link):
        told = {"DATAKASSE_NEW_PASSPHRASE": "boller"}
        said = done("keys", "protect", "--data", new_folder, "--by", "passphrase", environ=told)
        assert "passordfrasen" in said
        with urllib.request.urlopen(f"{link}api/v1/clock") as answer:
            assert answer.status == 200
        refused("store.passphrase_wanted", "verify", "--data", new_folder)
        done("keys", "rotate", "--data", new_folder, "--register", REGISTER, environ=phrase)
        running.terminate()
        assert ended(running) == (0, "", "")
    by_token = ("keys", "protect", "--data", new_folder, "--by", "token")
    refused("store.key_not_kept", *by_token, environ={**phrase, **brikke})
    assert "brikken" in done(*by_token, "--token", token_address, environ={**phrase, **brikke})
    refused("store.token_pin_wanted", "verify", "--data", new_folder, environ=phrase)
    assert "0 feil" in done("verify", "--data", new_folder, environ=brikke)
    assert "fil" in done("keys", "protect", "--data", new_folder, "--by", "file", environ=brikke)
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 4 poster, 0 feil.\n"


@pytest.mark.law("SIG-12")
def test_the_database_gets_another_key_while_the_shop_is_open_and_when_it_is_not(new_folder: Path) -> None:
    """The server does it by itself; what others write afterwards is there, and the old key opens nothing."""
    data = DataFolder(new_folder)
    old = open_master(data.keys, {}).database()
    with serving(new_folder) as (running, link):
        assert "ny nøkkel" in done("keys", "reencrypt", "--data", new_folder)
        assert data.database.readlink() == Path("datakasse-key-2.db")
        with urllib.request.urlopen(f"{link}api/v1/registers") as answer:
            assert answer.status == 200
        done("keys", "rotate", "--data", new_folder, "--register", REGISTER)
        running.terminate()
        code, stdout, stderr = ended(running)
        assert (code, stderr) == (0, "")
        assert "another key" in stdout
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 4 poster, 0 feil.\n"
    with pytest.raises(WrongDatabaseKey):
        connect(data.database, old)
    assert "ny nøkkel" in done("keys", "reencrypt", "--data", new_folder)
    assert sorted(path.name for path in new_folder.glob("datakasse*")) == [
        "datakasse-key-3.db",
        "datakasse.db",
    ]
    assert done("verify", "--data", new_folder) == f"{REGISTER}: 4 poster, 0 feil.\n"


def test_others_that_never_stop_writing_end_the_command(
    new_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_off(*given: object) -> bool:
        del given
        tries.append("one")
        assert len(tries) < 100, "it never ends"
        return False

    tries: list[str] = []
    monkeypatch.setattr(keys_command, "_LOOKS_APART_S", 0.01)
    with monkeypatch.context() as patch:
        patch.setattr(engine, "reencrypt", put_off)
        refused("store.database_key_put_off", "keys", "reencrypt", "--data", new_folder)
    assert len(tries) > 1, "it was tried more than once"
    assert "ny nøkkel" in done("keys", "reencrypt", "--data", new_folder)


def test_books_elsewhere_have_no_key_here(tmp_path: Path) -> None:
    refused("store.no_shop", "keys", "reencrypt", "--data", tmp_path)
    write_whereabouts(tmp_path, Whereabouts("postgresql://db/kasse"))
    refused("store.database_key_elsewhere", "keys", "reencrypt", "--data", tmp_path)


def test_a_folder_without_a_key_has_nothing_to_protect(tmp_path: Path) -> None:
    refused("store.no_shop", "keys", "protect", "--data", tmp_path / "nowhere", "--by", "file")
