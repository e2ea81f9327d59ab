"""A count that is being made: a sheet that several people fill, each line when it is counted."""

from datetime import datetime
from enum import StrEnum

import msgspec


class SheetState(StrEnum):
    """How far a count has come."""

    OPEN = "open"
    POSTED = "posted"
    DROPPED = "dropped"


class CountSheet(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A count at a place.

    Attributes:
        number: 1, 2, 3 …
        place: Code of the place.
        state: How far it has come.
        begun_at: When it was begun, UTC.
        begun_by: By whom.
        ended_at: When it was posted or dropped, UTC.
        ended_by: By whom.
        entries: The entries of the journal that it became, as `register-entry`.
        version: Goes up with each line that is written or taken off; who posts it says what she saw.
    """

    number: int
    place: str
    state: SheetState
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None = None
    ended_by: str = ""
    entries: tuple[str, ...] = ()
    version: int = 1


class CountLine(msgspec.Struct, frozen=True):
    """
    An article that was counted.

    Attributes:
        article: Its number.
        counted_milli: How much there was, thousandths of its unit.
        expected_milli: What the books said at that moment.
        last_move: The last move of it that they knew of then, as `register-entry`; empty before the first.
        counted_at: When it was counted, UTC.
        counted_by: By whom.
        version: That of the sheet when the line was written; no line has the version of one before it.
    """

    article: str
    counted_milli: int
    expected_milli: int
    last_move: str
    counted_at: datetime
    counted_by: str
    version: int = 1
