"""
The registers' keys, in files beside the database and never in it.

    DATA/keys/register-<id>/1.key, 2.key …    one file a version, 0600, never written over
    DATA/keys/register-<id>/1.retired         keys of a machine that is gone: they check, and never sign

A file holds the public keys in the open and the private ones encrypted (AES-256-GCM) with a key of
the data folder's master secret; the public part and the register's id are bound to them, so that a
file cannot be moved to another register or have its public key exchanged.

Law: SIG-8, SIG-9, SIG-10, SIG-12.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import KeyMissing, WrongDatabaseKey
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import (
    HMAC_KEY_BYTES,
    RSA_BITS,
    HmacSigner,
    RsaSigner,
    SealedOnly,
    Signer,
    Verifier,
)
from datakasse.storage.folder import demand_private, sync_folder, write_anew, write_once
from datakasse.storage.keys.locked_file import LockedFile
from datakasse.storage.keys.secret_file import SecretFile
from datakasse.trade.shop.shop import SignatureMethod

_RSA_EXPONENT: Final = 65_537
_HEAD_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_NAME_LENGTH_MAX: Final = 100


class _Private(msgspec.Struct, frozen=True):
    """The secret half: the statutory key (PEM or HMAC secret) and the Ed25519 key of the heads."""

    statutory: bytes
    head: bytes


class _Retired(msgspec.Struct, frozen=True):
    """Keys that sign nothing more: the public side, and for HMAC the secret that old signatures need."""

    public: PublicKeys
    secret: bytes = b""


class _KeyFile(msgspec.Struct, frozen=True):
    """What a key file holds."""

    register: str
    public: PublicKeys
    nonce: bytes
    private: bytes


class KeyFolder:
    """The keys of all registers of a data folder."""

    def __init__(self, folder: Path, wrapping_key: bytes) -> None:
        """Take the folder and the key that opens what is in it; nothing is read yet."""
        self._folder = folder
        self._cipher = AESGCM(wrapping_key)
        self._secrets: dict[str, SecretFile] = {}
        self._signers: dict[tuple[str, str], RsaSigner | HmacSigner] = {}
        self._retired_files: dict[tuple[str, str], LockedFile] = {}

    def secrets(self, name: str) -> SecretFile:
        """Return where the credentials of a system outside are kept: one for all who ask."""
        return self._secrets.setdefault(name, SecretFile(self._folder, self._cipher, name))

    def signer(self, register: str) -> Signer:
        """
        Return the signer with a register's newest keys.

        Raises:
            KeyMissing: There are none.
            UnsafeKeyFile: Others can read them.
            WrongDatabaseKey: They do not open with the master secret at hand.
        """
        return self._signer(register, self._newest(register))

    def newest(self, register: str) -> str:
        """Return the version of a register's newest keys, which open; raises as `signer`."""
        return self.signer(register).public.version

    def signer_of(self, register: str, public: PublicKeys) -> Signer:
        """
        Return the signer with a register's keys of this public side.

        Raises:
            KeyMissing: They are not here, or others have their version: which no journal declares.
            Refused: As `signer`.
        """
        signer = self._signer(register, public.version)
        if signer.public != public:
            raise KeyMissing(register=register)
        return signer

    def declared(self, register: str) -> str:
        """
        Return what the product declaration wants of a register's newest statutory key (SIG-11).

        The public key as PEM for RSA; the secret in base64 for HMAC. Raises as `signer`.
        """
        public, private = self._open(register, self._newest(register))
        if public.method == SignatureMethod.RSA_SHA1_1024:
            return public.statutory
        return base64.b64encode(private.statutory).decode("ascii")

    def versions(self, register: str) -> list[PublicKeys]:
        """Return the public side of all key versions of a register, oldest first."""
        retired = {int(kept.public.version): kept.public for kept in self._retired(register)}
        own = {number: self._signer(register, str(number)).public for number in self._numbers(register)}
        return [public for _, public in sorted({**own, **retired}.items())]

    def secret_of(self, register: str, public: PublicKeys) -> bytes:
        """Return what checks HMAC signatures of these keys; empty for RSA, and where they are elsewhere."""
        for kept in self._retired(register):
            if kept.public == public:
                return kept.secret
        if public.method != SignatureMethod.HMAC_SHA1_128 or public not in self.versions(register):
            return b""
        return self._open(register, public.version)[1].statutory

    def retire(self, register: str, public: PublicKeys, secret: bytes = b"") -> None:
        """
        Keep what checks a key version that signs nothing more, because its machine is gone or not trusted.

        Private keys of that version that are here are put aside, so that nothing here signs with them again.
        """
        self._make(register)
        locked = self._retired_file(register, public.version)
        locked.write(msgspec.json.encode(_Retired(public, secret)))
        (self.place_of(register) / f"{public.version}.key").unlink(missing_ok=True)
        self._signers.pop((register, public.version), None)

    def create(self, register: str, method: SignatureMethod) -> Signer:
        """
        Make the next version of a register's keys, keep it durably, and return its signer.

        They are used once the journal declares them: `RegisterCommissioned` or `KeysRotated`.
        """
        folder = self._make(register)
        retired = [int(kept.public.version) for kept in self._retired(register)]
        version = str(max((*self._numbers(register), *retired), default=0) + 1)
        private = _made(method)
        signer = _signer(version, method, private)
        write_once(folder / f"{version}.key", _closed(self._cipher, register, signer.public, private))
        return self._signer(register, version)

    def made(self, register: str) -> frozenset[str]:
        """Return which versions of a register's keys there are files of."""
        return frozenset(map(str, self._numbers(register)))

    def drop(self, register: str, versions: Iterable[str]) -> None:
        """
        Remove keys that were made for a register and that no journal declares: nobody ever signs with them.

        What cannot be removed stays, and harms nobody: the next keys have the next number.
        """
        folder = self.place_of(register)
        with suppress(OSError):
            for version in versions:
                (folder / f"{version}.key").unlink(missing_ok=True)
                self._signers.pop((register, version), None)
            folder.rmdir()

    def lock_anew(self, wrapping_key: bytes) -> None:
        """
        Lock every file with another key, one after the other: in a copy of the folder that nobody uses yet.

        Raises:
            UnsafeKeyFile: Others can read them.
            WrongDatabaseKey: They do not open with the key at hand.
        """
        cipher = AESGCM(wrapping_key)
        names: dict[Path, str] = {}
        for path in sorted(self._folder.glob("register-*/*.key")):
            register = names[path.parent] = self._read(path).register
            public, private = self._open(register, path.stem)
            write_anew(path, _closed(cipher, register, public, private))
        for path in sorted(self._folder.glob("register-*/*.retired")):
            register = names.get(path.parent) or unquote(path.parent.name.removeprefix("register-"))
            self._retired_file(register, path.stem).lock_anew(cipher)
        for path in sorted(self._folder.glob("partner-*.locked")):
            self.secrets(path.stem.removeprefix("partner-")).lock_anew(cipher)

    def fits(self) -> bool:
        """
        Whether the key at hand is this folder's: it opens something that is here, or nothing is here yet.

        Raises:
            UnsafeKeyFile: Others can read what is here.
        """
        opened = (
            *(partial(self._opens, path) for path in sorted(self._folder.glob("register-*/*.key"))),
            *(
                self.secrets(path.stem.removeprefix("partner-")).read
                for path in sorted(self._folder.glob("partner-*.locked"))
            ),
        )
        for opens in opened:
            with suppress(KeyMissing, WrongDatabaseKey):
                opens()
                return True
        return not opened

    def registers(self) -> list[str]:
        """Return the registers that have keys here."""
        kept = (self._read(path).register for path in sorted(self._folder.glob("register-*/*.key")))
        return list(dict.fromkeys(kept))

    def hmac_verifier(self, register: str, keys: PublicKeys) -> Verifier | None:
        """Return what checks HMAC signatures of some keys: the secret, or the seals where it is gone."""
        if keys not in self.versions(register):
            return None
        for kept in self._retired(register):
            if kept.public == keys:
                # A signer that only ever checks; its seals would be nobody's.
                secret, head = kept.secret, bytes(_HEAD_KEY_BYTES)
                return HmacSigner(keys.version, secret, head) if secret else SealedOnly()
        signer = self._signer(register, keys.version)
        return signer if isinstance(signer, HmacSigner) else None

    def place_of(self, register: str) -> Path:
        """Return the folder of a register's keys: its id, made safe for a file name."""
        name = quote(register, safe="")
        if len(name) > _NAME_LENGTH_MAX:
            name = hashlib.sha256(register.encode()).hexdigest()
        return self._folder / f"register-{name}"

    def _make(self, register: str) -> Path:
        """Return the folder of a register's keys, made where there was none."""
        folder = self.place_of(register)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self._folder)
        return folder

    def _retired(self, register: str) -> list[_Retired]:
        """Return the keys of a register that sign nothing more."""
        paths = sorted(self.place_of(register).glob("*.retired"))
        opened = (self._retired_file(register, path.stem).read() for path in paths)
        return [msgspec.json.decode(kept, type=_Retired) for kept in opened if kept is not None]

    def _retired_file(self, register: str, version: str) -> LockedFile:
        known = self._retired_files.get((register, version))
        if known is None:
            bound = f"datakasse retired keys 1\n{register}\n{version}".encode()
            known = LockedFile(self.place_of(register) / f"{version}.retired", self._cipher, bound)
            self._retired_files[register, version] = known
        return known

    def _numbers(self, register: str) -> list[int]:
        names = (path.stem for path in self.place_of(register).glob("*.key"))
        return sorted(int(name) for name in names if name.isascii() and name.isdecimal())

    def _newest(self, register: str) -> str:
        numbers = self._numbers(register)
        if not numbers:
            raise KeyMissing(register=register)
        return str(numbers[-1])

    def _signer(self, register: str, version: str) -> RsaSigner | HmacSigner:
        known = self._signers.get((register, version))
        if known is None:
            public, private = self._open(register, version)
            known = _signer(version, SignatureMethod(public.method), private)
            self._signers[register, version] = known
        return known

    def _opens(self, path: Path) -> None:
        """Open one file of keys; raises as `signer`."""
        self._open(self._read(path).register, path.stem)

    def _open(self, register: str, version: str) -> tuple[PublicKeys, _Private]:
        path = self.place_of(register) / f"{version}.key"
        if not path.exists():
            raise KeyMissing(register=register)
        kept = self._read(path)
        try:
            opened = self._cipher.decrypt(kept.nonce, kept.private, _bound(register, kept.public))
        except InvalidTag as error:
            raise WrongDatabaseKey from error
        return kept.public, msgspec.json.decode(opened, type=_Private)

    def _read(self, path: Path) -> _KeyFile:
        for part in (self._folder, path.parent, path):
            demand_private(part)
        try:
            return msgspec.json.decode(path.read_bytes(), type=_KeyFile)
        except msgspec.MsgspecError as error:
            raise WrongDatabaseKey from error


def _closed(cipher: AESGCM, register: str, public: PublicKeys, private: _Private) -> bytes:
    """Return the content of a key file."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    wrapped = cipher.encrypt(nonce, msgspec.json.encode(private), _bound(register, public))
    return msgspec.json.encode(_KeyFile(register, public, nonce, wrapped))


def _made(method: SignatureMethod) -> _Private:
    """Return new private keys."""
    head = secrets.token_bytes(_HEAD_KEY_BYTES)
    if method is SignatureMethod.HMAC_SHA1_128:
        return _Private(secrets.token_bytes(HMAC_KEY_BYTES), head)
    key = rsa.generate_private_key(_RSA_EXPONENT, RSA_BITS)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return _Private(pem, head)


def _signer(version: str, method: SignatureMethod, private: _Private) -> RsaSigner | HmacSigner:
    kind = RsaSigner if method is SignatureMethod.RSA_SHA1_1024 else HmacSigner
    return kind(version, private.statutory, private.head)


def _bound(register: str, public: PublicKeys) -> bytes:
    """Return what the encryption of private keys vouches for besides them."""
    return b"datakasse register keys 1\n" + register.encode() + b"\n" + msgspec.json.encode(public)
