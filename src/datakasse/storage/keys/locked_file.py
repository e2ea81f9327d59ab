"""
A file beside the keys that only this data folder can open, for secrets that are nobody else's business.

It is encrypted (AES-256-GCM) with a key of the data folder's master secret, 0600, and bound to what it is, so
that one such file cannot be put in the place of another.

Law: SIG-12 in spirit: no secret in a database, a log or a list of processes.
"""

import secrets
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.folder import demand_private, write_anew

_NONCE_BYTES: Final = 12


class LockedFile:
    """
    One such file.

    Args:
        path: Where it is, or will be.
        cipher: What opens it.
        bound: What it is.
    """

    def __init__(self, path: Path, cipher: AESGCM, bound: bytes) -> None:
        self._path = path
        self._cipher = cipher
        self._bound = bound
        self._known: tuple[int, bytes] | None = None

    def read(self) -> bytes | None:
        """
        Return what is in it; None where there is none. It is read again when it has changed.

        Raises:
            UnsafeKeyFile: Others can read the file.
            WrongDatabaseKey: It does not open with the master secret at hand.
        """
        try:
            changed_ns = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return None
        known = self._known
        if known is not None and known[0] == changed_ns:
            return known[1]
        demand_private(self._path)
        kept = self._path.read_bytes()
        try:
            opened = self._cipher.decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], self._bound)
        except (InvalidTag, ValueError) as error:
            raise WrongDatabaseKey from error
        self._known = changed_ns, opened
        return opened

    def write(self, content: bytes) -> None:
        """Keep something in the place of what was there; durable when this returns."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        write_anew(self._path, nonce + self._cipher.encrypt(nonce, content, self._bound))
        self._known = None

    def lock_anew(self, cipher: AESGCM) -> None:
        """Have it open with something else from now on, if there is one; raises as `read`."""
        content = self.read()
        if content is not None:
            self._cipher = cipher
            self.write(content)

    def look_again(self) -> None:
        """Read it anew the next time: another process may have written twice in one tick of the clock."""
        self._known = None

    def forget(self) -> None:
        """Keep nothing."""
        self._path.unlink(missing_ok=True)
        self._known = None
