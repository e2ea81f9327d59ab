"""
What a machine hangs on: a way to it, and the open wire that bytes go over in both directions.

A way is told by a setting and compared by it: two registers that name the same way share one machine.
"""

import errno
import os
import select
from typing import Protocol


class Wire(Protocol):
    """An open wire. Sending and hearing may happen at the same time, in two threads."""

    def send(self, data: bytes, wait_s: float) -> int:
        """Send as much as goes now and return how much; 0 when nothing went in time. Raises `OSError`."""
        ...

    def hear(self, wait_s: float) -> bytes:
        """Return what has come; nothing when nothing came in time. Raises `OSError` at the end."""
        ...

    def hang_up(self) -> None:
        """End it: nothing more goes either way, and whoever hears is woken."""
        ...

    def close(self) -> None:
        """Give back what it held; nobody uses it any more."""
        ...


class Way(Protocol):
    """How to reach a machine; equal ways lead to the same one."""

    def __hash__(self) -> int: ...

    def open(self, wait_s: float) -> Wire:
        """Open the wire. Raises `OSError` when the machine is not reached in time."""
        ...


class WireEnded(OSError):
    """The other side hung up, or we did."""

    def __init__(self) -> None:
        super().__init__(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


def goes(file: int, wait_s: float) -> bool:
    """Wait until a file takes bytes, and return whether it does."""
    return bool(_polled({file: select.POLLOUT}, wait_s))


def comes(files: list[int], wait_s: float) -> list[int]:
    """Wait until something comes at one of the files, its end included, and return which."""
    return _polled(dict.fromkeys(files, select.POLLIN), wait_s)


def _polled(wanted: dict[int, int], wait_s: float) -> list[int]:
    # Not `select`, which knows no file above 1023: a server may have that many open.
    waiting = select.poll()
    for file, event in wanted.items():
        waiting.register(file, event)
    return [file for file, _ in waiting.poll(max(0, wait_s) * 1000)]
