"""
Send the receipts that go by e-mail, one at a time, in order; no sale waits for it.

As with paper, each is marked as sent, durably, before the mail server sees it, and as delivered when the
server has taken it, together with the journal's word for it. A lost answer leaves a mail that is sent and
not delivered: a person says whether it came. One that is refused for good goes on paper.

Law: KSF-2-6-4a, KSF-2-6-4d, BFF-5-3-5, law.md 5.5 (the address ends with the delivery).
"""

from email.message import EmailMessage

from datakasse.counter.cash_point import place_of
from datakasse.counter.counter import Counter
from datakasse.counter.ports import Mailer, MailNotSent, MailOutcome
from datakasse.journal.events.sale import SaleCompleted
from datakasse.receipt.formats import as_mail
from datakasse.receipt.formats.as_html import title_of
from datakasse.storage.ports.store import JobState, PrintJob
from datakasse.till.paper.hand_over import NoteDelivered, NoteRefused
from datakasse.till.paper.print_queue import MarkSent, NoteFailure, Trouble, slip_for
from datakasse.trade.sale.receipt_way import ReceiptWay


def send_waiting(counter: Counter, register: str, known: Trouble | None = None) -> Trouble | None:
    """
    Send what waits at a register, until nothing does or the server gives up; return what stopped it.

    Args:
        counter: The till.
        register: Whose receipts.
        known: What stopped the last round; it is not journalled again if it stops this one too.
    """
    mailer = counter.mailer
    if mailer is None or not mailer.sender:
        return None
    while (job := _next(counter, register)) is not None:
        if not counter.carry_out(register, "", MarkSent(job.job)).result():
            continue
        trouble = _send(counter, mailer, job, known)
        if trouble is not None:
            return trouble
    return None


def _next(counter: Counter, register: str) -> PrintJob | None:
    with counter.store.read() as books:
        waiting = books.jobs(register, [JobState.WAITING])
    return next((job for job in waiting if job.way is ReceiptWay.EMAIL), None)


def _send(counter: Counter, mailer: Mailer, job: PrintJob, known: Trouble | None) -> Trouble | None:
    """Send one; return what will stop the next one too, if anything will."""
    try:
        message, recipient = mail_for(counter, job, mailer.sender)
        mailer.send(message, recipient)
    except MailNotSent as failure:
        outcome, trouble = failure.outcome, Trouble(job.job, failure.reason.nb)
    except Exception as error:  # noqa: BLE001 - one bad receipt must not stop those behind it for good
        outcome, trouble = MailOutcome.NEVER, Trouble(job.job, type(error).__name__)
    else:
        counter.carry_out(job.register, "", NoteDelivered(job.job)).result()
        return None
    if outcome is MailOutcome.NEVER:
        counter.carry_out(job.register, "", NoteRefused(job.job, trouble.reason)).result()
        return None
    untouched = outcome is MailOutcome.LATER
    note = NoteFailure(job.job, trouble.reason, untouched, told_before=trouble == known)
    counter.carry_out(job.register, "", note).result()
    return trouble


def mail_for(counter: Counter, job: PrintJob, sender: str) -> tuple[EmailMessage, str]:
    """
    Return the mail of a receipt in the queue, and where it goes.

    Raises:
        ValueError: There is no address, or no receipt: a bug in what queued it.
    """
    slip = slip_for(counter, job)
    with counter.store.read() as books:
        register = books.register(job.register)
        place, company = place_of(books, register), books.company()
        record = books.record(job.register, job.entry)
        handover = books.handover(job.register, job.job)
    if handover is None or not handover.address or not isinstance(record.event, SaleCompleted):
        raise ValueError(f"document {job.job} has no receipt, or nowhere to go")
    shop = company.name if place is None or not place.name else place.name
    message = as_mail.render(
        slip,
        record.at,
        subject=f"{title_of(slip)} {record.event.receipt} – {shop}",
        shop=shop,
        sender=sender,
        recipient=handover.address,
        key=f"{record.company}\n{job.register}\n{job.job}\n{record.at.isoformat()}",
    )
    return message, handover.address
