"""
Between a request and the till: who asks, carried out once, and the view that answers.

A `Desk` is what all requests share; a `Visit` is one request at it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, TypeVar

import msgspec
from fastapi import Depends, Request, Response

from datakasse.counter.approval import action_digest
from datakasse.counter.counter import Action, Answered, Counter, OnceKey, as_it_is
from datakasse.errors.door.requests import KeyNeeded
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.sign_in.pairing import DeviceElsewhere
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.control.enter_office import LeaveOffice
from datakasse.office.health.bundle import Bundle
from datakasse.office.health.examine import Examiner
from datakasse.office.ledger.keep_agreements import KeptAgreements
from datakasse.office.people.note_missing_right import NoteMissingRight
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.people.patience import HERE, Patience
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.look_up_company import CompanyRegister
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.till.people.sign_on import Throttle
from datakasse.till.screen.show_register import View, show_register
from datakasse.trade.people.operator import Operator, Right
from datakasse.trade.shop.device import Device
from datakasse.web.door.gate import DEVICE_IN_SCOPE, HERE_IN_SCOPE
from datakasse.web.door.guesses import Guesses
from datakasse.web.door.network_line import NetworkLine
from datakasse.web.rooms.agreeing_room import AgreeingRoom
from datakasse.web.rooms.alert_room import AlertRoom
from datakasse.web.rooms.backup_room import BackupRoom
from datakasse.web.rooms.delivery_room import DeliveryRoom
from datakasse.web.rooms.package_room import PackageRoom
from datakasse.web.sign_in.begun_codes import BegunCodes
from datakasse.web.sign_in.begun_passkeys import BegunPasskeys
from datakasse.web.sign_in.pairing import Pairings
from datakasse.web.sign_in.seats import Seats
from datakasse.web.sign_in.session import Came, OfficeSessions, Opener, Session, Sessions

Result = TypeVar("Result")
KEY_LENGTH_MAX = 100
APPROVALS_MAX = 4
REPLAY = "Idempotent-Replay"
ONCE = {
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "description": "A new one for each thing wanted, the same one when a request is repeated.",
            "schema": {"type": "string", "pattern": f"^[ -~]{{1,{KEY_LENGTH_MAX}}}$"},
        }
    ]
}
"""What the OpenAPI document tells of a route that creates something: `openapi_extra`."""
MAYBE_ONCE = {"parameters": [{**ONCE["parameters"][0], "required": False}]}
"""The same for a route that takes a key from whoever wants to be sure."""
BRIEFLY = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "`return=minimal` leaves the view out, for whoever has more to ask at once (RFC 7240).",
    "schema": {"type": "string"},
}
"""What the OpenAPI document tells of a route that can answer briefly."""
UNATTENDED = "unattended"
"""The header of what a page asks for by itself; it does not keep a session in the office alive."""

_FRESH = {"Cache-Control": "no-store"}


class Desk:
    """
    What all requests share.

    Args:
        counter: The till.
        print_soon: Tells the printing thread that a register has something to print.
        network: The line on the shop's network, where there is one.
        delivery: The room that delivers day vouchers, where there is one.
        submitting: What hands files in to the tax administration, where that is done.
        payouts: The way to who pays out, where payouts are fetched.
        backup: The room that makes copies, where there is one.
        companies: Where businesses are looked up, where that is done.
        printers: Where printers are looked for and given to registers, where that is done.
        registers: Where registers are taken into service, where that is done.
        alerts: The room that tells of alerts, where there is one.
        examiner: Who looks whether the shop is well; nobody, who finds nothing, where none is given.
        office_keys: What opens the office to each person.
        mail: Where the account that mail goes out from is kept.
    """

    def __init__(
        self,
        counter: Counter,
        print_soon: Callable[[str], None],
        network: NetworkLine | None = None,
        delivery: DeliveryRoom | None = None,
        submitting: Submitting | None = None,
        *,
        office_keys: OfficeKeys,
        payouts: PayoutAccess | None = None,
        backup: BackupRoom | None = None,
        examiner: Examiner | None = None,
        companies: CompanyRegister | None = None,
        printers: PrinterBench | None = None,
        registers: RegisterBench | None = None,
        alerts: AlertRoom | None = None,
        mail: MailSafe,
    ) -> None:
        self.counter = counter
        self.sessions = Sessions()
        self.office = OfficeSessions()
        self.throttle = Throttle()
        self.voucher_throttle = Throttle()
        self.print_soon = print_soon
        self.pairings = Pairings()
        self.last_seen: dict[tuple[str, str], datetime] = {}
        self.guesses = Guesses()
        self.network = network
        self.seats = Seats()
        self.delivery = delivery
        self.submitting = submitting
        self.payouts = payouts
        self.backup = backup
        self.companies = companies
        self.printers = printers
        self.registers = registers
        self.alerts = alerts
        self.bundle: Bundle | None = None
        self.examiner = examiner or Examiner(tuple, counter.clock.now)
        self.packages = PackageRoom(counter)
        self.agreements = KeptAgreements(counter.clock.now)
        self.agreeing = AgreeingRoom(counter, self.agreements)
        self.office_keys = office_keys
        self.mail = mail
        self.patience = Patience()
        self.begun_codes = BegunCodes()
        self.begun_passkeys = BegunPasskeys()


class Visit:
    """
    One request at the desk.

    Args:
        desk: The desk.
        request: The request.

    Attributes:
        is_unattended: A page asks by itself, because something happened in the shop, and nobody touched it.
    """

    def __init__(self, desk: Desk, request: Request) -> None:
        self.desk = desk
        self.request = request
        self.is_unattended = UNATTENDED in request.headers
        self.counter = desk.counter
        self.device: Device | None = request.scope.get(DEVICE_IN_SCOPE)
        if self.device is not None:
            desk.last_seen[self.device.register, self.device.device] = self.counter.clock.now()

    def lane(self, register: str) -> str:
        """
        Return which device of a register asks; empty for its own screen.

        Raises:
            DeviceElsewhere: The device belongs to another register.
        """
        if self.device is None:
            return ""
        if self.device.register != register:
            raise DeviceElsewhere(register=self.device.register)
        return self.device.device

    def session(self, register: str) -> Session:
        """Return who asks at a register; raises `NotSignedOn` when nobody of it does at this device."""
        return self.desk.sessions.at(self.request, register, self.lane(register))

    def ask(self, register: str, action: Action[Result]) -> Result:
        """Carry an action out for the one who asks and return its result once that is durable."""
        session, approvals = self.session(register), self.approvals()
        done = self.counter.carry_out(
            register,
            session.operator,
            action,
            lane=session.lane,
            pin_hash=session.pin_hash,
            approvals=approvals,
        )
        return done.result()

    def carry_out(self, register: str, action: Action[object]) -> Response:
        """Carry an action out and answer with the view after it."""
        self.ask(register, action)
        self.desk.print_soon(register)
        return answer(self.view(register))

    def create(
        self,
        register: str,
        action: Action[Result],
        told: Callable[[Result], object] = as_it_is,
        *,
        key: str | None = None,
    ) -> Response:
        """
        Carry out once what creates something, and answer with what is told of it.

        Args:
            register: Register id.
            action: What to do.
            told: Makes of the action's result what is answered.
            key: The idempotency key; that of the request's header when None.
        """
        session = self.session(register)
        key = key_of(self.request) if key is None else key
        once = bound(key, session.register, action)
        made = self.counter.carry_out_once(
            register,
            session.operator,
            once,
            action,
            told,
            lane=session.lane,
            pin_hash=session.pin_hash,
            approvals=self.approvals(),
        ).result()
        self.desk.print_soon(register)
        return created(made)

    @property
    def is_here(self) -> bool:
        """Whether the one who asks is at the machine that serves the shop."""
        return bool(self.request.scope.get(HERE_IN_SCOPE))

    @property
    def source(self) -> str:
        """Where the one who asks is, as wrong guesses are counted."""
        if self.is_here or self.device is None:
            return HERE
        return f"{self.device.register}~{self.device.device}"

    def office_operator(self) -> Operator:
        """
        Return who asks from the office.

        Raises:
            NotSignedOn: Nobody is signed on there, somebody who no longer works here, or one whose password
                or PIN is another since; that she is out is a sign-off in the journal.
        """
        now, touches = self.counter.clock.now(), not self.is_unattended
        asked, came = self.desk.office.of(self.request, now, self.source, touches=touches)
        with self.counter.store.read() as books:
            operator = books.operator(asked)
        if not operator.active or not self.still_holds(asked, came):
            if self.desk.office.end(self.request):
                self.counter.carry_out(self.counter.office_register(), asked, LeaveOffice()).result()
            raise NotSignedOn
        return operator

    def still_holds(self, operator: str, came: Came) -> bool:
        """
        Return whether the office still opens to somebody by what she came in with.

        It is read anew each time: another process changes it as well, and the hub.
        """
        return self.opener_of(operator) in came.opens

    def opener_of(self, operator: str) -> Opener:
        """Return what opens the office to somebody now."""
        key = self.desk.office_keys.of(operator)
        with self.counter.store.read() as books:
            return Opener(books.pin_hash(operator), "" if key is None else key.password_hash)

    def in_office(self, *rights: Right) -> str:
        """
        Return the id of who asks from the office, if she holds one of some rights.

        Raises:
            NotSignedOn: Nobody is signed on there, or somebody who no longer works here.
            MissingRight: Her role holds none of them; the attempt is kept.
        """
        operator = self.office_operator()
        if not any(operator.may(right) for right in rights):
            self._note_refused(operator, rights[0])
            raise MissingRight(operator=operator.operator_id, right=rights[0])
        return operator.operator_id

    def _note_refused(self, operator: Operator, right: Right) -> None:
        route = self.request.scope.get("route")
        what = f"{self.request.method} {getattr(route, 'path', '')}"
        note = NoteMissingRight(what, right)
        self.counter.carry_out(self.counter.office_register(), operator.operator_id, note).result()

    def do_in_office(self, right: Right, action: Action[Result], register: str = "") -> Result:
        """
        Carry an action out from the office and return its result once that is durable.

        Args:
            right: What it takes; the action asks for it itself as well.
            action: What to do.
            register: Whose journal it belongs in; the shop's first register when empty.
        """
        operator = self.in_office(right)
        register = register or self.counter.office_register()
        return self.counter.carry_out(register, operator, action).result()

    def create_in_office(
        self, right: Right, action: Action[Result], told: Callable[[Result], object], register: str = ""
    ) -> Response:
        """
        Carry out once from the office what creates something, and answer with what is told of it.

        Args:
            right: What it takes; the action asks for it itself as well.
            action: What to do.
            told: Makes of the action's result what is answered.
            register: Whose journal it belongs in; the shop's first register when empty.
        """
        operator = self.in_office(right)
        register = register or self.counter.office_register()
        once = bound(key_of(self.request), register, action)
        return created(self.counter.carry_out_once(register, operator, once, action, told).result())

    def approvals(self) -> list[str]:
        """Return what somebody else has approved for the request: header `Approval`, divided by commas."""
        named = self.request.headers.get("approval", "").split(",")
        return [name.strip() for name in named if name.strip()][:APPROVALS_MAX]

    @property
    def is_brief(self) -> bool:
        """Whether who asks wants no more than the answer itself."""
        return self.request.headers.get("prefer", "") == "return=minimal"

    def head(self, register: str) -> int:
        """Return how many entries the journal of a register has."""
        with self.counter.store.read() as books:
            return books.head(register).number

    def view(self, register: str) -> View:
        """Return the register as the one who asks sees it."""
        session, lane = self.desk.sessions.of(self.request), self.lane(register)
        known = session is not None and (session.register, session.lane) == (register, lane)
        operator = session.operator if session is not None and known else ""
        return show_register(self.counter, register, operator, lane)


async def _visit(request: Request) -> Visit:
    return Visit(request.app.state.desk, request)


AtDesk = Annotated[Visit, Depends(_visit)]
"""A route that wants the visit names it so."""


def key_of(request: Request) -> str:
    """
    Return the idempotency key of a request.

    Raises:
        KeyNeeded: The header is missing or not 1 to 100 visible characters.
    """
    key = request.headers.get("idempotency-key", "")
    if not 0 < len(key) <= KEY_LENGTH_MAX or not (key.isascii() and key.isprintable()):
        raise KeyNeeded
    return key


def bound(key: str, register: str, action: object) -> OnceKey:
    """Return an idempotency key, bound to a register and to what is asked for."""
    return OnceKey(f"{register}\n{key}", action_digest(action))


def answer(body: object, status: int = 200) -> Response:
    """Return a JSON response."""
    return Response(msgspec.json.encode(body), status, _FRESH, media_type="application/json")


def created(made: Answered) -> Response:
    """Return the response that tells what was created, and whether it was told before."""
    headers = _FRESH | {REPLAY: "true"} if made.replayed else _FRESH
    return Response(made.body, 201, headers, media_type="application/json")
