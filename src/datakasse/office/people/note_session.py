"""Keep in the journal that somebody's session in the office was ended by another."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged


class NoteSessionEnded(msgspec.Struct, frozen=True):
    """
    Note it.

    Attributes:
        operator: Whose session it was.
    """

    operator: str

    def __call__(self, point: CashPoint) -> None:
        """Record it."""
        point.record(SettingsChanged("office session ended", self.operator))
