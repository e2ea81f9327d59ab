"""
Link one event to a register's journal. The only place an entry is made.

A journal is one register's entries, numbered 1, 2, 3 … without gaps. An entry holds the exact
bytes of its record, and SHA-256 over the previous digest and those bytes, so that a changed,
missing or swapped entry breaks every digest after it. A transaction's statutory signature is made
first and is inside the bytes, so the modern chain covers it too.

    head ─▶ link(head, event, …) ─▶ entry, next head ─▶ storage appends it
                 ├─ codes.py: does it count as event, as transaction?
                 ├─ signature.py: the authority's text, signed
                 └─ entry.py: the bytes

Pure: no clock, no database. The caller holds the write lock from reading `head` until the entry is
stored; this module cannot see whether it does.

Law: KSF-2-7-1, KSF-2-7-3, SIG-2 to SIG-7, SIG-14.  Decision: 0003-keep-the-signed-bytes.
"""

import hashlib
from datetime import datetime

import msgspec

from datakasse.journal.codes import event_code, transaction_amounts, transaction_code
from datakasse.journal.entry import FORMAT_VERSION, Entry, Record, Transaction, to_bytes
from datakasse.journal.event import Event
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import FIRST_PREVIOUS, Signer, signed_text
from datakasse.trade.moment import date_text, time_text

_ENTRY_DOMAIN = b"datakasse entry 1\n"
_HEAD_DOMAIN = b"datakasse head 1\n"
_RESTORED_DOMAIN = b"datakasse restored 1\n"


class Head(msgspec.Struct, frozen=True):
    """
    Where a register's journal ends.

    Attributes:
        company: Organisation number.
        register: Register id.
        number: Number of the last entry; 0 before the first.
        digest: Its digest.
        at: When it was written; None before the first.
        signature: Statutory signature of the last transaction.
        transaction: Number of the last transaction.
        event: Number of the last event.
    """

    company: str
    register: str
    number: int
    digest: bytes
    at: datetime | None
    signature: str
    transaction: int
    event: int


def empty_head(company: str, register: str, *, first_transaction: int, first_event: int) -> Head:
    """Return the head of a journal that has no entries yet."""
    return Head(company, register, 0, bytes(32), None, FIRST_PREVIOUS, first_transaction - 1, first_event - 1)


def link(
    head: Head,
    event: Event,
    *,
    at: datetime,
    operator: str,
    training: bool,
    signer: Signer,
    begun_at: datetime | None = None,
    lane: str = "",
) -> tuple[Entry, Head]:
    """
    Make the next entry and the head after it.

    Args:
        head: Where the journal ends now.
        event: What happened.
        at: When, UTC.
        operator: Who; empty for the system.
        training: Whether training mode is on.
        signer: The register's keys.
        begun_at: When the transaction began, where that is not `at` (SAF-T's `transTime`).
        lane: The device it was done at; empty for the register's own screen.
    """
    code = transaction_code(event)
    transaction = None if code is None else _transaction(head, event, begun_at or at, signer)
    record = Record(
        version=FORMAT_VERSION,
        company=head.company,
        register=head.register,
        number=head.number + 1,
        at=at,
        operator=operator,
        training=training,
        event_number=None if event_code(event) is None else head.event + 1,
        transaction=transaction,
        event=event,
        lane=lane,
    )
    body = to_bytes(record)
    digest = digest_of(head.digest, body)
    return Entry(record, body, digest), follow(head, record, digest)


def follow(head: Head, record: Record, digest: bytes) -> Head:
    """Return the head after an entry."""
    made = record.transaction
    skipped = record.event.skipped if isinstance(record.event, RegisterRestored) else 0
    return Head(
        head.company,
        head.register,
        record.number,
        digest,
        record.at,
        head.signature if made is None else made.signature,
        (head.transaction if made is None else made.number) + skipped,
        (head.event if record.event_number is None else record.event_number) + skipped,
    )


def digest_of(previous: bytes, body: bytes) -> bytes:
    """Return the digest of an entry's bytes in the chain: 32 bytes."""
    return hashlib.sha256(_ENTRY_DOMAIN + previous + body).digest()


def head_text(company: str, register: str, number: int, digest: bytes) -> bytes:
    """Return what is sealed with Ed25519 for a head."""
    return _HEAD_DOMAIN + f"{company}\n{register}\n{number}\n{digest.hex()}".encode()


def restored_text(company: str, register: str, number: int, previous: bytes, keys: PublicKeys) -> bytes:
    """
    Return what the owner's recovery key signs when a register goes on with new keys.

    Args:
        company: Organisation number.
        register: Register id.
        number: Number of the entry that says so.
        previous: Digest of the entry before it, so that the words fit nowhere else.
        keys: The new keys.
    """
    place = f"{company}\n{register}\n{number}\n{previous.hex()}\n".encode()
    return _RESTORED_DOMAIN + place + msgspec.json.encode(keys)


def _transaction(head: Head, event: Event, begun_at: datetime, signer: Signer) -> Transaction:
    gross_ore, net_ore = transaction_amounts(event)
    number = head.transaction + 1
    date, time = date_text(begun_at), time_text(begun_at)
    text = signed_text(head.signature, date, time, str(number), gross_ore=gross_ore, net_ore=net_ore)
    return Transaction(number, date, time, gross_ore, net_ore, signer.sign(text), signer.public.version)
