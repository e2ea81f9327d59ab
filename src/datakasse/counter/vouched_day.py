"""
The day that the shop itself vouches for: what is erased for good goes by it, never by the clock alone.

An empty battery or a wrong time server puts the clock years ahead, and what is erased then is gone. People
who stand in the shop see it: a period that began and was closed with a Z says that somebody kept the register
by that clock for a whole day.

Law: BFL § 13 (what has to be kept is kept, whatever the clock says).
"""

from collections.abc import Iterator
from datetime import date

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.day import ZReported
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway


def vouched_day(point: CashPoint) -> date | None:
    """
    Return the day on which the last closed period of any register began; None where none was ever closed.

    It is never later than the clock's own day.
    """
    return min(point.day, max(began)) if (began := list(_periods_began(point.books))) else None


def _periods_began(books: Readings) -> Iterator[date]:
    for register in (each.register_id for each in books.registers()):
        if z_entry := books.state(register).z_entry:
            closed = books.record(register, z_entry).event
            # It begins after the Z before, so the first Z by another clock vouches for nothing.
            if isinstance(closed, ZReported):
                yield in_norway(books.record(register, closed.report.from_entry).at).date()
