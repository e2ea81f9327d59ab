"""
An entry: the record of one event, its bytes, its place in the chain.

The bytes are made once, here, and never again: they are what is hashed, kept, verified and
exported. The version of the format is the first thing in them.
"""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.journal.event import Event

FORMAT_VERSION: Final = 1


class Transaction(msgspec.Struct, frozen=True):
    """
    What makes an entry a transaction in the authority's sense.

    Attributes:
        number: `nr` in SAF-T.
        date: `transDate`, Norwegian.
        time: `transTime`, Norwegian.
        gross_ore: `transAmntIn`.
        net_ore: `transAmntEx`.
        signature: Statutory signature, base64.
        key_version: Version of the key that made it.
    """

    number: int
    date: str
    time: str
    gross_ore: int
    net_ore: int
    signature: str
    key_version: str


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What an entry says.

    A lane that is the register's own is left out of the bytes, as in all entries from before there were
    others.

    Attributes:
        version: Format of the bytes.
        company: Organisation number.
        register: Register id.
        number: 1, 2, 3 … per register.
        at: When it was written, UTC; order is by number.
        operator: Who was signed on; empty for the system itself.
        training: Whether it happened in training mode.
        event_number: `eventID` in SAF-T, for what is exported as an event.
        transaction: For what is exported as a transaction.
        event: What happened.
        lane: The device it was done at; empty for the register's own screen and for the system.
    """

    version: int
    company: str
    register: str
    number: int
    at: datetime
    operator: str
    training: bool
    event_number: int | None
    transaction: Transaction | None
    event: Event
    lane: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A record with the bytes that were stored for it and their digest in the chain."""

    record: Record
    body: bytes
    digest: bytes


_UNTOLD: Final = b',"event_number":null,"transaction":null,"event":{"kind":"'
_PROVISIONAL: Final = _UNTOLD + b'provisional_issued"'
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Record)


def to_bytes(record: Record) -> bytes:
    """Return the canonical bytes of a record: JSON, fields in declared order, no white space."""
    return _ENCODER.encode(record)


def from_bytes(body: bytes) -> Record:
    """
    Read a record from its bytes.

    Raises:
        ValueError: The bytes are not a record of a format this version knows.
    """
    try:
        record = _DECODER.decode(body)
    except msgspec.MsgspecError as error:
        raise ValueError("the bytes are not a journal entry that this version knows") from error
    if record.version != FORMAT_VERSION:
        raise ValueError(f"journal format {record.version} is not known to this version")
    return record


def is_told(body: bytes) -> bool:
    """
    Return whether a file tells of an entry by itself, seen from its bytes without reading them whole.

    Told is what has an event number or is a transaction, and provisional receipts, which are counted.
    The bytes are canonical, and a quote inside a text is escaped, so the pattern stands nowhere else.
    """
    place = body.find(_UNTOLD)
    return place < 0 or body.startswith(_PROVISIONAL, place)
