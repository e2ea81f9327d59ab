"""
Roles: those that every shop has, and those that it makes itself.

A role of the shop's own is a name and a set of rights. Who has it carries the rights with her
(`Operator.own_rights`), so that what somebody may is told by her own record alone.
"""

import re
from typing import Final

import msgspec

from datakasse.trade.people.operator import RIGHTS, Operator, Right, Role

ROLE_TITLE_LENGTH_MAX: Final = 30
_ROLE_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,29}")


class ShopRole(msgspec.Struct, frozen=True):
    """
    A role.

    Attributes:
        role: What the journal calls it: lower-case letters, digits, `-` and `_`.
        title: What people call it; empty for a role of ours, which each language names.
        rights: What it holds, in the order of `Right`.
    """

    role: str
    title: str
    rights: tuple[Right, ...]

    @property
    def is_ours(self) -> bool:
        """Whether every shop has it."""
        return self.role in RIGHTS


BUILT_IN: Final = tuple(
    ShopRole(role, "", tuple(right for right in Right if right in RIGHTS[role])) for role in Role
)
"""The roles that every shop has; none of them can be changed."""


def is_role_id(role: str) -> bool:
    """
    Return whether a role of the shop's own may be called so.

    Example:
        >>> is_role_id("skiftleder"), is_role_id("Skift leder"), is_role_id("manager")
        (True, False, False)
    """
    return _ROLE_ID.fullmatch(role) is not None and role not in RIGHTS


def with_role(operator: Operator, role: ShopRole) -> Operator:
    """
    Return somebody as she is with a role: its rights, and its name in files.

    Whoever has a role of ours already keeps what files call it.

    Example:
        >>> from datetime import UTC, datetime
        >>> ola = Operator("2", "Ola", "", Role.CASHIER, datetime(2026, 1, 2, tzinfo=UTC))
        >>> lead = with_role(ola, ShopRole("skiftleder", "Skiftleder", (Right.SELL, Right.Z_REPORT)))
        >>> lead.role_title, sorted(lead.rights), with_role(lead, BUILT_IN[1]) == ola
        ('Skiftleder', [<Right.SELL: 'sell'>, <Right.Z_REPORT: 'z_report'>], True)
    """
    if role.is_ours and operator.role == role.role:
        return operator
    return msgspec.structs.replace(
        operator,
        role=role.role,
        role_title=role.title,
        own_rights=None if role.is_ours else role.rights,
    )
