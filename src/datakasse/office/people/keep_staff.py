"""
Keep the staff register: who works here, when each comes and goes, and what was wrong.

What is written stays as it was written. A digest of each entry goes into the journal, which has neither the
name nor the identity number.

Law: bokføringsforskriften § 8-5-6. Decision: 0049-the-staff-register-is-proved-by-the-journal.
"""

import secrets
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.people.staff import (
    AlreadyAtWork,
    BadStaffEntry,
    BadStaffMember,
    NotAtWork,
    SomebodyElse,
    UnknownStaffEntry,
    UnknownStaffMember,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.sign_on import NotSignedOn, WrongBadge, WrongPin
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.staff_proof import digest_of, proving
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Right
from datakasse.trade.people.staff import (
    Mark,
    StaffEntry,
    StaffMember,
    Way,
    is_identity_number,
    marks_of,
    shifts_of,
)

STAFF_TEXT_LENGTH_MAX: Final = 100
PERSON_LENGTH_MAX: Final = 35
PERSON_DIGITS_MAX: Final = 6
FORGOTTEN_AFTER: Final = timedelta(hours=16)
"""Who came longer ago than this and has not gone forgot to: she may come anew."""
MOVED_MAX: Final = timedelta(days=1)
_LOOK_BACK: Final = timedelta(days=2)
_IDENTITY: Final = Phrase("fødselsnummeret", "the identity number")
_OPERATOR: Final = Phrase("operatørnummeret", "the operator number")


class EnterStaffMember(msgspec.Struct, frozen=True):
    """
    Enter somebody who works here, or change what is known of her.

    Attributes:
        member: As she is to be.
    """

    member: StaffMember

    def __call__(self, point: CashPoint) -> StaffMember:
        """
        Keep her, and record that it was done: the number, not the name.

        Raises:
            MissingRight: The one who asks does not administer.
            BadStaffMember: The number, the name, the identity number or the operator will not do.
        """
        point.demand_right(Right.ADMINISTER)
        member = msgspec.structs.replace(
            self.member,
            name=" ".join(self.member.name.split()),
            employer=" ".join(self.member.employer.split()),
            identity_number="".join(self.member.identity_number.split()),
        )
        if fault := _fault_of(member, point.books):
            raise BadStaffMember(what=fault)
        if member not in point.books.staff():
            point.books.put_staff_member(member)
            point.record_for_books(SettingsChanged("staff member entered", member.person))
        return member


class ClockStaff(msgspec.Struct, frozen=True):
    """
    Write that somebody came or went, now, by somebody who has shown who she is.

    Attributes:
        way: Which.
        is_right: Her PIN or her badge was looked at and is right.
        person: Whom it is about; empty for the one who asks.
        by_badge: It was a badge.
    """

    way: Way
    is_right: bool
    person: str = ""
    by_badge: bool = False

    def __call__(self, point: CashPoint) -> StaffEntry:
        """
        Write it.

        Raises:
            RegisterOutOfUse: The register is taken out of use.
            WrongPin, WrongBadge: It was wrong; the attempt is kept.
            NotSignedOn: The one who asks no longer works here.
            UnknownStaffMember: Nobody entered her in the office.
            SomebodyElse: She has a number at the till, and it is not that of the one who asks.
            AlreadyAtWork, NotAtWork: It is so already.
        """
        point.demand_in_use()
        if not self.is_right:
            raise WrongBadge if self.by_badge else WrongPin
        if point.operator is None or not point.operator.active:
            raise NotSignedOn
        member = _member(point, self.person)
        if member.operator and member.operator != point.operator_id:
            raise SomebodyElse(name=member.name)
        _demand_change(point, member, self.way)
        return _write(point, _entry(point, member, self.way, point.at), in_norway(point.at).date())


class EnterStaffWork(msgspec.Struct, frozen=True):
    """
    Write from the office that somebody came or went, now or before.

    Attributes:
        person: Who.
        way: Which.
        at: When; None for now.
        reason: Why it was not written then.
    """

    person: str
    way: Way
    at: datetime | None = None
    reason: str = ""

    def __call__(self, point: CashPoint) -> StaffEntry:
        """
        Write it, with when it was written.

        Raises:
            MissingRight: The one who asks does not administer.
            UnknownStaffMember: Nobody entered her.
            AlreadyAtWork, NotAtWork: It is so already, where it is now.
            BadStaffEntry: It is to come, or afterwards without a reason.
        """
        point.demand_right(Right.ADMINISTER)
        member = _member(point, self.person)
        if self.at is None:
            _demand_change(point, member, self.way)
        elif self.at > point.at or not self.reason.strip():
            raise BadStaffEntry
        at = self.at or point.at
        entry = _entry(point, member, self.way, at, self.reason)
        return _write(point, entry, in_norway(at).date())


class CorrectStaffEntry(msgspec.Struct, frozen=True):
    """
    Correct when somebody came or went, or strike it; what was written stays beside it.

    Attributes:
        register: Of the entry.
        number: Of the entry.
        at: When it was; None strikes it.
        reason: Why.
    """

    register: str
    number: int
    at: datetime | None
    reason: str

    def __call__(self, point: CashPoint) -> StaffEntry:
        """
        Write the correction.

        Raises:
            MissingRight: The one who asks does not administer.
            UnknownStaffEntry: There is no such entry, or it is a correction.
            BadStaffEntry: There is no reason, or the moment is to come or more than a day away.
        """
        point.demand_right(Right.ADMINISTER)
        found = point.books.staff_entry(self.register, self.number)
        if found is None or found[0].corrects:
            raise UnknownStaffEntry(reference=f"{self.register}-{self.number}"[:60])
        first, day = found
        at = first.at if self.at is None else self.at
        if not self.reason.strip() or at > point.at or abs(at - first.at) > MOVED_MAX:
            raise BadStaffEntry
        entry = msgspec.structs.replace(
            first,
            register=point.register.register_id,
            number=0,
            at=at,
            entered_at=point.at,
            entered_by=point.operator_id,
            reason=self.reason.strip()[:STAFF_TEXT_LENGTH_MAX],
            corrects=first.reference,
            is_struck=self.at is None,
            correction=1
            + sum(each.corrects == first.reference for each, _ in point.books.staff_entries(day, day)),
        )
        return _write(point, entry, day)


def at_work(books: Readings, now: datetime) -> dict[str, Mark]:
    """Return who is at work, each with when she came; not who may have forgotten to go."""
    here = not_gone(books, now)
    return {person: came for person, came in here.items() if now - came.at < FORGOTTEN_AFTER}


def not_gone(books: Readings, now: datetime) -> dict[str, Mark]:
    """Return who came in the last days and has not gone, however long ago, each with when she came."""
    today = in_norway(now).date()
    entries = [entry for entry, _ in books.staff_entries(today - _LOOK_BACK, today)]
    last = {shift.person: shift for shift in shifts_of(marks_of(entries))}
    return {
        person: shift.came for person, shift in last.items() if shift.left is None and shift.came is not None
    }


def _write(point: CashPoint, entry: StaffEntry, day: date) -> StaffEntry:
    number = point.books.staff_entries_counted(entry.register) + 1
    whole = msgspec.structs.replace(entry, number=number, salt=secrets.token_hex(16))
    digest = digest_of(msgspec.json.encode(whole))
    record = point.record_for_books(proving(number, day, digest))
    point.books.append_staff_entry(whole, day, record.number)
    return whole


def _entry(point: CashPoint, member: StaffMember, way: Way, at: datetime, reason: str = "") -> StaffEntry:
    return StaffEntry(
        point.register.register_id,
        0,
        member.person,
        member.name,
        member.identity_number,
        way,
        at,
        point.at,
        point.operator_id,
        "",
        member.employer,
        reason.strip()[:STAFF_TEXT_LENGTH_MAX],
        operator=member.operator,
    )


def _member(point: CashPoint, person: str) -> StaffMember:
    """Return somebody of the register, by her number or, where that is empty, by that of the one who asks."""
    for known in point.books.staff():
        is_meant = known.person == person if person else known.operator == point.operator_id
        if is_meant and known.active:
            return known
    name = "" if point.operator is None else f"{point.operator.first_name} {point.operator.surname}".strip()
    raise UnknownStaffMember(person=person[:PERSON_LENGTH_MAX] or name)


def _demand_change(point: CashPoint, member: StaffMember, way: Way) -> None:
    """Refuse what is so already; who has worked long may go as well as come anew."""
    if way is Way.IN and member.person in at_work(point.books, point.at):
        raise AlreadyAtWork(name=member.name)
    if way is Way.OUT and member.person not in not_gone(point.books, point.at):
        raise NotAtWork(name=member.name)


def _fault_of(member: StaffMember, books: Readings) -> Phrase | None:
    """Return what will not do of somebody; None where all will."""
    others = [known for known in books.staff() if known.person != member.person]
    person, texts = member.person, (member.name, member.employer)
    # The journal has it, so it may be no name and no identity number.
    if not (person.isascii() and person.isdigit() and len(person) <= PERSON_DIGITS_MAX):
        return Phrase("nummeret", "the number")
    if len(member.name.split()) < 2 or any(len(text) > STAFF_TEXT_LENGTH_MAX for text in texts):
        return Phrase("navnet og arbeidsgiveren", "the name and the employer")
    if not is_identity_number(member.identity_number):
        return _IDENTITY
    if member.identity_number in {known.identity_number for known in others if known.active}:
        return _IDENTITY
    if member.operator and member.operator not in {known.operator_id for known in books.operators()}:
        return _OPERATOR
    if member.operator and member.operator in {known.operator for known in others if known.active}:
        return _OPERATOR
    return None
