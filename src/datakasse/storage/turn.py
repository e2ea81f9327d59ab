"""
A turn that one process, and one thread in it, has at a time; it ends with the process, however that ends.

    DATA/delivery.turn    locked by whoever delivers vouchers
"""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class FileTurn:
    """
    A turn at something that must not be done twice at once, among those who share a data folder.

    Args:
        path: The file that is locked; made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def __call__(self) -> Generator[bool]:
        """Have the turn for the length of a `with`; what it gives tells whether it was to be had."""
        # Each opening is a lock of its own, so that two threads of one process keep each other out as well.
        held = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
        finally:
            os.close(held)
