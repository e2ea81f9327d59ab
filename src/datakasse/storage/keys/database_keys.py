"""
The key of the database: derived from the master secret at first, and a random one since it was renewed.

    DATA/keys/database.locked    the key, and the one that it is being encrypted anew with, if it is

While a database is encrypted anew there are two keys, and one of them opens it: which, the database itself
tells. A register that was killed at any moment of it finds its books with one or the other.

Decision: 0046-a-database-is-encrypted-anew-beside-itself.
"""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.keys.locked_file import LockedFile
from datakasse.storage.keys.master_key import MasterKey
from datakasse.storage.turn import FileTurn

_KEY_BYTES: Final = 32
_BOUND: Final = b"datakasse database key 1"


class _Kept(msgspec.Struct, frozen=True):
    """The key, and the one that is wanted in its place; empty where none is."""

    key: bytes
    wanted: bytes = b""


class DatabaseKeys:
    """The keys that the database of a data folder may have."""

    def __init__(self, keys: Path, master: MasterKey) -> None:
        """Take the folder of keys and its master secret; nothing is read yet."""
        self._first = master.database()
        self._file = LockedFile(keys / "database.locked", AESGCM(master.wrapping()), _BOUND)
        self._turn = FileTurn(keys / "database.turn")

    def at_hand(self) -> tuple[bytes, ...]:
        """Return the key, and behind it the one that is wanted, if one is; raises as `LockedFile.read`."""
        kept = self._kept()
        return (kept.key, kept.wanted) if kept.wanted else (kept.key,)

    def wanted(self) -> bytes:
        """Return the key that the database is to be encrypted with instead; empty where none is wanted."""
        return self._kept().wanted

    def want_new(self) -> None:
        """Make a key that the database is to be encrypted with, durably, unless one is wanted already."""
        with self._turn() as is_ours:
            if is_ours and not self.wanted():
                self._write(_Kept(self._kept().key, secrets.token_bytes(_KEY_BYTES)))

    def give_to(self, other: "DatabaseKeys") -> None:
        """Have another folder, or this one with another secret, keep the same keys; raises as `at_hand`."""
        other._write(self._kept())  # noqa: SLF001 - of the same class

    @contextmanager
    def exchanging(self, wanted: bytes) -> Generator[bool]:
        """
        Have the wanted key be the only one, once what is done in this `with` is done.

        What it gives tells whether the key is still wanted and nobody else is at it; otherwise nothing is to
        be done.
        """
        with self._turn() as is_ours:
            is_wanted = is_ours and self.wanted() == wanted
            yield is_wanted
            if is_wanted:
                self._write(_Kept(wanted))

    def _kept(self) -> _Kept:
        opened = self._file.read()
        if opened is None:
            return _Kept(self._first)
        try:
            return msgspec.json.decode(opened, type=_Kept)
        except msgspec.MsgspecError as error:
            raise WrongDatabaseKey from error

    def _write(self, kept: _Kept) -> None:
        self._file.write(msgspec.json.encode(kept))
