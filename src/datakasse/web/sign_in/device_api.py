"""Devices over HTTP: make a pairing code, redeem it, list, shut out; park what lies open elsewhere."""

import secrets

import msgspec
from fastapi import APIRouter, Response

from datakasse.errors.sign_in.pairing import BadPairingCode
from datakasse.till.sale.park_elsewhere import ParkElsewhere
from datakasse.till.screen.pair_device import AllowPairing, PairDevice, RevokeDevice
from datakasse.till.screen.show_devices import ShowDevices
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.gate import DEVICE_COOKIE, digest_of, secret_of
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import PairShape
from datakasse.web.sign_in.session import is_secure

OWN = "own"
"""What the register's own screen is called in an address, where a device is called by its number."""

COOKIE_LASTS_S = 400 * 24 * 3600
"""As long as browsers keep any cookie."""

routes = APIRouter(prefix="/registers/{register}", tags=["devices"], route_class=StrictRoute)


@routes.post("/device-codes", status_code=201)
def make_code(register: str, visit: AtDesk) -> Response:
    """Make a code that lets one device in, once, within some minutes."""
    visit.ask(register, AllowPairing())
    code = visit.desk.pairings.make(register, visit.session(register).operator, visit.counter.clock.now())
    return answer({"code": code.text, "expires_s": code.lasts_s}, 201)


@routes.post("/devices", status_code=201)
def pair(register: str, body: PairShape, visit: AtDesk) -> Response:
    """Redeem a code: the device gets a secret of its own, as a cookie."""
    manager = visit.desk.pairings.redeem(register, body.code, visit.counter.clock.now())
    if manager is None:
        raise BadPairingCode
    token = secrets.token_urlsafe(32)
    device = visit.counter.carry_out(register, manager, PairDevice(body.name, digest_of(token))).result()
    response = answer({"register": register, "device": device.device, "name": device.name}, 201)
    response.set_cookie(
        DEVICE_COOKIE,
        secret_of(device, token),
        max_age=COOKIE_LASTS_S,
        httponly=True,
        samesite="strict",
        secure=is_secure(visit.request),
        path="/",
    )
    return response


@routes.get("/devices")
def devices(register: str, visit: AtDesk) -> Response:
    """List the devices that are let in, and when each was last heard of."""
    seen = visit.desk.last_seen
    return answer(
        [
            msgspec.structs.replace(part, last_seen=seen.get((register, part.device)))
            for part in visit.ask(register, ShowDevices())
        ]
    )


@routes.delete("/devices/{device}")
def revoke(register: str, device: str, visit: AtDesk) -> Response:
    """Shut a device out; its open sale is parked."""
    visit.ask(register, RevokeDevice(device))
    visit.desk.sessions.end(register, device)
    return answer(visit.view(register))


@routes.post("/devices/{device}/park")
def park_elsewhere(register: str, device: str, visit: AtDesk) -> Response:
    """Park the open sale of another device; `own` is the register's own screen."""
    return visit.carry_out(register, ParkElsewhere("" if device == OWN else device))
