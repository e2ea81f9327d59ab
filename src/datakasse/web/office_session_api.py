"""Coming to the office and leaving it, over HTTP."""

from fastapi import APIRouter, Response

from datakasse.office.control.enter_office import EnterOffice, LeaveOffice
from datakasse.till.people.sign_on import is_pin_of
from datakasse.trade.operator import RIGHTS
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.people_shapes import OfficeSignOnShape
from datakasse.web.session import OFFICE_COOKIE, is_secure
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/office/session", tags=["office"], route_class=StrictRoute)


@routes.post("", status_code=201)
def enter(body: OfficeSignOnShape, visit: AtDesk) -> Response:
    """Enter the office with a PIN; the till on the same machine is left as it is."""
    counter, register = visit.counter, _first_register(visit)
    right = is_pin_of(counter, visit.desk.throttle, register, body.operator, body.pin)
    counter.carry_out(register, body.operator, EnterOffice(right)).result()
    response = answer(_who(visit, body.operator), 201)
    token = visit.desk.office.begin(body.operator)
    response.set_cookie(
        OFFICE_COOKIE, token, httponly=True, samesite="strict", path="/", secure=is_secure(visit.request)
    )
    return response


@routes.get("")
def who(visit: AtDesk) -> Response:
    """Tell who is in the office, and what she may do."""
    return answer(_who(visit, visit.desk.office.of(visit.request)))


@routes.delete("", status_code=204)
def leave(visit: AtDesk) -> Response:
    """Leave the office."""
    operator = visit.desk.office.of(visit.request)
    visit.counter.carry_out(_first_register(visit), operator, LeaveOffice()).result()
    visit.desk.office.end(visit.request)
    response = Response(status_code=204)
    response.delete_cookie(OFFICE_COOKIE, path="/")
    return response


def _first_register(visit: Visit) -> str:
    with visit.counter.store.read() as books:
        return books.registers()[0].register_id


def _who(visit: Visit, operator: str) -> object:
    with visit.counter.store.read() as books:
        known = books.operator(operator)
        company = books.company()
    return {
        "operator_id": operator,
        "name": f"{known.first_name} {known.surname}".strip(),
        "role": known.role,
        "rights": sorted(RIGHTS[known.role]),
        "company": company.name,
        "demonstration": visit.counter.demonstration,
    }
