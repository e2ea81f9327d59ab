"""Prices and VAT that hold from a moment to come, over HTTP: listed, entered, taken back."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from datakasse.counter.counter import as_it_is
from datakasse.office.catalogue.price_to_come import TakeBackPriceToCome, show_prices_to_come
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX
from datakasse.web.till.catalogue_shapes import PriceToComeShape

routes = APIRouter(prefix="/office/catalogue/prices", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def prices(visit: AtDesk) -> Response:
    """Tell what is to come, the next first, beside what holds now; and what could not be used."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_prices_to_come(visit.counter))


@routes.post("", status_code=201, openapi_extra=ONCE)
def enter(body: PriceToComeShape, visit: AtDesk) -> Response:
    """Say what an article costs, or what its VAT is, from a moment to come."""
    return visit.create_in_office(Right.ADMINISTER, body.action(), as_it_is)


@routes.delete("/{number}", status_code=204)
def take_back(number: Annotated[int, Path(ge=1, le=NUMBER_MAX)], visit: AtDesk) -> Response:
    """Take back what has not come yet."""
    visit.do_in_office(Right.ADMINISTER, TakeBackPriceToCome(number))
    return Response(status_code=204)
