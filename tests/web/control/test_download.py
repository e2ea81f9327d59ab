"""Whoever hangs up in the middle of a download leaves nothing open behind."""

import asyncio
from collections.abc import Generator
from threading import current_thread

import pytest
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect
from starlette.types import Message

from datakasse.web.download import Download


class Look:
    """A look into the books that a download reads from, and who ended it."""

    ended_by = ""

    def blocks(self) -> Generator[bytes]:
        try:
            while True:
                yield b"article\n"
        finally:
            self.ended_by = current_thread().name


async def hung_up() -> Message:
    return {"type": "http.disconnect"}


async def take_three(answer: StreamingResponse) -> None:
    """Take the head and two blocks of an answer, and hang up."""
    taken: list[Message] = []

    async def take(message: Message) -> None:
        taken.append(message)
        if len(taken) == 3:
            raise OSError("hung up")

    with pytest.raises(ClientDisconnect):
        await answer({"type": "http", "asgi": {"spec_version": "2.4"}}, hung_up, take)


def test_who_hangs_up_has_closed_what_was_read() -> None:
    look = Look()
    asyncio.run(take_three(Download(look.blocks(), "text/plain", {})))
    assert look.ended_by == "MainThread"


def test_control_an_answer_of_the_library_is_left_to_the_collector() -> None:
    look = Look()
    blocks = look.blocks()
    asyncio.run(take_three(StreamingResponse(blocks)))
    assert look.ended_by == ""
    blocks.close()
