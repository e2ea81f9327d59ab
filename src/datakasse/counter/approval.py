"""
Approval: somebody who holds a right lends it to another for exactly one action.

    refused ─▶ what was asked is kept ─▶ a holder of the right approves it ─▶ asked again, it is done once

What is approved is the action as it was asked, about the basket as it was: its digest; and what it was told
to come to, which a customer's prices may change without either. It holds at the one device where it was
asked, for the one who asked, for two minutes, and is used up in the transaction that carries the action out.

Decision: 0019-an-approval-is-for-one-action.
"""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol, runtime_checkable

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.till.approving import NoLongerApproved
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Approval, Sought

LASTS = timedelta(minutes=2)
"""How long an approval may wait for its action."""

ASKED_LASTS = timedelta(minutes=10)
"""How long it may take somebody to come and approve."""


@runtime_checkable
class Approvable(Protocol):
    """An action that somebody else may approve; all others need the right of the one who asks."""

    def sought(self, point: CashPoint) -> Sought:
        """Return what the action is about, before it is done."""
        ...


def action_digest(action: object, *about: object) -> str:
    """Return the digest of everything in an action that matters, and of what it is about."""
    return hashlib.sha256(msgspec.json.encode([type(action).__name__, action, *about])).hexdigest()


def approved(point: CashPoint, action: object, approvals: Iterable[str]) -> dict[Right, Approval]:
    """Return the rights that are lent for an action, out of the approvals that came with the request."""
    given = _given(point, action, approvals)
    if not given or not isinstance(action, Approvable):
        return {}
    sought = action.sought(point)
    return {known.right: known for known in given if known.sought == sought}


def ask_for_approval(
    point: CashPoint, action: object, refusal: MissingRight, approvals: Iterable[str]
) -> MissingRight:
    """
    Keep what was refused so that it can be approved, and return the refusal that says so, where it can.

    Args:
        point: The cash point.
        action: What was refused.
        refusal: For want of which right.
        approvals: Those that came with the request: one for that right was of something else.
    """
    operator = point.operator
    right = Right(str(refusal.facts["right"]))
    if operator is None or not operator.may_borrow(right) or not isinstance(action, Approvable):
        return refusal
    sought = action.sought(point)
    asked = Approval(
        approval=point.new_id,
        register=point.register.register_id,
        lane=point.lane,
        operator=operator.operator_id,
        right=right,
        request_digest=action_digest(action, point.basket),
        what=type(action).__name__,
        asked_at=point.at,
        amount_ore=sought.amount_ore,
        subject=sought.subject,
    )
    point.books.drop_approvals(asked.register, point.at - ASKED_LASTS)
    point.books.put_approval(asked)
    amount = {} if asked.amount_ore is None else {"amount_ore": asked.amount_ore}
    told = {"approval": asked.approval, "what": asked.what, "subject": asked.subject, **amount}
    is_other = any(known.right is right for known in _given(point, action, approvals))
    return (NoLongerApproved if is_other else MissingRight)(**refusal.facts, **told)


def _given(point: CashPoint, action: object, approvals: Iterable[str]) -> list[Approval]:
    """Return those of some approvals that were given for an action, whatever it was told to come to."""
    known = (point.books.approval(point.register.register_id, named) for named in approvals)
    return [each for each in known if each is not None and _holds(each, point, action)]


def _holds(known: Approval, point: CashPoint, action: object) -> bool:
    """Return whether an approval was given, by somebody who may, for this action, here and now."""
    if known.approved_at is None or not known.approved_at <= point.at <= known.approved_at + LASTS:
        return False
    approver = point.books.operator(known.approver)
    return (
        (known.lane, known.operator) == (point.lane, point.operator_id)
        and known.request_digest == action_digest(action, point.basket)
        and approver.active
        and approver.may(known.right)
    )
