"""
What the office may ask of a database about day vouchers on their way to an accounting system.

A part of `ports/store.py`. A row tells where a voucher is; what the voucher says is read from the ledger each
time, so a row that is lost with an old copy of the database is made again and nothing is.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec


class DeliveryState(StrEnum):
    """Where a voucher is."""

    WAITING = "waiting"
    """It has not been sent, or surely did not arrive."""
    SENT = "sent"
    """It has been let go and was not seen there yet: it is looked for before it is sent again."""
    CONFIRMED = "confirmed"
    """It was read back from their books, and is what it should be."""
    REFUSED = "refused"
    """The system will not have it as it stands."""
    NEEDS_A_PERSON = "needs_a_person"
    """It cannot be sent, or what stands there is something else."""
    SKIPPED = "skipped"
    """It is not to go: a person decided so and said why, or there is nothing in it."""


class Why(StrEnum):
    """Why a voucher is not confirmed, or its document not there."""

    AWAY = "away"
    """The system did not answer, or asks to be left alone for a while."""
    NO_ANSWER = "no_answer"
    """It was sent and the answer is lost."""
    NOT_SEEN = "not_seen"
    """It was taken, and cannot be read back yet."""
    REFUSED = "refused"
    """The system refused it, in words of its own."""
    LOCKED_OUT = "locked_out"
    """The credentials do not open their books any longer."""
    DIFFERS = "differs"
    """What stands there under its key is something else."""
    NOT_MAPPED = "not_mapped"
    """An account or VAT code of it has no place in their books."""
    NOT_POSTED = "not_posted"
    """The ledger cannot make the voucher yet."""
    EMPTY = "empty"
    """Nothing was left over of the day: there is nothing to send."""
    FAULT = "fault"
    """A fault of ours."""


class DocumentState(StrEnum):
    """Where the Z report is that belongs beside the voucher."""

    WAITING = "waiting"
    ATTACHED = "attached"
    REFUSED = "refused"


class Delivery(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A day voucher on its way.

    Attributes:
        connection: Over which connection.
        key: The voucher's key, its identity at both ends.
        register: Which register.
        z_number: Number of its Z report.
        day: The day it is booked on.
        state: Where it is.
        debit_ore: What its debit side comes to, as it was last sent or seen here.
        why: Why it is not confirmed; empty when nothing is wrong.
        reason: The same in words: the system's own where it has any.
        request_id: What the system calls the request that went wrong.
        failures: How often it failed since a person last looked at it, or it last got further.
        last_try: When it was last tried.
        next_try: When it is tried again; None when at once, or never by itself.
        sent_at: When it was last let go; None when it surely is not there.
        their_id: What their interface calls it.
        their_number: Its number as their people see it.
        vat_difference_ore: Standard VAT code → what their VAT is more than ours (debit positive).
        document: Where its Z report is.
    """

    connection: int
    key: str
    register: str
    z_number: int
    day: date
    state: DeliveryState = DeliveryState.WAITING
    debit_ore: int = 0
    why: Why | None = None
    reason: str = ""
    request_id: str = ""
    failures: int = 0
    last_try: datetime | None = None
    next_try: datetime | None = None
    sent_at: datetime | None = None
    their_id: str = ""
    their_number: str = ""
    vat_difference_ore: dict[str, int] = {}
    document: DocumentState = DocumentState.WAITING

    @property
    def is_open(self) -> bool:
        """Whether there is something left to do that needs no person."""
        if self.state is DeliveryState.CONFIRMED:
            return self.document is DocumentState.WAITING
        return self.state in {DeliveryState.WAITING, DeliveryState.SENT}

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state in {DeliveryState.REFUSED, DeliveryState.NEEDS_A_PERSON}


class KeptConnection(msgspec.Struct, frozen=True):
    """A connection as the office keeps it: its number, and a body that is the office's own."""

    number: int
    body: bytes


class OutboxReadings(Protocol):
    """What can be asked."""

    def connections(self) -> list[KeptConnection]:
        """Return all connections there ever were, oldest first; the last one counts."""
        ...

    def delivery(self, connection: int, key: str) -> Delivery | None:
        """Return where a voucher is; None where no row was made."""
        ...

    def deliveries(
        self, connection: int, states: Iterable[DeliveryState] = DeliveryState
    ) -> Iterator[Delivery]:
        """Yield vouchers in the states given, newest day first."""
        ...

    def open_deliveries(self, connection: int) -> list[Delivery]:
        """Return the vouchers that something can be done about without a person, oldest day first."""
        ...

    def delivery_counts(self, connection: int) -> dict[DeliveryState, int]:
        """Return how many vouchers are in each state; states without any are left out."""
        ...


class OutboxBooks(OutboxReadings, Protocol):
    """What can be written."""

    def put_connection(self, connection: KeptConnection) -> None:
        """Enter or change a connection."""
        ...

    def put_delivery(self, delivery: Delivery) -> None:
        """Enter a voucher, or change where it is."""
        ...
