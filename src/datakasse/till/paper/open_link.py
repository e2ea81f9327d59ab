"""
Open the link to a receipt, as the customer's phone does: the first time, the receipt is handed over.

It is the same receipt each time it is opened until the link ends, not another one: nothing new is made
or counted (KSF-2-6-4c). Who opens it is neither asked nor kept.

Law: BFF-5-3-5, KSF-2-6-4d.
"""

from datetime import datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.till.handing_over import LinkGone
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.store import JobState
from datakasse.till.paper.hand_over import NoteDelivered
from datakasse.till.paper.print_queue import slip_for
from datakasse.trade.sale.receipt_way import ReceiptWay


class OpenedReceipt(msgspec.Struct, frozen=True):
    """
    A receipt as its link shows it.

    Attributes:
        slip: The receipt.
        at: When its entry was written.
        expires: When the link ends.
    """

    slip: Slip
    at: datetime
    expires: datetime


def open_link(counter: Counter, token: str) -> OpenedReceipt:
    """
    Return the receipt of a link, after the journal has it that the customer got it.

    Raises:
        LinkGone: There is none, it has ended, or the receipt went another way.
        Refused: It cannot be journalled now; it is still there, and the link works later.
    """
    with counter.store.read() as books:
        handover = books.handover_by(token)
        job = None if handover is None else books.job(handover.register, handover.job)
        at = None if job is None else books.record(job.register, job.entry).at
    if handover is None or job is None or at is None or job.way is not ReceiptWay.LINK:
        raise LinkGone
    if handover.expires is None or handover.expires <= counter.clock.now():
        raise LinkGone
    if job.state is JobState.OFFERED:
        counter.carry_out(job.register, "", NoteDelivered(job.job)).result()
    return OpenedReceipt(slip_for(counter, job), at, handover.expires)
