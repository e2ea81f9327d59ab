"""The journal in the office over HTTP: what happened, looked through, and whether it is whole."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.office.control.search_journal import Sort, Wanted, search_journal
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX, Day

routes = APIRouter(prefix="/office/journal", tags=["journal"], route_class=StrictRoute)


@routes.get("/{register}")
def search(
    register: str,
    visit: AtDesk,
    *,
    sort: Sort | None = None,
    operator: Annotated[str, Query(max_length=35)] = "",
    first: Day | None = None,
    last: Day | None = None,
    text: Annotated[str, Query(max_length=100)] = "",
    before: Annotated[int | None, Query(ge=1, le=NUMBER_MAX)] = None,
) -> Response:
    """Tell what happened at a register and in the office, newest first, and where to go on from."""
    visit.in_office(Right.READ_JOURNAL)
    return answer(search_journal(visit.counter, register, Wanted(sort, operator, first, last, text, before)))


@routes.get("/{register}/state")
def state(register: str, visit: AtDesk) -> Response:
    """Check the journal of a register since it was checked last, and tell whether it is whole."""
    visit.in_office(Right.READ_JOURNAL)
    with visit.counter.store.read() as books:
        books.register(register)
    return answer(visit.counter.premises.check_journal(register))
