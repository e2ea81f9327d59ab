"""What can be sold, over HTTP: the grid of buttons, search, and changes to an article."""

from fastapi import APIRouter, Response

from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.shop.describe_scale_labels import DescribeScaleLabels
from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.till.screen.show_catalogue import (
    search_catalogue,
    show_grid,
    show_scale_labels,
    show_variants,
)
from datakasse.till.screen.show_names import names_version, show_names
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.download import Download
from datakasse.web.shapes import ArticleShape
from datakasse.web.sign_in.session import Session
from datakasse.web.till.scale_shapes import ScaleLabelsShape

routes = APIRouter(tags=["catalogue"], route_class=StrictRoute)


@routes.get("/articles/grid")
def grid(visit: AtDesk) -> Response:
    """Give the buttons, group by group."""
    return answer(show_grid(visit.counter, _demand_session(visit).register))


@routes.get("/articles")
def search(visit: AtDesk, search: str, limit: int = 20) -> Response:
    """Find articles by words of the name, or number."""
    return answer(search_catalogue(visit.counter, search, limit, _demand_session(visit).register))


@routes.get("/articles/foreseen", response_class=Download)
def foreseen(visit: AtDesk) -> Response:
    """Give barcode, price in øre and name of plain goods, so that a screen can draw a scan at once."""
    register = _demand_session(visit).register
    tag = f'"{foreseen_version(visit.counter, register)}"'
    kept = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    return Download(foresee_lines(visit.counter, register), "text/plain", kept)


@routes.get("/articles/names", response_class=Download)
def names(visit: AtDesk) -> Response:
    """Give every article for sale as its button shows it, so that a screen can search by itself."""
    register = _demand_session(visit).register
    version = names_version(visit.counter, register)
    if version is None:
        return Response(status_code=204)
    kept = {"ETag": f'"{version}"', "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == kept["ETag"]:
        return Response(status_code=304, headers=kept)
    return Download(show_names(visit.counter, register), "application/x-ndjson", kept)


@routes.get("/articles/families/{number:path}")
def variants(number: str, visit: AtDesk) -> Response:
    """Give the buttons of the articles of a family, in the order of their sizes and colours."""
    return answer(show_variants(visit.counter, number, _demand_session(visit).register))


@routes.put("/articles/{number}")
def change(number: str, body: ArticleShape, visit: AtDesk) -> Response:
    """Enter or change an article; a new price is journalled at every register."""
    session = _demand_session(visit)
    return answer(visit.ask(session.register, ChangeArticle(body.article(number))))


@routes.delete("/articles/{number}", status_code=204)
def take_off(number: str, visit: AtDesk) -> Response:
    """Take an article off sale; it stays on record."""
    session = _demand_session(visit)
    visit.ask(session.register, TakeOffSale(number))
    return Response(status_code=204)


@routes.get("/scale-labels")
def scale_labels(visit: AtDesk) -> Response:
    """Tell how the labels of the shop's scales are read."""
    _demand_session(visit)
    return answer(show_scale_labels(visit.counter))


@routes.put("/scale-labels")
def describe_scale_labels(body: ScaleLabelsShape, visit: AtDesk) -> Response:
    """Describe the labels of the shop's scales."""
    session = _demand_session(visit)
    labels = tuple(label.label() for label in body.labels)
    return answer(visit.ask(session.register, DescribeScaleLabels(labels)))


def _demand_session(visit: Visit) -> Session:
    session = visit.desk.sessions.of(visit.request)
    if session is None:
        raise NotSignedOn
    return session
