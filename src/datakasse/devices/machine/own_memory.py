"""
The memory of this process: little of it kept for later.

The C library gives threads that ask for memory at the same time heaps of their own, up to eight for each
processor, and what is let go of in one of them is not lent out of another. A register's server has some fifty
threads, most of which do a little now and then, so that their heaps hold mostly what was let go of.

Source: mallopt(3), `M_ARENA_MAX`.
"""

import ctypes
from contextlib import suppress
from typing import Final

HEAPS: Final = 2
"""One for whoever works, one for whoever would wait for it."""
_ARENA_MAX: Final = -8


def share_heaps() -> None:
    """Let all threads share a few heaps; those that are there already stay, so it is done first of all."""
    # Another C library than glibc has no such switch, and needs none.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, HEAPS)
