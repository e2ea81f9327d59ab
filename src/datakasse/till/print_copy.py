"""Print the one copy that a receipt may have (13014, item n, KSF-2-6-4c)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import CopyAlreadyPrinted, UnknownReceipt
from datakasse.journal.event import CopyIssued, ReceiptSeries, SaleCompleted
from datakasse.storage.ports import PrintJob
from datakasse.trade.operator import Right


class PrintCopy(msgspec.Struct, frozen=True):
    """
    Make the copy of a receipt.

    Attributes:
        receipt: Its number.
        series: Its series.
    """

    receipt: int
    series: ReceiptSeries = "sales"

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Record the copy and queue it.

        Raises:
            UnknownReceipt: No such receipt at this register, or one of training where this is none.
            CopyAlreadyPrinted: The copy is out; the attempt is kept.
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
        point.record(CopyIssued(transaction=transaction, gross_ore=sold.record.event.sale.gross_ore))
        return point.books.put_in_queue(register, "copy", sold.record.number, transaction=transaction)
