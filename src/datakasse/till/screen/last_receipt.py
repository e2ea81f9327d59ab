"""The last receipt of a register, as its screen tells of it."""

import msgspec

from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.store import Readings


class ReceiptPart(msgspec.Struct, frozen=True):
    """The last receipt."""

    series: str
    receipt: int
    transaction: int
    gross_ore: int
    job: int | None
    way: str
    state: str


def last_receipt(books: Readings, register: str) -> ReceiptPart | None:
    """Return it; None before the first."""
    for record in books.recent_sales(register, 1):
        event, made = record.event, record.transaction
        if isinstance(event, SaleCompleted) and made is not None:
            jobs = books.jobs_of(register, made.number)
            job = next((row for row in jobs if row.entry == record.number), None)
            return ReceiptPart(
                event.series,
                event.receipt,
                made.number,
                event.sale.gross_ore,
                job=None if job is None else job.job,
                way="" if job is None else job.way,
                state="" if job is None else job.state,
            )
    return None
