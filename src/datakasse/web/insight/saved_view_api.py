"""Saved views of reports over HTTP: under which names somebody asks for them."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.insight.saved_view import SavedView, Span
from datakasse.office.insight.keep_views import NAME_LENGTH_MAX, DropView, KeepView, show_views
from datakasse.office.insight.report_sales import Apart
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Day, Number, Shape

routes = APIRouter(prefix="/office/insight/views", tags=["insight"], route_class=StrictRoute)


class ViewShape(Shape):
    """A view; `from` and `to` are for a fixed span only."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
    by: Annotated[Apart, Field(strict=False)]
    span: Annotated[Span, Field(strict=False)]
    register_id: Annotated[str, Field(max_length=100)] = ""
    from_day: Annotated[Day | None, Field(strict=False)] = None
    to_day: Annotated[Day | None, Field(strict=False)] = None
    is_for_all: bool = False


@routes.get("")
def views(visit: AtDesk) -> Response:
    """List the views that somebody has, with the days that they are about today."""
    visit.in_office(Right.KEEP_BOOKS)
    return _shown(visit)


@routes.post("", status_code=201, openapi_extra=ONCE)
def keep(body: ViewShape, visit: AtDesk) -> Response:
    """Keep a view, and tell its number."""
    fixed = None if body.from_day is None or body.to_day is None else (body.from_day, body.to_day)
    view = KeepView(body.name, body.by, body.span, body.register_id, fixed, body.is_for_all)
    return visit.create_in_office(Right.KEEP_BOOKS, view, _number)


@routes.delete("/{number}")
def drop(number: Number, visit: AtDesk) -> Response:
    """Take a view away."""
    visit.do_in_office(Right.KEEP_BOOKS, DropView(number))
    return _shown(visit)


def _shown(visit: Visit) -> Response:
    operator = visit.office_operator()
    with visit.counter.store.read() as books:
        return answer(show_views(books, operator, visit.counter.clock.now()))


def _number(view: SavedView) -> dict[str, object]:
    return {"number": view.number}
