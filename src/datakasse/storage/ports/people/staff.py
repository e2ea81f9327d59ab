"""What may be asked of a database about the staff register; a part of `ports/store.py`."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from datakasse.journal.staff_proof import StaffProof
from datakasse.trade.people.staff import StaffEntry, StaffMember


class StaffReadings(Protocol):
    """What can be asked."""

    def staff(self) -> list[StaffMember]:
        """Return everybody who works here or did, by number."""
        ...

    def staff_entries(self, from_day: date, to_day: date) -> list[tuple[StaffEntry, int]]:
        """
        Return what was written about some days, each with the journal's entry that proves it.

        A correction is among those of the day that it corrects.
        """
        ...

    def staff_entry(self, register: str, number: int) -> tuple[StaffEntry, date] | None:
        """Return an entry and the day it is about; None where there is none."""
        ...

    def staff_entries_counted(self, register: str) -> int:
        """Return how many entries a register has written, also if some are gone."""
        ...

    def staff_proofs(self, from_day: date, to_day: date) -> list[StaffProof]:
        """Return what the journal has about some days, in order."""
        ...

    def staff_digests(self, from_day: date, to_day: date) -> list[StaffProof]:
        """Return what the journal ought to have about some days, by the bytes that are kept, in order."""
        ...


class StaffBooks(StaffReadings, Protocol):
    """What can be written."""

    def put_staff_member(self, member: StaffMember) -> None:
        """Enter or change somebody; what was written about her stays as it was."""
        ...

    def append_staff_entry(self, entry: StaffEntry, day: date, journal_entry: int) -> None:
        """Write an entry about a day; nothing can change it afterwards."""
        ...

    def let_staff_entries_go(self, through: date, but: Collection[tuple[str, int]] = ()) -> int:
        """
        Erase what was written about the days through one, and return how many entries there were.

        Args:
            through: The last day.
            but: Entries that stay all the same: register and number.
        """
        ...

    def drop_staff_member(self, person: str) -> None:
        """Keep nothing of somebody any longer."""
        ...
