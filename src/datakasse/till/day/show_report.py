"""Show a report that was taken, as it stands in the journal; print its cash report again (BFF-5-3-14-f)."""

from datetime import datetime
from typing import Literal

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.document import slip_of
from datakasse.errors.till.day import NothingReported
from datakasse.journal.events.day import XReported, ZReported
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.store import PrintJob, Readings
from datakasse.trade.people.operator import Right

Kind = Literal["x", "z", "cash"]
"""An X, a Z, or the cash report that stands beside a Z and has its number."""

_DOCUMENTS: dict[Kind, Literal["x_report", "z_report", "cash_report"]] = {
    "x": "x_report",
    "z": "z_report",
    "cash": "cash_report",
}


def show_report(counter: Counter, register: str, kind: Kind, number: int | None) -> tuple[Slip, datetime]:
    """
    Return the paper of a report, and when it was taken.

    Args:
        counter: The till.
        register: Register id.
        kind: X, Z, or the cash report beside a Z.
        number: Its number; None for the last one.

    Raises:
        NothingReported: There is none.
    """
    with counter.store.read() as books:
        entry = _entry_of(books, register, kind, number)
        slip = slip_of(
            books, PrintJob(register, 0, _DOCUMENTS[kind], entry), demonstration=counter.demonstration
        )
        return slip, books.record(register, entry).at


class ReadCashReport(msgspec.Struct, frozen=True):
    """Ask to read a cash report: it tells what was in the drawer, as the close does."""

    def __call__(self, point: CashPoint) -> None:
        """Go on only for whoever may close the day; nothing is recorded."""
        point.demand(Right.Z_REPORT)


class PrintCashReport(msgspec.Struct, frozen=True):
    """
    Print a cash report once more: it is no receipt, so there may be any number of it (13018).

    Attributes:
        number: Of the Z it stands beside; None for the last.
    """

    number: int | None = None

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Queue it.

        Raises:
            NothingReported: There is no such Z.
        """
        point.demand(Right.Z_REPORT)
        register = point.register.register_id
        return point.books.put_in_queue(
            register, "cash_report", _entry_of(point.books, register, "cash", self.number)
        )


def _entry_of(books: Readings, register: str, kind: Kind, number: int | None) -> int:
    """
    Return the entry that took a report.

    Raises:
        NothingReported: There is none.
    """
    wanted = XReported if kind == "x" else ZReported
    found, state = None, books.state(register)
    last_z = kind != "x" and number in (None, state.series.z_report)
    for record in books.records(register, max(state.z_entry, 1) if last_z else 1):
        event = record.event
        if isinstance(event, wanted) and number in (None, event.number):
            found = record.number
    if found is None:
        raise NothingReported(kind="X" if kind == "x" else "Z")
    return found
