"""
Keep the shop's people: let somebody in, give a name, a role, a PIN, and see somebody out.

Names live beside the journal, which knows people by their numbers; so a number is never given twice, and
whoever left stays known by it. PINs are hashed, and what somebody gives to show that it is she is checked,
before the pen is taken, because both are slow.

Law: KSF-2-5-g (operator level), KSF-2-7-1 (changes are journalled).
"""

import msgspec

from datakasse.counter.badge import took_unproved_badge
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.pin import demand_pin_hash
from datakasse.errors.control.exports import IdentifierUnfit
from datakasse.errors.people.operators import OperatorExists, OperatorWorksHere, PersonNameMissing
from datakasse.journal.events.people import RoleGiven
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.people.reach import (
    demand_proof,
    demand_reach,
    demand_somebody_administers,
    known_operator,
    role_named,
)
from datakasse.trade.people.operator import Operator, Right
from datakasse.trade.people.shop_role import with_role

OPERATOR_ID_LENGTH_MAX = 35
NAME_LENGTH_MAX = 50
_RETIRED = "operator retired"


class RegisterOperator(msgspec.Struct, frozen=True):
    """
    Let somebody work here.

    Attributes:
        operator: The number that the journal calls her by.
        first_name: Given name.
        surname: Family name.
        role: What she may do.
        pin_hash: The hash of her PIN.
        is_confirmed: As `demand_proof` wants it, where she is to administer.
    """

    operator: str
    first_name: str
    surname: str
    role: str
    pin_hash: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep her, and record her number and role.

        Raises:
            MissingRight: The one who asks does not administer.
            BeyondYourRights: The role holds more than she does.
            UnknownRole: The shop has no such role.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            OperatorExists: The number is or was somebody's.
            IdentifierUnfit: It cannot be told or exported.
            PersonNameMissing: She has no first name.
            BadPin: The hash is none.
        """
        point.demand_right(Right.ADMINISTER)
        role = role_named(point.books, self.role)
        demand_reach(point, role.rights)
        demand_proof(is_confirmed=self.is_confirmed, held=role.rights)
        name = self.operator
        if not name.isprintable() or name != name.strip() or not 0 < len(name) <= OPERATOR_ID_LENGTH_MAX:
            raise IdentifierUnfit(identifier=name[:OPERATOR_ID_LENGTH_MAX], limit=OPERATOR_ID_LENGTH_MAX)
        if name in {known.operator_id for known in point.books.operators()}:
            raise OperatorExists(operator=name)
        demand_pin_hash(self.pin_hash)
        first_name, surname = names(self.first_name, self.surname)
        operator = with_role(Operator(name, first_name, surname, role.role, point.at), role)
        point.books.put_operator(operator, self.pin_hash)
        point.record(SettingsChanged("operator registered", name))
        point.record(RoleGiven(name, role.role))
        return operator


class RenameOperator(msgspec.Struct, frozen=True):
    """
    Give somebody another name; her number, and so the journal, stays.

    Attributes:
        operator: Whose.
        first_name: Given name.
        surname: Family name.
    """

    operator: str
    first_name: str
    surname: str

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it, and record that the name was changed, not which it is.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            PersonNameMissing: There is no first name.
        """
        before = within_reach(point, self.operator)
        first_name, surname = names(self.first_name, self.surname)
        operator = msgspec.structs.replace(before, first_name=first_name, surname=surname)
        if operator != before:
            point.books.put_operator(operator)
            point.record(SettingsChanged("operator renamed", operator.operator_id))
        return operator


class GiveRole(msgspec.Struct, frozen=True):
    """
    Give somebody a role instead of the one she has.

    Attributes:
        operator: Whom.
        role: Which.
        is_confirmed: As `demand_proof` wants it, where she administers or is to.
    """

    operator: str
    role: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it, and record it; what she may is another from now on.

        Where she comes to administer, the badge she had counts no longer.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            UnknownRole: The shop has no such role.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            NobodyWouldAdminister: Nobody would be left who holds all that she holds.
        """
        before = within_reach(point, self.operator)
        role = role_named(point.books, self.role)
        demand_reach(point, role.rights)
        demand_proof(is_confirmed=self.is_confirmed, held=(*before.rights, *role.rights))
        operator = with_role(before, role)
        if operator != before:
            point.books.put_operator(operator)
            demand_somebody_administers(point.books, before.rights)
            point.record(RoleGiven(operator.operator_id, role.role))
            if took_unproved_badge(point.books, before, operator):
                point.record(SettingsChanged("badge revoked", operator.operator_id))
        return operator


class ResetPin(msgspec.Struct, frozen=True):
    """
    Give somebody another PIN.

    Attributes:
        operator: Whom.
        pin_hash: Its hash.
        is_confirmed: As `demand_proof` wants it, where she administers; so for one's own.
    """

    operator: str
    pin_hash: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it, and record that it was done.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            BadPin: The hash is none.
        """
        operator = within_reach(point, self.operator)
        demand_proof(is_confirmed=self.is_confirmed, held=operator.rights)
        demand_pin_hash(self.pin_hash)
        point.books.put_operator(operator, self.pin_hash)
        point.record(SettingsChanged("PIN reset", operator.operator_id))
        return operator


class RescuePin(msgspec.Struct, frozen=True):
    """
    Give somebody another PIN from the machine itself, where nobody is left who could do it in the office.

    Attributes:
        operator: Whom.
        pin_hash: Its hash.
    """

    operator: str
    pin_hash: str

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it, and record that it was done on the machine.

        Raises:
            UnknownOperator: Nobody has that number.
            BadPin: The hash is none.
        """
        operator = known_operator(point.books, self.operator)
        demand_pin_hash(self.pin_hash)
        point.books.put_operator(operator, self.pin_hash)
        point.record(SettingsChanged("PIN reset on the machine", operator.operator_id))
        return operator


class RetireOperator(msgspec.Struct, frozen=True):
    """
    See somebody out: she signs on no longer, and what she did stays hers.

    Attributes:
        operator: Whom.
        keys: Where what opens the office to her is kept; None where that is nowhere.
    """

    operator: str
    keys: OfficeKeys | None = None

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep that she has left, and take her badge away; what opened the office to her goes with the entry.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            NobodyWouldAdminister: Nobody would be left who holds all that she holds.
        """
        before = within_reach(point, self.operator)
        operator = msgspec.structs.replace(before, active=False)
        if operator != before:
            point.books.put_operator(operator)
            point.books.drop_badge(operator.operator_id)
            demand_somebody_administers(point.books, before.rights)
            if self.keys is None:
                point.record(SettingsChanged(_RETIRED, operator.operator_id))
            else:
                self.keys.forget_with(point, _RETIRED, operator.operator_id)
        elif self.keys is not None and self.keys.of(operator.operator_id) is not None:
            self.keys.forget_with(point, "office password forgotten", operator.operator_id)
        return operator


class ReinstateOperator(msgspec.Struct, frozen=True):
    """
    Let somebody who left work here again, with a new PIN.

    Attributes:
        operator: Whom.
        pin_hash: The hash of her new PIN.
        is_confirmed: As `demand_proof` wants it, where she administers.
    """

    operator: str
    pin_hash: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it, and record it.

        Raises:
            MissingRight, BeyondYourRights: The one who asks may not.
            UnknownOperator: Nobody has that number.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            OperatorWorksHere: She has not left; a new PIN is `ResetPin`'s to give.
            BadPin: The hash is none.
        """
        before = within_reach(point, self.operator)
        demand_proof(is_confirmed=self.is_confirmed, held=before.rights)
        if before.active:
            raise OperatorWorksHere(operator=before.operator_id)
        demand_pin_hash(self.pin_hash)
        operator = msgspec.structs.replace(before, active=True)
        point.books.put_operator(operator, self.pin_hash)
        point.record(SettingsChanged("operator reinstated", operator.operator_id))
        return operator


def within_reach(point: CashPoint, operator: str) -> Operator:
    """Return somebody whom the one who asks reaches; raises `UnknownOperator`, and as `demand_reach`."""
    point.demand_right(Right.ADMINISTER)
    known = known_operator(point.books, operator)
    demand_reach(point, known.rights)
    return known


def names(first_name: str, surname: str) -> tuple[str, str]:
    """
    Return names as they are kept; raises `PersonNameMissing`.

    Example:
        >>> names(" Kari ", "Nordmann")
        ('Kari', 'Nordmann')
    """
    kept = [" ".join(name.split())[:NAME_LENGTH_MAX] for name in (first_name, surname)]
    if not kept[0]:
        raise PersonNameMissing
    return kept[0], kept[1]
