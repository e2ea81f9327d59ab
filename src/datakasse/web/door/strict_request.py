"""
Requests read strictly: a size limit, no duplicate keys, no NaN.

JSON lets a key stand twice and parsers silently take one of them; at a register that could be two
different amounts, so it is refused.
"""

import json
from collections.abc import Callable, Coroutine, Mapping

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from datakasse.errors.door.requests import Malformed, TooLarge
from datakasse.web.problems import problem

BODY_LIMIT_BYTES = 256 * 1024
WHY_LENGTH_MAX = 200


class StrictRequest(Request):
    """A request whose JSON is read strictly."""

    async def json(self) -> object:
        """
        Return the body as JSON.

        Raises:
            Malformed: Not told to be JSON, no JSON, a key twice in one object, NaN or infinity.
            TooLarge: Larger than any request of ours.
        """
        if not hasattr(self, "_strict"):
            body = await self.body()
            told = self.headers.get("content-type", "").partition(";")[0].strip().lower()
            if told != "application/json":
                # A form on a page elsewhere can send any other type without asking first.
                raise Malformed(where="content-type", why="application/json is wanted")
            try:
                self._strict = json.loads(body, object_pairs_hook=_unique, parse_constant=_refuse_constant)
            except (ValueError, RecursionError) as error:
                raise Malformed(where="body", why=str(error)[:WHY_LENGTH_MAX]) from error
        return self._strict


class StrictRoute(APIRoute):
    """A route whose requests are read strictly, before the framework looks at them."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[object, object, Response]]:
        """Return the handler that FastAPI makes, given a strict request."""
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            strict = StrictRequest(request.scope, request.receive)
            if request.method not in {"GET", "HEAD"} and await strict.body():
                await strict.json()
            return await handle(strict)

        return strictly


class BodyLimit:
    """
    Answers 413 as soon as a body turns out to be larger than any request of ours.

    Args:
        app: What is behind it.
        larger: Addresses that take more, and how much.
    """

    def __init__(self, app: ASGIApp, larger: Mapping[str, int]) -> None:
        self._app = app
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in, refuse when it is too much."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        limit = self._larger.get(scope["path"], BODY_LIMIT_BYTES)
        if declared.isdigit() and int(declared) > limit:
            await _too_large(limit)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise TooLarge(limit_kib=limit // 1024)
            return message

        await self._app(scope, counted, send)


def _too_large(limit: int) -> Response:
    return problem(TooLarge(limit_kib=limit // 1024))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse_constant(text: str) -> object:
    raise ValueError(f"{text} is not a number")
