"""What the hub's keeper asks of it: how the fleet stands, machines let in and shut out."""

from datetime import datetime
from typing import Final

import msgspec
from fastapi import APIRouter, Request, Response

from datakasse.errors.door.requests import Malformed
from datakasse.hub.at_hub.let_in import invite as make_invitation, known_company
from datakasse.hub.at_hub.publish_change import counts_from, publish_change
from datakasse.hub.at_hub.retire_register import retire_register
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.hub.at_hub.show_changes import show_changes
from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.hub.between.change import read_change
from datakasse.hub.between.link import HubLink
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Register
from datakasse.web.desk import answer
from datakasse.web.door.network_api import qr_rows
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.hub.hub_desk import KEEPER_COOKIE, AtHub, AtKeptHub
from datakasse.web.hub.hub_shapes import ChangeShape, InviteShape, KeeperSignOnShape
from datakasse.web.sign_in.session import is_secure

PATHS: Final = "/api/v1/hub"
routes = APIRouter(prefix=PATHS, tags=["hub"], route_class=StrictRoute)


@routes.post("/session", status_code=201)
def enter(body: KeeperSignOnShape, request: Request, desk: AtHub) -> Response:
    """Sign on as the hub's keeper, with her PIN; the session is a cookie."""
    response = answer({"version": desk.hub.version}, 201)
    response.set_cookie(
        KEEPER_COOKIE,
        desk.sign_on(_caller(request), body.pin),
        httponly=True,
        samesite="strict",
        path="/",
        secure=is_secure(request),
    )
    return response


@routes.delete("/session", status_code=204)
def leave(request: Request, desk: AtKeptHub) -> Response:
    """Sign off."""
    desk.sign_off(request)
    response = Response(status_code=204)
    response.delete_cookie(KEEPER_COOKIE, path="/")
    return response


@routes.get("/fleet")
def fleet(desk: AtKeptHub) -> Response:
    """Show every register of every business, how it stands, and what was refused."""
    return answer(show_fleet(desk.hub.store, desk.hub.now()))


@routes.get("/companies/{company}/changes")
def changes(company: str, desk: AtKeptHub) -> Response:
    """List what was sent out to a business's registers, and how far each machine has come."""
    return answer(show_changes(desk.hub.store, company))


@routes.post("/companies/{company}/changes", status_code=201)
def publish(company: str, body: ChangeShape, request: Request, desk: AtKeptHub) -> Response:
    """
    Send a change out to a business's registers: articles, prices, people, settings, from a moment on.

    What names people takes her PIN once more: it may give somebody the right to administer, or a new PIN.
    """
    change = read_change(msgspec.json.encode(body.change))
    if change.people:
        desk.demand_proof(_caller(request), body.pin)
    try:
        moment = to_journal(datetime.fromisoformat(body.valid_from))
    except ValueError as error:
        raise Malformed(where="valid_from", why="a moment with its time zone is wanted") from error
    kept = publish_change(desk.hub.store, company, change, counts_from(moment, desk.hub.now()))
    return answer({"version": kept.version, "valid_from": kept.valid_from}, 201)


@routes.post("/companies/{company}/machines", status_code=201)
def invite(company: str, body: InviteShape, desk: AtKeptHub) -> Response:
    """
    Make a link and a QR code that let one machine in, once, within a day.

    With a register, an empty machine becomes that one.
    """
    hub = desk.hub
    planned = Register(body.register_id, body.location, description=body.name) if body.register_id else None
    machine, code = make_invitation(
        hub.store, known_company(hub.store, company), body.name, hub.now(), planned
    )
    link = HubLink(desk.link, hub.fingerprint, code).text
    return answer({"machine": machine.machine, "link": link, "code": qr_rows(link)}, 201)


@routes.delete("/companies/{company}/machines/{machine}")
def revoke(company: str, machine: str, desk: AtKeptHub) -> Response:
    """Shut a machine out: its key and its registers' keys count no longer; what it delivered is kept."""
    revoke_machine(desk.hub.store, company, machine, desk.hub.now())
    return answer(show_fleet(desk.hub.store, desk.hub.now()))


@routes.delete("/companies/{company}/registers/{register}")
def retire(company: str, register: str, desk: AtKeptHub) -> Response:
    """Take a register out of use: nothing more is taken from it, what it delivered is kept, others go on."""
    retire_register(desk.hub.store, company, register, desk.hub.now())
    return answer(show_fleet(desk.hub.store, desk.hub.now()))


def _caller(request: Request) -> str:
    return "" if request.client is None else request.client.host
