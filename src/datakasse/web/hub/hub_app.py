"""The hub's web application: what machines deliver to, and the pages of whoever keeps it."""

from collections.abc import Iterable

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from datakasse.hub.between import wire
from datakasse.web.app import STATIC, KnownNames, Nowhere
from datakasse.web.door.safe_headers import SafeHeaders
from datakasse.web.door.strict_request import BodyLimit
from datakasse.web.hub import hub_keeper_api, hub_machine_api
from datakasse.web.hub.hub_desk import HubDesk
from datakasse.web.problems import REFUSALS, tell_problems

OPENAPI = "/api/v1/hub/openapi.json"


def make_hub_app(desk: HubDesk, hosts: Iterable[str]) -> FastAPI:
    """
    Return the hub's web application.

    Args:
        desk: The hub.
        hosts: The names it answers to.
    """
    app = FastAPI(
        title="datakasse hub",
        version=desk.hub.version,
        openapi_url=OPENAPI,
        docs_url=None,
        redoc_url=None,
        responses=REFUSALS,
    )
    app.state.desk = desk
    app.include_router(hub_machine_api.routes)
    app.include_router(hub_keeper_api.routes)
    for prefix in (wire.PATHS, hub_keeper_api.PATHS):
        app.mount(prefix, Nowhere(app))
    if STATIC.is_dir():
        app.mount("/", StaticFiles(directory=STATIC))
    tell_problems(app)
    app.add_middleware(BodyLimit, larger={wire.JOURNAL: wire.JOURNAL_MAX_BYTES})
    app.add_middleware(KnownNames, names=frozenset(host.lower() for host in hosts), more=frozenset[str]())
    app.add_middleware(SafeHeaders)
    return app
