"""The hours of sale over HTTP: what holds at a register now, and what a place has stated."""

from fastapi import APIRouter, Response

from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.till.screen.show_sale_hours import show_sale_hours
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import SaleHoursShape

routes = APIRouter(tags=["sale hours"], route_class=StrictRoute)


@routes.get("/registers/{register}/sale-hours")
def hours(register: str, visit: AtDesk) -> Response:
    """Tell when the register may sell beer, and serve drink."""
    visit.session(register)
    return answer(show_sale_hours(visit.counter, register))


@routes.put("/locations/{location}/sale-hours")
def change(location: str, body: SaleHoursShape, visit: AtDesk) -> Response:
    """State the hours of a place; what was there before is journalled as changed."""
    session = visit.desk.sessions.of(visit.request)
    if session is None:
        raise NotSignedOn
    visit.ask(session.register, SetSaleHours(location, body.hours()))
    return answer(show_sale_hours(visit.counter, session.register))
