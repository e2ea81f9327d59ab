"""
Let go of the staff register of years that are over, and of who has left and stands in it no longer.

It is secondary documentation with identity numbers: kept three years and six months after the end of the
year, and no longer. The journal keeps its digests, in which nobody's name or number is.

Law: bokføringsforskriften § 8-5-6, BFL § 13 (three years and six months); GDPR art. 5 (1)(e).
Decision: 0049-the-staff-register-is-proved-by-the-journal.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.vouched_day import vouched_day
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.staff import marks_of, shifts_of
from datakasse.trade.retention import DocumentClass, last_deletable


class LetStaffGo(msgspec.Struct, frozen=True):
    """Erase what need not be kept any longer; the register does it by itself."""

    def __call__(self, point: CashPoint) -> int:
        """
        Erase it, record through which day, and return how many entries and people there were.

        The day is the one that the shop vouches for: a clock that leapt forward erases nothing.
        """
        day = vouched_day(point)
        if day is None:
            return 0
        through = last_deletable(DocumentClass.STAFF_REGISTER, day)
        erased = point.books.let_staff_entries_go(through, _of_shifts_over(point.books, through))
        gone = list(_gone(point.books))
        for person in gone:
            point.books.drop_staff_member(person)
        if erased or gone:
            point.record_for_books(SettingsChanged("staff register let go", through.isoformat()))
        return erased + len(gone)


def _of_shifts_over(books: Readings, through: date) -> list[tuple[str, int]]:
    """Return the entries of shifts that end after a day: a beginning is not let go before its end."""
    around = timedelta(days=2)
    entries = books.staff_entries(through - around, through + around)
    return [
        (entry.register, entry.number)
        for shift in shifts_of(marks_of(entry for entry, _ in entries))
        if shift.came is not None and shift.left is not None and in_norway(shift.left.at).date() > through
        for entry in (*shift.came.entries, *shift.left.entries)
    ]


def _gone(books: Readings) -> Iterator[str]:
    """
    Yield who works here no longer and stands in the register no longer.

    Whoever may still sign on at the till is kept: that she has left is what the review of access remarks on.
    """
    members = [member for member in books.staff() if not member.active]
    if not members:
        return
    standing = {entry.person for entry, _ in books.staff_entries(date.min, date.max)}
    signing_on = {each.operator_id for each in books.operators() if each.active}
    for member in members:
        if member.person not in standing and member.operator not in signing_on:
            yield member.person
