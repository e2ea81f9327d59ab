"""
A live feed of journal entries (server-sent events), so that every screen follows the register.

The id of an event is the entry's number: a screen says which entry it has seen, when it begins and when it
lost its line, and gets what came since: nothing falls between its first look and the feed. Between entries
comes a beat twice a second with the register's time: a screen that hears nothing for a moment knows that
something is wrong. Whoever is no longer signed on follows no longer.

That the printer stands otherwise than before is told too, without a number: it is no entry. It is told once
as the feed begins as well, for what happened to it before anybody listened.
"""

import asyncio
import re
from contextlib import suppress
from typing import Annotated, Final

import msgspec
from fastapi import APIRouter, Query, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from datakasse.till.screen.follow_journal import Followed, entries_after
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.sign_in.session import Session
from datakasse.web.stream import Events, stream

BEAT_S: Final = 0.5
Seen = Annotated[int | None, Query(ge=0)]
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)

routes = APIRouter(tags=["feed"])


@routes.get("/feed", response_class=EventSourceResponse)
async def feed(register: str, visit: AtDesk, since: Seen = None) -> EventSourceResponse:
    """Follow a register's journal after `Last-Event-ID` or the entry given, or from now, until signed off."""
    session = visit.session(register)
    visit.desk.seats.demand(session.register, session.lane)
    last_seen = visit.request.headers.get("last-event-id", "")
    since = int(last_seen) if _NUMBER.fullmatch(last_seen) else since
    return stream(_follow(visit, session, since))


@routes.get("/clock")
async def clock(visit: AtDesk) -> Response:
    """Tell the register's time: a sign of life, and what a screen's clock goes by."""
    return answer({"at": _now(visit)})


async def _follow(visit: Visit, session: Session, since: int | None) -> Events:
    """Yield entries as they become durable, news of the printer, and beats, until that session has ended."""
    desk, register = visit.desk, session.register
    loop, woken = asyncio.get_running_loop(), asyncio.Event()
    has_printer_news = True

    def wake(changed: str, number: int) -> None:
        del number
        if changed == register:
            loop.call_soon_threadsafe(woken.set)

    def hear_printer(changed: str) -> None:
        nonlocal has_printer_news
        if changed == register:
            has_printer_news = True
            loop.call_soon_threadsafe(woken.set)

    stops = (desk.counter.store.subscribe(wake), desk.counter.board.subscribe(hear_printer))
    try:
        with desk.seats.taken(register, session.lane):
            seen, is_news = since, True
            while desk.sessions.of(visit.request) == session:
                if is_news:
                    woken.clear()
                    fresh = await asyncio.to_thread(entries_after, desk.counter, register, seen)
                    for entry in fresh.entries:
                        yield _event(register, entry)
                    seen = fresh.head
                if has_printer_news:
                    has_printer_news = False
                    yield ServerSentEvent(
                        msgspec.json.encode({"register": register}).decode(), event="printer"
                    )
                yield ServerSentEvent(_now(visit), event="beat")
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), BEAT_S)
                is_news = woken.is_set()
            yield ServerSentEvent("", event="ended")
    finally:
        for stop in stops:
            stop()


def _now(visit: Visit) -> str:
    return visit.counter.clock.now().isoformat()


def _event(register: str, entry: Followed) -> ServerSentEvent:
    data = msgspec.json.encode({"register": register, "number": entry.number, "kind": entry.kind})
    return ServerSentEvent(data.decode(), id=str(entry.number), event="entry")
