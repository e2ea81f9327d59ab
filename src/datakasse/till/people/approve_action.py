"""
Approve one action that somebody at a till may not do by herself; with a PIN, beside the basket.

Nothing is journalled yet: the approval is written down with the action that it is for, when that is done.

Law: KSF-2-7-1. Decision: 0019-an-approval-is-for-one-action.
"""

from concurrent.futures import Future

import msgspec

from datakasse.counter.approval import ASKED_LASTS
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.till.approving import NothingToApprove
from datakasse.errors.till.sign_on import WrongBadge, WrongPin
from datakasse.till.people.sign_on import Throttle, is_pin_of
from datakasse.trade.sale.approval import Approval


class ApproveAction(msgspec.Struct, frozen=True):
    """
    Approve an action; the one who asks is the approver, signed on here or not.

    Attributes:
        approval: What was asked for.
        pin_is_right: What the check of the approver's PIN said.
        by_badge: It was a badge that was checked.
    """

    approval: str
    pin_is_right: bool
    by_badge: bool = False

    def __call__(self, point: CashPoint) -> Approval:
        """
        Keep that it is approved, by whom and when.

        Raises:
            WrongPin, WrongBadge: It was wrong; the attempt is kept.
            NothingToApprove: Nothing of that name waits at this register, or not any longer.
            MissingRight: The approver does not hold the right either; the attempt is kept.
        """
        if not self.pin_is_right:
            raise WrongBadge if self.by_badge else WrongPin
        asked = point.books.approval(point.register.register_id, self.approval)
        if asked is None or asked.approver or point.at > asked.asked_at + ASKED_LASTS:
            raise NothingToApprove
        point.demand_right(asked.right)
        given = msgspec.structs.replace(asked, approver=point.operator_id, approved_at=point.at)
        point.books.put_approval(given)
        return given


def approve(
    counter: Counter,
    throttle: Throttle,
    register: str,
    approval: str,
    *,
    operator: str,
    pin: str,
    lane: str = "",
) -> "Future[Approval]":
    """
    Check an approver's PIN and approve.

    Args:
        counter: The till.
        throttle: Counts mistakes.
        register: Where it was asked.
        approval: What was asked for.
        operator: Who approves.
        pin: Her PIN.
        lane: The device where she stands; empty for the register's own screen.

    Raises:
        UnknownRegister, UnknownOperator: None of that id.
        PinThrottled: Too many mistakes; nothing was checked.

    Returns:
        A future of the approval, or of the refusal.
    """
    right = is_pin_of(counter, throttle, register, operator, pin)
    return counter.carry_out(register, operator, ApproveAction(approval, right), lane=lane)


def approve_by_badge(
    counter: Counter, register: str, approval: str, bearer: str, *, lane: str = ""
) -> "Future[Approval]":
    """Approve as the bearer of a badge who stands at a device; nobody is refused with `WrongBadge`."""
    return counter.carry_out(
        register, bearer, ApproveAction(approval, bool(bearer), by_badge=True), lane=lane
    )
