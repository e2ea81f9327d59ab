"""
Put the documents in the queue out on paper, one at a time, in order.

A document was stored with the sale it belongs to, so nothing here can lose one. To never double
one either, each is marked as sent, durably, before the printer sees it, and as printed afterwards
together with the journal's word that it came out. A machine that dies in between leaves a document
that is sent and not printed: nobody knows whether there is paper, so a person says.

    waiting ─▶ sent ─▶ printed (13012 …)
                 ├─▶ waiting    the printer surely printed nothing
                 └─▶ (sent)     unknown: `SettleDocument` by a person

Law: KSF-2-6-4a, KSF-2-7-7.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.ports import PrinterAsleep
from datakasse.errors.registering import UnknownDocument
from datakasse.journal.event import DocumentPrinted, DrawerOpened, PrintFailed
from datakasse.receipt.layout import Slip
from datakasse.storage.ports import JobState, PrintJob
from datakasse.till.document import slip_of
from datakasse.trade.operator import Right


class MarkSent(msgspec.Struct, frozen=True):
    """Mark a waiting document as being sent."""

    job: int

    def __call__(self, point: CashPoint) -> bool:
        """Mark it, and return whether it was still waiting."""
        job = point.books.job(point.register.register_id, self.job)
        if job is None or job.state is not JobState.WAITING:
            return False
        point.books.set_job_state(job.register, job.job, JobState.SENT)
        return True


class NotePrinted(msgspec.Struct, frozen=True):
    """Note that a document came out, and the drawer with it."""

    job: int

    def __call__(self, point: CashPoint) -> None:
        """Record it on behalf of the operator who made the document."""
        job = point.books.job(point.register.register_id, self.job)
        if job is None or job.state is not JobState.SENT:
            raise UnknownDocument(job=self.job)
        origin = point.books.record(job.register, job.entry)
        point.books.set_job_state(job.register, job.job, JobState.PRINTED)
        came_out = DocumentPrinted(document=job.document, transaction=job.transaction)
        opened = [DrawerOpened(transaction=job.transaction)] if job.opens_drawer else []
        for event in (came_out, *opened):
            point.books.append(
                job.register, event, at=point.at, operator=origin.operator, training=origin.training
            )


class NoteFailure(msgspec.Struct, frozen=True):
    """Note that a document did not come out; it waits again if the paper surely stayed clean."""

    job: int
    reason: str
    untouched: bool

    def __call__(self, point: CashPoint) -> None:
        """Record the failure."""
        job = point.books.job(point.register.register_id, self.job)
        if job is None or job.state is not JobState.SENT:
            raise UnknownDocument(job=self.job)
        if self.untouched:
            point.books.set_job_state(job.register, job.job, JobState.WAITING)
        point.record(
            PrintFailed(document=job.document, reason=self.reason[:200], transaction=job.transaction)
        )


class SettleDocument(msgspec.Struct, frozen=True):
    """
    Say what became of a document that nobody is sure of.

    Attributes:
        job: Which document.
        came_out: It is there on paper; otherwise it waits for the printer again.
    """

    job: int
    came_out: bool

    def __call__(self, point: CashPoint) -> None:
        """
        Record what the person saw.

        Raises:
            UnknownDocument: It is not in doubt.
        """
        point.demand(Right.SELL)
        job = point.books.job(point.register.register_id, self.job)
        if job is None or job.state is not JobState.SENT:
            raise UnknownDocument(job=self.job)
        if self.came_out:
            NotePrinted(self.job)(point)
        else:
            point.books.set_job_state(job.register, job.job, JobState.WAITING)


class Printed(msgspec.Struct, frozen=True):
    """How a round of printing went: documents that came out, and whether some are left waiting."""

    documents: int
    left: bool


def print_waiting(counter: Counter, register: str) -> Printed:
    """Put out what waits at a register, until the queue is empty or the printer gives up."""
    documents = 0
    while (job := _next(counter, register)) is not None:
        if not counter.carry_out(register, "", MarkSent(job.job)).result():
            continue
        if not _put_out(counter, job):
            return Printed(documents, left=True)
        documents += 1
    return Printed(documents, left=False)


def _next(counter: Counter, register: str) -> PrintJob | None:
    with counter.store.read() as books:
        return next(iter(books.jobs(register, [JobState.WAITING])), None)


def _put_out(counter: Counter, job: PrintJob) -> bool:
    slip = slip_for(counter, job)
    try:
        counter.printers[job.register].put_out(slip, open_drawer=job.opens_drawer)
    except PrinterAsleep as asleep:
        note = NoteFailure(job.job, asleep.reason, asleep.untouched)
        counter.carry_out(job.register, "", note).result()
        return False
    counter.carry_out(job.register, "", NotePrinted(job.job)).result()
    return True


def slip_for(counter: Counter, job: PrintJob) -> Slip:
    """Return the slip of a document in the queue, made from the journal."""
    with counter.store.read() as books:
        return slip_of(books, job, demonstration=counter.demonstration)
