"""Everything that delivering vouchers needs, given by wiring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from datakasse.counter.counter import Counter
from datakasse.office.delivery.day_vouchers import DayVouchers
from datakasse.office.delivery.systems import Systems
from datakasse.storage.ports.turn import Turn
from datakasse.trade.moment import to_journal

ZReport = Callable[[str, int], bytes]
"""Makes the Z report of a register's entry as a PDF."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """
    What delivers.

    Attributes:
        counter: The till, whose books they are.
        systems: The accounting systems.
        vouchers: Where the vouchers come from.
        z_report: Makes the document that goes with each.
        turn: Keeps two from delivering at once; what it gives tells whether the turn was to be had.
        jitter: Chance from 0 to 1, so that not all shops try again at the same moment.
    """

    counter: Counter
    systems: Systems
    vouchers: DayVouchers
    z_report: ZReport
    turn: Turn
    jitter: Callable[[], float]

    def now(self) -> datetime:
        """Return the time, UTC."""
        return to_journal(self.counter.clock.now())
