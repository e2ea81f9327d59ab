"""
A file that is made whole before its first byte goes out, so that what goes wrong can still be told.

It lies on the disk, for it may be larger than the memory, and has no name there. What is written is encrypted
under a key that this process alone has and that goes with it: what stays of it on a disk says nothing to
whoever takes the machine, though no file of ours was encrypted for anybody.
"""

import os
import tempfile
from collections.abc import Generator
from typing import Final, Self

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR

BLOCK_BYTES: Final = 64 * 1024
_KEY_BYTES: Final = 32
_FIRST_COUNTER: Final = bytes(16)
"""A key is used for one file, whose bytes are written once, one after the other."""


class WorkingFile:
    """
    Bytes that are written once and then read, by any number at once.

    Example:
        >>> with WorkingFile() as made:
        ...     _ = made.write(b"sold ")
        ...     _ = made.write(b"today")
        ...     b"".join(made.blocks())
        b'sold today'
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this
        self._cipher = Cipher(AES256(os.urandom(_KEY_BYTES)), CTR(_FIRST_COUNTER))
        self._encrypted = self._cipher.encryptor().update

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, data: bytes, /) -> int:
        """Take bytes behind those that are there; raises `OSError` where the disk has no room."""
        self._file.write(self._encrypted(data))
        return len(data)

    def flush(self) -> None:
        """Let whoever reads see what was written."""
        self._file.flush()

    def blocks(self) -> Generator[bytes]:
        """Yield all of it, from the beginning, wherever somebody else is reading in it."""
        self.flush()
        decrypted, place = self._cipher.decryptor().update, 0
        while block := os.pread(self._file.fileno(), BLOCK_BYTES, place):
            place += len(block)
            yield decrypted(block)

    def once(self) -> Generator[bytes]:
        """Yield all of it, and let go of it."""
        with self:
            yield from self.blocks()

    def close(self) -> None:
        """Let go of it."""
        self._file.close()
