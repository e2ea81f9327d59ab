"""What one machine leaves for another to write in its register's journal; a part of `ports/store.py`."""

from typing import Final, Protocol

import msgspec

from datakasse.journal.event import Event

LEFT_TABLE: Final = "left_entries"
"""Where they lie beside the journals; a copy has it too."""


class LeftEntry(msgspec.Struct, frozen=True):
    """
    An entry that is to be written.

    Attributes:
        event: What happened.
        operator: Who did it.
    """

    event: Event
    operator: str


class LeftEntryBooks(Protocol):
    """
    What may be left, and taken up.

    Several machines may share a database, each with the keys of its own registers. What counts at
    all of them, as a new price, is left for those whose keys are elsewhere, and written there first of all.
    """

    def is_here(self, register: str) -> bool:
        """Return whether a register's keys are here, and at no other machine."""
        ...

    def leave(self, register: str, left: LeftEntry) -> None:
        """Leave an entry for the machine that has a register."""
        ...

    def take_left(self, register: str) -> list[LeftEntry]:
        """Return what was left to be written at a register, oldest first, and keep it no more."""
        ...
