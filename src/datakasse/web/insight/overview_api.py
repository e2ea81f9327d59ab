"""The owner's first look over HTTP."""

from fastapi import APIRouter, Response

from datakasse.office.control.show_overview import show_overview
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute

routes = APIRouter(prefix="/office/overview", tags=["office"], route_class=StrictRoute)


@routes.get("")
def overview(visit: AtDesk) -> Response:
    """Show what each register has taken since its last Z, and whether a day was left open."""
    visit.in_office(Right.EXPORT)
    told = visit.counter.premises.hub()
    with visit.counter.store.read() as books:
        return answer(show_overview(books, visit.counter.clock.now(), told))
