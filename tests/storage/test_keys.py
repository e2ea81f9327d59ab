"""The registers' keys: made as the authority wants, kept for nobody else to read, never in the database."""

import base64
import re
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.errors.storage.keys import KeyMissing, UnsafeKeyFile, WrongDatabaseKey
from datakasse.journal.events.register import KeysRotated
from datakasse.journal.signature import RsaVerifier, hmac_fingerprint
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import open_store
from datakasse.trade.shop.shop import SignatureMethod
from tests.shop import BACK, FRONT, NOON, make_shop, sell
from tests.storage.raw import opened

RSA, HMAC = SignatureMethod.RSA_SHA1_1024, SignatureMethod.HMAC_SHA1_128


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of keys."""
    made = tmp_path / "keys"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def keys(folder: Path) -> KeyFolder:
    """The keys in it, wrapped with a key of their own."""
    return KeyFolder(folder, bytes(32))


@pytest.mark.law("SIG-1", "SIG-8")
def test_an_rsa_key_is_as_the_authority_wants_it(keys: KeyFolder) -> None:
    signer = keys.create("K1", RSA)
    public = serialization.load_pem_public_key(signer.public.statutory.encode())
    assert isinstance(public, rsa.RSAPublicKey)
    assert (public.key_size, public.public_numbers().e) == (1024, 65537)
    assert RsaVerifier(keys.declared("K1")).holds(b"text", signer.sign(b"text"))


@pytest.mark.law("SIG-9", "SIG-11")
def test_an_hmac_key_has_sixteen_bytes_and_is_declared_in_base64(keys: KeyFolder) -> None:
    signer = keys.create("K1", HMAC)
    secret = base64.b64decode(keys.declared("K1"))
    assert len(secret) == 16
    assert signer.public.statutory == hmac_fingerprint(secret)


@pytest.mark.law("SIG-10")
def test_versions_count_up_and_stay(keys: KeyFolder, folder: Path) -> None:
    first, second = keys.create("K1", RSA), keys.create("K1", HMAC)
    other = keys.create("K2", RSA)
    assert [first.public.version, second.public.version, other.public.version] == ["1", "2", "1"]

    again = KeyFolder(folder, bytes(32))
    assert again.versions("K1") == [first.public, second.public]
    assert again.signer("K1").public == second.public
    assert again.signer_of("K1", first.public).sign(b"x") == first.sign(b"x")
    assert again.registers() == ["K1", "K2"]
    with pytest.raises(KeyMissing):
        again.signer("K3")
    with pytest.raises(KeyMissing):
        again.signer_of("K1", msgspec.structs.replace(second.public, version="3"))


@pytest.mark.law("SIG-10")
@pytest.mark.parametrize("method", [RSA, HMAC])
def test_keys_of_the_same_number_that_nobody_declared_neither_sign_nor_tell_their_secret(
    keys: KeyFolder, method: SignatureMethod
) -> None:
    """Such are left of a register that came to nothing here and that another machine put into service."""
    ours, declared = keys.create("K1", method), keys.create("K2", method)
    with pytest.raises(KeyMissing):
        keys.signer_of("K1", declared.public)
    assert keys.secret_of("K1", declared.public) == b""
    assert keys.signer_of("K1", ours.public).public == ours.public
    assert bool(keys.secret_of("K1", ours.public)) is (method is HMAC)


@pytest.mark.parametrize("register", ["..", ".", "a/b", "Kasse æøå", "x" * 100, "å" * 100, "K%2F1", "-"])
def test_any_register_id_gets_a_folder_of_its_own_in_the_folder(
    keys: KeyFolder, folder: Path, register: str
) -> None:
    made = keys.create(register, HMAC)
    place = keys.place_of(register)
    assert place.parent == folder
    assert keys.place_of(f"{register} ") != place
    assert keys.signer(register).public == made.public
    assert keys.registers() == [register]


@pytest.mark.law("SIG-12")
def test_nobody_else_can_read_a_key(shop_folder: Path) -> None:
    place = shop_folder / "keys"
    for path in (place, *place.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize("name", [".", "register-K1", "register-K1/1.key", "master.key"])
@pytest.mark.parametrize("mode", [0o040, 0o004, 0o020])
def test_a_key_that_others_can_read_or_change_is_refused(shop_folder: Path, name: str, mode: int) -> None:
    path = shop_folder / "keys" / name
    path.chmod(path.stat().st_mode | mode)
    with pytest.raises(UnsafeKeyFile) as refused:
        open_store(shop_folder, {})
    assert str(path.resolve()).startswith(str(refused.value.facts["path"]))


@pytest.mark.law("SIG-12")
@pytest.mark.parametrize("method", [RSA, HMAC])
def test_no_private_key_is_in_the_database_or_lies_open_in_a_file(
    tmp_path: Path, method: SignatureMethod
) -> None:
    """Looked for in every row of every table, deciphered, and in every file as it is."""
    folder = tmp_path / "data"
    make_shop(folder, method)
    store = open_store(folder, {}, exclusive=True)
    store.write(sell).result()
    needles: list[bytes] = []
    for register in (FRONT, BACK):
        _, private = store.keys._open(register, "1")  # pyright: ignore[reportPrivateUsage] - what to look for
        der = re.sub(rb"-----[A-Z ]+-----|\s", b"", private.statutory)
        for secret in (
            private.head,
            private.statutory,
            der[60:100],
            base64.b64decode(der) if method is RSA else b"",
        ):
            needles += [form for form in (secret, secret.hex().encode(), base64.b64encode(secret)) if form]
    with opened(folder) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = [row for (table,) in tables for row in connection.execute(f"SELECT * FROM {table}")]
    cells = [cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row]
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert any(b"sale_completed" in cell for cell in cells), "control: the rows were read in the clear"
    assert any(b'"public"' in content for content in files), "control: the key files were read"
    for needle in needles:
        assert not any(needle in content for content in (*cells, *files))
    store.close()


def with_a_bit_changed(file: bytes) -> bytes:
    """Return a key file whose private part has one bit otherwise."""
    content = msgspec.json.decode(file)
    private = bytearray(base64.b64decode(content["private"]))
    private[len(private) // 2] ^= 1
    return msgspec.json.encode({**content, "private": bytes(private)})


def test_a_key_file_cannot_be_moved_or_given_another_key(keys: KeyFolder, folder: Path) -> None:
    """So nobody tries the primes of a key that is read: it is the one that was made, or none."""
    keys.create("K1", RSA)
    keys.create("K2", RSA)
    mine, other = folder / "register-K1" / "1.key", folder / "register-K2" / "1.key"
    genuine = mine.read_bytes()
    for swapped in (
        other.read_bytes(),
        other.read_bytes().replace(b'"K2"', b'"K1"'),
        genuine.replace(b'"version":"1"', b'"version":"7"'),
        with_a_bit_changed(genuine),
        b"not a key file",
    ):
        mine.chmod(0o600)
        mine.write_bytes(swapped)
        with pytest.raises(WrongDatabaseKey):
            KeyFolder(folder, bytes(32)).signer("K1")
    mine.write_bytes(genuine)
    assert KeyFolder(folder, bytes(32)).signer("K1").public.version == "1"
    with pytest.raises(WrongDatabaseKey):
        KeyFolder(folder, bytes(31) + b"1").signer("K1")


def test_a_key_is_never_written_over(keys: KeyFolder, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at the same moment: the second one fails, and the first one's key is there."""
    first = keys.create("K1", RSA)

    def none_yet(register: str) -> list[int]:
        assert register == "K1"
        return []

    monkeypatch.setattr(keys, "_numbers", none_yet)
    with pytest.raises(FileExistsError):
        keys.create("K1", RSA)
    assert KeyFolder(folder, bytes(32)).versions("K1") == [first.public]
    assert sorted(path.name for path in (folder / "register-K1").iterdir()) == ["1.key"]


@pytest.mark.law("SIG-10")
@pytest.mark.parametrize("to", [RSA, HMAC])
def test_new_keys_count_from_the_entry_after_the_one_that_tells_of_them(
    shop_folder: Path, to: SignatureMethod
) -> None:
    store = open_store(shop_folder, {}, exclusive=True)
    old = store.keys.signer(FRONT).public
    before = store.write(sell).result().transaction
    new = store.keys.create(FRONT, to).public
    still = store.write(sell).result().transaction

    def rotate(books: Books) -> None:
        books.append(FRONT, KeysRotated(new), at=NOON)

    store.write(rotate).result()
    after = store.write(sell).result().transaction
    assert [made.key_version for made in (before, still, after) if made] == [
        old.version,
        old.version,
        new.version,
    ]
    assert not list(store.verify(FRONT))
    store.close()
    store = open_store(shop_folder, {}, exclusive=True)
    assert not list(store.verify(FRONT))
    store.close()


def test_keys_that_are_not_there_cannot_be_announced(shop_folder: Path) -> None:
    """Otherwise the register could never sign again."""
    store = open_store(shop_folder, {}, exclusive=True)
    foreign = store.keys.signer(BACK).public
    unknown = KeysRotated(type(foreign)("2", foreign.method, foreign.statutory, foreign.head))
    with pytest.raises(KeyMissing):
        store.write(lambda books: books.append(FRONT, unknown, at=NOON)).result()
    assert store.write(sell).result().number == 2
    store.close()
