"""What may be asked of a database about customers' points; a part of `ports/store.py`. Sales enter them."""

from datetime import date
from typing import Protocol

import msgspec


class PointsRow(msgspec.Struct, frozen=True):
    """
    What a sale did to a customer's points.

    Attributes:
        register: In whose journal.
        entry: In which entry.
        day: When.
        earned: What she earned.
        spent: What she spent.
        taken_back: What went back.
    """

    register: str
    entry: int
    day: date
    earned: int
    spent: int
    taken_back: int


class PointsReadings(Protocol):
    """What can be asked."""

    def points_balance(self, customer: str) -> int:
        """Return the points of a customer; with the pen in hand nobody else moves them meanwhile."""
        ...

    def points_moves(self, customer: str, limit: int) -> list[PointsRow]:
        """Return what was done to a customer's points, newest first."""
        ...
