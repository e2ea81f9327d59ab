"""
Give every day voucher from the start day on a row in the outbox.

Rows are derived, never handed over, so none can be forgotten: a row that a crash or an old copy of the
database has taken is made again, and looked for at the other side before anything is sent.
"""

from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.day_vouchers import DayVouchers
from datakasse.storage.outbox_ports import Delivery
from datakasse.storage.ports import Readings


def missing_rows(books: Readings, connection: Connection, vouchers: DayVouchers) -> list[Delivery]:
    """Return the rows that are missing, by day."""
    if connection.start is None:
        return []
    return [
        Delivery(connection.number, closed.key, closed.register, closed.z_number, closed.day)
        for closed in list(vouchers.closed_since(books, connection.start))
        if books.delivery(connection.number, closed.key) is None
    ]
