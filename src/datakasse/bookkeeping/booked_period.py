"""What lies between two Z reports, as the ledger books it: on one day, from one entry to another."""

from datetime import date

import msgspec


class BookedPeriod(msgspec.Struct, frozen=True):
    """
    A period of a register.

    Attributes:
        register: Which register.
        day: The day it is booked on, Norwegian.
        first_entry: First entry of the journal that it covers.
        last_entry: Last one: the Z itself; None while the period is open.
        z_number: Number of the Z; None while the period is open.
    """

    register: str
    day: date
    first_entry: int
    last_entry: int | None = None
    z_number: int | None = None

    def holds(self, entry: int) -> bool:
        """
        Return whether an entry belongs to it.

        Example:
            >>> period = BookedPeriod("K1", date(2026, 3, 2), 10, 20, 1)
            >>> period.holds(20), period.holds(21)
            (True, False)
        """
        return self.first_entry <= entry and (self.last_entry is None or entry <= self.last_entry)
