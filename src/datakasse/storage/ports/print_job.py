"""A document on its way to the customer, and where it is."""

from enum import StrEnum

import msgspec

from datakasse.journal.papers import Document
from datakasse.trade.sale.receipt_way import ReceiptWay


class JobState(StrEnum):
    """
    Where a document is on its way to the customer.

    `SENT` after a restart means that nobody knows whether it came out: a person decides, the
    machine never prints it a second time by itself. `OFFERED` is a link that the customer has not opened,
    `DELIVERED` one that was opened, or a mail that the mail server took.
    """

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    WITHDRAWN = "withdrawn"
    OFFERED = "offered"
    DELIVERED = "delivered"


class PrintJob(msgspec.Struct, frozen=True):
    """
    A document on its way: to paper, to a mail server, to the customer's phone.

    Attributes:
        register: Whose printer it goes to.
        job: 1, 2, 3 … per register.
        document: Which document.
        entry: Journal entry it is made from.
        transaction: Transaction it belongs to, if any.
        opens_drawer: The drawer opens with it.
        state: Where it is.
        to_entry: For a journal extract: the last entry of it.
        way: Which way it goes.
    """

    register: str
    job: int
    document: Document
    entry: int
    transaction: int | None = None
    opens_drawer: bool = False
    state: JobState = JobState.WAITING
    to_entry: int | None = None
    way: ReceiptWay = ReceiptWay.PAPER
