"""
Pay money in or out of the drawer without a sale (11011, 11010; 2nd paragraph of § 2-8-2).

Law: KSF-2-8-2-2b, BFF-5-3-8, law.md 4.7.
"""

from typing import Literal

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.day import ReasonNeeded
from datakasse.errors.till.drawer import DrawerLockedInTraining
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.payments import CashNotTaken
from datakasse.journal.entry import Record
from datakasse.journal.events.drawer import PaidIn, PaidOut
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought
from datakasse.trade.shop.shop import DrawerUse


class PayIn(msgspec.Struct, frozen=True):
    """
    Put money into the drawer.

    Attributes:
        amount_ore: How much, above zero.
        reason: Why.
        type: What sort: more change, the owner's own money, other.
    """

    amount_ore: int
    reason: str
    type: Literal["change", "owner", "other"] = "other"

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(self.amount_ore, self.reason.strip())

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the pay-in and queue its slip.

        Raises:
            AmountOutOfRange, ReasonNeeded, CashNotTaken, DrawerLockedInTraining.
        """
        _demand(point, self.amount_ore, self.reason)
        record = point.record(PaidIn(self.type, self.amount_ore, self.reason.strip()))
        return _queued(point, record, "pay_in")


class PayOut(msgspec.Struct, frozen=True):
    """
    Take money out of the drawer.

    Attributes:
        amount_ore: How much, above zero.
        reason: Why.
        type: What sort: to the bank, an expense, the owner, refunded bottle deposit, tips, other.
    """

    amount_ore: int
    reason: str
    type: Literal["bank", "expense", "owner", "deposit_refund", "tips", "other"] = "other"

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(self.amount_ore, self.reason.strip())

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the pay-out and queue its slip.

        Raises:
            AmountOutOfRange, ReasonNeeded, CashNotTaken, DrawerLockedInTraining.
        """
        _demand(point, self.amount_ore, self.reason)
        record = point.record(PaidOut(self.type, self.amount_ore, self.reason.strip()))
        return _queued(point, record, "pay_out")


def _demand(point: CashPoint, amount_ore: int, reason: str) -> None:
    point.demand_ready(Right.PAY_IN_OUT)
    if point.state.training:
        raise DrawerLockedInTraining
    if not point.register.takes_cash:
        raise CashNotTaken
    if not 0 < amount_ore <= AMOUNT_LIMIT_ORE:
        raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
    if not reason.strip():
        raise ReasonNeeded


def _queued(point: CashPoint, record: Record, document: Literal["pay_in", "pay_out"]) -> Record:
    point.books.put_in_queue(
        point.register.register_id,
        document,
        record.number,
        transaction=None if record.transaction is None else record.transaction.number,
        opens_drawer=point.register.drawer is DrawerUse.INTEGRATED,
    )
    return record
