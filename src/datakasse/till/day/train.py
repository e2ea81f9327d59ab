"""
Training mode on and off (13023, 13024).

Training is journalled like everything else, but it never touches sales, VAT, grand totals or money.

Law: KSF-2-7-8, law.md 4.8.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.day import SWITCHED_OFF, SWITCHED_ON, SaleStillOpen, TrainingStands
from datakasse.journal.events.day import TrainingEnded, TrainingStarted
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought


class SetTraining(msgspec.Struct, frozen=True):
    """
    Switch training mode.

    Attributes:
        on: On or off.
    """

    on: bool

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought(subject="på" if self.on else "av")

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record the switch.

        Raises:
            SaleStillOpen: A sale is open or parked, which would end up in the other mode.
            TrainingStands: It is on, or off, already.
        """
        point.demand(Right.TRAIN)
        state = point.state
        if state.training is self.on:
            raise TrainingStands(wanted=SWITCHED_OFF if self.on else SWITCHED_ON)
        demand_no_open_sale(state)
        point.record(TrainingStarted() if self.on else TrainingEnded())
        return point.state


def demand_no_open_sale(state: RegisterState) -> None:
    """
    Go on only if no sale is open or parked.

    Raises:
        SaleStillOpen: One is; the sentence names them.
    """
    names = [
        Phrase(f"åpent salg på enhet {device}", f"an open sale at device {device}")
        if device
        else Phrase("åpent salg", "an open sale")
        for device, lane in sorted(state.lanes.items())
        if lane.has_open_sale
    ]
    names += [Phrase.as_is(parked.name) for parked in state.parked]
    if names:
        raise SaleStillOpen(count=len(names), names=Phrase.joined(names))
