"""
Print a test page: the owner sees whether the letters are right, the codes readable, the paper well cut.

It is made from the register's first entry, which says who it is; that it came out is an entry of its own
(13018).

Law: KSF-2-3-a, KSF-2-7-1.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.storage.ports.store import PrintJob
from datakasse.trade.people.operator import Right

FIRST_ENTRY = 1


class PrintTestPage(msgspec.Struct, frozen=True):
    """Print a test page: whoever is signed on may, who administers the shop, and the system."""

    def __call__(self, point: CashPoint) -> PrintJob:
        """
        Queue it.

        Raises:
            RegisterOutOfUse: The register is taken out of use.
            NotSignedOn: Somebody else asks.
        """
        point.demand_in_use()
        if not _may_ask(point):
            raise NotSignedOn
        return point.books.put_in_queue(point.register.register_id, "test_page", FIRST_ENTRY)


def _may_ask(point: CashPoint) -> bool:
    operator = point.operator
    if operator is None or operator.operator_id == point.signed_on:
        return True
    return operator.active and operator.may(Right.ADMINISTER)
