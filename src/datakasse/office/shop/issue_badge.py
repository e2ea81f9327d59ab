"""Give an operator a badge to sign on with, or take it away."""

import msgspec

from datakasse.counter.badge import badge_digest, new_badge
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.storage.journal import UnknownOperator
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.reach import demand_proof, demand_reach
from datakasse.storage.ports.store import Books
from datakasse.trade.people.operator import Operator, Right


class IssueBadge(msgspec.Struct, frozen=True):
    """
    Give an operator a new badge.

    Attributes:
        operator: Whose.
        is_confirmed: As `demand_proof` wants it, where she administers.
    """

    operator: str
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> str:
        """
        Return the new code, which is told this once; the badge she had counts no longer.

        Raises:
            UnknownOperator: Nobody of that id works here.
            MissingRight: The role may not.
            BeyondYourRights: The bearer may more than the one who asks.
            ProofNeeded, NotConfirmed: As `demand_proof`.
        """
        point.demand_right(Right.ADMINISTER)
        bearer, code = working(point.books, self.operator), new_badge()
        demand_reach(point, bearer.rights)
        demand_proof(is_confirmed=self.is_confirmed, held=bearer.rights)
        point.books.put_badge(bearer.operator_id, badge_digest(code))
        point.record(SettingsChanged(what="badge issued", subject=bearer.operator_id))
        return code


class RevokeBadge(msgspec.Struct, frozen=True):
    """
    Take an operator's badge away.

    Attributes:
        operator: Whose.
    """

    operator: str

    def __call__(self, point: CashPoint) -> None:
        """
        See to it that the badge signs nobody on any longer.

        Raises:
            UnknownOperator: Nobody of that id works here.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        bearer = working(point.books, self.operator)
        point.books.drop_badge(bearer.operator_id)
        point.record(SettingsChanged(what="badge revoked", subject=bearer.operator_id))


def working(books: Books, operator: str) -> Operator:
    """Return somebody who works here; raises `UnknownOperator`."""
    known = {each.operator_id: each for each in books.operators() if each.active}
    if operator not in known:
        raise UnknownOperator(operator=operator[:35])
    return known[operator]
