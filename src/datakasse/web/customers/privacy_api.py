"""Privacy over HTTP: what is done with data about people, the shop's papers, and its breaches."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import AwareDatetime, Field

from datakasse.office.privacy.log_breaches import TEXT_LENGTH_MAX, DecideBreach, LogBreach, show_breaches
from datakasse.office.privacy.papers import Paper, privacy_paper
from datakasse.office.privacy.processing import record_of_processing
from datakasse.trade.people.breach import Breach, BreachOutcome
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Number, Shape

Text = Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]

routes = APIRouter(prefix="/office/privacy", tags=["privacy"], route_class=StrictRoute)


class BreachShape(Shape):
    """A breach: when it was found, what happened, what was done."""

    found_at: Annotated[AwareDatetime, Field(strict=False)]
    what: Text
    measures: Text = ""


class DecisionShape(Shape):
    """What was decided about a breach, and why; its number is in the address."""

    outcome: Annotated[BreachOutcome, Field(strict=False)]
    reason: Text
    measures: Text = ""
    people_told: bool = False


@routes.get("/processing")
def processing(visit: AtDesk) -> Response:
    """Tell what the shop does with data about people (GDPR art. 30)."""
    visit.in_office(Right.ADMINISTER)
    return answer(record_of_processing(visit.counter))


@routes.get("/papers/{paper}")
def a_paper(paper: Paper, visit: AtDesk) -> Response:
    """Give a paper as a draft in Markdown, filled in with what is set up."""
    visit.in_office(Right.ADMINISTER)
    told = f'attachment; filename="{paper}.md"'
    headers = {"Content-Disposition": told, "Cache-Control": "no-store"}
    return Response(
        privacy_paper(visit.counter, paper), media_type="text/markdown; charset=utf-8", headers=headers
    )


@routes.get("/breaches")
def breaches(visit: AtDesk) -> Response:
    """Tell which breaches there were, and what is left of the 72 hours."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_breaches(visit.counter))


@routes.post("/breaches", status_code=201, openapi_extra=ONCE)
def log(body: BreachShape, visit: AtDesk) -> Response:
    """Write a breach down, and tell its number."""
    logged = LogBreach(body.found_at, body.what, body.measures)
    return visit.create_in_office(Right.ADMINISTER, logged, _number)


@routes.put("/breaches/{number}")
def decide(number: Number, body: DecisionShape, visit: AtDesk) -> Response:
    """Write down what was decided about a breach."""
    decision = DecideBreach(number, body.outcome, body.reason, body.measures, body.people_told)
    return answer(visit.do_in_office(Right.ADMINISTER, decision))


def _number(breach: Breach) -> dict[str, object]:
    return {"number": breach.number}
