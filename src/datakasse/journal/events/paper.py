"""What comes out on paper or as a file, or reaches the customer without."""

from datakasse.journal.events.happened import Happened
from datakasse.journal.papers import Document
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.receipt_way import ReceiptWay


class ParkedSlipIssued(Happened, frozen=True, tag="parked_slip_issued"):
    """A slip was made by which a parked sale is found again; it states no amount."""

    basket_id: str
    name: str
    basket: Basket


class CopyIssued(Happened, frozen=True, tag="copy_issued"):
    """The one copy that a receipt may have was made: item n."""

    transaction: int
    gross_ore: int


class DocumentPrinted(Happened, frozen=True, tag="document_printed"):
    """A document came out on paper or on the screen that counts as such."""

    document: Document
    transaction: int | None = None


class ReceiptDelivered(Happened, frozen=True, tag="receipt_delivered"):
    """A receipt or its copy reached the customer without paper (KSF-2-6-4d); to whom is nowhere here."""

    document: Document
    way: ReceiptWay
    transaction: int | None = None


class PrintFailed(Happened, frozen=True, tag="print_failed"):
    """A document did not come out, on paper or by e-mail; it stays in the queue."""

    document: Document
    reason: str
    transaction: int | None = None


class PrintingMoved(Happened, frozen=True, tag="printing_moved"):
    """Documents come out of another printer from here on; empty is the register's own."""

    printer: str


class JournalExported(Happened, frozen=True, tag="journal_exported"):
    """The journal was exported as SAF-T or as text."""

    form: str
    from_date: str
    to_date: str


PaperEvent = (
    ParkedSlipIssued
    | CopyIssued
    | DocumentPrinted
    | ReceiptDelivered
    | PrintFailed
    | PrintingMoved
    | JournalExported
)
"""All kinds of them."""
