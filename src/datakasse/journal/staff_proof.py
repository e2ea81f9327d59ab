"""
What the journal says of an entry of the staff register: its number, the day it is about, and a digest.

Neither name nor identity number: the entry has a random salt, so that nothing is guessed from the digest.
Decision: 0049-the-staff-register-is-proved-by-the-journal.
"""

import hashlib
from datetime import date
from typing import Final

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.shop import SettingsChanged

_ENTERED: Final = "staff register"
_DIGEST_LENGTH: Final = 32


class StaffProof(msgspec.Struct, frozen=True, order=True):
    """
    What is known of an entry without reading it.

    Attributes:
        register: Whose journal.
        number: 1, 2, 3 … there.
        day: Which day the entry is about.
        digest: As `digest_of` has it.
        journal_entry: Number of the line in that journal.
    """

    register: str
    number: int
    day: date
    digest: str
    journal_entry: int


def digest_of(kept: bytes) -> str:
    """Return the first 128 bits of the SHA-256 of the bytes in which an entry is kept."""
    return hashlib.sha256(kept).hexdigest()[:_DIGEST_LENGTH]


def proving(number: int, day: date, digest: str) -> SettingsChanged:
    """Return the line of the journal."""
    return SettingsChanged(_ENTERED, f"{number} {day} {digest}")


def proof_in(record: Record) -> StaffProof | None:
    """Return what a line of the journal proves; None where it is about anything else."""
    event = record.event
    if not isinstance(event, SettingsChanged) or event.what != _ENTERED:
        return None
    number, day, digest = event.subject.split()
    return StaffProof(record.register, int(number), date.fromisoformat(day), digest, record.number)
