"""A day's journal, and what somebody can do to it who has the database, but not the register's keys."""

from collections.abc import Callable

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.drawer import FloatDeclared, PaidIn
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import SystemStarted, SystemStopped
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.signature import Signer
from datakasse.journal.verify import Fault, Stored
from tests.journal.instances import COFFEE_TO_SHARE, SALE
from tests.journal.journals import (
    REGISTER,
    Journal,
    commissioned,
    hmac_signer,
    rsa_signer,
)

ALTERED, MISSING, REORDERED = Fault.ALTERED, Fault.MISSING, Fault.REORDERED
INSERTED, FOREIGN_KEY, CLOCK = Fault.INSERTED, Fault.FOREIGN_KEY, Fault.CLOCK_WENT_BACK

SIGNER, FOREIGN = hmac_signer(), hmac_signer(secret=b"another 16 bytes", seed=2)
RSA = rsa_signer()
SEALED = (3, 6, 8, 12)


def a_day(signer: Signer = SIGNER, register: str = REGISTER) -> Journal:
    """
    Twelve entries: 4, 6, 8 and 10 are transactions 1 to 4; entries 3, 6, 8 and 12 are sealed.
    """
    journal = Journal(signer, register=register)
    for event in (
        commissioned(signer),
        SystemStarted("0.1.0"),
        SignedOn(),
        FloatDeclared(1_000_00),
        LineAdded("b-1", COFFEE_TO_SHARE),
        SaleCompleted("b-1", SALE, "sales", 1),
        DocumentPrinted("sales", 2),
        SaleCompleted("b-2", SALE, "sales", 2),
        DocumentPrinted("sales", 3),
        PaidIn("other", 5_00, "found"),
        SignedOff(),
        SystemStopped(),
    ):
        journal.write(event, seal=journal.head.number + 1 in SEALED)
    return journal


DAY, RSA_DAY = a_day(), a_day(RSA)
ROWS, SEALS = DAY.rows, DAY.seals
Rows = list[Stored]


def without(*numbers: int) -> Rows:
    return [row for row in ROWS if row.number not in numbers]


def with_body(number: int, body: bytes, rows: Rows = ROWS) -> Rows:
    return [Stored(row.number, body, row.digest) if row.number == number else row for row in rows]


def with_digest(number: int, digest: bytes) -> Rows:
    return [Stored(row.number, row.body, digest) if row.number == number else row for row in ROWS]


def filed_as(number: int, row: Stored) -> Stored:
    return Stored(number, row.body, row.digest)


def other_operator(record: Record) -> Record:
    return msgspec.structs.replace(record, operator="1000")


def transaction_with(**changes: object) -> Callable[[Record], Record]:
    """What changes something in an entry's transaction."""

    def change(record: Record) -> Record:
        assert record.transaction is not None
        return msgspec.structs.replace(
            record, transaction=msgspec.structs.replace(record.transaction, **changes)
        )

    return change


cheaper = transaction_with(gross_ore=1_00)
