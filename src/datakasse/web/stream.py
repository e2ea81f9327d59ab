"""
Server-sent events until whoever listens is gone, or the server is told to end.

A stream that is cut off where the server ends is an error to the server, and to a page a lost line. So it is
told of the end a moment before, and finishes what it says.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from typing import Final

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent

PING_S: Final = 15
"""The library's own sign of life, which pages do not hear, for proxies on the way."""
ENDING_S: Final = 1.0
"""How long a stream may take to end; less than the server's own grace."""

Events = AsyncGenerator[ServerSentEvent, None]


def stream(events: Events, headers: Mapping[str, str] | None = None) -> EventSourceResponse:
    """Return the answer that tells events as they come."""
    ending = anyio.Event()
    return EventSourceResponse(
        _until(events, ending),
        ping=PING_S,
        headers=headers,
        shutdown_event=ending,
        shutdown_grace_period=ENDING_S,
    )


async def _until(events: Events, ending: anyio.Event) -> Events:
    """Yield events until there are no more, or the server ends."""
    ended = asyncio.ensure_future(ending.wait())
    coming = asyncio.ensure_future(anext(events, None))
    try:
        while True:
            await asyncio.wait({ended, coming}, return_when=asyncio.FIRST_COMPLETED)
            if not coming.done() or (event := coming.result()) is None:
                return
            yield event
            coming = asyncio.ensure_future(anext(events, None))
    finally:
        ended.cancel()
        coming.cancel()
        await asyncio.gather(ended, coming, return_exceptions=True)
        await events.aclose()
