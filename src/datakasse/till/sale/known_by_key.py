"""
A whole sale that is asked for in one request is known by its idempotency key for as long as the journal is.

The answer to a key is forgotten after two weeks (decision 0029). What the sale's basket is called follows
from the key, and the basket's name is in the journal and its views: so the sale is found, and not made twice.

Law: KSF-2-7-2; decision 0035.
"""

from hashlib import sha256
from typing import Final

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sale import AlreadySold
from datakasse.journal.events.sale import SaleCompleted

IDENTITY_DIGITS: Final = 32
"""Hexadecimal digits of a basket's identity."""


def identity_of_request(point: CashPoint) -> str:
    """Return what the basket of a whole sale is known by; a new identity for what has no key."""
    return sha256(point.once.encode()).hexdigest()[:IDENTITY_DIGITS] if point.once else point.new_id


def demand_unsold(point: CashPoint) -> None:
    """
    Go on only if no sale was made under the key of the request.

    Raises:
        AlreadySold: One was.
    """
    register = point.register.register_id
    transaction = point.books.transaction_of(register, identity_of_request(point)) if point.once else None
    sold = None if transaction is None else point.books.sold(register, transaction)
    if sold is not None and transaction is not None and isinstance(event := sold.record.event, SaleCompleted):
        raise AlreadySold(transaction=transaction, receipt=event.receipt, series=event.series)
