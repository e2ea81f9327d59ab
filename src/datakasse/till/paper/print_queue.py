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

from contextlib import suppress

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.document import slip_of
from datakasse.counter.ports import Printer, PrinterAsleep
from datakasse.errors.till.drawer import DrawerAsleep
from datakasse.errors.till.paper import UnknownDocument
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted, PrintFailed
from datakasse.journal.papers import Document
from datakasse.journal.register_state import RegisterState
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.store import JobState, PrintJob
from datakasse.till.paper.hand_over import NoteDelivered, OpenDrawerWith
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.receipt_way import ReceiptWay

_REASON_LENGTH_MAX = 200
_SEEN_MISSING = "kom ikke ut"


_SETTLED: frozenset[Document] = frozenset({"sales", "return", "delivery"})
"""Documents of a cash sale, a repayment or a credit sale."""


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


class OpenDrawerAlone(msgspec.Struct, frozen=True):
    """
    Open the drawer that was to open with a document which cannot come out now: change is given all the same.

    Law: KSF-2-2-a, KSF-2-7-7.
    """

    job: int

    def __call__(self, point: CashPoint) -> None:
        """Record the opening and open the drawer; raises `PrinterAsleep`, and then neither happened."""
        job = point.books.job(point.register.register_id, self.job)
        if job is None or not job.opens_drawer or job.state is not JobState.WAITING:
            return
        origin = point.books.record(job.register, job.entry)
        point.books.drawer_opened(job.register, job.job)
        point.books.append(
            job.register,
            _opening(job),
            at=point.at,
            operator=origin.operator,
            training=origin.training,
            lane=origin.lane,
        )
        point.drawer.open()


class NotePrinted(msgspec.Struct, frozen=True):
    """
    Note that a document came out, and the drawer with it.

    Attributes:
        job: Which document.
        elsewhere: It came out of another printer, on which the register's drawer does not hang.
    """

    job: int
    elsewhere: bool = False

    def __call__(self, point: CashPoint) -> None:
        """
        Record it on behalf of the operator who made the document.

        An extract of the journal is made from others' entries: it counts for the one who stands here.
        """
        job = _sent(point, self.job)
        origin = point.books.record(job.register, job.entry)
        state, of_others = point.state, job.document in {"journal", "test_page"}
        operator = _standing_here(state) if of_others else origin.operator
        training = state.training if of_others else origin.training
        lane = "" if of_others else origin.lane
        point.books.set_job_state(job.register, job.job, JobState.PRINTED)
        came_out = DocumentPrinted(document=job.document, transaction=job.transaction)
        opened = [_opening(job)] if job.opens_drawer and not self.elsewhere else []
        for event in (came_out, *opened):
            point.books.append(
                job.register, event, at=point.at, operator=operator, training=training, lane=lane
            )


def _standing_here(state: RegisterState) -> str:
    """Return who is signed on at the register's own screen, else at another of its devices."""
    return next((known.operator for _, known in sorted(state.lanes.items()) if known.operator), "")


def _opening(job: PrintJob) -> DrawerOpened:
    """
    Return the opening of the drawer that a document brought with it.

    Only a sale or a repayment takes an opening out of item m (KSF-1-2-c); a float, a pay-in, a
    pay-out or a gift card is neither, so its opening stands by itself, with the reason.
    """
    if job.document in _SETTLED:
        return DrawerOpened(transaction=job.transaction)
    return DrawerOpened(reason=f"{job.document} #{job.transaction}")


class NoteFailure(msgspec.Struct, frozen=True):
    """
    Note that a document did not come out; it waits again if the paper surely stayed clean.

    Attributes:
        job: Which document.
        reason: What went wrong.
        untouched: Surely nothing reached the paper.
        told_before: The last try at this very document failed for the same reason.
    """

    job: int
    reason: str
    untouched: bool
    told_before: bool = False

    def __call__(self, point: CashPoint) -> None:
        """Record the failure, once for all tries that fail alike: a printer may be off all night."""
        job = _sent(point, self.job)
        if self.untouched:
            point.books.set_job_state(job.register, job.job, JobState.WAITING)
        if not self.told_before:
            point.record(_failed(job, self.reason))


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
        job = _sent(point, self.job)
        if self.came_out and job.way is not ReceiptWay.PAPER:
            NoteDelivered(self.job)(point)
        elif self.came_out:
            NotePrinted(self.job)(point)
        else:
            point.books.set_job_state(job.register, job.job, JobState.WAITING)
            point.record(_failed(job, _SEEN_MISSING))


class Trouble(msgspec.Struct, frozen=True):
    """Why a round of printing ended before its time: the document at hand and what went wrong."""

    job: int
    reason: str


class Printed(msgspec.Struct, frozen=True):
    """How a round of printing went: documents that came out, and what stopped it, if anything did."""

    documents: int
    trouble: Trouble | None


def print_waiting(counter: Counter, register: str, known: Trouble | None = None) -> Printed:
    """
    Put out what waits at a register, until the queue is empty or the printer gives up.

    Args:
        counter: The till.
        register: Whose documents.
        known: What stopped the last round; it is not journalled again if it stops this one too.
    """
    open_drawers(counter, register)
    documents = 0
    while (job := _next(counter, register)) is not None:
        if counter.board.elsewhere(register):
            _open_drawer(counter, job)
        # In hand before it counts as sent: nobody is to be asked what became of it meanwhile.
        with counter.board.in_hands(register, job.job):
            if not counter.carry_out(register, "", MarkSent(job.job)).result():
                continue
            trouble = _put_out(counter, job, known)
        if trouble is not None:
            return Printed(documents, trouble)
        documents += 1
    return Printed(documents, None)


def open_drawers(counter: Counter, register: str) -> None:
    """Open the drawer for the cash sales whose receipts are not printed; one that sleeps stands over."""
    with counter.store.read() as books:
        waiting = books.drawers_to_open(register)
    for job in waiting:
        with suppress(DrawerAsleep):
            counter.carry_out(register, "", OpenDrawerWith(job.job)).result()


def _next(counter: Counter, register: str) -> PrintJob | None:
    with counter.store.read() as books:
        waiting = books.jobs(register, [JobState.WAITING])
    return next((job for job in waiting if job.way is ReceiptWay.PAPER), None)


def _put_out(counter: Counter, job: PrintJob, known: Trouble | None) -> Trouble | None:
    """Put a document out; return what stopped it, if anything did."""
    printer, is_own = _printer_for(counter, job.register)
    try:
        slip = slip_for(counter, job)
        printer.put_out(slip, open_drawer=job.opens_drawer and is_own)
        counter.carry_out(job.register, "", NotePrinted(job.job, elsewhere=not is_own)).result()
    except PrinterAsleep as asleep:
        trouble, untouched = Trouble(job.job, asleep.reason.nb), asleep.untouched
    except Exception as error:  # noqa: BLE001 - one bad document must not stop those behind it for good
        trouble, untouched = Trouble(job.job, f"{type(error).__name__}: {error}"), False
    else:
        return None
    note = NoteFailure(job.job, trouble.reason, untouched, told_before=trouble == known)
    counter.carry_out(job.register, "", note).result()
    if untouched:
        _open_drawer(counter, job)
    return trouble


def _printer_for(counter: Counter, register: str) -> tuple[Printer, bool]:
    """Return the printer that a register's documents go to now, and whether it is its own."""
    name = counter.board.elsewhere(register)
    for other in counter.other_printers.get(register, ()):
        if other.name == name:
            return other.printer, False
    return counter.printers[register], True


def _open_drawer(counter: Counter, job: PrintJob) -> None:
    """Open a real drawer for a document that waits, where it should and can by itself."""
    drawer = counter.drawers[job.register]
    if job.opens_drawer and drawer.reports_state and not drawer.on_screen:
        with suppress(PrinterAsleep):
            counter.carry_out(job.register, "", OpenDrawerAlone(job.job)).result()


def _sent(point: CashPoint, number: int) -> PrintJob:
    """
    Return a document that was sent and of which nothing more is known.

    Raises:
        UnknownDocument: There is none of that number, or it is not in doubt.
    """
    job = point.books.job(point.register.register_id, number)
    if job is None or job.state is not JobState.SENT:
        raise UnknownDocument(job=number)
    return job


def _failed(job: PrintJob, reason: str) -> PrintFailed:
    return PrintFailed(document=job.document, reason=reason[:_REASON_LENGTH_MAX], transaction=job.transaction)


def slip_for(counter: Counter, job: PrintJob) -> Slip:
    """Return the slip of a document in the queue, made from the journal."""
    with counter.store.read() as books:
        return slip_of(books, job, demonstration=counter.demonstration)
