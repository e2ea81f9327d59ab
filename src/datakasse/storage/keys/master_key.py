"""
The master secret of a data folder: where it comes from, and the keys made of it.

One secret of 32 bytes opens everything. It is found in one of four places, looked for in this order:

    systemd      `datakasse-key` in $CREDENTIALS_DIRECTORY: 64 hex digits, kept by `systemd-creds`
    token        DATA/keys/master.token, opened by the token it names with $DATAKASSE_TOKEN_PIN (PKCS#11)
    passphrase   DATA/keys/master.locked, opened with $DATAKASSE_PASSPHRASE (Argon2id)
    file         DATA/keys/master.key: 64 hex digits, readable by its owner alone

The PIN and the passphrase may be credentials of systemd as well, `datakasse-token-pin` and
`datakasse-passphrase`. Keys for one purpose each are derived from the secret (HKDF-SHA256), so that no key is
used for two things; so the secret can be protected otherwise at once, and nothing is encrypted anew for it.

Law: SIG-12.  More: docs/explanation/where-the-keys-are.md.
"""

import fcntl
import os
import secrets
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from datakasse.errors.phrase import Phrase
from datakasse.errors.storage.keys import (
    KeyFileUnreadable,
    KeyNotKept,
    MasterKeyMissing,
    PassphraseWanted,
    WrongCredential,
    WrongDatabaseKey,
)
from datakasse.storage import keys
from datakasse.storage.folder import demand_private, sync_folder, write_anew, write_once
from datakasse.storage.keys.key_folder import KeyFolder

TOKEN: Final = "DATAKASSE_TOKEN"  # noqa: S105 - the name of a setting, not a secret
TOKEN_PIN: Final = "DATAKASSE_TOKEN_PIN"  # noqa: S105 - as above
PASSPHRASE: Final = "DATAKASSE_PASSPHRASE"  # noqa: S105 - the name of a setting, not a secret
CREDENTIALS: Final = "CREDENTIALS_DIRECTORY"

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LOCKED: Final = b"datakasse master 1"
_TOKEN, _PASSPHRASE, _FILE = "master.token", "master.locked", "master.key"


class Protection(StrEnum):
    """What protects the master secret where it lies."""

    TOKEN = "token"  # noqa: S105 - a word
    PASSPHRASE = "passphrase"  # noqa: S105 - a word
    FILE = "file"


_PROTECTIONS: Final = {
    _TOKEN: Protection.TOKEN,
    _PASSPHRASE: Protection.PASSPHRASE,
    _FILE: Protection.FILE,
}
"""What protects the secret, by the file it lies in; looked for in this order."""


class MasterKey:
    """
    The master secret in memory; it gives out keys for one purpose each.

    Attributes:
        secret: It.
    """

    def __init__(self, secret: bytes) -> None:
        """
        Take the secret.

        Raises:
            WrongDatabaseKey: It is not 32 bytes.
        """
        if len(secret) != _KEY_BYTES:
            raise WrongDatabaseKey
        self.secret = secret

    def database(self) -> bytes:
        """Return the key that encrypts the database."""
        return self._derived(b"datakasse database 1")

    def wrapping(self) -> bytes:
        """Return the key that encrypts the registers' private keys."""
        return self._derived(b"datakasse register keys 1")

    def network(self) -> bytes:
        """Return the key that encrypts the private keys of the shop's network."""
        return self._derived(b"datakasse network keys 1")

    def _derived(self, purpose: bytes) -> bytes:
        return HKDF(hashes.SHA256(), _KEY_BYTES, salt=None, info=purpose).derive(self.secret)


class _OnToken(msgspec.Struct, frozen=True):
    """A secret that a token opens, and the token's address."""

    address: str
    wrapped: bytes


class _Locked(msgspec.Struct, frozen=True):
    """A secret locked with a passphrase, and how hard it is to guess."""

    salt: bytes
    nonce: bytes
    locked: bytes
    time_cost: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def key(self, passphrase: str) -> bytes:
        """Return the key that a passphrase gives."""
        return hash_secret_raw(
            _bytes_of(passphrase),
            self.salt,
            time_cost=self.time_cost,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            hash_len=_KEY_BYTES,
            type=Type.ID,
        )


def make_master(keys: Path, environ: Mapping[str, str]) -> MasterKey:
    """
    Make the secret of a new data folder and keep it durably; one given by systemd is used as it is.

    Args:
        keys: The folder of keys.
        environ: The environment: decides between systemd, token, passphrase and file.

    Raises:
        FileExistsError: The folder has a secret already.
        WrongCredential: The credential is not 64 hex digits.
        TokenFailed: The token cannot be asked.
        TokenSupportMissing: A token is named, and what speaks to it is not installed.
    """
    given = _credential(environ, "datakasse-key")
    if given is not None:
        return MasterKey(_handed_over(given, keys))
    secret = secrets.token_bytes(_KEY_BYTES)
    wanted = Protection.TOKEN if environ.get(TOKEN) else Protection.PASSPHRASE
    if wanted is Protection.PASSPHRASE and not _told(environ, PASSPHRASE, "datakasse-passphrase"):
        wanted = Protection.FILE
    name, content = _protected(secret, wanted, environ)
    write_once(keys / name, content)
    return MasterKey(secret)


def open_master(keys: Path, environ: Mapping[str, str]) -> MasterKey:
    """
    Return the secret of a data folder, which opens the keys that lie in it.

    Raises:
        UnsafeKeyFile: Others can read the file it is in.
        KeyFileUnreadable: We cannot.
        WrongDatabaseKey: There is none, it is malformed, or it is that of another folder.
        PassphraseWanted: The passphrase is wrong or missing.
        TokenFailed: The token is not there, or its PIN is wrong or missing.
        TokenSupportMissing: A token has it, and what speaks to it is not installed.
    """
    return MasterKey(_opened(keys, environ))


def protection_of(keys: Path, environ: Mapping[str, str]) -> str:
    """Return what protects the secret of a data folder, `systemd` or a `Protection`; empty for nothing."""
    if _credential(environ, "datakasse-key") is not None:
        return "systemd"
    return next((kind for name, kind in _PROTECTIONS.items() if (keys / name).exists()), "")


def protect_master(
    keys: Path, environ: Mapping[str, str], wanted: Protection, given: Mapping[str, str]
) -> None:
    """
    Protect the secret of a data folder otherwise from now on; all that it opens stays as it is.

    A register that is open sells on, for it has the secret in memory. Broken off, the secret lies under the
    old protection, or under both; nothing is written before the new one has opened. Who protects at the same
    time waits.

    Args:
        keys: The folder of keys.
        environ: The environment that opens it as it is.
        wanted: What is to protect it.
        given: The same settings, as they are to be from now on.

    Raises:
        KeyNotKept: There is no passphrase, or no address of a token.
        Refused: As `open_master`, of either protection.
    """
    with _alone(keys):
        secret = _opened(keys, environ)
        name, content = _protected(secret, wanted, given)
        if _secret_in(name, content, given) != secret:
            raise WrongDatabaseKey
        write_anew(keys / name, content)
        for other in {_TOKEN, _PASSPHRASE, _FILE} - {name}:
            (keys / other).unlink(missing_ok=True)
        sync_folder(keys)


def other_master(keys: Path, environ: Mapping[str, str]) -> tuple[MasterKey, MasterKey, tuple[str, bytes]]:
    """
    Make another secret for a data folder, protected as the one that it has; nothing is written.

    Returns:
        The secret as it is, the other, and name and content of the file that the other is to lie in.

    Raises:
        KeyNotKept: systemd keeps the secret.
        Refused: As `open_master`.
    """
    secret = _opened(keys, environ)
    if _credential(environ, "datakasse-key") is not None:
        raise KeyNotKept(
            what=Phrase(
                "tilgang til nøkkelen, som ligger hos systemd,", "access to the key, which systemd keeps,"
            )
        )
    name = next(name for name in (_TOKEN, _PASSPHRASE, _FILE) if (keys / name).exists())
    given = dict(environ)
    if name == _TOKEN:
        given[TOKEN] = msgspec.json.decode((keys / name).read_bytes(), type=_OnToken).address
    other = secrets.token_bytes(_KEY_BYTES)
    made = _protected(other, _PROTECTIONS[name], given)
    if _secret_in(*made, given) != other:
        raise WrongDatabaseKey
    return MasterKey(secret), MasterKey(other), made


@contextmanager
def _alone(keys: Path) -> Generator[None]:
    """Be the only one who protects, for the length of a `with`; ends with the process at the latest."""
    held = os.open(keys, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _opened(keys: Path, environ: Mapping[str, str]) -> bytes:
    """Return the secret; what does not open the keys beside it never protects them, and locks nothing new."""
    given = _credential(environ, "datakasse-key")
    if given is not None:
        secret = _handed_over(given, keys)
        if not KeyFolder(keys, MasterKey(secret).wrapping()).fits():
            raise WrongCredential(folder=str(keys))
        return secret
    if keys.exists():
        demand_private(keys)
    for name in (_TOKEN, _PASSPHRASE, _FILE):
        if (keys / name).exists():
            secret = _content(keys, name, environ)
            if not KeyFolder(keys, MasterKey(secret).wrapping()).fits():
                raise WrongDatabaseKey
            return secret
    raise MasterKeyMissing(folder=str(keys))


def _handed_over(given: bytes, keys: Path) -> bytes:
    """Return the secret that systemd hands over."""
    try:
        return MasterKey(_bytes(given)).secret
    except WrongDatabaseKey as error:
        raise WrongCredential(folder=str(keys)) from error


def _content(keys: Path, name: str, environ: Mapping[str, str]) -> bytes:
    """Return the secret in one of the files."""
    demand_private(keys)
    demand_private(keys / name)
    return _secret_in(name, (keys / name).read_bytes(), environ)


def _secret_in(name: str, content: bytes, environ: Mapping[str, str]) -> bytes:
    """Return the secret in what one of the files holds."""
    if name == _TOKEN:
        return _from_token(content, _told(environ, TOKEN_PIN, "datakasse-token-pin"))
    if name == _PASSPHRASE:
        return _unlock(content, _told(environ, PASSPHRASE, "datakasse-passphrase"))
    return _bytes(content)


def _protected(secret: bytes, wanted: Protection, environ: Mapping[str, str]) -> tuple[str, bytes]:
    """Return the name and the content of the file that a secret is to lie in."""
    if wanted is Protection.TOKEN:
        return _TOKEN, _to_token(secret, environ)
    if wanted is Protection.FILE:
        return _FILE, f"{secret.hex()}\n".encode("ascii")
    passphrase = _told(environ, PASSPHRASE, "datakasse-passphrase")
    if not passphrase:
        raise KeyNotKept(what=PASSPHRASE)
    return _PASSPHRASE, _lock(secret, passphrase)


def _to_token(secret: bytes, environ: Mapping[str, str]) -> bytes:
    address = environ.get(TOKEN, "")
    if not address:
        raise KeyNotKept(what=TOKEN)
    token, pin = keys.token, _told(environ, TOKEN_PIN, "datakasse-token-pin")
    return msgspec.json.encode(_OnToken(address, token.wrap(secret, token.read_address(address), pin)))


def _from_token(content: bytes, pin: str) -> bytes:
    token = keys.token
    try:
        kept = msgspec.json.decode(content, type=_OnToken)
    except msgspec.MsgspecError as error:
        raise WrongDatabaseKey from error
    return token.unwrap(kept.wrapped, token.read_address(kept.address), pin)


def _told(environ: Mapping[str, str], setting: str, credential: str) -> str:
    """Return what opens a protection: a setting, or a credential of systemd; empty where there is neither."""
    given = _credential(environ, credential)
    told = (given or b"").decode("utf-8", "surrogateescape")
    return environ.get(setting, "") or told.removesuffix("\n")


def _bytes_of(told: str) -> bytes:
    """Return what was told byte for byte, as environment and credentials are read: any letters will do."""
    return told.encode("utf-8", "surrogateescape")


def _credential(environ: Mapping[str, str], name: str) -> bytes | None:
    """Return a credential that systemd hands over, if it does; systemd sees to who can read it."""
    folder = environ.get(CREDENTIALS)
    path = Path(folder) / name if folder else None
    try:
        return path.read_bytes() if path is not None and path.exists() else None
    except PermissionError as error:
        raise KeyFileUnreadable(path=str(path)) from error


def _bytes(content: bytes) -> bytes:
    try:
        return bytes.fromhex(content.decode("ascii").strip())
    except ValueError as error:
        raise WrongDatabaseKey from error


def _lock(secret: bytes, passphrase: str) -> bytes:
    blank = _Locked(secrets.token_bytes(16), secrets.token_bytes(_NONCE_BYTES), b"")
    locked = AESGCM(blank.key(passphrase)).encrypt(blank.nonce, secret, _LOCKED)
    return msgspec.json.encode(msgspec.structs.replace(blank, locked=locked))


def _unlock(content: bytes, passphrase: str) -> bytes:
    if not passphrase:
        raise PassphraseWanted
    try:
        kept = msgspec.json.decode(content, type=_Locked)
        return AESGCM(kept.key(passphrase)).decrypt(kept.nonce, kept.locked, _LOCKED)
    except InvalidTag as error:
        raise PassphraseWanted from error
    except msgspec.MsgspecError as error:
        raise WrongDatabaseKey from error
