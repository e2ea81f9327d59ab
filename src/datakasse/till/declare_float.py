"""Register the opening float (*vekselkasse*), before the first sale (KSF-2-5-a)."""

import msgspec

from datakasse.counter.cash_point import DAY_CHANGES_AFTER, CashPoint
from datakasse.errors.registering import DayNotClosed, DrawerLockedInTraining
from datakasse.errors.trading import AmountOutOfRange
from datakasse.journal.entry import Record
from datakasse.journal.event import FloatDeclared
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE
from datakasse.trade.moment import in_norway
from datakasse.trade.operator import Right
from datakasse.trade.shop import DrawerOpens


class DeclareFloat(msgspec.Struct, frozen=True):
    """
    Put an opening float in the drawer, or in the operator's own belt.

    Attributes:
        amount_ore: How much; 0 is allowed.
        explanation: Why it differs from what was counted at the last close, if it does.
    """

    amount_ore: int
    explanation: str = ""

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the float beside what the last close left.

        Raises:
            AmountOutOfRange: Negative or absurd.
            DrawerLockedInTraining: Training mode is on.
            DayNotClosed: An earlier day's Z is missing.
        """
        point.demand(Right.SELL)
        state = point.state
        if not 0 <= self.amount_ore <= AMOUNT_LIMIT_ORE:
            raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
        if state.training:
            raise DrawerLockedInTraining
        today = in_norway(point.at - DAY_CHANGES_AFTER).date()
        if state.used_on is not None and state.used_on < today:
            raise DayNotClosed(day=state.used_on.isoformat())
        record = point.record(
            FloatDeclared(
                amount_ore=self.amount_ore,
                expected_ore=state.z_counted_ore,
                explanation=self.explanation,
            )
        )
        if self.amount_ore:
            transaction = None if record.transaction is None else record.transaction.number
            point.books.put_in_queue(
                point.register.register_id,
                "float",
                record.number,
                transaction=transaction,
                opens_drawer=point.register.drawer_opens is DrawerOpens.EVERY_SALE,
            )
        return record
