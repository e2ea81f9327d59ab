"""Who is in the office and from where, over HTTP: listed, ended from afar, told when the device is new."""

from fastapi import APIRouter, Response

from datakasse.errors.sign_in.office import NoSuchSession
from datakasse.office.control.enter_office import LeaveOffice
from datakasse.office.people.known_devices import new_devices, note_seen
from datakasse.office.people.note_session import NoteSessionEnded
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.sign_in.session import OfficeSession

routes = APIRouter(prefix="/office", tags=["sign-in"], route_class=StrictRoute)


@routes.get("/sessions")
def sessions(visit: AtDesk) -> Response:
    """List who is in the office, since when and from where; who does not administer sees her own."""
    with visit.counter.store.read() as books:
        names = {each.operator_id: f"{each.first_name} {each.surname}".strip() for each in books.operators()}
    return answer([{"name": names[each.operator], **_told(each)} for each in _seen_by(visit)])


@routes.delete("/sessions/{session}", status_code=204)
def end_session(session: str, visit: AtDesk) -> Response:
    """End a session in the office; whoever was there signs on again."""
    found = next((each for each in _seen_by(visit) if each.session == session), None)
    if found is None:
        raise NoSuchSession
    asked, register = visit.office_operator().operator_id, visit.counter.office_register()
    visit.desk.office.end_named(session)
    if not found.is_mine:
        visit.counter.carry_out(register, asked, NoteSessionEnded(found.operator)).result()
    visit.counter.carry_out(register, found.operator, LeaveOffice()).result()
    return Response(status_code=204)


@routes.get("/new-devices")
def devices(visit: AtDesk) -> Response:
    """List the devices from which somebody came in for the first time, until somebody has looked at them."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        return answer(new_devices(books, visit.desk.office_keys))


@routes.delete("/new-devices", status_code=204)
def seen(visit: AtDesk) -> Response:
    """Note that the new devices were looked at."""
    visit.in_office(Right.ADMINISTER)
    with visit.counter.store.read() as books:
        note_seen(books, visit.desk.office_keys)
    return Response(status_code=204)


def _seen_by(visit: Visit) -> list[OfficeSession]:
    """Return the sessions that the one who asks may see and end."""
    operator = visit.office_operator()
    known = visit.desk.office.listed(visit.request, visit.counter.clock.now(), visit.still_holds)
    if operator.may(Right.ADMINISTER):
        return known
    return [each for each in known if each.operator == operator.operator_id]


def _told(session: OfficeSession) -> dict[str, object]:
    return {name: getattr(session, name) for name in session.__struct_fields__}
