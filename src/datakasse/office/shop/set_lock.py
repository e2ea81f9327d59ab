"""Say after how long without a touch a register's screen locks."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import Register

LOCK_MINUTES_MAX = 60


class SetLock(msgspec.Struct, frozen=True):
    """
    Say when the screen of a register locks by itself.

    Attributes:
        after_minutes: After how long without a touch; 0 is never.
    """

    after_minutes: int

    def __call__(self, point: CashPoint) -> Register:
        """
        Keep it, and record that it was changed.

        Raises:
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        register = msgspec.structs.replace(point.register, lock_after_minutes=self.after_minutes)
        if register != point.register:
            point.books.put_register(register)
            point.record(
                SettingsChanged(what="minutes until the screen locks", subject=str(self.after_minutes))
            )
        return register
