"""Register the opening float (*vekselkasse*), before the first sale (KSF-2-5-a)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.drawer import DrawerLockedInTraining
from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.payments import CashNotTaken
from datakasse.journal.entry import Record
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.drawer import FloatDeclared
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerOpens, DrawerUse, Register


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
            CashNotTaken: The register takes no cash, so there is no change to give.
            DrawerLockedInTraining: Training mode is on.
            DayNotClosed: An earlier day's Z is missing.
            ShutByHub: The hub has ended the register.
        """
        point.demand(Right.SELL)
        point.demand_open_for_new()
        state = point.state
        if not 0 <= self.amount_ore <= AMOUNT_LIMIT_ORE:
            raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
        if state.training:
            raise DrawerLockedInTraining
        if not point.register.takes_cash:
            raise CashNotTaken
        point.demand_closed_days()
        record = point.record(
            FloatDeclared(
                amount_ore=self.amount_ore,
                expected_ore=counted_last_ore(point.books, point.register, point.operator_id),
                explanation=self.explanation,
            )
        )
        if self.amount_ore:
            register = point.register
            opens_drawer = register.drawer_opens is DrawerOpens.EVERY_SALE
            point.books.put_in_queue(
                register.register_id,
                "float",
                record.number,
                transaction=None if record.transaction is None else record.transaction.number,
                opens_drawer=opens_drawer and register.drawer is DrawerUse.INTEGRATED,
            )
        return record


def counted_last_ore(books: Readings, register: Register, operator: str) -> int | None:
    """Return what the last close left in the drawer, or in an operator's own belt; None where nothing did."""
    state = books.state(register.register_id)
    if not register.per_operator or not state.z_entry:
        return state.z_counted_ore
    z = books.record(register.register_id, state.z_entry).event
    counts = z.report.counts if isinstance(z, ZReported) else ()
    return next((count.counted_ore for count in counts if count.operator == operator), None)
