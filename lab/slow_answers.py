"""
Every answer of a server comes late, each by another time: what is right only when it is quick is found.

    LAB_SLOW_MS=900 .venv/bin/pytest tests/browser

A page is tried in a hurry by a test that goes on before an answer is there. On a quiet machine that is
seldom, and on a busy one now and then; here it is always. What tells whether the register is there at all is
quick as ever: a register that is away is another matter.
"""

import asyncio
from collections.abc import MutableMapping
from random import Random
from typing import Any, Final

from starlette.types import ASGIApp, Receive, Scope, Send

from datakasse.web.door.gate import Gate

SLOW_MS: Final = "LAB_SLOW_MS"
"""In the environment: by how much a request is late at most, and its answer once more, milliseconds."""
SEED: Final = 0
_IS_THERE: Final = "/clock"
_FILES: Final = 0.2
_MS: Final = 1000


class Slow:
    """
    Passes requests and answers on late: most by little, some by much.

    Args:
        app: What answers.
        wait_ms: How late at most, each way, milliseconds.
    """

    def __init__(self, app: ASGIApp, wait_ms: float) -> None:
        self._app = app
        self._wait_ms = wait_ms
        self._chance = Random(SEED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait, pass on, and wait before the answer begins."""
        if scope["type"] != "http" or scope["path"].endswith(_IS_THERE):
            await self._app(scope, receive, send)
            return
        share = 1.0 if scope["path"].startswith("/api/") else _FILES

        async def later(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                await self._wait(share)
            await send(message)

        await self._wait(share)
        await self._app(scope, receive, later)

    async def _wait(self, share: float) -> None:
        await asyncio.sleep(self._chance.random() ** 2 * share * self._wait_ms / _MS)


def slow_down(wait_ms: float) -> None:
    """Have everything that this process serves from now on answer late, behind its gate."""
    begin = Gate.__init__

    def late(self: Gate, app: ASGIApp, *told: Any, **named: Any) -> None:  # noqa: ANN401 - as the gate takes it
        begin(self, Slow(app, wait_ms), *told, **named)

    Gate.__init__ = late
