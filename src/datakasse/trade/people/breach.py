"""
A breach of personal data security, and the clock that runs from when it was found.

Whoever keeps the data tells the authority within 72 hours, unless it is unlikely to hurt anybody; all are
written down, also those that are told nobody.

Law: GDPR art. 33 (1) (72 hours), 33 (5) (all are documented), 34 (the people themselves where risk is high).
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

TOLD_WITHIN: Final = timedelta(hours=72)


class BreachOutcome(StrEnum):
    """What was decided about telling Datatilsynet."""

    OPEN = "open"
    REPORTED = "reported"
    NOT_NEEDED = "not_needed"


class Breach(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A breach as it is written down; without the names of those it hit.

    Attributes:
        number: 1, 2, 3 …
        found_at: When it was found, UTC; the clock runs from here.
        what: What happened, to which data, about how many people.
        measures: What was done about it.
        outcome: What was decided about telling the authority.
        decided_at: When that was decided; None while it is open.
        reason: Why it need not be told, or the authority's reference.
        people_told: Whether those it hit were told.
    """

    number: int
    found_at: datetime
    what: str
    measures: str = ""
    outcome: BreachOutcome = BreachOutcome.OPEN
    decided_at: datetime | None = None
    reason: str = ""
    people_told: bool = False

    @property
    def due_at(self) -> datetime:
        """
        When the authority has to be told at the latest.

        Example:
            >>> from datetime import UTC
            >>> str(Breach(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "x").due_at)
            '2026-03-05 09:00:00+00:00'
        """
        return self.found_at + TOLD_WITHIN

    def is_late(self, now: datetime) -> bool:
        """Return whether the time ran out before anything was decided, or has by now."""
        return (self.decided_at or now) > self.due_at
