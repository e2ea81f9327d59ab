"""
Which recovery keys a shop has and has had, as its journals tell: at whichever machine a backup was set up.

What a backup is set up with lies beside the keys of its own machine; the entries of it are in the books of
all.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Protocol

import msgspec

from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.entries_box import JournalRows
from datakasse.trade.shop.shop import Register

RECOVERY_KEY: Final = "backup recovery key"
"""What the entry is about that a sheet counts; its subject is the key, public (hex)."""
WITHDRAWN: Final = "backup recovery key withdrawn"
"""The same of a sheet that was lost, or that somebody else may have."""

_TOLD: Final = b'"what":"backup recovery key'


class Journals(JournalRows, Protocol):
    """A consistent look at the journals of all registers."""

    def registers(self) -> Sequence[Register]:
        """Return all registers."""
        ...


class OwnersTold(msgspec.Struct, frozen=True):
    """
    Recovery keys, public (hex).

    Attributes:
        ever: Those that have counted: what they signed for, they did.
        now: Those that count.
    """

    ever: frozenset[str]
    now: frozenset[str]


class _Told(msgspec.Struct, frozen=True):
    """The part of an entry that tells."""

    at: datetime
    event: SettingsChanged


def owners_told(books: Journals) -> OwnersTold:
    """Return the recovery keys that the journals tell of."""
    bodies = (row.body for register in books.registers() for row in books.stored(register.register_id))
    told = [msgspec.json.decode(body, type=_Told) for body in bodies if _TOLD in body]
    told.sort(key=lambda entry: entry.at)
    last = {entry.event.subject: entry.event.what for entry in told}
    return OwnersTold(frozenset(last), frozenset(key for key, what in last.items() if what == RECOVERY_KEY))
