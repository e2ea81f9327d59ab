"""
What the takings tell, over HTTP: for who keeps the books.

Figures by operator say how somebody works, which is between her and her employer (law.md 5.5): the inspector
and the cashiers have no way in.
"""

import asyncio
from contextlib import suppress
from typing import Annotated, Final, Literal
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Query, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.insight.expect_sales import expect_sales
from datakasse.office.insight.list_receipts import Wanted, list_receipts
from datakasse.office.insight.report_files import ReportForm, report_file
from datakasse.office.insight.report_sales import Apart, Asked, report_sales
from datakasse.office.insight.show_day import show_day
from datakasse.office.insight.slow_articles import slow_articles
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Day
from datakasse.web.stream import Events, stream

CODE_MAX: Final = 100
BETWEEN_S: Final = 2.0
"""A page that asks anew at each news asks no more often than this, however quick the sales are."""
_FEEDS: Final = "office"

Code = Annotated[str, Query(max_length=CODE_MAX)]
OfHour = Annotated[int | None, Query(ge=0, le=23)]

routes = APIRouter(prefix="/office/insight", tags=["insight"], route_class=StrictRoute)


@routes.get("/day")
def day(visit: AtDesk, day: Day | None = None, register: Code = "") -> Response:
    """Show a business day beside the same weekday a week and 52 weeks before; today without a day."""
    visit.in_office(Right.KEEP_BOOKS)
    with_cost, now = visit.office_operator().may(Right.SEE_COST), visit.counter.clock.now()
    with visit.counter.store.read() as books:
        return answer(show_day(books, day, now, register=register, with_cost=with_cost))


@routes.get("/slow")
def slow(visit: AtDesk, day: Day | None = None, register: Code = "") -> Response:
    """Show what sold least over the four weeks that end with a business day, and how much was not sold."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(slow_articles(books, day, visit.counter.clock.now(), register=register))


@routes.get("/report")
def report(
    visit: AtDesk,
    *,
    by: Apart,
    from_: Annotated[Day, Query(alias="from")],
    to: Day,
    register: Code = "",
    form: Literal["json", "csv", "xlsx", "pdf"] = "json",
) -> Response:
    """
    Report the sales of a period told apart by one thing, as figures, CSV, Excel or PDF/A.

    What is left when the goods are paid is told to who may see what goods cost.
    """
    visit.in_office(Right.KEEP_BOOKS)
    asked, with_cost = Asked(by, from_, to, register), visit.office_operator().may(Right.SEE_COST)
    if form == "json":
        with visit.counter.store.read() as books:
            return answer(report_sales(books, asked, visit.counter.clock.now(), with_cost=with_cost))
    made = report_file(visit.counter, asked, ReportForm(form), with_cost=with_cost)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.content, media_type=made.media_type, headers=headers | {"Cache-Control": "no-store"})


@routes.get("/forecast")
def expected(visit: AtDesk, register: Code = "") -> Response:
    """Show what the coming two weeks are likely to bring, and how far off that has been."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(expect_sales(books, visit.counter.clock.now(), register=register))


@routes.get("/receipts")
def receipts(
    visit: AtDesk,
    *,
    day: Day,
    register: Code = "",
    hour: OfHour = None,
    group: Code = "",
    article: Code = "",
    tender: Code = "",
) -> Response:
    """List the receipts behind a figure of a business day, newest first."""
    visit.in_office(Right.KEEP_BOOKS)
    with visit.counter.store.read() as books:
        return answer(list_receipts(books, day, Wanted(register, hour, group, article, tender)))


@routes.get("/feed", response_class=EventSourceResponse)
async def feed(visit: AtDesk) -> EventSourceResponse:
    """Tell whenever something has happened at a register, until who asks is no longer in the office."""
    visit.is_unattended = True
    operator = await asyncio.to_thread(visit.in_office, Right.KEEP_BOOKS)
    visit.desk.seats.demand(_FEEDS, operator)
    return stream(follow(visit, operator), {"Cache-Control": "no-store"})


async def follow(visit: Visit, operator: str) -> Events:
    """Yield an event at once and after what happens at any register, a few at a time as one."""
    loop, woken = asyncio.get_running_loop(), asyncio.Event()

    def wake(register: str, number: int) -> None:
        del register, number
        loop.call_soon_threadsafe(woken.set)

    stop = visit.counter.store.subscribe(wake)
    try:
        with suppress(NotSignedOn, MissingRight), visit.desk.seats.taken(_FEEDS, operator):
            while True:
                await asyncio.to_thread(visit.in_office, Right.KEEP_BOOKS)
                told = msgspec.json.encode({"at": visit.counter.clock.now()})
                yield ServerSentEvent(told.decode(), event="taken")
                await asyncio.sleep(BETWEEN_S)
                await woken.wait()
                woken.clear()
    finally:
        stop()
