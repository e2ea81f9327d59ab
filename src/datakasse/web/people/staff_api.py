"""
The staff register over HTTP: who works here, what was worked, what was wrong; and coming and going at a till.

Names are told at the till, as where people sign on; identity numbers only in the office, to whoever keeps the
register or reads the journal, as an inspector does.
"""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Response
from pydantic import AwareDatetime, Field

from datakasse.office.people.keep_staff import (
    PERSON_LENGTH_MAX,
    STAFF_TEXT_LENGTH_MAX,
    ClockStaff,
    CorrectStaffEntry,
    EnterStaffMember,
    EnterStaffWork,
    at_work,
    not_gone,
)
from datakasse.office.people.show_staff_register import show_staff_register
from datakasse.office.people.staff_register_files import staff_register_file
from datakasse.till.people.sign_on import bearer_of, is_pin_of
from datakasse.trade.people.operator import Right
from datakasse.trade.people.staff import StaffEntry, StaffMember, Way
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Day, Shape

NUMBER_MAX = 2**53
Person = Annotated[str, Field(min_length=1, max_length=PERSON_LENGTH_MAX)]
Text = Annotated[str, Field(max_length=STAFF_TEXT_LENGTH_MAX)]
WayShape = Annotated[Way, Field(strict=False)]

routes = APIRouter(prefix="/office", tags=["staff"], route_class=StrictRoute)
till = APIRouter(prefix="/registers/{register}/staff", tags=["staff"], route_class=StrictRoute)


class StaffMemberShape(Shape):
    """Somebody who works here."""

    name: Annotated[str, Field(min_length=1, max_length=STAFF_TEXT_LENGTH_MAX)]
    identity_number: Annotated[str, Field(min_length=1, max_length=20)]
    employer: Text = ""
    operator: Annotated[str, Field(max_length=PERSON_LENGTH_MAX)] = ""
    active: bool = True

    def member(self, person: str) -> StaffMember:
        """Return her as the trade knows her."""
        return StaffMember(person, self.name, self.identity_number, self.employer, self.operator, self.active)


class StaffWorkShape(Shape):
    """That somebody came or went: now, or before and why it was not written then."""

    person: Person
    way: WayShape
    at: Annotated[AwareDatetime | None, Field(strict=False)] = None
    reason: Text = ""


class StaffCorrectionShape(Shape):
    """When it was instead, or none to strike it; and why."""

    at: Annotated[AwareDatetime | None, Field(strict=False)] = None
    reason: Annotated[str, Field(min_length=1, max_length=STAFF_TEXT_LENGTH_MAX)]


class ClockShape(Shape):
    """Who comes or goes, and her PIN or her badge; `person` where she writes it for somebody without."""

    way: WayShape
    operator: Annotated[str, Field(max_length=PERSON_LENGTH_MAX)] = ""
    pin: Annotated[str, Field(max_length=16)] = ""
    badge: Annotated[str, Field(max_length=64)] = ""
    person: Annotated[str, Field(max_length=PERSON_LENGTH_MAX)] = ""


@routes.get("/staff")
def staff(visit: AtDesk) -> Response:
    """List everybody the staff register knows, with identity numbers."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        return answer(books.staff())


@routes.put("/staff/{person}")
def enter(person: str, body: StaffMemberShape, visit: AtDesk) -> Response:
    """Enter somebody who works here, or change what is known of her; what was written stays."""
    return answer(visit.do_in_office(Right.ADMINISTER, EnterStaffMember(body.member(person))))


@routes.get("/staff-register")
def register(
    visit: AtDesk,
    *,
    from_: Annotated[Day, Query(alias="from")],
    to: Day,
    form: Literal["json", "csv", "pdf"] = "json",
) -> Response:
    """Show the staff register of a period, with every correction; as figures, CSV or PDF/A."""
    asked = visit.in_office(Right.ADMINISTER, Right.READ_JOURNAL)
    if form == "json":
        return answer(show_staff_register(visit.counter, from_, to))
    made = staff_register_file(visit.counter, from_, to, form, operator=asked)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.content, media_type=made.media_type, headers=headers | {"Cache-Control": "no-store"})


@routes.post("/staff-register/entries", status_code=201, openapi_extra=ONCE)
def write(body: StaffWorkShape, visit: AtDesk) -> Response:
    """Write once that somebody came or went, now or, with a reason, before."""
    action = EnterStaffWork(body.person, body.way, body.at, body.reason)
    return visit.create_in_office(Right.ADMINISTER, action, _reference)


@routes.post("/staff-register/entries/{register}/{number}/corrections", status_code=201, openapi_extra=ONCE)
def correct(
    register: str,
    number: Annotated[int, Path(ge=1, le=NUMBER_MAX)],
    body: StaffCorrectionShape,
    visit: AtDesk,
) -> Response:
    """Correct once when somebody came or went, or strike it; what was written stays beside it."""
    action = CorrectStaffEntry(register, number, body.at, body.reason)
    return visit.create_in_office(Right.ADMINISTER, action, _reference)


def _reference(entry: StaffEntry) -> dict[str, str]:
    return {"reference": entry.reference}


@till.get("")
def who_is_here(register: str, visit: AtDesk) -> Response:
    """
    List who works here by name, and since when each is at work; nobody needs to be signed on.

    Who came so long ago that she may have forgotten to go may also come anew.
    """
    visit.lane(register)
    with visit.counter.store.read() as books:
        books.register(register)
        known, now = books.staff(), visit.counter.clock.now()
        here, open_ = at_work(books, now), not_gone(books, now)
    return answer(
        [
            {
                "person": each.person,
                "name": each.name,
                "operator": each.operator,
                "since": open_[each.person].at if each.person in open_ else None,
                "may_come": each.person not in here,
            }
            for each in known
            if each.active
        ]
    )


@till.post("", status_code=201)
def clock(register: str, body: ClockShape, visit: AtDesk) -> Response:
    """Come to work or go, by PIN or badge; whoever is signed on at the register stays so."""
    lane, counter, throttle = visit.lane(register), visit.counter, visit.desk.throttle
    if body.badge:
        who = bearer_of(counter, throttle, register, body.badge)
        action = ClockStaff(body.way, bool(who), body.person, by_badge=True)
    else:
        who = body.operator
        action = ClockStaff(body.way, is_pin_of(counter, throttle, register, who, body.pin), body.person)
    entry = counter.carry_out(register, who, action, lane=lane).result()
    return answer({"name": entry.name, "way": entry.way, "at": entry.at}, 201)
