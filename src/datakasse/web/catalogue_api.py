"""What can be sold, over HTTP: the grid of buttons, and search."""

from fastapi import APIRouter, Request, Response

from datakasse.errors.registering import NotSignedOn
from datakasse.till.show_catalogue import search_catalogue, show_grid
from datakasse.web.desk import Desk, answer
from datakasse.web.strict_request import StrictRoute


def catalogue_routes(desk: Desk) -> APIRouter:
    """Return the routes under `/articles`."""
    routes = APIRouter(prefix="/articles", tags=["catalogue"], route_class=StrictRoute)

    @routes.get("/grid")
    def grid(request: Request) -> Response:
        """Give the buttons, group by group."""
        _demand_session(desk, request)
        return answer(show_grid(desk.counter))

    @routes.get("")
    def search(request: Request, search: str, limit: int = 20) -> Response:
        """Find articles by words of the name, or number."""
        _demand_session(desk, request)
        return answer(search_catalogue(desk.counter, search, limit))

    return routes


def _demand_session(desk: Desk, request: Request) -> None:
    if desk.sessions.of(request) is None:
        raise NotSignedOn
