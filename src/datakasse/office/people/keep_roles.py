"""
Make, change and do away with roles of the shop's own.

Whoever has a role holds what it holds from the moment it is changed; the journal tells when that was.

Law: KSF-2-7-1 (changes of use are journalled), KSF-2-5-g (operator level).
"""

import msgspec

from datakasse.counter.badge import took_unproved_badge
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.people.roles import BadRole, RoleInUse, RoleIsFixed, UnknownRole
from datakasse.journal.events.people import RoleDefined
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.reach import demand_proof, demand_reach, demand_somebody_administers
from datakasse.trade.people.operator import RIGHTS, Right
from datakasse.trade.people.shop_role import ROLE_TITLE_LENGTH_MAX, ShopRole, is_role_id, with_role


class DefineRole(msgspec.Struct, frozen=True):
    """
    Make a role, or say anew what it is called and holds.

    Attributes:
        role: What the journal calls it.
        title: What people call it.
        rights: What it holds.
        is_confirmed: As `demand_proof` wants it, where it administers or is to.
    """

    role: str
    title: str
    rights: frozenset[Right]
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> ShopRole:
        """
        Keep it, give everybody who has it what it holds now, and record it.

        Where it comes to administer, the badges they had count no longer.

        Raises:
            MissingRight: She does not administer.
            BeyondYourRights: It holds, or is to hold, more than she does.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            RoleIsFixed: Every shop has it as it is.
            BadRole: It has no name, no rights, or a code that will not do.
            NobodyWouldAdminister: Nobody would be left who holds all that it held.
        """
        before = {known.role: known for known in point.books.shop_roles()}.get(self.role)
        held = self.rights | frozenset(before.rights if before else ())
        demand_reach(point, held)
        demand_proof(is_confirmed=self.is_confirmed, held=held)
        if self.role in RIGHTS:
            raise RoleIsFixed(role=self.role)
        title = self.title.strip()
        is_sound = is_role_id(self.role) and 0 < len(title) <= ROLE_TITLE_LENGTH_MAX and title.isprintable()
        if not is_sound or not self.rights:
            raise BadRole
        role = ShopRole(self.role, title, tuple(right for right in Right if right in self.rights))
        if role == before:
            return role
        point.books.put_role(role)
        changed = [
            (each, with_role(each, role)) for each in point.books.operators() if each.role == role.role
        ]
        for _, operator in changed:
            point.books.put_operator(operator)
        demand_somebody_administers(point.books, before.rights if before else ())
        point.record(RoleDefined(role.role, role.title, role.rights))
        for was, operator in changed:
            if took_unproved_badge(point.books, was, operator):
                point.record(SettingsChanged("badge revoked", operator.operator_id))
        return role


class RemoveRole(msgspec.Struct, frozen=True):
    """
    Do away with a role that nobody has any longer.

    Attributes:
        role: Which.
    """

    role: str

    def __call__(self, point: CashPoint) -> None:
        """
        Forget it, and record that it holds nothing.

        Raises:
            MissingRight: She does not administer.
            BeyondYourRights: It holds more than she does.
            RoleIsFixed: Every shop has it.
            UnknownRole: There is none of that name.
            RoleInUse: Somebody has it.
        """
        known = {role.role: role for role in point.books.shop_roles()}.get(self.role)
        demand_reach(point, known.rights if known else ())
        if self.role in RIGHTS:
            raise RoleIsFixed(role=self.role)
        if known is None:
            raise UnknownRole(role=self.role[:30])
        holders = [each.operator_id for each in point.books.operators() if each.role == self.role]
        if holders:
            raise RoleInUse(role=known.title, operators=", ".join(holders))
        point.books.drop_role(self.role)
        point.record(RoleDefined(known.role, known.title, ()))
