"""The terms of the shop's loyalty points, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.office.customers.points_terms import SetPointsTerms, show_points_terms
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.points import TERMS_ORE_MAX, PointsTerms
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape

routes = APIRouter(prefix="/office/points", tags=["customers"], route_class=StrictRoute)
Ore = Annotated[int, Field(ge=1, le=TERMS_ORE_MAX)]


class PointsTermsShape(Shape):
    """What a point costs to earn, and is worth."""

    earn_ore: Ore
    worth_ore: Ore


@routes.get("")
def terms(visit: AtDesk) -> Response:
    """Tell what loyalty points cost and are worth, if the shop has them."""
    visit.in_office(Right.ADMINISTER, Right.KEEP_BOOKS)
    return answer(show_points_terms(visit.counter))


@routes.put("")
def put_terms(body: PointsTermsShape, visit: AtDesk) -> Response:
    """Say what loyalty points cost and are worth from now on."""
    terms = PointsTerms(body.earn_ore, body.worth_ore)
    return answer(visit.do_in_office(Right.ADMINISTER, SetPointsTerms(terms)))


@routes.delete("")
def end(visit: AtDesk) -> Response:
    """Have no loyalty points any longer; what customers have stays theirs."""
    return answer(visit.do_in_office(Right.ADMINISTER, SetPointsTerms()))
