"""The monthly routine over HTTP."""

from fastapi import APIRouter, Response

from datakasse.office.control.monthly_routine import show_routine, sign_point
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Note, Shape

routes = APIRouter(prefix="/office/routine", tags=["routine"], route_class=StrictRoute)


class SignShape(Shape):
    """What is done about what is not in order."""

    note: Note = ""


@routes.get("/{month}")
def routine(month: str, visit: AtDesk) -> Response:
    """
    Tell the routine of a month (`2026-10`): each point with its evidence, and who signed it.

    `left` has the days that are being held against each other: whoever asks again is told more.
    """
    visit.in_office(Right.KEEP_BOOKS)
    shown = show_routine(visit.counter, month, visit.desk.agreements)
    visit.desk.agreeing.soon(shown.left)
    return answer(shown)


@routes.post("/{month}/{point}", status_code=201)
def sign(month: str, point: str, body: SignShape, visit: AtDesk) -> Response:
    """Sign a point of the routine of a month."""
    operator = visit.in_office(Right.KEEP_BOOKS)
    register = visit.counter.office_register()
    shown = sign_point(
        visit.counter, register, operator, month, point, note=body.note, agreements=visit.desk.agreements
    )
    return answer(shown, 201)
