"""
The display that faces the customer, over HTTP: opened from the till, then followed without a sign-on.

What opens a display is a token of its own, which shows goods and amounts and can do nothing. It is sent in
a header and stands in no address, so no log has it.
"""

import asyncio
from contextlib import suppress

import msgspec
from fastapi import APIRouter, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from datakasse.errors.sign_in.pairing import UnknownDisplay
from datakasse.till.screen.open_display import CloseDisplay, OpenDisplay
from datakasse.till.screen.show_display import show_display
from datakasse.web.desk import AtDesk, Desk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.sign_in.session import token_of
from datakasse.web.stream import Events, stream

DISPLAYS = "display"
"""Where the displays of a register sit, whose tokens name no device."""

routes = APIRouter(prefix="/registers/{register}/display", tags=["display"], route_class=StrictRoute)


@routes.post("")
def open_display(register: str, visit: AtDesk) -> Response:
    """Open the display of this device; the answer holds the token that it is followed with."""
    return answer({"token": visit.ask(register, OpenDisplay())})


@routes.delete("")
def close_display(register: str, visit: AtDesk) -> Response:
    """Close it: its token opens nothing from now on."""
    return visit.carry_out(register, CloseDisplay())


@routes.get("")
def display(register: str, visit: AtDesk) -> Response:
    """Tell what the display of a token shows now."""
    return answer(show_display(visit.counter, register, token_of(visit.request)))


@routes.get("/feed", response_class=EventSourceResponse)
async def display_feed(register: str, visit: AtDesk) -> EventSourceResponse:
    """Follow the display of a token: what it shows, at once and whenever that changes."""
    token = token_of(visit.request)
    await asyncio.to_thread(show_display, visit.counter, register, token)
    visit.desk.seats.demand(register, DISPLAYS)
    headers = {"Cache-Control": "no-store"}
    return stream(_follow(visit.desk, register, token), headers)


async def _follow(desk: Desk, register: str, token: str) -> Events:
    """Yield what is shown as it changes; the feed ends with the display."""
    loop, woken = asyncio.get_running_loop(), asyncio.Event()

    def wake(changed: str, number: int) -> None:
        del number
        if changed == register:
            loop.call_soon_threadsafe(woken.set)

    stop = desk.counter.store.subscribe(wake)
    try:
        told = b""
        with suppress(UnknownDisplay), desk.seats.taken(register, DISPLAYS):
            while True:
                shown = await asyncio.to_thread(show_display, desk.counter, register, token)
                state = msgspec.json.encode(msgspec.structs.replace(shown, for_s=None))
                if state != told:
                    told = state
                    yield ServerSentEvent(state.decode(), event="display")
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), shown.for_s)
                woken.clear()
    finally:
        stop()
