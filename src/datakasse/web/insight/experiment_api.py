"""Experiments with prices over HTTP: listed with what they tell, made, stopped."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.insight.price_experiment import WEEKS_MAX, PriceExperiment, Turn
from datakasse.office.insight.keep_experiments import (
    ARTICLES_MAX,
    MakePriceExperiment,
    StopPriceExperiment,
    Wanted,
)
from datakasse.office.insight.tell_experiments import tell_experiments
from datakasse.trade.people.operator import Right
from datakasse.web.desk import ONCE, AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Day, Number, PositiveOre, Shape

routes = APIRouter(prefix="/office/insight/experiments", tags=["insight"], route_class=StrictRoute)


class WantedShape(Shape):
    """An article, the other price, and what one costs to buy without VAT."""

    article: Annotated[str, Field(min_length=1, max_length=35)]
    tried_ore: PositiveOre
    cost_ore: PositiveOre | None = None


class ExperimentShape(Shape):
    """An experiment: which articles, how long a price holds, from when and for how many weeks."""

    prices: Annotated[list[WantedShape], Field(min_length=1, max_length=ARTICLES_MAX)]
    turn: Annotated[Turn, Field(strict=False)]
    first_day: Annotated[Day, Field(strict=False)]
    weeks: Annotated[int, Field(ge=2, le=WEEKS_MAX)]

    def action(self) -> MakePriceExperiment:
        """Return what is wanted."""
        wanted = tuple(Wanted(each.article, each.tried_ore, each.cost_ore) for each in self.prices)
        return MakePriceExperiment(wanted, self.turn, self.first_day, self.weeks)


@routes.get("")
def experiments(visit: AtDesk) -> Response:
    """List experiments with prices: their plan, and what they tell once they are over."""
    visit.in_office(Right.KEEP_BOOKS)
    return _shown(visit)


@routes.post("", status_code=201, openapi_extra=ONCE)
def make(body: ExperimentShape, visit: AtDesk) -> Response:
    """Make an experiment with a plan by chance; the register changes the prices by itself."""
    return visit.create_in_office(Right.ADMINISTER, body.action(), _number)


@routes.delete("/{number}")
def stop(number: Number, visit: AtDesk) -> Response:
    """Stop an experiment: the usual prices hold again."""
    visit.do_in_office(Right.ADMINISTER, StopPriceExperiment(number))
    return _shown(visit)


def _shown(visit: Visit) -> Response:
    with visit.counter.store.read() as books:
        return answer({"experiments": tell_experiments(books, visit.counter.clock.now())})


def _number(experiment: PriceExperiment) -> dict[str, object]:
    return {"number": experiment.number}
