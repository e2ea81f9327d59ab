"""
Come to the office and leave it, by those who have work there; both stand in the journal (13003, 13004).

Law: KSF-2-7-1 (sign-on is journalled).
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.sign_in.office import OnlyAtTheMachine, WrongSignIn
from datakasse.errors.till.sign_on import NotSignedOn, WrongPin
from datakasse.journal.events.people import OfficeEntered, OfficeLeft
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_office_key import RECOVERY_USED
from datakasse.office.people.office_keys import OfficeKeys, Way
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Operator, Right

OFFICE_RIGHTS = frozenset({Right.KEEP_BOOKS, Right.KEEP_STOCK, Right.ADMINISTER, Right.EXPORT})
"""Whoever holds one of these has something to do in the office; a cashier holds none."""


class OfficePerson(msgspec.Struct, frozen=True):
    """Somebody who may come to the office, as told to a screen where nobody is signed on."""

    operator_id: str
    first_name: str
    way: Way
    has_passkey: bool = False


def office_people(books: Readings, keys: OfficeKeys, *, is_here: bool, rp_id: str = "") -> list[OfficePerson]:
    """
    Return who may come to the office, by first name, and how each comes in.

    Args:
        books: The books.
        keys: What opens the office to each.
        is_here: Whoever asks is at the machine that serves the shop.
        rp_id: The name that passkeys of her page belong to; empty where there are none.
    """
    found = [
        OfficePerson(
            known.operator_id,
            known.first_name,
            keys.way_of(known.operator_id, is_here=is_here),
            has_passkey=bool(rp_id) and keys.has_passkey(known.operator_id, rp_id),
        )
        for known in books.operators()
        if known.active and has_work_there(known)
    ]
    return sorted(found, key=lambda person: person.first_name)


def has_work_there(operator: Operator) -> bool:
    """Return whether somebody's role has something to do in the office."""
    return any(operator.may(right) for right in OFFICE_RIGHTS)


class EnterOffice(msgspec.Struct, frozen=True):
    """
    Let somebody in, after what she gave has been checked.

    Attributes:
        is_right: What the check said.
        way: How she comes in from where she is.
        by_recovery: One of her recovery codes was used up for it.
    """

    is_right: bool
    way: Way = Way.PIN
    by_recovery: bool = False

    def __call__(self, point: CashPoint) -> None:
        """
        Record who came.

        Raises:
            WrongPin, WrongSignIn: It was wrong; the attempt is kept.
            OnlyAtTheMachine: She has no password and codes to come in with from elsewhere.
            MissingRight: She has nothing to do in the office.
        """
        if self.way is Way.NOT_FROM_HERE:
            raise OnlyAtTheMachine
        if not self.is_right or point.operator is None or not point.operator.active:
            raise WrongPin if self.way is Way.PIN else WrongSignIn
        if not has_work_there(point.operator):
            raise MissingRight(operator=point.operator_id, right=Right.EXPORT)
        point.record(OfficeEntered())
        if self.by_recovery:
            point.record(SettingsChanged(RECOVERY_USED, point.operator_id))


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
