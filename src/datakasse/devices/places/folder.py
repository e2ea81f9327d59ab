"""
A folder for copies: on another disk, a memory stick, or a share of the network that is mounted.

A stick may be taken out at any time. Its folder `datakasse` is made once, when the place is set up, and
must be there ever after: a mount point without its stick is an empty folder on the register's own disk,
which is no place.
"""

import errno
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from datakasse.devices.places.unfinished import UNFINISHED, is_left_behind
from datakasse.errors.phrase import Phrase
from datakasse.errors.system_words import system_words
from datakasse.office.backup.line import ROOT
from datakasse.office.backup.place import Held, PlaceFailed

_NO_ROOM: Final = Phrase("det er ikke mer plass", "there is no more room")
_NOT_ALLOWED: Final = Phrase("det er ikke lov å skrive der", "it is not allowed to write there")
_WHY: Final = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.ENOENT: Phrase("det er borte", "it is gone"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: Phrase("det er bare til å lese", "it is only for reading"),
    errno.EIO: Phrase("det leser eller skriver feil", "it reads or writes wrongly"),
    errno.ENODEV: Phrase("det er tatt ut", "it was taken out"),
}


class FolderPlace:
    """
    A folder.

    Args:
        path: The folder; it exists.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def prepare(self) -> None:
        """Make the place one for copies; raises `PlaceFailed` where there is no such folder."""
        with _told():
            (self._path / ROOT).mkdir(mode=0o700, exist_ok=True)

    def put(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        path = self._inside(name)
        with _told():
            if not (self._path / ROOT).is_dir():
                raise PlaceFailed(
                    Phrase(
                        "mappen «datakasse» er ikke der; er minnepinnen tatt ut?",
                        'the folder "datakasse" is not there; was the memory stick taken out?',
                    )
                )
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = path.with_name(f".{path.name}{UNFINISHED}")
            try:
                _write(made, content)
                made.replace(path)
            finally:
                made.unlink(missing_ok=True)
            _sync(path.parent)

    def get(self, name: str) -> bytes:
        """Return what is in a file."""
        with _told():
            return self._inside(name).read_bytes()

    def held(self, under: str) -> Iterator[Held]:
        """Yield the files under a folder; what a power cut left of one long ago is removed."""
        with _told():
            if not self._path.is_dir():
                raise PlaceFailed(_WHY[errno.ENOENT])
            yield from _files(self._inside(under), under)

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that are empty then."""
        path = self._inside(name)
        with _told():
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is held open."""

    def _inside(self, name: str) -> Path:
        parts = name.split("/")
        if ".." in parts or name.startswith("/"):
            raise PlaceFailed(Phrase(f"{name} er ikke et navn her", f"{name} is no name here"))
        return self._path.joinpath(*parts)


def _files(folder: Path | str, name: str) -> Iterator[Held]:
    """Yield what is below a folder as it is found: of a hundred thousand files no list is made."""
    try:
        inside = os.scandir(folder)
    except FileNotFoundError:
        return
    with inside:
        for entry in inside:
            named = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, named)
            elif entry.is_file() and not entry.name.endswith(UNFINISHED):
                yield Held(named, entry.stat().st_size)
            elif entry.is_file() and is_left_behind(entry.stat().st_mtime):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _write(path: Path, content: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _told() -> Generator[None]:
    """Tell what the system says of a file as what it means for a place."""
    try:
        yield
    except OSError as error:
        raise PlaceFailed(_WHY.get(error.errno or 0) or system_words(error)) from error
