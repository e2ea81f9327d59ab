"""Show the print queue, and the paper of a document that came out on the screen."""

from datetime import datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.till.paper import UnknownDocument
from datakasse.receipt.formats.codes import outline_of
from datakasse.receipt.layout import QrCode, Slip
from datakasse.storage.ports.store import JobState, PrintJob, Readings
from datakasse.till.paper.hand_over import link_of
from datakasse.till.paper.print_queue import slip_for

SHOWN_MAX = 20


class Documents(msgspec.Struct, frozen=True):
    """Documents that wait, that nobody is sure of, came out last (newest first), that wait to be fetched."""

    waiting: list[PrintJob]
    in_doubt: list[PrintJob]
    shown: list[PrintJob]
    offered: list[PrintJob]


def show_documents(counter: Counter, register: str) -> Documents:
    """Return the print queue of a register."""
    in_hand = counter.board.in_hand(register)
    with counter.store.read() as books:
        open_jobs = books.jobs(register, [JobState.WAITING, JobState.SENT])
        recent = books.recent_jobs(register, SHOWN_MAX)
        offered = books.jobs(register, [JobState.OFFERED])
    return Documents(
        waiting=[job for job in open_jobs if job.state is JobState.WAITING],
        in_doubt=[job for job in open_jobs if job.state is JobState.SENT and job.job != in_hand],
        shown=[job for job in recent if job.state is JobState.PRINTED],
        offered=offered,
    )


class Link(msgspec.Struct, frozen=True):
    """
    The link to a receipt, ready to be shown.

    Attributes:
        link: The address.
        modules: How many modules wide and high its QR code is.
        path: The `d` of an SVG path that fills the dark ones.
        fetched: The customer has opened it.
    """

    link: str
    modules: int
    path: str
    fetched: bool


def show_link(counter: Counter, register: str, job: int) -> Link:
    """
    Return the link to a receipt that is handed over by link.

    Raises:
        UnknownDocument: It is not there, or it goes another way.
    """
    with counter.store.read() as books:
        known = books.job(register, job)
        shown = None if known is None else link_shown(books, known)
    if shown is None:
        raise UnknownDocument(job=job)
    return shown


def link_shown(books: Readings, job: PrintJob) -> Link | None:
    """Return the link of a document, with its QR code; None where it goes another way."""
    address = link_of(books, job)
    if not address:
        return None
    outline = outline_of(QrCode(address))
    return Link(address, outline.width, outline.path, job.state is JobState.DELIVERED)


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
