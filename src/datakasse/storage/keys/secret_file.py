"""
The credentials of a system outside, in a file beside the keys and never in the database.

    DATA/keys/partner-<name>.locked    the credentials
    DATA/keys/partner-<name>.turn      locked by whoever writes them

A database that is brought back from a copy does not bring old tokens back: they are not in it.
"""

import fcntl
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.keys.locked_file import LockedFile


class SecretFile:
    """
    The credentials of one system, by name.

    Args:
        keys: The folder of keys.
        cipher: What opens what is in it.
        name: What the system is known by: small letters, digits and `_`.
    """

    def __init__(self, keys: Path, cipher: AESGCM, name: str) -> None:
        if not (name.isascii() and name.replace("_", "").isalnum() and name == name.lower()):
            raise ValueError(f"{name!r} cannot be part of a file's name")
        self._file = LockedFile(
            keys / f"partner-{name}.locked", cipher, b"datakasse secrets 1\n" + name.encode()
        )
        self._turn = keys / f"partner-{name}.turn"
        self._writing = RLock()
        self._is_alone = False

    def read(self) -> Mapping[str, str]:
        """
        Return them by name; empty where none are kept.

        Raises:
            UnsafeKeyFile: Others can read the file.
            WrongDatabaseKey: It does not open with the master secret at hand.
        """
        opened = self._file.read()
        if opened is None:
            return {}
        try:
            return msgspec.json.decode(opened, type=dict[str, str])
        except msgspec.MsgspecError as error:
            raise WrongDatabaseKey from error

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new values of those named, the others stay; an empty value is forgotten."""
        with self.alone():
            kept = {**self.read(), **changed}
            self._file.write(msgspec.json.encode({name: value for name, value in kept.items() if value}))

    def lock_anew(self, cipher: AESGCM) -> None:
        """Have them open with something else from now on; raises as `read`."""
        self._file.lock_anew(cipher)

    def forget(self) -> None:
        """Keep none."""
        with self.alone():
            self._file.forget()

    @contextmanager
    def alone(self) -> Generator[None]:
        """
        Keep everybody else from writing for the length of a `with`; who has the turn already goes on with it.

        The turn is a lock on a file beside it, and ends with the process, however that ends.
        """
        with self._writing:
            if self._is_alone:
                yield
                return
            held = os.open(self._turn, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(held, fcntl.LOCK_EX)
                self._file.look_again()
                self._is_alone = True
                yield
            finally:
                self._is_alone = False
                os.close(held)
