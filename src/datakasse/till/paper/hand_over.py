"""
Hand a receipt over without paper: by a link that the customer's phone opens, or by e-mail.

A receipt is one document in the queue, whichever way it goes, and so is its one copy:

    paper    waiting ─▶ sent ─▶ printed
    e-mail   waiting ─▶ sent ─▶ delivered   the mail server took it
    link     offered ─────────▶ delivered   the customer opened it

What has not reached the customer can still go another way, as the original that it is; on paper it always
can, and at the day's end it does. What has reached her is the original, and another one is its copy,
of which there is one on paper and otherwise together (`print_copy.py`).

Law: KSF-2-6-4a, KSF-2-6-4c, KSF-2-6-4d, BFF-5-3-5, law.md 5.5.
Decision: 0017-a-receipt-is-one-document-whichever-way-it-goes.
"""

import secrets
from datetime import timedelta

import msgspec

from datakasse.counter.cash_point import CashPoint, place_of
from datakasse.counter.ports import PrinterAsleep
from datakasse.errors.till.drawer import DrawerAsleep
from datakasse.errors.till.handing_over import AlreadyDelivered, LinkGone, WayNotOffered
from datakasse.errors.till.paper import UnknownDocument
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import PrintFailed, ReceiptDelivered
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import Document
from datakasse.storage.ports.handover import Handover
from datakasse.storage.ports.store import JobState, PrintJob, Readings
from datakasse.trade.mail import mail_address
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.shop import Register

SECRET_BYTES = 24
"""A link ends in 192 random bits: nobody guesses one."""

RECEIPTS: frozenset[Document] = frozenset({"sales", "return", "training", "delivery"})
"""Documents that a completed sale ends in; beside them only the copy can go without paper."""

_OPEN = frozenset({JobState.WAITING, JobState.OFFERED})


def demand_way(point: CashPoint, way: ReceiptWay, email: str) -> str:
    """
    Go on only if the shop can hand a receipt over this way; return the address as it is written.

    Raises:
        WayNotOffered: No address that phones reach, or no mail account.
        BadMailAddress: No e-mail address.
    """
    if way not in ways_offered(point.books, point.register, mails=point.mails):
        raise WayNotOffered
    return mail_address(email) if way is ReceiptWay.EMAIL else ""


def ways_offered(books: Readings, register: Register, *, mails: bool) -> list[ReceiptWay]:
    """Return the ways in which a receipt can reach a customer at a register."""
    place = place_of(books, register)
    linked = place is not None and bool(place.receipt_address)
    return [
        ReceiptWay.PAPER,
        *([ReceiptWay.LINK] if linked else []),
        *([ReceiptWay.EMAIL] if mails else []),
    ]


def link_of(books: Readings, job: PrintJob) -> str:
    """Return the link that a receipt is fetched by; empty where it has none."""
    place, handover = place_of(books, books.register(job.register)), books.handover(job.register, job.job)
    if place is None or handover is None or not handover.token:
        return ""
    return f"{place.receipt_address}/k/{handover.token}"


def keep_handover(point: CashPoint, job: PrintJob, email: str) -> None:
    """Keep what a document without paper needs: a new secret for its link, or its address."""
    point.books.forget_expired(point.at)
    place = point.place
    if job.way is ReceiptWay.EMAIL:
        point.books.hand_over(Handover(job.register, job.job, address=email))
    elif job.way is ReceiptWay.LINK and place is not None:
        expires = point.at + timedelta(days=place.receipt_days)
        secret = secrets.token_urlsafe(SECRET_BYTES)
        point.books.hand_over(Handover(job.register, job.job, secret, expires=expires))


class ChooseWay(msgspec.Struct, frozen=True):
    """
    Let a receipt that has not reached the customer go another way.

    Attributes:
        job: Which document of the queue.
        way: Which way.
        email: Where to, for an e-mail.
    """

    job: int
    way: ReceiptWay
    email: str = ""

    def __call__(self, point: CashPoint) -> None:
        """
        Send it the other way; it stays the document it was.

        Raises:
            UnknownDocument: There is none of that number, or it is no receipt and no copy of one.
            AlreadyDelivered: It has reached the customer, or may have.
            Refused: As `demand_way`.
        """
        point.demand(Right.SELL)
        register = point.register.register_id
        job = point.books.job(register, self.job)
        if job is None or job.document not in RECEIPTS | {"copy"}:
            raise UnknownDocument(job=self.job)
        if job.state not in _OPEN:
            raise AlreadyDelivered(receipt=_receipt(point.books, job))
        email = demand_way(point, self.way, self.email)
        point.books.forget_handover(register, job.job)
        point.books.send_job(register, job.job, self.way)
        keep_handover(point, msgspec.structs.replace(job, way=self.way), email)


def put_on_paper(point: CashPoint) -> None:
    """Let every receipt that nobody has fetched by the end of the day go on paper (KSF-2-6-4a, BFF-5-3-5)."""
    register = point.register.register_id
    for state in (JobState.OFFERED, JobState.WAITING):
        for job in point.books.jobs(register, [state]):
            if job.way is not ReceiptWay.PAPER and job.document in RECEIPTS:
                point.books.forget_handover(register, job.job)
                point.books.send_job(register, job.job, ReceiptWay.PAPER)


class NoteDelivered(msgspec.Struct, frozen=True):
    """
    Note that a receipt reached the customer; where it went to is erased.

    Attributes:
        job: Which document: a link that was opened, or a mail that was sent and taken.
    """

    job: int

    def __call__(self, point: CashPoint) -> None:
        """
        Record it on behalf of the operator who sold, once.

        Raises:
            LinkGone: The receipt has gone another way meanwhile.
        """
        register = point.register.register_id
        job = point.books.job(register, self.job)
        if job is None or job.way is ReceiptWay.PAPER:
            raise LinkGone
        if job.state is JobState.DELIVERED:
            return
        if job.way is ReceiptWay.EMAIL:
            point.books.forget_handover(register, job.job)
        point.books.set_job_state(register, job.job, JobState.DELIVERED)
        origin = point.books.record(register, job.entry)
        delivered = ReceiptDelivered(job.document, job.way, job.transaction)
        point.books.append(
            register,
            delivered,
            at=point.at,
            operator=origin.operator,
            training=origin.training,
            lane=origin.lane,
        )


class NoteRefused(msgspec.Struct, frozen=True):
    """
    Note that a mail will never arrive; the receipt goes on paper instead.

    Attributes:
        job: Which document.
        reason: What the mail server said, without the address.
    """

    job: int
    reason: str

    def __call__(self, point: CashPoint) -> None:
        """Record it, erase the address, and let the printer have the receipt."""
        register = point.register.register_id
        job = point.books.job(register, self.job)
        if job is None or job.state is not JobState.SENT:
            raise UnknownDocument(job=self.job)
        point.books.forget_handover(register, job.job)
        point.books.send_job(register, job.job, ReceiptWay.PAPER)
        point.record(PrintFailed(document=job.document, reason=self.reason, transaction=job.transaction))


class OpenDrawerWith(msgspec.Struct, frozen=True):
    """
    Open the drawer for a cash sale whose receipt is not printed, so that no printer opens it.

    Attributes:
        job: The receipt in the queue.
    """

    job: int

    def __call__(self, point: CashPoint) -> None:
        """
        Record the opening with its transaction, and open the drawer (KSF-2-7-7).

        Raises:
            DrawerAsleep: It did not answer; nothing is recorded, and it is tried again.
        """
        register = point.register.register_id
        job = point.books.job(register, self.job)
        if job is None or not job.opens_drawer:
            return
        origin = point.books.record(register, job.entry)
        opened = DrawerOpened(transaction=job.transaction)
        point.books.drawer_opened(register, job.job)
        point.books.append(
            register,
            opened,
            at=point.at,
            operator=origin.operator,
            training=origin.training,
            lane=origin.lane,
        )
        try:
            point.drawer.open()
        except PrinterAsleep as asleep:
            raise DrawerAsleep(reason=asleep.reason) from asleep


def _receipt(books: Readings, job: PrintJob) -> int:
    event = books.record(job.register, job.entry).event
    return event.receipt if isinstance(event, SaleCompleted) else 0
