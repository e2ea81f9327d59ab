"""Show the print queue, and the paper of a document that came out on the screen."""

from datetime import datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.registering import UnknownDocument
from datakasse.receipt.layout import Slip
from datakasse.storage.ports import JobState, PrintJob
from datakasse.till.print_queue import slip_for

SHOWN_MAX = 20


class Documents(msgspec.Struct, frozen=True):
    """Documents that wait, that nobody is sure of, and that came out last (newest first)."""

    waiting: list[PrintJob]
    in_doubt: list[PrintJob]
    shown: list[PrintJob]


def show_documents(counter: Counter, register: str) -> Documents:
    """Return the print queue of a register."""
    in_hand = counter.board.in_hand(register)
    with counter.store.read() as books:
        open_jobs = books.jobs(register, [JobState.WAITING, JobState.SENT])
        recent = books.recent_jobs(register, SHOWN_MAX)
    return Documents(
        waiting=[job for job in open_jobs if job.state is JobState.WAITING],
        in_doubt=[job for job in open_jobs if job.state is JobState.SENT and job.job != in_hand],
        shown=[job for job in recent if job.state is JobState.PRINTED],
    )


def show_paper(counter: Counter, register: str, job: int) -> tuple[Slip, datetime]:
    """
    Return the slip of a document that came out, and when its entry was written.

    Raises:
        UnknownDocument: It is not there, it has not come out, or it came out on paper: looking is no way
            round printing, nor round the one copy that a receipt may have (KSF-2-6-4c).
    """
    with counter.store.read() as books:
        known = books.job(register, job)
        if known is None or known.state is not JobState.PRINTED:
            raise UnknownDocument(job=job)
        if not counter.printers[register].on_screen:
            raise UnknownDocument(job=job)
        at = books.record(register, known.entry).at
    return slip_for(counter, known), at
