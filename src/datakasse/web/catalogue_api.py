"""What can be sold, over HTTP: the grid of buttons, and search."""

from fastapi import APIRouter, Response

from datakasse.errors.registering import NotSignedOn
from datakasse.till.show_catalogue import search_catalogue, show_grid
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/articles", tags=["catalogue"], route_class=StrictRoute)


@routes.get("/grid")
def grid(visit: AtDesk) -> Response:
    """Give the buttons, group by group."""
    _demand_session(visit)
    return answer(show_grid(visit.counter))


@routes.get("")
def search(visit: AtDesk, search: str, limit: int = 20) -> Response:
    """Find articles by words of the name, or number."""
    _demand_session(visit)
    return answer(search_catalogue(visit.counter, search, limit))


def _demand_session(visit: Visit) -> None:
    if visit.desk.sessions.of(visit.request) is None:
        raise NotSignedOn
