"""
How far somebody who administers reaches: never beyond her own rights, and never so that nobody is left.

Whoever could give a right that she lacks, or set the PIN of somebody who holds more, would hold all. And
whoever finds the office open is not the one who opened it: the right to administer is passed on only by
somebody who shows that it is she.

Decision: 0051-the-right-to-administer-is-passed-on-with-a-proof.
"""

from collections.abc import Collection, Iterable

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.people.roles import BeyondYourRights, NobodyWouldAdminister, UnknownRole
from datakasse.errors.sign_in.office import NotConfirmed, ProofNeeded
from datakasse.errors.storage.journal import UnknownOperator
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.people.operator import Operator, Right
from datakasse.trade.people.shop_role import BUILT_IN, ShopRole


def demand_reach(point: CashPoint, rights: Iterable[Right]) -> None:
    """
    Go on only if the one who asks administers, and holds every one of some rights herself.

    Raises:
        NotSignedOn: Nobody asks, or somebody who no longer works here.
        MissingRight: She does not administer.
        BeyondYourRights: She lacks one of them.
    """
    point.demand_right(Right.ADMINISTER)
    held = frozenset[Right]() if point.operator is None else point.operator.rights
    if beyond := sorted(set(rights) - held):
        raise BeyondYourRights(right=beyond[0])


def demand_proof(*, is_confirmed: bool | None, held: Collection[Right]) -> None:
    """
    Go on only if the one who asks has shown that it is she, where the right to administer is concerned.

    Args:
        is_confirmed: What she gave was right; None where she gave nothing.
        held: What the one whom it is about holds, before and after.

    Raises:
        NotConfirmed: It was wrong, whoever it is about: a guess that nobody kept would be a free one.
        ProofNeeded: She gave nothing, and it was asked for.
    """
    if is_confirmed is False:
        raise NotConfirmed
    if Right.ADMINISTER in held and not is_confirmed:
        raise ProofNeeded


def demand_somebody_administers(books: Books, gone: Iterable[Right]) -> None:
    """
    Go on only if somebody works here who holds all that was just taken from somebody who administered.

    A right that nobody holds is one that nobody can give: it would be gone for good.

    Args:
        books: The books, as they would be.
        gone: The rights of the person or the role before; without that to administer, nothing is demanded.

    Raises:
        NobodyWouldAdminister: Nobody does.
    """
    rights = frozenset(gone)
    left = (known for known in books.operators() if known.active)
    if Right.ADMINISTER in rights and not any(known.rights >= rights for known in left):
        raise NobodyWouldAdminister


def roles_of(books: Readings) -> list[ShopRole]:
    """Return every role there is: those that every shop has, then the shop's own."""
    return [*BUILT_IN, *books.shop_roles()]


def role_named(books: Readings, role: str) -> ShopRole:
    """Return a role; raises `UnknownRole`."""
    known = {each.role: each for each in roles_of(books)}
    if role not in known:
        raise UnknownRole(role=role[:30])
    return known[role]


def known_operator(books: Readings, operator: str) -> Operator:
    """Return somebody who works here or did; raises `UnknownOperator`."""
    known = {each.operator_id: each for each in books.operators()}
    if operator not in known:
        raise UnknownOperator(operator=operator[:35])
    return known[operator]
