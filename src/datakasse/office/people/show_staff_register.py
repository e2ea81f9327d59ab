"""
Show the staff register as an inspector reads it: who is at work now, what each worked, and every correction.

Law: bokføringsforskriften § 8-5-6 (the register is at the premises, for the tax office to see at once).
"""

from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.people.staff import StaffPeriodTooLong
from datakasse.journal.staff_proof import StaffProof, proof_in
from datakasse.office.people.keep_staff import at_work, not_gone
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.staff import Mark, marks_of, shifts_of
from datakasse.trade.retention import DocumentClass, last_deletable

STAFF_PERIOD_DAYS_MAX: Final = 366
"""A year at a time: an inspector reads it whole, and no request brings out every identity number there is."""


class ShownTrace(msgspec.Struct, frozen=True):
    """What was written about a moment: what it said, when and by whom, and why."""

    at: datetime
    entered_at: datetime
    entered_by: str
    reason: str
    is_struck: bool


class ShownMark(msgspec.Struct, frozen=True):
    """
    A moment as it counts now.

    Attributes:
        register: Of the entry it began as.
        number: Of that entry.
        at: When.
        traces: What was written about it, the first as it stood; one where nothing was corrected.
        is_late: It was not written when it was.
        is_by_other: It was not written by her whom it is about.
    """

    register: str
    number: int
    at: datetime
    traces: list[ShownTrace]
    is_late: bool
    is_by_other: bool


class ShownShift(msgspec.Struct, frozen=True):
    """
    What somebody worked; a moment that nobody wrote is missing, and said to be.

    Attributes:
        person: Who.
        name: What she was called then.
        identity_number: The number she was known by then.
        employer: Whom she was hired from then.
        came: When she came.
        left: When she went.
        is_now: She is at work.
        is_struck: It counts no longer.
        is_open: She came and has not gone; where she is not at work either, she may have forgotten to go.
    """

    person: str
    name: str
    identity_number: str
    employer: str
    came: ShownMark | None
    left: ShownMark | None
    is_now: bool
    is_struck: bool = False
    is_open: bool = False


class StaffRegister(msgspec.Struct, frozen=True):
    """
    The register of a period.

    Attributes:
        company: Whose.
        organisation_number: Its number.
        as_of: When it was read.
        from_day: First day.
        to_day: Last day.
        now: How many are at work now.
        shifts: What was worked, by when it began; struck entries among them.
        holds: The journal proves every entry of the period, and each that it knows of is there, save those of
            years that are over, which are let go.
    """

    company: str
    organisation_number: str
    as_of: datetime
    from_day: date
    to_day: date
    now: int
    shifts: list[ShownShift]
    holds: bool


def show_staff_register(counter: Counter, from_day: date, to_day: date) -> StaffRegister:
    """
    Return the register of a period.

    Raises:
        PeriodReversed: It ends before it begins.
        StaffPeriodTooLong: It is longer than `STAFF_PERIOD_DAYS_MAX`.
    """
    if to_day < from_day:
        raise PeriodReversed(from_date=from_day.isoformat(), to_date=to_day.isoformat())
    if (to_day - from_day).days >= STAFF_PERIOD_DAYS_MAX:
        raise StaffPeriodTooLong(days_max=STAFF_PERIOD_DAYS_MAX)
    now = counter.clock.now()
    today = in_norway(now).date()
    with counter.store.read() as books:
        company = books.company()
        here, open_ = at_work(books, now), not_gone(books, now)
        # A shift over midnight ends the day after; one that is corrected may begin the day before.
        around = timedelta(days=2)
        first, last = from_day - around, to_day + around
        marks = marks_of(entry for entry, _ in books.staff_entries(first, last))
        holds = _holds(books, first, last, today)
    shown: list[ShownShift] = []
    for shift in shifts_of(marks):
        is_open = shift.came is not None and shift.came == open_.get(shift.person)
        is_now = is_open and shift.person in here
        if _touches(shift.begun, from_day, to_day) or (is_open and from_day <= today <= to_day):
            shown.append(_shift(shift.came, shift.left, is_now=is_now, is_open=is_open))
    shown += [
        _shift(mark, None, is_struck=True)
        for mark in marks
        if mark.is_struck and _touches(mark, from_day, to_day)
    ]
    return StaffRegister(
        company.name, company.organisation_number, now, from_day, to_day, len(here), shown, holds
    )


def _holds(books: Readings, first: date, last: date, today: date) -> bool:
    """Return whether entries and journal agree about some days; what need not be kept may be gone."""
    proofs, kept = books.staff_proofs(first, last), books.staff_digests(first, last)
    gone = set(proofs) - set(kept)
    let_go = last_deletable(DocumentClass.STAFF_REGISTER, today)
    return (
        set(kept) <= set(proofs)
        and all(proof.day <= let_go for proof in gone)
        and all(_is_in(books, proof) for proof in proofs)
    )


def _is_in(books: Readings, proof: StaffProof) -> bool:
    """Return whether the journal itself has what the view of it has."""
    if not 0 < proof.journal_entry <= books.head(proof.register).number:
        return False
    return proof_in(books.record(proof.register, proof.journal_entry)) == proof


def _touches(mark: Mark, from_day: date, to_day: date) -> bool:
    """Return whether anything of a mark is in a period: a correction moves nothing out of sight."""
    return any(from_day <= in_norway(each.at).date() <= to_day for each in mark.entries)


def _shift(
    came: Mark | None,
    left: Mark | None,
    *,
    is_now: bool = False,
    is_struck: bool = False,
    is_open: bool = False,
) -> ShownShift:
    mark = came or left
    if mark is None:
        raise ValueError("a shift has an entry")
    who = mark.was_first
    return ShownShift(
        who.person,
        who.name,
        who.identity_number,
        who.employer,
        None if came is None else _mark(came),
        None if left is None else _mark(left),
        is_now,
        is_struck,
        is_open,
    )


def _mark(mark: Mark) -> ShownMark:
    first = mark.was_first
    traces = [
        ShownTrace(each.at, each.entered_at, each.entered_by, each.reason, each.is_struck)
        for each in mark.entries
    ]
    is_late, is_by_other = first.at != first.entered_at, first.entered_by != first.operator
    return ShownMark(first.register, first.number, mark.at, traces, is_late, is_by_other)
