"""
What a hub asks of its database: many businesses, each with its machines, registers and journals.

    machine     one data folder out in a shop, with a device key of its own; it brings one register or more
    received    what the hub has of a register's journal, and how far it was verified
    finding     something that was refused, kept for a person to look at
    change      a version of articles, prices, people and settings that flows down at its moment

A look at a hub sees one business at a time (`of`), so that no query can mix two.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.verify import Seal, Stored, Tally
from datakasse.storage.ports.changes import ChangeBooks, ChangeReadings
from datakasse.trade.shop.shop import Company, Location, Register

Result = TypeVar("Result")


class RegisterReport(msgspec.Struct, frozen=True):
    """
    How a register says it stands.

    Attributes:
        register: Its id.
        last: Number of its last entry.
        printer: How its printer stands, in one word (`PrinterStatus.state`).
        chain: `whole` or `damaged`, as the register's own check since its anchor found.
        keys: The public side of its keys, all versions.
        described: The register itself; None from a machine of an older version.
    """

    register: str
    last: int
    printer: str
    chain: str
    keys: tuple[PublicKeys, ...]
    described: Register | None = None


class MachineReport(msgspec.Struct, frozen=True):
    """
    How a machine says it stands.

    Attributes:
        software_version: What runs there.
        declaration: Reference of the declared build; empty on a build nobody declared (KSL-7).
        at: What its clock shows.
        in_effect: The changes it has put into effect, by version.
        coming: The newest change it has stored.
        refused: Version and reason of changes that could not be used there.
        registers: How each of its registers stands.
        company: The business whose books it holds; empty from a machine of an older version.
        places: Where its registers stand.
        coming_digest: `KeptChange.digest` of the newest change it has stored; empty where it has none, and
            from a machine of an older version.
        business: The business as the machine has it; None from a machine of an older version.
    """

    software_version: str
    declaration: str
    at: datetime
    in_effect: tuple[int, ...]
    coming: int
    refused: tuple[tuple[int, str], ...]
    registers: tuple[RegisterReport, ...]
    company: str = ""
    places: tuple[Location, ...] = ()
    coming_digest: str = ""
    business: Company | None = None


class Machine(msgspec.Struct, frozen=True):
    """
    A data folder that may deliver, or may soon.

    Attributes:
        company: Whose it is.
        machine: "1", "2" … in that business; never used again.
        name: What people call it.
        invitation: SHA-256 of the code that lets it in, hex.
        invited_until: How long the code counts.
        provision: The register it becomes, where it begins empty; None where it brings registers of its own.
        device_key: Its Ed25519 public key, hex; empty until it has joined.
        joined_at: When, UTC.
        revoked_at: When it was shut out, UTC; None while it may deliver.
        last_request: Number of its last request; each has a higher one than those before.
        last_seen: When it was last heard of.
        clock_offset_ms: How much its clock showed more than the hub's then.
        report: How it said it stands.
    """

    company: str
    machine: str
    name: str
    invitation: str
    invited_until: datetime
    provision: Register | None = None
    device_key: str = ""
    joined_at: datetime | None = None
    revoked_at: datetime | None = None
    last_request: int = 0
    last_seen: datetime | None = None
    clock_offset_ms: int = 0
    report: MachineReport | None = None


class Received(msgspec.Struct, frozen=True):
    """
    What the hub has of a register.

    Attributes:
        register: Its id.
        machine: Which machine delivers it.
        keys: The public keys that count, as the machine announced them.
        tally: How far its journal has come in and was verified.
        retired_at: When its keys stopped to count; None while they do.
    """

    register: str
    machine: str
    keys: tuple[PublicKeys, ...]
    tally: Tally
    retired_at: datetime | None = None


class HubFinding(msgspec.Struct, frozen=True):
    """
    Something that was refused.

    Attributes:
        subject: Which register or machine it is about.
        code: The refusal's code.
        number: The entry where it shows; 0 where it is about none.
        facts: What fills the refusal's sentences.
        first_at: When it was first seen, UTC.
        last_at: When it was last seen.
        times: How often.
    """

    subject: str
    code: str
    number: int
    facts: dict[str, str | int]
    first_at: datetime
    last_at: datetime
    times: int = 1


class CompanyReadings(ChangeReadings, Protocol):
    """What can be asked of one business."""

    def company(self) -> Company:
        """Return the business; raises `ShopMissing` where the hub has none of that number."""
        ...

    def locations(self) -> list[Location]:
        """Return its places, by code."""
        ...

    def registers(self) -> list[Register]:
        """Return its registers, by id."""
        ...

    def register(self, register: str) -> Register:
        """Return a register; raises `UnknownRegister`."""
        ...

    def machines(self) -> list[Machine]:
        """Return all machines there ever were, in the order they came."""
        ...

    def machine(self, machine: str) -> Machine | None:
        """Return a machine, if there is one."""
        ...

    def received(self, register: str) -> Received | None:
        """Return what there is of a register, if it was announced."""
        ...

    def all_received(self) -> list[Received]:
        """Return what there is of all registers, by id."""
        ...

    def stored(self, register: str, from_number: int = 1) -> Iterator[Stored]:
        """Yield a register's entries as they came."""
        ...

    def seals(self, register: str, from_number: int = 1) -> Iterator[Seal]:
        """Yield a register's seals in order."""
        ...

    def findings(self) -> list[HubFinding]:
        """Return what was refused, newest first."""
        ...


class CompanyBooks(CompanyReadings, ChangeBooks, Protocol):
    """What can be written about one business."""

    def put_company(self, company: Company) -> None:
        """Enter or change the business."""
        ...

    def put_location(self, location: Location) -> None:
        """Enter or change a place."""
        ...

    def put_register(self, register: Register) -> None:
        """Enter or change a register."""
        ...

    def put_machine(self, machine: Machine) -> None:
        """Enter or change a machine."""
        ...

    def put_received(self, received: Received) -> None:
        """Note how far a register has come."""
        ...

    def take_in(self, register: str, rows: Sequence[Stored], seals: Sequence[Seal]) -> None:
        """Keep entries and seals exactly as they came; they follow what is there."""
        ...

    def put_finding(self, finding: HubFinding) -> None:
        """Keep something that was refused; what was seen before is counted up."""
        ...


class HubReadings(Protocol):
    """A consistent look at a hub."""

    def companies(self) -> list[Company]:
        """Return all businesses, by number."""
        ...

    def of(self, company: str) -> CompanyReadings:
        """Return the look at one business."""
        ...


class HubBooks(Protocol):
    """A hub with the pen in hand."""

    def companies(self) -> list[Company]:
        """Return all businesses, by number."""
        ...

    def of(self, company: str) -> CompanyBooks:
        """Return the books of one business."""
        ...


class HubStore(Protocol):
    """A database that holds what registers of many businesses have delivered."""

    def write(self, command: Callable[[HubBooks], Result]) -> Result:
        """Run a command with the pen in hand; durable when it returns, and nothing if it raises."""
        ...

    def read(self) -> AbstractContextManager[HubReadings]:
        """Return a consistent look, for the length of a `with`."""
        ...

    def close(self) -> None:
        """Close it."""
        ...
