"""
Look through who may what, once a month.

Who has which rights and since when, who was last here, and what is not as it should be. Whoever looks either
takes access away or confirms that it is right; that is an entry.

    show ─▶ (take away ─▶ show) … ─▶ confirm what was shown

What is confirmed is what was seen: it has a name made of it, and where anything has changed meanwhile that is
refused.

Law: KSF-2-5-g (operator level), KSF-2-7-1 (journalled), GDPR art. 32 (1)(d) (looked at regularly).
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.people.roles import AccessChanged
from datakasse.journal.access_moments import ACCESS_REVIEWED, LastOf
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.enter_office import has_work_there
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Operator, Right

REVIEW_EVERY: Final = timedelta(days=31)
UNUSED_AFTER: Final = timedelta(days=31)
_NAME_LENGTH: Final = 32


class Remark(StrEnum):
    """What is not as it should be about somebody's access."""

    NO_SECOND_FACTOR = "no_second_factor"
    """She comes into the office without a code."""
    HAS_LEFT = "has_left"
    """She works here no longer, as the shop or the staff register has it, and something opens to her."""
    UNUSED = "unused"
    """She has not been here for a month, nor was she given her rights in it."""


class AccessRow(msgspec.Struct, frozen=True):
    """
    What somebody may.

    Attributes:
        operator_id: Who.
        first_name: Given name.
        surname: Family name.
        role: Her role.
        role_title: What it is called where it is one of the shop's own.
        rights: What it holds.
        active: She may sign on.
        rights_since: Since when she has had these rights.
        last_at: When she was last seen at a till or in the office; None where she never was.
        remarks: What is not as it should be.
    """

    operator_id: str
    first_name: str
    surname: str
    role: str
    role_title: str
    rights: list[Right]
    active: bool
    rights_since: datetime
    last_at: datetime | None
    remarks: list[Remark]


class AccessReview(msgspec.Struct, frozen=True):
    """
    Who may what, to be looked through.

    Attributes:
        seen: What it is called, for whoever confirms it.
        last_at: When it was last confirmed; None where it never was.
        last_by: By whom; empty where it never was.
        due_from: From when it ought to be looked through again.
        is_due: That moment has come.
        people: Everybody to whom something opens, those with remarks first.
    """

    seen: str
    last_at: datetime | None
    last_by: str
    due_from: datetime
    is_due: bool
    people: list[AccessRow]


def show_access_review(counter: Counter, keys: OfficeKeys) -> AccessReview:
    """Return who may what."""
    now = counter.clock.now()
    with counter.store.read() as books:
        rows = list(_rows(books, keys, now))
        last_by, last_at = _last_review(books)
        due_from = review_due_from(books, now)
    rows.sort(key=lambda row: not row.remarks)
    return AccessReview(_name_of(rows), last_at, last_by, due_from, due_from <= now, rows)


class ConfirmAccess(msgspec.Struct, frozen=True):
    """
    Confirm that everybody may what she should, and nobody else anything.

    Attributes:
        keys: What opens the office to each.
        seen: What was looked through, by its name.
    """

    keys: OfficeKeys
    seen: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record it: how many there are, and the name of what was seen.

        Raises:
            MissingRight: She does not administer.
            AccessChanged: It is another now than what she saw.
        """
        point.demand_right(Right.ADMINISTER)
        rows = list(_rows(point.books, self.keys, point.at))
        if _name_of(rows) != self.seen:
            raise AccessChanged
        point.record(SettingsChanged(ACCESS_REVIEWED, f"{len(rows)} {self.seen}"))


def review_due_from(books: Readings, now: datetime) -> datetime:
    """Return from when access ought to be looked through again: a month after it was, or the shop began."""
    _, last_at = _last_review(books)
    begun = min((each.since for each in books.operators()), default=now)
    return (last_at or begun) + REVIEW_EVERY


def _last_review(books: Readings) -> tuple[str, datetime | None]:
    reviews = books.last_moments(LastOf.REVIEW)
    by = max(reviews, key=lambda operator: reviews[operator], default="")
    return by, reviews.get(by)


def _rows(books: Readings, keys: OfficeKeys, now: datetime) -> Iterator[AccessRow]:
    came, given, defined = (
        books.last_moments(LastOf.CAME),
        books.last_moments(LastOf.RIGHTS),
        books.last_moments(LastOf.ROLE),
    )
    members = books.staff()
    working = {member.operator for member in members if member.active}
    gone = {member.operator for member in members if not member.active} - working
    for each in books.operators():
        key = keys.of(each.operator_id)
        if not each.active and key is None:
            continue
        who = each.operator_id
        since = max(
            moment for moment in (each.since, given.get(who), defined.get(each.role)) if moment is not None
        )
        has_code = key is not None and bool(key.secret)
        known_at = max(moment for moment in (each.since, given.get(who), came.get(who)) if moment is not None)
        remarks = list(_remarks(each, known_at, now, has_code=has_code, has_gone=who in gone))
        yield AccessRow(
            who,
            each.first_name,
            each.surname,
            each.role,
            each.own_title,
            [right for right in Right if each.may(right)],
            each.active,
            since,
            came.get(who),
            remarks,
        )


def _remarks(
    operator: Operator, known_at: datetime, now: datetime, *, has_code: bool, has_gone: bool
) -> Iterator[Remark]:
    if not operator.active or has_gone:
        yield Remark.HAS_LEFT
    if operator.active and has_work_there(operator) and not has_code:
        yield Remark.NO_SECOND_FACTOR
    if now - known_at > UNUSED_AFTER:
        yield Remark.UNUSED


def _name_of(rows: list[AccessRow]) -> str:
    """Return what access is called: another when somebody may another thing, not when somebody signs on."""
    what = sorted(
        (row.operator_id, row.role, row.rights, row.active, Remark.HAS_LEFT in row.remarks) for row in rows
    )
    return hashlib.sha256(msgspec.json.encode(what)).hexdigest()[:_NAME_LENGTH]
