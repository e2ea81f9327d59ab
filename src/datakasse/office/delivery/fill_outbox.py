"""
Give every voucher from the start day on a row in the outbox.

What the office posts goes from a day of its own on: before it, a person has booked it there by hand.

Rows are derived, never handed over, so none can be forgotten: a row that a crash or an old copy of the
database has taken is made again, and looked for at the other side before anything is sent.
"""

from datetime import date

from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.day_vouchers import DayVouchers
from datakasse.storage.ports.bookkeeping.outbox import Delivery
from datakasse.storage.ports.store import Readings


def missing_rows(books: Readings, connection: Connection, vouchers: DayVouchers) -> list[Delivery]:
    """Return the rows that are missing, by day."""
    if connection.start is None:
        return []
    return [
        Delivery(connection.number, closed.key, closed.register, closed.z_number, closed.day)
        for closed in list(vouchers.closed_since(books, connection.start))
        if (closed.z_number or _goes(connection, closed.day))
        and books.delivery(connection.number, closed.key) is None
    ]


def _goes(connection: Connection, day: date) -> bool:
    """Return whether what the office posted on a day goes over a connection."""
    return connection.office_since is not None and connection.office_since <= day
