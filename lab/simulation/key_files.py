"""
What the product does with files through Python, on the simulated disk: keys, anchors, the lock.

The six calls it does that with stand aside for ours while a disk is in force. What is written to keys and
anchors is looked at when the file is synced: before that it may be lost anyhow. SQLite's log is SQLite's
(`sqlite_files.py`): each write to it is seen as it is made, and a sync writes nothing.
"""

import errno
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lab.simulation.disk import Disk, Failed, Trouble
from lab.simulation.stand_in import standing_in

_ERRORS = {Trouble.FULL: errno.ENOSPC, Trouble.READ_ONLY: errno.EROFS}


class KeyFiles:
    """
    What stands between the product's Python and its files.

    Attributes:
        disk: The disk in force; None lets everything pass.
    """

    def __init__(self) -> None:
        self.disk: Disk | None = None
        self._usual_open, self._usual_sync, self._usual_write = os.open, os.fsync, os.pwrite
        self._usual_link, self._usual_replace, self._usual_unlink = os.link, os.replace, os.unlink
        self._paths: dict[int, str] = {}

    @contextmanager
    def in_force(self) -> Generator[None]:
        """Let them stand for the usual ones for the length of a `with`."""
        ours: dict[str, Callable[..., Any]] = {
            "open": self._open,
            "fsync": self._sync,
            "pwrite": self._write,
            "link": self._link,
            "replace": self._replace,
            "unlink": self._unlink,
        }
        with standing_in(os, ours):
            yield

    def _open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:  # noqa: ANN401 - as os.open
        name, disk = str(path), self.disk
        if disk is None or not (disk.holds(name) or name == str(disk.root)):
            opened = self._usual_open(path, flags, mode, **more)
            self._paths.pop(opened, None)
            return opened
        if flags & os.O_CREAT and not disk.knows(name):
            with _as_the_system_says():
                disk.make(name)
        opened = self._usual_open(path, flags, mode, **more)
        self._paths[opened] = name
        return opened

    def _write(self, file: int, data: bytes, offset: int) -> int:
        path, disk = self._paths.get(file), self.disk
        if path is not None and disk is not None:
            with _as_the_system_says():
                disk.write(path, offset, data)
        return self._usual_write(file, data, offset)

    def _sync(self, file: int) -> None:
        path, disk = self._paths.get(file), self.disk
        if path is None or disk is None:
            self._usual_sync(file)
            return
        with _as_the_system_says():
            if Path(path).is_dir():
                disk.sync_names(path)
            elif path.endswith("-wal"):
                disk.sync(path)
            else:
                disk.write(path, 0, Path(path).read_bytes())
                disk.sync(path)

    def _link(self, source: Any, target: Any, **more: Any) -> None:  # noqa: ANN401 - as os.link
        disk = self.disk
        if disk is not None and disk.holds(str(target)) and not Path(target).exists():
            with _as_the_system_says():
                disk.link(str(source), str(target))
        self._usual_link(source, target, **more)

    def _replace(self, source: Any, target: Any, **more: Any) -> None:  # noqa: ANN401 - as os.replace
        disk = self.disk
        if disk is not None and disk.holds(str(target)):
            with _as_the_system_says():
                disk.move(str(source), str(target))
        self._usual_replace(source, target, **more)

    def _unlink(self, path: Any, **more: Any) -> None:  # noqa: ANN401 - as os.unlink
        disk = self.disk
        if disk is not None and disk.knows(str(path)):
            with _as_the_system_says():
                disk.remove(str(path))
        self._usual_unlink(path, **more)


@contextmanager
def _as_the_system_says() -> Generator[None]:
    """Let what a disk does not do be an error of the operating system."""
    try:
        yield
    except Failed as failed:
        code = _ERRORS.get(failed.trouble, errno.EIO) if failed.trouble else errno.EIO
        raise OSError(code, os.strerror(code)) from failed
