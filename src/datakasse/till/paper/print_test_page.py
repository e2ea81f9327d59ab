"""
Print a test page: the owner sees whether the letters are right, the codes readable, the paper well cut.

It is made from the register's first entry, which says who it is; that it came out is an entry of its own
(13018).

Law: KSF-2-3-a, KSF-2-7-1.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import NotSignedOn
from datakasse.storage.ports import PrintJob

FIRST_ENTRY = 1


class PrintTestPage(msgspec.Struct, frozen=True):
    """Print a test page; whoever is signed on may, and the system where it is set up."""

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Queue it.

        Raises:
            NotSignedOn: Somebody asks who is not signed on here.
        """
        if point.operator is not None and point.operator_id != point.signed_on:
            raise NotSignedOn
        return point.books.put_in_queue(point.register.register_id, "test_page", FIRST_ENTRY)
