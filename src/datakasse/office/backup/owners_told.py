"""
Which recovery keys a shop has, as its journals tell: a backup may have been set up at a machine that is gone.

What a backup is set up with lies beside the keys of its own machine; the entry of it is in the books of all.
"""

from typing import Final

import msgspec

from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings

RECOVERY_KEY: Final = "backup recovery key"
"""What the entry is about; its subject is the key, public (hex)."""

_TOLD: Final = b'"what":"backup recovery key"'


class _Told(msgspec.Struct, frozen=True):
    """The part of an entry that tells."""

    event: SettingsChanged


def owners_told(books: Readings) -> frozenset[str]:
    """Return the recovery keys that backups were set up with, at whichever machine, public (hex)."""
    bodies = (row.body for register in books.registers() for row in books.stored(register.register_id))
    told = (msgspec.json.decode(body, type=_Told).event for body in bodies if _TOLD in body)
    return frozenset(event.subject for event in told if event.what == RECOVERY_KEY)
