"""
A disk that forgets, as real ones do, what was not synced when the power went.

    write ─▶ what the system has of a file      seen by whoever reads it, lost with the power
    sync  ─▶ what the disk has of it            there after a power cut

Names are the same: a file that was linked or moved is under its new name for good once its folder is synced.

Every operation is counted. At a given count the machine dies: nothing that is asked of the disk after that
has any effect, and `salvage` gives what a machine finds that is switched on again. A disk can also be full,
refuse to be written to, and fail to sync.

What it does not do: tear what was synced, or lie about a sync, unless it is told to (`lies`).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Final

SECTOR_BYTES: Final = 512


class Trouble(StrEnum):
    """What a disk can have."""

    FULL = "full"
    READ_ONLY = "read-only"
    WRITES_FAIL = "writes fail"
    SYNCS_FAIL = "syncs fail"


class Death(StrEnum):
    """How a machine can die."""

    KILLED = "killed"
    """The process ends; the system keeps what it was given."""
    POWER = "power"
    """Everything ends; each write that was not synced is there, is not, is torn, or is rubbish."""


class Failed(Exception):
    """The disk did not do what it was asked; `trouble` says why, None when the machine is dead."""

    def __init__(self, trouble: Trouble | None) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


@dataclass(slots=True)
class _File:
    """
    A file, whatever it is called.

    Attributes:
        durable: What the disk has of it.
        pending: What was written since: where, and what; None cuts the file off there.
    """

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list[tuple[int, bytes | None]])

    def sync(self) -> None:
        """Let the disk have everything."""
        for offset, data in self.pending:
            _put(self.durable, offset, data)
        self.pending.clear()

    def fail_to_sync(self, chance: Random) -> None:
        """Lose some of what was written without anybody seeing it: the system tries no second time."""
        self.pending = [write for write in self.pending if chance.random() < 0.5]

    def salvaged(self, chance: Random) -> bytes:
        """Return what a power cut leaves: all that was synced, and by chance of the rest."""
        content = bytearray(self.durable)
        # Most often it goes so far and no further; sometimes any write may have got through before another.
        in_order = chance.random() < 0.5
        kept = chance.randint(0, len(self.pending))
        for place, (offset, data) in enumerate(self.pending):
            if in_order and place >= kept:
                if place == kept and data:
                    _put(content, offset, _torn(data, chance))
                break
            if in_order or chance.random() < 0.7:
                _put(content, offset, data if in_order or not data else _torn(data, chance, 0.3))
        return bytes(content)


def _put(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _torn(data: bytes, chance: Random, probability: float = 1.0) -> bytes:
    """Return what is on the disk of a write that the power cut: some sectors of it, the last one rubbish."""
    if chance.random() >= probability:
        return data
    sectors = chance.randint(0, (len(data) + SECTOR_BYTES - 1) // SECTOR_BYTES)
    whole = data[: sectors * SECTOR_BYTES]
    if len(whole) == len(data) or chance.random() < 0.5:
        return whole
    return whole + chance.randbytes(min(SECTOR_BYTES, len(data) - len(whole)))


class Disk:
    """
    The disk under one folder.

    Args:
        root: The folder; what is in it now is durable.
        chance: Decides what a power cut leaves.
        lies: It says that SQLite's log is synced before it is: the control experiment.

    Attributes:
        operations: How many there have been.
        trouble: What it has at the moment.
        dead: How the machine died; None while it lives.
    """

    def __init__(self, root: Path, chance: Random, *, lies: bool = False) -> None:
        self.root = root
        self.operations = 0
        self.trouble: Trouble | None = None
        self.dead: Death | None = None
        self._chance = chance
        self._lies = lies
        self._dies_at: tuple[int, Death] | None = None
        self._names = {
            str(path): _File(bytearray(path.read_bytes())) for path in root.rglob("*") if path.is_file()
        }
        self._durable_names = dict(self._names)
        self._moves: list[dict[str, _File | None]] = []

    def holds(self, path: str) -> bool:
        """Return whether a path is on this disk."""
        return path.startswith(f"{self.root}/")

    def knows(self, path: str) -> bool:
        """Return whether there is a file of that name."""
        return path in self._names

    def die_after(self, operations: int, death: Death) -> None:
        """Let the machine die after so many more operations."""
        self._dies_at = self.operations + operations, death

    def spare(self) -> None:
        """Let the machine live on."""
        self._dies_at = None

    def die(self, death: Death) -> None:
        """Let the machine die now."""
        self.dead = self.dead or death

    def write(self, path: str, offset: int, data: bytes) -> None:
        """Take a write; raises `Failed`."""
        self._operate({Trouble.FULL, Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._file(path).pending.append((offset, data))

    def truncate(self, path: str, size: int) -> None:
        """Cut a file off; raises `Failed`."""
        self._operate({Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._file(path).pending.append((size, None))

    def sync(self, path: str) -> None:
        """Make what a file holds durable; raises `Failed`, and then some of it never will be."""
        try:
            self._operate({Trouble.SYNCS_FAIL})
        except Failed as failed:
            if failed.trouble is not None:
                self._file(path).fail_to_sync(self._chance)
            raise
        if not (self._lies and path.endswith("-wal")):
            self._file(path).sync()

    def make(self, path: str) -> None:
        """Take a new, empty file; raises `Failed`."""
        self._operate({Trouble.FULL, Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._move({path: _File()})

    def move(self, source: str, target: str) -> None:
        """Put a file in the place of another; raises `Failed`."""
        self._operate({Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._move({target: self._file(source), source: None})

    def link(self, source: str, target: str) -> None:
        """Give a file one more name; raises `Failed`."""
        self._operate({Trouble.FULL, Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._move({target: self._file(source)})

    def remove(self, path: str) -> None:
        """Take a name away; raises `Failed`."""
        self._operate({Trouble.READ_ONLY, Trouble.WRITES_FAIL})
        self._move({path: None})

    def sync_names(self, folder: str) -> None:
        """Make the names in a folder durable; raises `Failed`."""
        self._operate({Trouble.SYNCS_FAIL})
        kept: list[dict[str, _File | None]] = []
        for move in self._moves:
            if all(str(Path(path).parent) == folder for path in move):
                _rename(self._durable_names, move)
            else:
                kept.append(move)
        self._moves = kept

    def revive(self) -> None:
        """
        Let another program begin after one was killed: the system still has what it was given.

        Raises:
            ValueError: The machine lives, or has lost its power.
        """
        if self.dead is not Death.KILLED:
            raise ValueError("no program was killed")
        self.dead = self._dies_at = None
        self.operations = 0

    def salvage(self, target: Path) -> None:
        """
        Put what a machine finds that is switched on again in another folder.

        Raises:
            ValueError: This one is not dead.
        """
        if self.dead is None:
            raise ValueError("a machine that lives has nothing to salvage")
        target.mkdir(mode=0o700)
        for folder in sorted(path for path in self.root.rglob("*") if path.is_dir()):
            (target / folder.relative_to(self.root)).mkdir(mode=0o700)
        for path, content in self._found().items():
            found = target / Path(path).relative_to(self.root)
            found.touch(mode=0o600)
            found.write_bytes(content)

    def _found(self) -> dict[str, bytes]:
        if self.dead is Death.KILLED:
            return {path: Path(path).read_bytes() for path in self._names}
        names = dict(self._durable_names)
        for move in self._moves[: self._chance.randint(0, len(self._moves))]:
            _rename(names, move)
        return {path: file.salvaged(self._chance) for path, file in sorted(names.items())}

    def _operate(self, stopped_by: set[Trouble]) -> None:
        """Count an operation; raises `Failed` where it cannot be done."""
        if self.dead is not None:
            raise Failed(None)
        self.operations += 1
        if self._dies_at is not None and self.operations >= self._dies_at[0]:
            self.dead = self._dies_at[1]
            raise Failed(None)
        if self.trouble in stopped_by:
            raise Failed(self.trouble)

    def _file(self, path: str) -> _File:
        return self._names[path]

    def _move(self, move: dict[str, "_File | None"]) -> None:
        _rename(self._names, move)
        self._moves.append(move)


def _rename(names: dict[str, _File], move: dict[str, _File | None]) -> None:
    for path, file in move.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file
