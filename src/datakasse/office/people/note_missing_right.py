"""Keep in the journal that somebody in the office tried what her role does not allow, as the till does."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.people import AttemptRefused


class NoteMissingRight(msgspec.Struct, frozen=True):
    """
    Note an attempt that was refused.

    Attributes:
        what: What was asked for: method and address, without what stood in its blanks.
        right: The right that she lacks.
    """

    what: str
    right: str

    def __call__(self, point: CashPoint) -> None:
        """Record it."""
        point.record(AttemptRefused(what=self.what, code=MissingRight.code, subject=self.right))
