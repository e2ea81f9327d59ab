"""Show a report that was taken, as it stands in the journal (BFF-5-3-14-f)."""

from typing import Literal

from datakasse.counter.counter import Counter
from datakasse.errors.registering import NothingReported
from datakasse.journal.event import XReported, ZReported
from datakasse.receipt.layout import Slip
from datakasse.storage.ports import PrintJob
from datakasse.till.document import slip_of


def show_report(counter: Counter, register: str, kind: Literal["x", "z"], number: int | None) -> Slip:
    """
    Return the paper of a report.

    Args:
        counter: The till.
        register: Register id.
        kind: X or Z.
        number: Its number; None for the last one.

    Raises:
        NothingReported: There is none.
    """
    wanted = XReported if kind == "x" else ZReported
    with counter.store.read() as books:
        found, state = None, books.state(register)
        last_z = kind == "z" and number in (None, state.series.z_report)
        for record in books.records(register, max(state.z_entry, 1) if last_z else 1):
            event = record.event
            if isinstance(event, wanted) and number in (None, event.number):
                found = record.number
        if found is None:
            raise NothingReported(kind=kind.upper())
        document: Literal["x_report", "z_report"] = "x_report" if kind == "x" else "z_report"
        job = PrintJob(register, 0, document, found)
        return slip_of(books, job, demonstration=counter.demonstration)
