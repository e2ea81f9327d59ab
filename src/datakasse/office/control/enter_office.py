"""
Come to the office and leave it, by those who have work there; both stand in the journal (13003, 13004).

Law: KSF-2-7-1 (sign-on is journalled).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import MissingRight, NotSignedOn, WrongPin
from datakasse.journal.event import OfficeEntered, OfficeLeft
from datakasse.trade.operator import Right

OFFICE_RIGHTS = (Right.KEEP_BOOKS, Right.ADMINISTER, Right.READ_JOURNAL, Right.EXPORT)
"""Whoever holds one of these has something to do in the office."""


class EnterOffice(msgspec.Struct, frozen=True):
    """
    Let somebody in, after the PIN has been checked.

    Attributes:
        pin_is_right: What the check said.
    """

    pin_is_right: bool

    def __call__(self, point: CashPoint) -> None:
        """
        Record who came.

        Raises:
            WrongPin: It was wrong; the attempt is kept.
            MissingRight: She has nothing to do in the office.
        """
        if not self.pin_is_right or point.operator is None or not point.operator.active:
            raise WrongPin
        if not any(point.operator.may(right) for right in OFFICE_RIGHTS):
            raise MissingRight(operator=point.operator_id, right=Right.READ_JOURNAL)
        point.record(OfficeEntered())


class LeaveOffice(msgspec.Struct, frozen=True):
    """See somebody out."""

    def __call__(self, point: CashPoint) -> None:
        """
        Record who left.

        Raises:
            NotSignedOn: Nobody asks.
        """
        if point.operator is None:
            raise NotSignedOn
        point.record(OfficeLeft())
