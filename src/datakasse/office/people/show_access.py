"""
Show who works in the shop and what each role may: the matrix of roles and rights.

The matrix is read from what the till asks, `Operator.may`; nothing else decides.
"""

from datetime import datetime

import msgspec

from datakasse.office.people.reach import roles_of
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right


class PersonRow(msgspec.Struct, frozen=True):
    """Somebody who works here, or did."""

    operator_id: str
    first_name: str
    surname: str
    role: str
    role_title: str
    active: bool
    since: datetime


class RoleColumn(msgspec.Struct, frozen=True):
    """
    A role, as a column of the matrix.

    Attributes:
        role: What the journal calls it.
        title: What people call it; empty for a role that every shop has.
        is_fixed: Every shop has it.
        rights: What it holds.
        people: Numbers of those who have it and work here.
    """

    role: str
    title: str
    is_fixed: bool
    rights: list[Right]
    people: list[str]


class Access(msgspec.Struct, frozen=True):
    """
    Who may what.

    Attributes:
        rights: Every right there is: the rows of the matrix.
        roles: Every role there is: its columns.
        people: Everybody there ever was, by number.
    """

    rights: list[Right]
    roles: list[RoleColumn]
    people: list[PersonRow]


def show_access(books: Readings) -> Access:
    """Return who may what."""
    operators = books.operators()
    return Access(
        rights=list(Right),
        roles=[
            RoleColumn(
                role=role.role,
                title=role.title,
                is_fixed=role.is_ours,
                rights=list(role.rights),
                people=[each.operator_id for each in operators if each.active and each.role == role.role],
            )
            for role in roles_of(books)
        ],
        people=[
            PersonRow(
                each.operator_id,
                each.first_name,
                each.surname,
                each.role,
                each.own_title,
                each.active,
                each.since,
            )
            for each in operators
        ],
    )
