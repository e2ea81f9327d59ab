"""
Somebody who calls the HTTP interface of a test shop, and looks at what it left behind.

The shop is the shopkeeper's: a real store, real keys, a clock that is told the time. A `Screen` is at one
register with one token; what it calls takes a second of that clock.
"""

import dataclasses
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from datakasse.bookkeeping.chart import STANDARD_ACCOUNTS
from datakasse.journal.event import kind_of
from datakasse.office.delivery.accounting_system import TheirAccount, TheirVatType
from datakasse.office.delivery.systems import Systems
from datakasse.web.app import make_app
from datakasse.web.rooms.alert_room import AlertRoom
from datakasse.web.rooms.backup_room import BackupRoom
from datakasse.web.rooms.delivery_room import DeliveryRoom
from lab.partners.memory_system import TheirBooks
from tests.office.bank.payouts import OneAccess
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, Shopkeeper, kept_by

API = "/api/v1"
HOST = "kassen.test"
"""The name that the shop is served under."""

HERE = ("127.0.0.1", 50_000)
"""A browser on the register's own machine, as far as the server can see."""

PROBLEM_TYPE = "application/problem+json"
ONCE_ONLY = (
    "float", "basket/complete", "sales", "gift-cards", "pay-ins", "pay-outs", "copies", "x-reports",
    "z-reports",
)  # fmt: skip
"""Addresses of a register that demand an idempotency key, as the contract lists them."""
OFFICE_ONCE_ONLY = tuple(
    f"/office/{what}"
    for what in (
        "stock/receipts",
        "stock/waste",
        "stock/own-use",
        "stock/transfers",
        "stock/counts",
        "stock/count-sheets",
        "purchasing/suppliers",
        "purchasing/orders",
        "purchasing/receipts",
        "catalogue/prices",
        "customers",
        "customers/payments",
        "invoices",
        "privacy/breaches",
        "insight/experiments",
        "insight/views",
        "staff-register/entries",
        "catalogue/bulk-edits",
        "catalogue/campaigns",
        "catalogue/coupons",
        "catalogue/price-lists",
        "registers",
    )
)
"""Those of the office."""

EXACT_CASH = [{"kind": "cash"}]
COFFEE = {"items": [{"code": "200"}], "tenders": EXACT_CASH}
"""A whole sale of one coffee, paid in cash."""

Json = Any


class Screen:
    """
    A screen at a register.

    Args:
        caller: Whose shop.
        register: Which register.
        token: Who asks; empty for nobody.
    """

    def __init__(self, caller: "Caller", register: str, token: str) -> None:
        self.caller = caller
        self.register = register
        self.token = token
        self._keys = count(1)

    def call(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | Iterator[bytes] | None = None,
    ) -> Response:
        """
        Call, and let a second pass.

        Args:
            method: Which.
            path: Under the register; under the interface itself when it begins with a slash.
            body: What to send as JSON, if anything.
            key: Idempotency key; a fresh one where one is demanded and none is given, none when empty.
            headers: More headers.
            content: The body's bytes, where it is to be something else than good JSON.
        """
        address = f"{API}{path}" if path.startswith("/") else f"{API}/registers/{self.register}/{path}"
        sent = {"authorization": f"Bearer {self.token}"} if self.token else {}
        if key is None and method == "POST" and path in (*ONCE_ONLY, *OFFICE_ONCE_ONLY):
            key = f"{self.token[:8]}-{next(self._keys)}"
        if key:
            sent["idempotency-key"] = key
        if content is None and body is not None:
            content = msgspec.json.encode(body)
        if content is not None:
            sent["content-type"] = "application/json"
        answer = self.caller.client.request(
            method, address.removesuffix("/"), headers={**sent, **(headers or {})}, content=content
        )
        self.caller.shop.clock.forward(seconds=1)
        return answer

    def get(self, path: str, **how: Json) -> Response:
        """Read."""
        return self.call("GET", path, **how)

    def post(self, path: str, body: Json = None, **how: Json) -> Response:
        """Send."""
        return self.call("POST", path, body, **how)

    def done(self, method: str, path: str, body: Json = None, *, status: int = 200, **how: Json) -> Json:
        """Call what must succeed and return its answer."""
        answer = self.call(method, path, body, **how)
        assert answer.status_code == status, (answer.status_code, answer.text)
        return answer.json()

    def sell(self, *codes: str, tenders: Json = EXACT_CASH, **more: Json) -> Json:
        """Make a whole sale of one of each article."""
        items = [{"code": code} for code in codes or ("200",)]
        return self.done("POST", "sales", {"items": items, "tenders": tenders, **more}, status=201)

    def refuse(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        status: int,
        code: str,
        kept: bool = False,
        **how: Json,
    ) -> Json:
        """
        Call what must be refused, and return the problem.

        Nothing may be left of it at any register but the attempt, where that is kept; the printer is not even
        asked.
        """
        shop = self.caller.shop
        heads = {register: shop.head(register) for register in shop.registers()}
        before, asked = shop.traces(), len(self.caller.asked_to_print)
        problem = assert_problem(self.call(method, path, body, **how), status, code)
        assert shop.traces() == before
        assert len(self.caller.asked_to_print) == asked
        for register, head in heads.items():
            fresh = [kind_of(record.event) for record in shop.entries(register, head + 1)]
            assert fresh == (["attempt_refused"] if kept and register == self.register else [])
        if kept:
            assert shop.attempt(self.register).code == code
        return problem


class Caller:
    """
    Calls a shop.

    Attributes:
        shop: The shop.
        app: The application.
        client: What calls it; it keeps no cookies of its own accord.
        asked_to_print: The registers that the print room was told of.
        theirs: The accounting system that can be chosen.
        dispatch: What delivers to it.
        delivery: The room that would, once it is opened.
    """

    def __init__(self, shop: Shopkeeper) -> None:
        self.shop = shop
        self.asked_to_print: list[str] = []
        self.theirs = TheirBooks(
            accounts=[TheirAccount(account.number, account.name) for account in STANDARD_ACCOUNTS],
            vat_types=[TheirVatType(code, f"Mva-kode {code}", 0) for code in ("3", "31", "6")],
        )
        self.dispatch = dataclasses.replace(
            shop.shop.dispatch,
            counter=shop.counter,
            systems=Systems([self.theirs.kind()], shop.shop.keys.secrets, shop.clock.now),
            jitter=lambda: 0.0,
        )
        self.delivery = DeliveryRoom(self.dispatch)
        self.payouts = OneAccess()
        self.backup = BackupRoom(shop.shop.backups)
        self.alerts = AlertRoom(shop.shop.alert_ways)
        self.app = make_app(
            shop.counter,
            self.asked_to_print.append,
            (HOST,),
            delivery=self.delivery,
            submitting=shop.shop.submitting,
            payouts=self.payouts,
            backup=self.backup,
            examiner=shop.shop.examiner,
            printers=shop.shop.printers,
            registers=shop.shop.registers,
            alerts=self.alerts,
            office_keys=shop.shop.office_keys,
            mail=shop.shop.mail,
        )
        self.client = TestClient(
            self.app, base_url=f"http://{HOST}", raise_server_exceptions=False, client=HERE
        )

    def nobody(self, at: str = FRONT) -> Screen:
        """Return a screen with nobody at it."""
        return Screen(self, at, "")

    def sign_on(self, by: str = OLA, at: str = FRONT) -> Screen:
        """Sign on with the right PIN and return the screen."""
        answer = self.nobody(at).post("sign-on", {"operator": by, "pin": PINS[by]})
        assert answer.status_code == 200, answer.text
        self.client.cookies.clear()
        return Screen(self, at, answer.json()["token"])

    def office(self, by: str = KARI) -> Screen:
        """Enter the office; the screen has that session's token, and its paths begin with a slash."""
        answer = self.nobody().post("/office/session", {"operator": by, "pin": PINS[by]})
        assert answer.status_code == 201, answer.text
        self.client.cookies.clear()
        return Screen(self, FRONT, answer.json()["token"])

    def open(self, by: str = OLA, at: str = FRONT) -> Screen:
        """Start a register, sign on, and put the float in where it takes cash."""
        self.nobody(at).post("start")
        screen = self.sign_on(by, at)
        if not screen.get("").json()["float_declared"]:
            screen.done("POST", "float", {"amount_ore": 1_000_00})
        return screen


def seen_from_here(app: ASGIApp) -> ASGIApp:
    """Return an application that sees every caller on its own machine."""

    async def passed_on(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "client": HERE}, receive, send)

    return passed_on


@contextmanager
def calling(folder: Path) -> Generator[Caller]:
    """Have somebody call the shop of a data folder for the length of a `with`."""
    with kept_by(folder) as shop:
        caller = Caller(shop)
        with caller.client:
            yield caller


def assert_problem(response: Response, status: int, code: str) -> Json:
    """Fail unless a response is the refusal it should be, in the shape of RFC 9457; return the problem."""
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM_TYPE), response.text
    problem = response.json()
    told = {"type", "title", "status", "code", "detail", "detail_en", "law", "facts"}
    assert problem.keys() == told
    assert (problem["status"], problem["code"]) == (status, code), problem
    assert problem["type"] == f"urn:datakasse:{code}"
    assert problem["title"].isidentifier()
    for sentence in ("detail", "detail_en"):
        assert problem[sentence].strip()
        assert not re.search(r"\{[a-z_]+\}", problem[sentence])
    assert isinstance(problem["law"], str)
    assert all(isinstance(fact, str | int) for fact in problem["facts"].values())
    assert response.headers["cache-control"] == "no-store"
    return problem
