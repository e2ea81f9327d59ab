"""Put a register into service: its keys, its first entry (KSL-2-f, SIG-10)."""

from datetime import datetime

from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.registers import BadRegisterId, PrefixTaken, RegisterExists
from datakasse.journal.entry import Record
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.saft.series import overlap
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Register, SignatureMethod

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
        BadRegisterId: Its id cannot be told, addressed or exported.
        RegisterExists: Its id is in use.
        UnknownLocation: The shop has no such place.
        PrefixTaken: Another register has the same number prefix (SAFT-11).
    """
    demand_register_id(register.register_id)
    known = books.registers()
    if any(other.register_id == register.register_id for other in known):
        raise RegisterExists(register=register.register_id)
    if any(overlap(*sorted((other.series_prefix, register.series_prefix), key=len)) for other in known):
        raise PrefixTaken(prefix=register.series_prefix)
    if register.location not in {place.code for place in books.locations()}:
        raise UnknownLocation(location=register.location[:REGISTER_ID_LENGTH_MAX])
    books.put_register(register)
    # Where other processes write too, a command may begin anew here: before it makes keys.
    books.head(register.register_id)
    signer = keys.create(register.register_id, method)
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


def demand_register_id(register: str) -> None:
    """
    Go on only if a register can be called so: on a screen, in an address and in a file (SAFT-6).

    Raises:
        BadRegisterId: Empty, too long, or with characters that do not do everywhere.
    """
    plain = register.isprintable() and register == register.strip() and "/" not in register
    if not plain or register in {".", ".."} or not 0 < len(register) <= REGISTER_ID_LENGTH_MAX:
        raise BadRegisterId(register=register[:40])
