"""Put a register into service: its keys, its first entry (KSL-2-f, SIG-10)."""

from datetime import datetime

from datakasse.errors.managing import PrefixTaken, RegisterExists
from datakasse.journal.entry import Record
from datakasse.journal.event import RegisterCommissioned
from datakasse.storage.ports import Books, KeyRing
from datakasse.trade.moment import to_journal
from datakasse.trade.shop import Register, SignatureMethod

REGISTER_ID_LENGTH_MAX = 100


def commission(
    books: Books,
    keys: KeyRing,
    register: Register,
    *,
    method: SignatureMethod,
    at: datetime,
    software_version: str,
) -> Record:
    """
    Make a register's keys and write its first entry.

    Args:
        books: The books, pen in hand; the register's location is in them.
        keys: Where the keys are made and kept.
        register: The register.
        method: How it signs.
        at: When, UTC.
        software_version: The running version.

    Raises:
        RegisterExists: Its id is in use, empty or too long.
        PrefixTaken: Another register has the same number prefix (SAFT-11).
    """
    known = books.registers()
    if not 0 < len(register.register_id) <= REGISTER_ID_LENGTH_MAX:
        raise RegisterExists(register=register.register_id[:40])
    if any(other.register_id == register.register_id for other in known):
        raise RegisterExists(register=register.register_id)
    if any(other.series_prefix == register.series_prefix for other in known):
        raise PrefixTaken(prefix=register.series_prefix)
    signer = keys.create(register.register_id, method)
    books.put_register(register)
    return books.append(
        register.register_id,
        RegisterCommissioned(
            organisation_number=books.company().organisation_number,
            first_transaction=register.first_transaction,
            first_event=register.first_event,
            keys=signer.public,
            software_version=software_version,
        ),
        at=to_journal(at),
    )
