"""The monthly routine over HTTP."""

from fastapi import APIRouter, Response

from datakasse.office.control.monthly_routine import show_routine, sign_point
from datakasse.trade.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.shapes import Note, Shape
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/office/routine", tags=["routine"], route_class=StrictRoute)


class SignShape(Shape):
    """What is done about what is not in order."""

    note: Note = ""


@routes.get("/{month}")
def routine(month: str, visit: AtDesk) -> Response:
    """Tell the routine of a month (`2026-10`): each point with its evidence, and who signed it."""
    visit.in_office(Right.KEEP_BOOKS)
    return answer(show_routine(visit.counter, month))


@routes.post("/{month}/{point}", status_code=201)
def sign(month: str, point: str, body: SignShape, visit: AtDesk) -> Response:
    """Sign a point of the routine of a month."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        register = books.registers()[0].register_id
    return answer(sign_point(visit.counter, register, operator, month, point, note=body.note), 201)
