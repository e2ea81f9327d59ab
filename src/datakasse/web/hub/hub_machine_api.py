"""What machines ask of their hub over HTTPS: to be let in, to deliver, to report (`hub/between/wire.py`)."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response

from datakasse.errors.door.requests import Malformed, TooLarge
from datakasse.errors.hub.machines import BadInvitation
from datakasse.errors.refusal import Refused
from datakasse.hub.at_hub.admit import Caller, admit
from datakasse.hub.at_hub.keep_findings import keep_finding
from datakasse.hub.at_hub.let_in import company_of, join as let_in, provision as tell_provision
from datakasse.hub.at_hub.receive import receive
from datakasse.hub.at_hub.take_report import take_report
from datakasse.hub.between import wire
from datakasse.hub.between.signed_request import Asked, read_header
from datakasse.web.desk import answer
from datakasse.web.hub.hub_desk import AtHub, HubDesk

JOIN_SIGNATURE = "datakasse-signature"
WHY_LENGTH_MAX = 200

Wanted = TypeVar("Wanted")
routes = APIRouter(prefix=wire.PATHS, tags=["machines"])


async def _body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_body)]


def _caller(request: Request, body: Body, desk: AtHub) -> Caller:
    """Return the machine that asks, by the signature over its request."""
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked = Asked(desk.hub.fingerprint, request.method, target, body)
    header, now = request.headers.get("authorization", ""), desk.hub.now()
    try:
        return admit(desk.hub.store, asked, header, now)
    except Refused as refusal:
        signed = read_header(header)
        if signed is not None:
            keep_finding(desk.hub.store, signed.company, signed.machine, refusal, now)
        raise


Asking = Annotated[Caller, Depends(_caller)]


@routes.get("/authority")
def authority(desk: AtHub) -> Response:
    """Give the hub's certificate authority; whoever has a link knows its fingerprint."""
    return Response(desk.hub.authority, media_type="application/x-pem-file")


@routes.post("/provision")
def provision(request: Request, body: Body, desk: AtHub) -> Response:
    """Tell an empty machine with an invitation what it becomes."""
    wish = _read(body, wire.ProvisionRequest)
    desk.guesses.demand_patience(_address(request))
    try:
        return answer(tell_provision(desk.hub.store, wish.code, desk.hub.now()))
    except BadInvitation:
        desk.guesses.note(_address(request))
        raise


@routes.post("/join", status_code=201)
def join(request: Request, body: Body, desk: AtHub) -> Response:
    """Let a machine in that has an invitation, with the registers it brings."""
    wish = _read(body, wire.JoinRequest)
    told = request.headers.get(JOIN_SIGNATURE, "")
    desk.guesses.demand_patience(_address(request))
    try:
        signature = bytes.fromhex(told)
    except ValueError as error:
        raise Malformed(where=JOIN_SIGNATURE, why="hex is wanted") from error
    try:
        joined = let_in(
            desk.hub.store, wish, hub=desk.hub.fingerprint, body=body, signature=signature, at=desk.hub.now()
        )
    except BadInvitation:
        desk.guesses.note(_address(request))
        raise
    except Refused as refusal:
        keep_finding(desk.hub.store, company_of(wish.code), wish.code.split(".")[1], refusal, desk.hub.now())
        raise
    return answer(joined, 201)


@routes.post("/report")
def report(body: Body, caller: Asking, desk: AtHub) -> Response:
    """Keep how a machine says it stands, and tell what the hub has of its registers."""
    told = _read(body, wire.MachineReport)
    with _findings_kept(desk, caller):
        return answer(take_report(desk.hub.store, caller, told))


@routes.post("/journal")
def journal(body: Body, caller: Asking, desk: AtHub) -> Response:
    """Take entries in, verified, in order, once; MessagePack."""
    try:
        delivery = wire.unpack(body)
    except ValueError as error:
        raise Malformed(where="body", why=str(error)) from error
    if len(delivery.entries) > wire.ENTRIES_MAX:
        raise TooLarge(limit_kib=wire.JOURNAL_MAX_BYTES // 1024)
    with _findings_kept(desk, caller):
        return answer(receive(desk.hub.store, caller, delivery))


@routes.get("/changes")
def changes(caller: Asking, desk: AtHub, after: Annotated[int, Query(ge=0, le=2**31)] = 0) -> Response:
    """Give what flows down to a machine's registers, after a version."""
    with desk.hub.store.read() as hub:
        kept = hub.of(caller.company).changes(after, wire.CHANGES_AT_ONCE)
    return answer(wire.Changes(tuple(kept)))


@contextmanager
def _findings_kept(desk: HubDesk, caller: Caller) -> Generator[None]:
    """Keep what is refused for the length of a `with`, where a person should look at it."""
    try:
        yield
    except Refused as refusal:
        keep_finding(desk.hub.store, caller.company, caller.machine.machine, refusal, caller.at)
        raise


def _read(body: bytes, kind: type[Wanted]) -> Wanted:
    """Return a body as what it should be."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as error:
        raise Malformed(where="body", why=str(error)[:WHY_LENGTH_MAX]) from error


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host
