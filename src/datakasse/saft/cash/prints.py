"""
How often each transaction was printed.

`receiptNum` and its three siblings count prints of one transaction; they are not receipt numbers.
Prints come after the transaction, as late as they like, and the file wants them with it: so they are
counted while the events are written, in four bytes a transaction.

Law: SAFT-7.
"""

from enum import IntEnum
from typing import Final

from datakasse.journal.papers import Document

COUNT_MAX: Final = 999
"""Three digits are all the schema has."""

_BYTE_MAX: Final = 255


class Paper(IntEnum):
    """What is counted apart, in the order of the schema."""

    RECEIPT = 0
    COPY = 1
    PROVISIONAL = 2
    DELIVERY = 3


PAPER: Final[dict[Document, Paper]] = {
    "sales": Paper.RECEIPT,
    "return": Paper.RECEIPT,
    "training": Paper.RECEIPT,
    "copy": Paper.COPY,
    "delivery": Paper.DELIVERY,
}
"""
What the printing of a document counts as; slips that are no receipts are absent.

A provisional receipt is printed before there is a transaction to name; `cash_events.py` counts it when
it is issued, by its basket.
"""


class Prints:
    """Counts for the transactions of one register, from the first number to the last."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last
        self._counts = bytearray(len(Paper) * (last - first + 1))
        self._more: dict[int, int] = {}

    def add(self, transaction: int, paper: Paper) -> None:
        """Count one print; a transaction that is not in the file is passed over."""
        if self._first <= transaction <= self._last:
            place = len(Paper) * (transaction - self._first) + paper
            if self._counts[place] < _BYTE_MAX:
                self._counts[place] += 1
            else:
                self._more[place] = self._more.get(place, 0) + 1

    def of(self, transaction: int) -> tuple[int, int, int, int]:
        """Return a transaction's receipts, copies, provisional and delivery receipts, at most 999 each."""
        place = len(Paper) * (transaction - self._first)
        if not self._more:
            receipts, copies, provisional, deliveries = self._counts[place : place + len(Paper)]
            return receipts, copies, provisional, deliveries
        receipts, copies, provisional, deliveries = (
            min(self._counts[at] + self._more.get(at, 0), COUNT_MAX)
            for at in range(place, place + len(Paper))
        )
        return receipts, copies, provisional, deliveries
