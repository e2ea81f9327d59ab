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
from datakasse.errors.pairing import DeviceElsewhere
from datakasse.errors.registering import MissingRight, NotSignedOn
from datakasse.errors.requesting import KeyNeeded
from datakasse.office.control.control_inbox import Submitting
from datakasse.till.people.sign_on import Throttle
from datakasse.till.screen.show_register import View, show_register
from datakasse.trade.device import Device
from datakasse.trade.operator import Operator, Right
from datakasse.web.delivery_room import DeliveryRoom
from datakasse.web.gate import DEVICE_IN_SCOPE
from datakasse.web.guesses import Guesses
from datakasse.web.network_line import NetworkLine
from datakasse.web.pairing import Pairings
from datakasse.web.seats import Seats
from datakasse.web.session import OfficeSessions, Session, Sessions

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
    """

    def __init__(
        self,
        counter: Counter,
        print_soon: Callable[[str], None],
        network: NetworkLine | None = None,
        delivery: DeliveryRoom | None = None,
        submitting: Submitting | None = None,
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


class Visit:
    """
    One request at the desk.

    Args:
        desk: The desk.
        request: The request.
    """

    def __init__(self, desk: Desk, request: Request) -> None:
        self.desk = desk
        self.request = request
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
            register, session.operator, action, lane=session.lane, approvals=approvals
        )
        return done.result()

    def carry_out(self, register: str, action: Action[object]) -> Response:
        """Carry an action out and answer with the view after it."""
        self.ask(register, action)
        self.desk.print_soon(register)
        return answer(self.view(register))

    def create(
        self, register: str, action: Action[Result], told: Callable[[Result], object] = as_it_is
    ) -> Response:
        """Carry out once what creates something, and answer with what is told of it."""
        session = self.session(register)
        key = once_key(self.request, session, action)
        made = self.counter.carry_out_once(
            register,
            session.operator,
            key,
            action,
            told,
            lane=session.lane,
            approvals=self.approvals(),
        ).result()
        self.desk.print_soon(register)
        return created(made)

    def office_operator(self) -> Operator:
        """
        Return who asks from the office.

        Raises:
            NotSignedOn: Nobody is signed on there, or somebody who no longer works here.
        """
        asked = self.desk.office.of(self.request, self.counter.clock.now())
        with self.counter.store.read() as books:
            operator = books.operator(asked)
        if not operator.active:
            self.desk.office.end(self.request)
            raise NotSignedOn
        return operator

    def in_office(self, right: Right) -> str:
        """
        Return the id of who asks from the office, if she may.

        Raises:
            NotSignedOn: Nobody is signed on there, or somebody who no longer works here.
            MissingRight: Her role does not hold the right.
        """
        operator = self.office_operator()
        if not operator.may(right):
            raise MissingRight(operator=operator.operator_id, right=right)
        return operator.operator_id

    def do_in_office(self, right: Right, action: Action[Result], register: str = "") -> Result:
        """
        Carry an action out from the office and return its result once that is durable.

        Args:
            right: What it takes; the action asks for it itself as well.
            action: What to do.
            register: Whose journal it belongs in; the shop's first register when empty.
        """
        operator = self.in_office(right)
        if not register:
            with self.counter.store.read() as books:
                register = books.registers()[0].register_id
        return self.counter.carry_out(register, operator, action).result()

    def approvals(self) -> list[str]:
        """Return what somebody else has approved for the request: header `Approval`, divided by commas."""
        named = self.request.headers.get("approval", "").split(",")
        return [name.strip() for name in named if name.strip()][:APPROVALS_MAX]

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


def once_key(request: Request, session: Session, action: object) -> OnceKey:
    """
    Return the idempotency key of a request, bound to its register and to what it asks for.

    Raises:
        KeyNeeded: The header is missing or not 1 to 100 visible characters.
    """
    key = request.headers.get("idempotency-key", "")
    if not 0 < len(key) <= KEY_LENGTH_MAX or not (key.isascii() and key.isprintable()):
        raise KeyNeeded
    return OnceKey(f"{session.register}\n{key}", action_digest(action))


def answer(body: object, status: int = 200) -> Response:
    """Return a JSON response."""
    return Response(msgspec.json.encode(body), status, _FRESH, media_type="application/json")


def created(made: Answered) -> Response:
    """Return the response that tells what was created, and whether it was told before."""
    headers = _FRESH | {REPLAY: "true"} if made.replayed else _FRESH
    return Response(made.body, 201, headers, media_type="application/json")
