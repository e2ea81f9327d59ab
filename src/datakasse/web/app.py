"""
The web application: routes, one error shape, the till page.

It serves this machine unless told otherwise, answers only to the names it is served under (so that
a page elsewhere cannot reach it through another name), and lets the browser load nothing from
anywhere else.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from datakasse.counter.counter import Counter
from datakasse.errors.requesting import UnknownName
from datakasse.office.about import about
from datakasse.web import (
    basket_api,
    catalogue_api,
    export_api,
    feed,
    register_api,
    report_api,
    sales_api,
)
from datakasse.web.desk import AtDesk, Desk, answer
from datakasse.web.kiosk import Kiosk
from datakasse.web.problems import problem, tell_problems
from datakasse.web.strict_request import BodyLimit

API = "/api/v1"
STATIC = Path(__file__).parent / "static"
_HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
            b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


def make_app(counter: Counter, print_soon: Callable[[str], None], hosts: Sequence[str]) -> FastAPI:
    """
    Return the web application.

    Args:
        counter: The till.
        print_soon: Tells the printing thread that a register has something to print.
        hosts: The names it answers to.
    """
    app = FastAPI(
        title="datakasse",
        version=counter.software_version,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    desk = app.state.desk = Desk(counter, print_soon)
    api = APIRouter(prefix=API)
    for room in (sales_api, register_api, basket_api, report_api, catalogue_api, feed, export_api):
        api.include_router(room.routes)
    api.add_api_route("/about", _about, methods=["GET"], tags=["about"])
    app.include_router(api)
    if STATIC.is_dir():
        app.mount("/", StaticFiles(directory=STATIC, html=True))
    tell_problems(app)
    app.add_middleware(Kiosk, desk=desk)
    app.add_middleware(BodyLimit)
    app.add_middleware(SafeHeaders)
    app.add_middleware(KnownNames, names=frozenset(hosts))
    return app


def _about(visit: AtDesk) -> Response:
    """Tell model, type, version and ID numbers (KSL-3-1)."""
    return answer(about(visit.counter))


class KnownNames:
    """
    Answers only to the names it is served under.

    A page elsewhere can make its own name point to this machine (DNS rebinding); it then still
    calls by that name, and is refused.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was called by a known name."""
        if scope["type"] == "http":
            called = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            if urlsplit(f"//{called}").hostname not in self._names:
                await problem(UnknownName(name=called[:100]))(scope, receive, send)
                return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Puts the headers on every answer that keep a browser from being used against the register."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self._app(scope, receive, with_headers)
