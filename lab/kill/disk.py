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
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from lab.compiler import compile_library

SOURCE: Final = Path(__file__).with_name("disk.c")
FOR_EVER: Final = -1
_NOTE: Final = struct.Struct("=cc6xqq")
_FAULTS: Final = struct.Struct("=iiiii")
_FILES: Final = {b"D": "datakasse.db", b"L": "datakasse.db-wal"}
_ANEW: Final = b"A"


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
        self,
        *,
        write_error: int = 0,
        writes: int = FOR_EVER,
        sync_error: int = 0,
        syncs: int = FOR_EVER,
        kills: bool = False,
    ) -> None:
        """
        Let the next writes and syncs end with an error of the system.

        Args:
            write_error: Of writes; 0 is none.
            writes: How many of them.
            sync_error: Of syncs; 0 is none.
            syncs: How many of them.
            kills: Whoever asks for such a sync is killed before it can do anything about it.
        """
        told = _FAULTS.pack(write_error, writes, sync_error, syncs, kills)
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
        unsafe = self._unsafe()
        lost = [
            f"{name} {part.start}–{part.end} {_lose(folder / name, part, chance)}"
            for file, name in _FILES.items()
            for part in unsafe[file].parts()
        ]
        self.settle(folder)
        return f"power cut: {len(lost)} parts of files lost" if lost else "power cut: nothing to lose"

    def _unsafe(self) -> dict[bytes, "_Unsafe"]:
        """Return what no sync has vouched for, of each file."""
        files = {file: _Unsafe() for file in (*_FILES, _ANEW)}
        noted = self._ledger.read_bytes()
        whole = len(noted) // _NOTE.size * _NOTE.size
        for kind, file, start, length in _NOTE.iter_unpack(noted[:whole]):
            if kind == b"R":
                files[b"L"], files[_ANEW] = files[_ANEW], _Unsafe()
            else:
                files[file].take(kind, start, length)
        return files


class _Unsafe:
    """The parts of a file that no sync has vouched for: those that wait for one, and those it failed for."""

    def __init__(self) -> None:
        self._waiting: list[Range] = []
        self._lost: list[Range] = []

    def take(self, kind: bytes, start: int, length: int) -> None:
        """Take a note of the library's."""
        match kind:
            case b"W":
                part = Range(start, start + length)
                self._waiting, self._lost = [*_less(self._waiting, part), part], _less(self._lost, part)
            case b"S":
                self._waiting = []
            case b"F":
                self._waiting, self._lost = [], self._lost + self._waiting
            case _:
                beyond = Range(start, sys.maxsize)
                self._waiting, self._lost = _less(self._waiting, beyond), _less(self._lost, beyond)

    def parts(self) -> list[Range]:
        """Return them, from the last to the first."""
        return sorted(self._lost + self._waiting, reverse=True)


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
