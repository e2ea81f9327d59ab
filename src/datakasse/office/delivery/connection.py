"""The connection to an accounting system: which, how, where everything goes there, and whether it runs."""

from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.errors.ledger.accounting_system import NoConnection
from datakasse.office.delivery.accounting_system import Place
from datakasse.storage.ports.bookkeeping.outbox import KeptConnection
from datakasse.storage.ports.store import Books, Readings

NO_CREDENTIALS: Final = (
    "Tilgangen er ikke på denne maskinen: den lå på en som er borte, og er ikke med i kopiene. "
    "Skriv den inn på nytt."
)
"""Why nothing is sent after a restore, or where the register that delivered was taken over from elsewhere."""


class Connection(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A connection; another system, or other books in it, is another connection.

    Attributes:
        number: Counted from 1.
        system: Which kind of system.
        settings: What it was told that is no secret.
        whose: Whose books it opened when it was last tried.
        place: Where our accounts are there; None until a person has confirmed it.
        confirmed_by: Who confirmed it.
        checked_term: The VAT term in which it was last seen to hold there, `2026-1`; empty before that.
        start: The first business day whose voucher goes there.
        office_since: The first day whose corrections and settlements go there too; None where they are booked
            there by hand, as over every connection from before they could go.
        on: Whether vouchers are sent.
        stopped: Why nothing is sent until a person has seen to it: the credentials do not open the books.
        quiet_until: When it may be asked again, where the system asked to be left alone.
        register: Where its credentials were last entered: of several machines that share the books, the one
            with this register delivers.
    """

    number: int
    system: str
    settings: dict[str, str] = {}
    whose: str = ""
    place: Place | None = None
    confirmed_by: str = ""
    checked_term: str = ""
    start: date | None = None
    office_since: date | None = None
    on: bool = False
    stopped: str = ""
    quiet_until: datetime | None = None
    register: str = ""

    @property
    def runs(self) -> bool:
        """Whether vouchers are sent over it now."""
        return self.on and self.place is not None and self.start is not None and not self.stopped


def connection_of(books: Readings) -> Connection | None:
    """Return the connection that counts; None where none was chosen."""
    kept = books.connections()
    return None if not kept else msgspec.json.decode(kept[-1].body, type=Connection)


def demand_connection(books: Readings) -> Connection:
    """
    Return the connection that counts.

    Raises:
        NoConnection: None was chosen.
    """
    connection = connection_of(books)
    if connection is None:
        raise NoConnection
    return connection


def keep(books: Books, connection: Connection) -> None:
    """Keep a connection as it is now."""
    books.put_connection(KeptConnection(connection.number, msgspec.json.encode(connection)))
