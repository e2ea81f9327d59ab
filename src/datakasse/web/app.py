"""
The web application: routes, one error shape, the till page.

It serves this machine unless told otherwise, answers only to the names it is served under (so that
a page elsewhere cannot reach it through another name), and lets the browser load nothing from
anywhere else.
"""

import re
from collections.abc import Callable, Iterable, Set as AbstractSet
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Response
from fastapi.routing import iter_route_contexts
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from datakasse.counter.counter import Counter
from datakasse.errors.door.requests import UnknownName
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.office.control.about import about
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.health.examine import Examiner
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.look_up_company import CompanyRegister
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.web.catalogue import (
    bulk_api,
    campaign_api,
    coupon_api,
    family_api,
    label_api,
    office_catalogue_api,
    office_import_api,
    picture_api,
    price_api,
    price_list_api,
)
from datakasse.web.control import control_api, export_api, journal_api, office_papers_api, submission_api
from datakasse.web.customers import customers_api, invoices_api, points_api, privacy_api
from datakasse.web.desk import AtDesk, Desk, answer
from datakasse.web.door import digital_receipt, network_api
from datakasse.web.door.digital_receipt import LINKS
from datakasse.web.door.gate import Gate
from datakasse.web.door.network_line import NetworkLine
from datakasse.web.door.pages import Pages
from datakasse.web.door.safe_headers import SafeHeaders
from datakasse.web.door.strict_request import BodyLimit
from datakasse.web.insight import alert_api, experiment_api, insight_api, overview_api, saved_view_api
from datakasse.web.ledger import (
    agreement_api,
    bank_api,
    delivery_api,
    ledger_api,
    payouts_api,
    routine_api,
    voucher_files_api,
)
from datakasse.web.people import access_api, staff_api
from datakasse.web.problems import REFUSALS, nowhere, problem, tell_problems
from datakasse.web.rooms.alert_room import AlertRoom
from datakasse.web.rooms.backup_room import BackupRoom
from datakasse.web.rooms.delivery_room import DeliveryRoom
from datakasse.web.shop import (
    backup_api,
    health_api,
    mail_api,
    printer_api,
    register_api as office_register_api,
    sale_hours_api,
    set_up_api,
)
from datakasse.web.sign_in import (
    device_api,
    office_key_api,
    office_presence_api,
    office_session_api,
    passkey_api,
)
from datakasse.web.stock import count_sheet_api, purchase_api, stock_api
from datakasse.web.till import (
    basket_api,
    catalogue_api,
    display_api,
    feed,
    people_api,
    register_api,
    report_api,
    sales_api,
)
from datakasse.web.till.kiosk import Kiosk

API = "/api/v1"
STATIC = Path(__file__).parent / "static"
ROOMS = (
    sales_api,
    register_api,
    people_api,
    picture_api,
    points_api,
    basket_api,
    report_api,
    catalogue_api,
    device_api,
    sale_hours_api,
    feed,
    export_api,
    agreement_api,
    voucher_files_api,
    display_api,
    network_api,
    family_api,
    coupon_api,
    office_catalogue_api,
    office_import_api,
    office_session_api,
    office_papers_api,
    overview_api,
    health_api,
    set_up_api,
    mail_api,
    printer_api,
    office_register_api,
    insight_api,
    alert_api,
    experiment_api,
    saved_view_api,
    control_api,
    delivery_api,
    bank_api,
    payouts_api,
    routine_api,
    ledger_api,
    bulk_api,
    campaign_api,
    label_api,
    price_api,
    price_list_api,
    stock_api,
    count_sheet_api,
    purchase_api,
    customers_api,
    invoices_api,
    privacy_api,
    submission_api,
    backup_api,
    access_api,
    office_key_api,
    passkey_api,
    office_presence_api,
    staff_api,
    journal_api,
)
"""What can be asked for, room by room."""

_LARGER_BODIES = {
    **bank_api.LARGER_BODIES,
    **office_import_api.LARGER_BODIES,
    **price_list_api.LARGER_BODIES,
}


def make_app(
    counter: Counter,
    print_soon: Callable[[str], None],
    hosts: Iterable[str],
    network: NetworkLine | None = None,
    delivery: DeliveryRoom | None = None,
    *,
    submitting: Submitting | None = None,
    payouts: PayoutAccess | None = None,
    backup: BackupRoom | None = None,
    examiner: Examiner | None = None,
    companies: CompanyRegister | None = None,
    printers: PrinterBench | None = None,
    registers: RegisterBench | None = None,
    alerts: AlertRoom | None = None,
    office_keys: OfficeKeys,
    mail: MailSafe,
) -> FastAPI:
    """
    Return the web application.

    Args:
        counter: The till.
        print_soon: Tells the printing thread that a register has something to print.
        hosts: The names it answers to on this machine.
        network: The line on the shop's network, where there is one: it answers to its names as well.
        delivery: The room that delivers day vouchers, where there is one.
        submitting: What hands files in to the tax administration, where that is done.
        payouts: The way to who pays out, where payouts are fetched.
        backup: The room that makes copies, where there is one.
        examiner: Who looks whether the shop is well.
        companies: Where businesses are looked up, where that is done.
        printers: Where printers are looked for and given to registers, where that is done.
        registers: Where registers are taken into service, where that is done.
        alerts: The room that tells of alerts, where there is one.
        office_keys: What opens the office to each person.
        mail: Where the account that mail goes out from is kept.
    """
    app = FastAPI(
        title="datakasse",
        version=counter.software_version,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    desk = app.state.desk = Desk(
        counter,
        print_soon,
        network,
        delivery,
        submitting,
        payouts=payouts,
        backup=backup,
        examiner=examiner,
        companies=companies,
        printers=printers,
        registers=registers,
        alerts=alerts,
        office_keys=office_keys,
        mail=mail,
    )
    if registers is not None:
        registers.tell_gone(desk.sessions.end)
    app.router.routes.extend(interface().routes)
    app.mount(API, Nowhere(app))
    if STATIC.is_dir():
        app.mount("/", Pages(STATIC))
    tell_problems(app)
    app.add_middleware(Kiosk, desk=desk)
    larger = {f"{API}{path}": limit for path, limit in _LARGER_BODIES.items()}
    app.add_middleware(BodyLimit, larger=larger)
    app.add_middleware(Gate, counter=counter)
    local = frozenset(host.lower() for host in hosts)
    app.add_middleware(KnownNames, names=local, more=frozenset() if network is None else network.hosts)
    app.add_middleware(SafeHeaders)
    return app


@cache
def interface() -> APIRouter:
    """Return all that can be asked for: made once a process, for it is no shop's and takes half a second."""
    interface = APIRouter(responses=REFUSALS)
    own = APIRouter()
    own.add_api_route("/about", _about, methods=["GET"], tags=["about"])
    rooms = (room.routes for room in ROOMS)
    for routes in (
        *rooms,
        bank_api.files,
        office_import_api.files,
        price_list_api.files,
        staff_api.till,
        own,
    ):
        interface.include_router(routes, prefix=API)
    interface.include_router(digital_receipt.routes)
    return interface


def _about(visit: AtDesk) -> Response:
    """Tell model, type, version and ID numbers (KSL-3-1)."""
    return answer(about(visit.counter))


class KnownNames:
    """
    Answers only to the names it is served under.

    A page elsewhere can make its own name point to this machine (DNS rebinding); it then still
    calls by that name, and is refused.
    """

    def __init__(self, app: ASGIApp, names: AbstractSet[str], more: AbstractSet[str]) -> None:
        """Take the names that stay, and those that come and go with the network."""
        self._app = app
        self._names = names
        self._more = more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was called by a known name."""
        if scope["type"] == "http":
            called = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            # The link to a receipt is a secret by itself, and a phone may know this shop by another name.
            name, is_receipt = _host(called), scope["path"].startswith(f"{LINKS}/")
            if name not in self._names and name not in self._more and not is_receipt:
                await problem(UnknownName(name=called[:100]))(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _host(called: str) -> str | None:
    try:
        return urlsplit(f"//{called}").hostname
    except ValueError:
        return None


class Nowhere:
    """
    Answers under `/api/v1` where no route did: no such address, or not with that method.

    It stands behind all routes and looks at them once more, so that it can say which methods an address
    takes.
    """

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    @cached_property
    def _known(self) -> list[tuple[re.Pattern[str], frozenset[str]]]:
        """Every address and its methods: made when somebody first goes wrong, and not at each start."""
        return [
            (compile_path(route.path)[0], frozenset(route.methods))
            for route in iter_route_contexts(self._app.routes)
            if route.path and route.methods
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404, or 405 with the methods that are allowed."""
        path = scope["path"]
        allowed = {method for pattern, methods in self._known if pattern.match(path) for method in methods}
        await nowhere(scope["method"], path, allowed)(scope, receive, send)
