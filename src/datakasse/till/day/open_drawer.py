"""
Open the drawer without a sale (*nullinnslag*, 13005, item m), and note that it was closed.

Law: KSF-1-2-c, KSF-2-7-7, KSF-2-6-5.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import PrinterAsleep
from datakasse.errors.till.day import ReasonNeeded
from datakasse.errors.till.drawer import DrawerAsleep, DrawerLockedInTraining, NoDrawer
from datakasse.journal.entry import Record
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought
from datakasse.trade.shop.shop import DrawerUse


class OpenDrawer(msgspec.Struct, frozen=True):
    """
    Open the drawer by hand.

    Attributes:
        reason: Why; the law counts these openings and an inspector asks.
    """

    reason: str

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(subject=self.reason.strip())

    def __call__(self, point: CashPoint) -> Record:
        """
        Record the opening and open the drawer; an opening that is not recorded does not happen.

        Raises:
            NoDrawer: The register has none.
            DrawerAsleep: It did not answer.
            ReasonNeeded: No reason.
            DrawerLockedInTraining: Training mode is on (law.md 4.8).
        """
        point.demand(Right.OPEN_DRAWER)
        if point.register.drawer is not DrawerUse.INTEGRATED:
            raise NoDrawer
        if point.state.training:
            raise DrawerLockedInTraining
        if not self.reason.strip():
            raise ReasonNeeded
        point.demand_closed_drawer()
        record = point.record(DrawerOpened(reason=self.reason.strip()))
        try:
            point.drawer.open()
        except PrinterAsleep as asleep:
            raise DrawerAsleep(reason=asleep.reason) from asleep
        return record


class NoteDrawerClosed(msgspec.Struct, frozen=True):
    """Note that the drawer's sensor told that it was closed (13006)."""

    def __call__(self, point: CashPoint) -> Record:
        """Record it."""
        return point.record(DrawerClosed())
