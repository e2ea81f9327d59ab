"""
A live feed of journal entries (server-sent events), so that every screen follows the register.

The id of an event is the entry's number: a screen that lost its line says which it saw last and
gets what came since. A comment every fifteen seconds keeps proxies from closing the line.

That the printer stands otherwise than before is told too, without a number: it is no entry.
"""

import asyncio
import re
from collections.abc import AsyncIterator

import msgspec
from fastapi import APIRouter
from sse_starlette import EventSourceResponse, ServerSentEvent

from datakasse.errors.requesting import TooManyFeeds
from datakasse.till.follow_journal import Followed, entries_after
from datakasse.web.desk import AtDesk, Desk

PING_S = 15
FEEDS_MAX = 64
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)

routes = APIRouter(tags=["feed"])


@routes.get("/feed", response_class=EventSourceResponse)
async def feed(register: str, visit: AtDesk) -> EventSourceResponse:
    """Follow a register's journal from the entry after `Last-Event-ID`, or from now."""
    visit.session(register)
    if visit.desk.feeds >= FEEDS_MAX:
        raise TooManyFeeds(limit=FEEDS_MAX)
    last_seen = visit.request.headers.get("last-event-id", "")
    since = int(last_seen) if _NUMBER.fullmatch(last_seen) else None
    return EventSourceResponse(_follow(visit.desk, register, since), ping=PING_S)


async def _follow(desk: Desk, register: str, since: int | None) -> AsyncIterator[ServerSentEvent]:
    """Yield entries as they become durable, and news of the printer."""
    loop, woken = asyncio.get_running_loop(), asyncio.Event()
    has_printer_news = False

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
    desk.feeds += 1
    try:
        seen = since
        while True:
            fresh = await asyncio.to_thread(entries_after, desk.counter, register, seen)
            for entry in fresh.entries:
                yield _event(register, entry)
            seen = fresh.head
            if has_printer_news:
                has_printer_news = False
                yield ServerSentEvent(msgspec.json.encode({"register": register}).decode(), event="printer")
            await woken.wait()
            woken.clear()
    finally:
        desk.feeds -= 1
        for stop in stops:
            stop()


def _event(register: str, entry: Followed) -> ServerSentEvent:
    data = msgspec.json.encode({"register": register, "number": entry.number, "kind": entry.kind})
    return ServerSentEvent(data.decode(), id=str(entry.number), event="entry")
