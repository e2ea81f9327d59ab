"""
The disk under a server: it can be full, read-only or broken, and the power can be cut.

A killed process leaves its writes in the system's memory, where the next one finds them; only a power cut
shows whether they were on the disk. So a small library (`disk.c`) notes every write and every sync of the
database and its log, and a power cut does away with what no sync has vouched for: kept, zeroed, scrambled or
cut off.

What a failed sync leaves behind is lost for good unless it is written again, however well later syncs go:
that is how Linux does it.
"""

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from lab.compiler import compile_library

SOURCE: Final = Path(__file__).with_name("disk.c")
FOR_EVER: Final = -1
_NOTE: Final = struct.Struct("=cc6xqq")
_FAULTS: Final = struct.Struct("=iiii")
_FILES: Final = {b"D": "datakasse.db", b"L": "datakasse.db-wal"}


class Range(NamedTuple):
    """A part of a file, from its first byte to the one behind its last."""

    start: int
    end: int


class Disk:
    """
    The disk of the servers that this process starts from now on.

    Args:
        place: A folder for the library and what it notes.

    Attributes:
        environ: What stands in the environment of a server that is to have this disk.
    """

    def __init__(self, place: Path) -> None:
        """
        Make the library.

        Raises:
            LabRefusal: There is no compiler for it.
        """
        library = place / "disk.so"
        self._ledger, self._faults = place / "ledger", place / "faults"
        self._ledger.touch()
        compile_library(SOURCE, library)
        self.heal()
        self.environ = {
            "LD_PRELOAD": str(library),
            "LAB_DISK_LEDGER": str(self._ledger),
            "LAB_DISK_FAULTS": str(self._faults),
        }

    def fail(
        self, *, write_error: int = 0, writes: int = FOR_EVER, sync_error: int = 0, syncs: int = FOR_EVER
    ) -> None:
        """Let the next writes and syncs end with an error of the system; 0 is none."""
        told = _FAULTS.pack(write_error, writes, sync_error, syncs)
        if not self._faults.exists():
            self._faults.write_bytes(told)
        with self._faults.open("r+b") as faults:
            faults.write(told)

    def heal(self) -> None:
        """Let everything go well again."""
        self.fail()

    @property
    def notes(self) -> int:
        """How many writes and syncs have been noted; 0 means that no server has this disk."""
        return self._ledger.stat().st_size // _NOTE.size

    def settle(self, folder: Path) -> None:
        """Put everything on the disk, as time does."""
        for name in _FILES.values():
            if (folder / name).exists():
                with (folder / name).open("r+b") as file:
                    os.fsync(file.fileno())
        os.truncate(self._ledger, 0)

    def cut_power(self, folder: Path, chance: Random) -> str:
        """Do to a folder that nobody serves what a power cut may do; return what was lost."""
        lost = [
            f"{name} {part.start}–{part.end} {_lose(folder / name, part, chance)}"
            for file, name in _FILES.items()
            for part in self._unsafe(file)
        ]
        self.settle(folder)
        return f"power cut: {len(lost)} parts of files lost" if lost else "power cut: nothing to lose"

    def _unsafe(self, file: bytes) -> list[Range]:
        """Return the parts of a file that no sync has vouched for, from the last to the first."""
        waiting: list[Range] = []
        lost: list[Range] = []
        for kind, start, length in self._noted(file):
            match kind:
                case b"W":
                    part = Range(start, start + length)
                    waiting, lost = [*_less(waiting, part), part], _less(lost, part)
                case b"S":
                    waiting = []
                case b"F":
                    waiting, lost = [], lost + waiting
                case _:
                    beyond = Range(start, sys.maxsize)
                    waiting, lost = _less(waiting, beyond), _less(lost, beyond)
        return sorted(lost + waiting, reverse=True)

    def _noted(self, wanted: bytes) -> Iterator[tuple[bytes, int, int]]:
        noted = self._ledger.read_bytes()
        whole = len(noted) // _NOTE.size * _NOTE.size
        for kind, file, start, length in _NOTE.iter_unpack(noted[:whole]):
            if file == wanted:
                yield kind, start, length


def _less(parts: list[Range], taken: Range) -> list[Range]:
    """Return parts of a file without what another part covers."""
    left = [Range(part.start, min(part.end, taken.start)) for part in parts]
    right = [Range(max(part.start, taken.end), part.end) for part in parts]
    return [part for part in (*left, *right) if part.start < part.end]


def _lose(path: Path, part: Range, chance: Random) -> str:
    """Lose a part of a file in one of the ways there are, and return which."""
    way = chance.choice(["kept", "zeroed", "scrambled", "cut off"])
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        part = Range(part.start, min(part.end, size))
        if way == "cut off" and part.end == size:
            file.truncate(part.start)
        elif way != "kept" and part.start < part.end:
            file.seek(part.start)
            length = part.end - part.start
            file.write(bytes(length) if way == "zeroed" else chance.randbytes(length))
    return way
