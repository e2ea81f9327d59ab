"""
The monthly routine: a list that somebody goes through, point by point, and signs.

Each point has its evidence, found by the machine where it can be; whoever signs stands for the rest. What is
not as it should be can be signed too, with a word about what is done with it: a list that can only be signed
when all is well is a list that is signed unread. A signature is an entry of the journal and is never changed.
"""

from datetime import date, datetime

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.control.routine import (
    RoutineMonthNotOver,
    RoutineMonthUnknown,
    RoutineNoteNeeded,
    RoutineOutOfOrder,
    RoutinePointUnknown,
    RoutineSignedBefore,
)
from datakasse.journal.events.books import RoutineSigned
from datakasse.journal.routine_evidence import RoutineEvidence
from datakasse.office.control.routine_points import (
    POINT_NAMES,
    Month,
    RoutinePoint,
    evidence_of,
    month_of,
    points_before,
    with_names,
)
from datakasse.office.ledger.agree import Agreed, agree
from datakasse.office.ledger.keep_agreements import AgreedSoFar, KeptAgreements, RegisterDay
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator, Right


class Signature(msgspec.Struct, frozen=True):
    """
    Who signed a point.

    Attributes:
        operator: Who.
        name: What she is called.
        at: When, UTC.
        note: What she wrote.
        register: Whose journal has it.
        entry: Which entry.
    """

    operator: str
    name: str
    at: datetime
    note: str
    register: str
    entry: int


class PointShown(msgspec.Struct, frozen=True):
    """
    A point of a month.

    Attributes:
        point: Which.
        name: What it is called, in bokmål.
        evidence: What was found when it was signed; what is found now, when it is not.
        in_order: Whether all of that is as it should be.
        signature: Who signed it, if anybody has.
        waits_for: The points that are to be signed before it.
    """

    point: RoutinePoint
    name: str
    evidence: tuple[RoutineEvidence, ...]
    in_order: bool
    signature: Signature | None
    waits_for: tuple[RoutinePoint, ...]


class MonthShown(msgspec.Struct, frozen=True):
    """
    A month with all its points.

    Attributes:
        month: Which.
        over: Whether it is over, so that it can be signed.
        done: Whether all points are signed.
        points: In the order they are taken.
        left: Days whose sources are still to be held against each other, for what is told to be whole.
    """

    month: str
    over: bool
    done: bool
    points: list[PointShown]
    left: tuple[RegisterDay, ...] = ()


def show_routine(counter: Counter, month_text: str, agreements: KeptAgreements | None = None) -> MonthShown:
    """
    Return a month's routine as it stands.

    Args:
        counter: The till.
        month_text: Which month, `2026-10`.
        agreements: What was found of closed days, where somebody waits for the answer; all is held against
            each other anew when None.

    Raises:
        RoutineMonthUnknown: It is no month.
    """
    month = _month(month_text)
    points: list[PointShown] = []
    left: tuple[RegisterDay, ...] = ()

    def so_far(books: Readings, first: date, last: date) -> Agreed | AgreedSoFar:
        nonlocal left
        if agreements is None:
            return agree(books, first, last)
        found = agreements.so_far(books, first, last)
        left = found.left
        return found

    with counter.store.read() as books:
        signed = _signed(books, month)
        names = {each.operator_id: _name(each) for each in books.operators()}
        for point in RoutinePoint:
            evidence, signature = signed.get(point, ((), None))
            found = evidence if signature else evidence_of(counter, books, point, month, so_far)
            waits_for = (
                () if signature else tuple(each for each in points_before(point) if each not in signed)
            )
            in_order = all(each.in_order for each in found)
            told = with_names(found, names)
            points.append(PointShown(point, POINT_NAMES[point].nb, told, in_order, signature, waits_for))
    today = in_norway(counter.clock.now()).date()
    return MonthShown(month.name, _is_over(month, today), len(signed) == len(RoutinePoint), points, left)


def sign_point(
    counter: Counter,
    register: str,
    operator: str,
    month_text: str,
    point_text: str,
    *,
    note: str,
    agreements: KeptAgreements | None = None,
) -> MonthShown:
    """
    Sign a point with the evidence of this moment, and return the month as it stands then.

    What is signed was held against each other now, from every receipt of the month, whatever was found
    before; `agreements` is only what the month is shown from afterwards.

    Raises:
        RoutineMonthUnknown, RoutinePointUnknown, RoutineMonthNotOver, RoutineOutOfOrder, RoutineNoteNeeded,
        RoutineSignedBefore, MissingRight.
    """
    month = _month(month_text)
    if point_text not in set(RoutinePoint):
        raise RoutinePointUnknown(point=point_text[:40])
    point = RoutinePoint(point_text)
    # Looked for outside the pen: the till must not wait while a month is read through.
    with counter.store.read() as books:
        evidence = evidence_of(counter, books, point, month, agree)
    counter.carry_out(register, operator, SignPoint(month, point, evidence, note)).result()
    return show_routine(counter, month_text, agreements)


class SignPoint(msgspec.Struct, frozen=True):
    """
    Sign a point of a month.

    Attributes:
        month: Which month.
        point: Which point.
        evidence: What was found.
        note: What is done about what is not in order.
    """

    month: Month
    point: RoutinePoint
    evidence: tuple[RoutineEvidence, ...]
    note: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record the signature.

        Raises:
            RoutineMonthNotOver, RoutineSignedBefore, RoutineOutOfOrder, RoutineNoteNeeded, MissingRight.
        """
        point.demand_right(Right.KEEP_BOOKS)
        if not _is_over(self.month, point.day):
            raise RoutineMonthNotOver(month=self.month.name)
        name = POINT_NAMES[self.point]
        signed = _signed(point.books, self.month)
        if self.point in signed:
            signature = signed[self.point][1]
            raise RoutineSignedBefore(point=name, month=self.month.name, operator=signature.operator)
        for first in points_before(self.point):
            if first not in signed:
                raise RoutineOutOfOrder(point=name, first=POINT_NAMES[first], month=self.month.name)
        if not all(each.in_order for each in self.evidence) and not self.note.strip():
            raise RoutineNoteNeeded(point=name)
        point.record(RoutineSigned(self.month.name, self.point, self.evidence, self.note.strip()))


def _signed(
    books: Readings, month: Month
) -> dict[RoutinePoint, tuple[tuple[RoutineEvidence, ...], Signature]]:
    """Return evidence and signature of the points of a month that are signed."""
    found: dict[RoutinePoint, tuple[tuple[RoutineEvidence, ...], Signature]] = {}
    for point, register, entry in books.routine_signatures(month.name):
        record = books.record(register, entry)
        if isinstance(record.event, RoutineSigned):
            name = _name(books.operator(record.operator))
            signature = Signature(record.operator, name, record.at, record.event.note, register, entry)
            found[RoutinePoint(point)] = (record.event.evidence, signature)
    return found


def _name(person: Operator) -> str:
    return f"{person.first_name} {person.surname}".strip()


def _month(text: str) -> Month:
    month = month_of(text)
    if month is None:
        raise RoutineMonthUnknown(month=text[:20])
    return month


def _is_over(month: Month, today: date) -> bool:
    return today > month.last
