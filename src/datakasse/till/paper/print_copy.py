"""
Make the one copy that a receipt may have, on paper, by e-mail or by link (13014, item n).

Whichever way the original went, another one is its copy, and there is one (KSF-2-6-4c, KSF-2-6-4d).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.handing_over import OriginalNotDelivered
from datakasse.errors.till.paper import CopyAlreadyPrinted, UnknownReceipt
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.storage.ports.store import JobState, PrintJob
from datakasse.till.paper.hand_over import RECEIPTS, demand_way, keep_handover
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.receipt_way import ReceiptWay


class PrintCopy(msgspec.Struct, frozen=True):
    """
    Make the copy of a receipt.

    Attributes:
        receipt: Its number.
        series: Its series.
        way: How the copy reaches the customer.
        email: Where to, for an e-mail.
    """

    receipt: int
    series: ReceiptSeries = "sales"
    way: ReceiptWay = ReceiptWay.PAPER
    email: str = ""

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Record the copy and queue it.

        Raises:
            UnknownReceipt: No such receipt at this register, or one of training where this is none.
            CopyAlreadyPrinted: The copy is out; the attempt is kept.
            OriginalNotDelivered: The original waits for the customer and can go on paper instead.
            Refused: As `demand_way`.
        """
        point.demand(Right.COPY)
        register = point.register.register_id
        sold = point.books.sold_on_receipt(register, self.series, self.receipt)
        if sold is None or sold.record.transaction is None:
            raise UnknownReceipt(receipt=self.receipt)
        if not isinstance(sold.record.event, SaleCompleted):
            raise UnknownReceipt(receipt=self.receipt)
        if sold.record.training is not point.state.training:
            raise UnknownReceipt(receipt=self.receipt)
        if sold.copies:
            raise CopyAlreadyPrinted(receipt=self.receipt)
        transaction = sold.record.transaction.number
        if _original_waits(point, transaction):
            raise OriginalNotDelivered(receipt=self.receipt)
        email = demand_way(point, self.way, self.email)
        point.record(CopyIssued(transaction=transaction, gross_ore=sold.record.event.sale.gross_ore))
        job = point.books.put_in_queue(
            register, "copy", sold.record.number, transaction=transaction, way=self.way
        )
        keep_handover(point, job, email)
        return job


def _original_waits(point: CashPoint, transaction: int) -> bool:
    """Return whether the customer has yet to get the original without paper."""
    jobs = point.books.jobs_of(point.register.register_id, transaction)
    return any(
        job.document in RECEIPTS and job.way is not ReceiptWay.PAPER and job.state is not JobState.DELIVERED
        for job in jobs
    )
