"""Coming to the office and leaving it, over HTTP."""

from fastapi import APIRouter, Response

from datakasse.office.control.enter_office import EnterOffice, LeaveOffice, office_people
from datakasse.till.people.sign_on import is_pin_of
from datakasse.trade.operator import RIGHTS, Operator
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.people_shapes import OfficeSignOnShape
from datakasse.web.session import OFFICE_COOKIE, is_secure
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/office/session", tags=["office"], route_class=StrictRoute)


@routes.get("/people")
def people(visit: AtDesk) -> Response:
    """List who may come to the office."""
    with visit.counter.store.read() as books:
        return answer(office_people(books))


@routes.post("", status_code=201)
def enter(body: OfficeSignOnShape, visit: AtDesk) -> Response:
    """
    Enter the office with a PIN; the till on the same machine is left as it is.

    The answer holds the token of the session, also set as a cookie.
    """
    counter, register = visit.counter, _first_register(visit)
    right = is_pin_of(counter, visit.desk.throttle, register, body.operator, body.pin)
    counter.carry_out(register, body.operator, EnterOffice(right)).result()
    token = visit.desk.office.begin(body.operator, counter.clock.now())
    with counter.store.read() as books:
        told = _who(visit, books.operator(body.operator))
    response = answer({"token": token, **told}, 201)
    response.set_cookie(
        OFFICE_COOKIE, token, httponly=True, samesite="strict", path="/", secure=is_secure(visit.request)
    )
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


def _first_register(visit: Visit) -> str:
    with visit.counter.store.read() as books:
        return books.registers()[0].register_id


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
        "rights": sorted(RIGHTS[operator.role]),
        "preferences": operator.preferences,
        "company": company.name,
        "registers": registers,
        "demonstration": visit.counter.demonstration,
    }
