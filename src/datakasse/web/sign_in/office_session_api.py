"""Coming to the office and leaving it, over HTTP."""

from fastapi import APIRouter, Response
from starlette.background import BackgroundTask

from datakasse.office.control.enter_office import EnterOffice, LeaveOffice, office_people
from datakasse.office.people.check_sign_in import Given, check_pin, check_sign_in
from datakasse.office.people.keep_passkeys import EnterByPasskey
from datakasse.office.people.known_devices import NoteDevice
from datakasse.office.people.office_keys import Way
from datakasse.office.people.reach import known_operator
from datakasse.office.people.tell_of_device import tell_of_device
from datakasse.trade.people.operator import Operator
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.sign_in.browser_name import browser_name
from datakasse.web.sign_in.passkey_address import passkey_place_of
from datakasse.web.sign_in.session import OFFICE_COOKIE, Came, Opener, is_secure
from datakasse.web.till.people_shapes import OfficeSignOnShape

routes = APIRouter(prefix="/office/session", tags=["office"], route_class=StrictRoute)


@routes.get("/people")
def people(visit: AtDesk) -> Response:
    """List who may come to the office, and what each is asked for where the one who asks is."""
    with visit.counter.store.read() as books:
        place = passkey_place_of(visit.request)
        rp_id = "" if place is None else place.rp_id
        return answer(office_people(books, visit.desk.office_keys, is_here=visit.is_here, rp_id=rp_id))


@routes.post("", status_code=201)
def enter(body: OfficeSignOnShape, visit: AtDesk) -> Response:
    """
    Enter the office; the till on the same machine is left as it is.

    Whoever has set a password gives that, and a code where she has an app for them; a recovery code does as
    well, once. Whoever has none gives her PIN, which counts at the machine that serves the shop alone.
    The answer holds the token of the session, also set as a cookie.
    """
    # Looked up before it is checked: where it is changed meanwhile, the session holds no longer than the old.
    opens = visit.opener_of(known_here(visit, body.operator))
    return let_in(visit, body.operator, _checked(visit, body), opens)


def let_in(visit: Visit, operator: str, action: EnterOffice | EnterByPasskey, opens: Opener) -> Response:
    """Let somebody in after what she gave was checked, and answer with the token of her session."""
    counter, register = visit.counter, _first_register(visit)
    counter.carry_out(register, operator, action).result()
    keys, name = visit.desk.office_keys, "" if visit.device is None else visit.device.name
    is_new = counter.carry_out(register, operator, NoteDevice(keys, visit.source, name)).result()
    browser = browser_name(visit.request.headers.get("user-agent", ""))
    came = Came(visit.source, (opens,), name, browser)
    token = visit.desk.office.begin(operator, counter.clock.now(), came)
    with counter.store.read() as books:
        told = _who(visit, books.operator(operator))
    response = answer({"token": token, **told}, 201)
    response.set_cookie(
        OFFICE_COOKIE, token, httponly=True, samesite="strict", path="/", secure=is_secure(visit.request)
    )
    if is_new:
        response.background = BackgroundTask(tell_of_device, counter, operator, name)
    return response


@routes.get("")
def who(visit: AtDesk) -> Response:
    """Tell who is in the office, and what she may do."""
    return answer(_who(visit, visit.office_operator()))


@routes.delete("", status_code=204)
def leave(visit: AtDesk) -> Response:
    """Leave the office."""
    operator = visit.office_operator().operator_id
    visit.counter.carry_out(_first_register(visit), operator, LeaveOffice()).result()
    visit.desk.office.end(visit.request)
    response = Response(status_code=204)
    response.delete_cookie(OFFICE_COOKIE, path="/")
    return response


def _checked(visit: Visit, body: OfficeSignOnShape) -> EnterOffice:
    """Check what somebody gave, before the pen is taken."""
    desk, counter, who = visit.desk, visit.counter, body.operator
    with counter.store.read() as books:
        pin_hash = books.pin_hash(who)
    way = desk.office_keys.way_of(who, is_here=visit.is_here)
    if way is Way.NOT_FROM_HERE:
        return EnterOffice(is_right=False, way=way)
    if way is Way.PIN:
        given = Given(who, body.pin, visit.source)
        return EnterOffice(check_pin(pin_hash, desk.patience, given, counter.clock))
    given = Given(who, body.password, visit.source, body.code)
    checked = check_sign_in(desk.office_keys, desk.patience, given, counter.clock)
    return EnterOffice(checked.is_right, way, checked.by_recovery)


def known_here(visit: Visit, operator: str) -> str:
    """Return a number that is somebody's; raises `UnknownOperator`."""
    with visit.counter.store.read() as books:
        return known_operator(books, operator).operator_id


def _first_register(visit: Visit) -> str:
    return visit.counter.office_register()


def _who(visit: Visit, operator: Operator) -> dict[str, object]:
    with visit.counter.store.read() as books:
        company = books.company()
        registers = [
            {"register_id": each.register_id, "name": each.description} for each in books.registers()
        ]
    return {
        "operator_id": operator.operator_id,
        "name": f"{operator.first_name} {operator.surname}".strip(),
        "role": operator.role,
        "role_title": operator.own_title,
        "rights": sorted(operator.rights),
        "preferences": operator.preferences,
        "company": company.name,
        "registers": registers,
        "demonstration": visit.counter.demonstration,
    }
