"""
The master secret of a data folder: where it comes from, and the keys made of it.

One secret of 32 bytes opens everything. It is found in one of three places, looked for in this order:

    systemd      `datakasse-key` in $CREDENTIALS_DIRECTORY: 64 hex digits, kept by `systemd-creds`
    passphrase   DATA/keys/master.locked, opened with $DATAKASSE_PASSPHRASE (Argon2id)
    file         DATA/keys/master.key: 64 hex digits, readable by its owner alone

Keys for one purpose each are derived from it (HKDF-SHA256), so that no key is used for two things.

Law: SIG-12.  More: docs/explanation/where-the-keys-are.md.
"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from datakasse.errors.storing import WrongDatabaseKey
from datakasse.storage.folder import demand_private, write_once

PASSPHRASE: Final = "DATAKASSE_PASSPHRASE"  # noqa: S105 - the name of a setting, not a secret
CREDENTIALS: Final = "CREDENTIALS_DIRECTORY"

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LOCKED: Final = b"datakasse master 1"


class MasterKey:
    """The master secret in memory; it gives out keys for one purpose each."""

    def __init__(self, secret: bytes) -> None:
        """
        Take the secret.

        Raises:
            WrongDatabaseKey: It is not 32 bytes.
        """
        if len(secret) != _KEY_BYTES:
            raise WrongDatabaseKey
        self._secret = secret

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
        return HKDF(hashes.SHA256(), _KEY_BYTES, salt=None, info=purpose).derive(self._secret)


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
            passphrase.encode(),
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
        environ: The environment: decides between systemd, passphrase and file.

    Raises:
        FileExistsError: The folder has a secret already.
        WrongDatabaseKey: The credential is not 64 hex digits.
    """
    given = _credential(environ)
    if given is not None:
        return MasterKey(given)
    secret = secrets.token_bytes(_KEY_BYTES)
    passphrase = environ.get(PASSPHRASE, "")
    if passphrase:
        write_once(keys / "master.locked", _lock(secret, passphrase))
    else:
        write_once(keys / "master.key", f"{secret.hex()}\n".encode("ascii"))
    return MasterKey(secret)


def open_master(keys: Path, environ: Mapping[str, str]) -> MasterKey:
    """
    Return the secret of a data folder.

    Raises:
        UnsafeKeyFile: Others can read the file it is in.
        WrongDatabaseKey: There is none, it is malformed, or the passphrase is wrong or missing.
    """
    given = _credential(environ)
    if given is not None:
        return MasterKey(given)
    for name in ("master.locked", "master.key"):
        path = keys / name
        if path.exists():
            demand_private(keys)
            demand_private(path)
            content = path.read_bytes()
            locked = name == "master.locked"
            return MasterKey(_unlock(content, environ.get(PASSPHRASE, "")) if locked else _bytes(content))
    raise WrongDatabaseKey


def _credential(environ: Mapping[str, str]) -> bytes | None:
    """Return the secret that systemd hands over, if it does; systemd sees to who can read it."""
    folder = environ.get(CREDENTIALS)
    path = Path(folder) / "datakasse-key" if folder else None
    return _bytes(path.read_bytes()) if path is not None and path.exists() else None


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
        raise WrongDatabaseKey
    try:
        kept = msgspec.json.decode(content, type=_Locked)
        return AESGCM(kept.key(passphrase)).decrypt(kept.nonce, kept.locked, _LOCKED)
    except (InvalidTag, msgspec.MsgspecError) as error:
        raise WrongDatabaseKey from error
