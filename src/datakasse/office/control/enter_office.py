"""
Come to the office and leave it, by those who have work there; both stand in the journal (13003, 13004).

Law: KSF-2-7-1 (sign-on is journalled).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.registering import MissingRight, NotSignedOn, WrongPin
from datakasse.journal.event import OfficeEntered, OfficeLeft
from datakasse.storage.ports import Readings
from datakasse.trade.operator import Operator, Right

OFFICE_RIGHTS = frozenset({Right.KEEP_BOOKS, Right.ADMINISTER, Right.EXPORT})
"""Whoever holds one of these has something to do in the office; a cashier holds none."""


class OfficePerson(msgspec.Struct, frozen=True):
    """Somebody who may come to the office, as told to a screen where nobody is signed on."""

    operator_id: str
    first_name: str


def office_people(books: Readings) -> list[OfficePerson]:
    """Return who may come to the office, by first name."""
    found = [
        OfficePerson(known.operator_id, known.first_name)
        for known in books.operators()
        if known.active and has_work_there(known)
    ]
    return sorted(found, key=lambda person: person.first_name)


def has_work_there(operator: Operator) -> bool:
    """Return whether somebody's role has something to do in the office."""
    return any(operator.may(right) for right in OFFICE_RIGHTS)


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
        if not has_work_there(point.operator):
            raise MissingRight(operator=point.operator_id, right=Right.EXPORT)
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
