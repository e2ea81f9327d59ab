"""
What goes between a register and its hub, over HTTPS that the register begins.

    GET  /hub/v1/authority   the hub's certificate authority            PEM
    POST /hub/v1/provision   what an empty machine becomes              JSON
    POST /hub/v1/join        a machine announces itself and its keys    JSON
    POST /hub/v1/report      how it stands; what the hub has of it      JSON
    POST /hub/v1/journal     entries and seals, as they are stored      MessagePack
    GET  /hub/v1/changes     what flows down                            JSON

Entries go as the bytes that were signed: MessagePack carries bytes as they are, JSON would not. Errors are
JSON (RFC 9457), whatever was sent.
"""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.verify import Seal, Stored
from datakasse.storage.ports.changes import KeptChange
from datakasse.storage.ports.hub import MachineReport
from datakasse.trade.shop.shop import Company, Location, Register

PATHS: Final = "/hub/v1"
AUTHORITY: Final = f"{PATHS}/authority"
PROVISION: Final = f"{PATHS}/provision"
JOIN: Final = f"{PATHS}/join"
REPORT: Final = f"{PATHS}/report"
JOURNAL: Final = f"{PATHS}/journal"
CHANGES: Final = f"{PATHS}/changes"

JOURNAL_MAX_BYTES: Final = 16 * 1024 * 1024
"""No delivery is larger; one of `ENTRIES_AT_ONCE` entries is about half a megabyte."""
ENTRIES_AT_ONCE: Final = 500
"""How many entries a register sends at a time, or as many as come before the next seal."""
CHANGES_AT_ONCE: Final = 20
ENTRIES_MAX: Final = 20_000
"""More at once is no delivery of ours."""


class Delivery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Entries of one register in order, the last of them sealed, and all seals among them.

    Attributes:
        register: Whose.
        entries: As they are stored.
        seals: As they are stored.
    """

    register: str
    entries: tuple[Stored, ...]
    seals: tuple[Seal, ...]


class Standing(msgspec.Struct, frozen=True):
    """What the hub has of a register: entries 1 to `have`, and the digest of the last, hex."""

    register: str
    have: int
    digest: str


class Announced(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A register that a machine brings, and the public side of all its keys."""

    register: Register
    keys: tuple[PublicKeys, ...]


class JoinRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    A machine that wants to be let in.

    Attributes:
        code: The invitation's code.
        device_key: The public key it will sign with, Ed25519, hex.
        company: The business whose books it holds.
        locations: Its places.
        registers: Its registers.
    """

    code: str
    device_key: str
    company: Company
    locations: tuple[Location, ...]
    registers: tuple[Announced, ...]


class Joined(msgspec.Struct, frozen=True):
    """That a machine was let in: what it is called, and what the hub has of its registers."""

    company: str
    machine: str
    name: str
    standings: tuple[Standing, ...]


class TakenElsewhere(msgspec.Struct, frozen=True):
    """A register that a machine told of and another one delivers, or is to become."""

    register: str
    machine: str


class Reported(msgspec.Struct, frozen=True):
    """
    What the hub answers to a report.

    Attributes:
        at: What the hub's clock shows.
        newest_change: Version of the newest change there is; 0 when there is none.
        standings: What it has of each register.
        taken: The registers that it does not take in.
        has_other_changes: What the machine has stored is not what this hub sent out.
    """

    at: datetime
    newest_change: int
    standings: tuple[Standing, ...]
    taken: tuple[TakenElsewhere, ...] = ()
    has_other_changes: bool = False


class Changes(msgspec.Struct, frozen=True):
    """Changes after the version asked for, in order; some of them, where there are many."""

    changes: tuple[KeptChange, ...]


class ProvisionRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An empty machine with an invitation; the code counts on until it has joined."""

    code: str


class Provisioned(msgspec.Struct, frozen=True):
    """What an empty machine becomes: a register of a business at one of its places."""

    company: Company
    locations: tuple[Location, ...]
    register: Register


def read_report(body: bytes) -> MachineReport:
    """Return a report that came over the wire; raises `msgspec.MsgspecError`."""
    return msgspec.json.decode(body, type=MachineReport)


def pack(delivery: Delivery) -> bytes:
    """Return a delivery as it goes over the wire."""
    return msgspec.msgpack.encode(delivery)


_UNPACK = msgspec.msgpack.Decoder(Delivery).decode


def unpack(body: bytes) -> Delivery:
    """
    Return what came over the wire.

    Raises:
        ValueError: It is no delivery.
    """
    try:
        return _UNPACK(body)
    except msgspec.MsgspecError as error:
        raise ValueError("the body is no delivery of entries") from error
