"""
The gate: who may call this register at all.

This machine may: its browser is the register's own screen. Any other machine must be a device that a manager
has let in; it shows the secret it got then in a cookie, on every call. Others get the page, which holds no
secrets, and may redeem a pairing code.

A proxy on this machine would make the whole network look like this machine, so what a proxy passes on counts
as coming from elsewhere.
"""

import asyncio
import hashlib
import hmac
import re
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import quote, unquote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from datakasse.counter.counter import Counter
from datakasse.errors.refusal import Refused
from datakasse.errors.sign_in.pairing import NotPaired
from datakasse.till.screen.show_devices import find_device
from datakasse.trade.shop.device import Device
from datakasse.web.problems import problem

DEVICE_COOKIE = "datakasse_device"
DEVICE_IN_SCOPE = "datakasse.device"
HERE_IN_SCOPE = "datakasse.here"

_GUARDED = "/api/"
_OPEN_TO_ALL = re.compile(r"/api/v1/registers/[^/]+/devices")
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")


class Gate:
    """Lets this machine and paired devices through, and notes in the scope which of them it is."""

    def __init__(self, app: ASGIApp, counter: Counter) -> None:
        self._app = app
        self._counter = counter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        secret = _secret_in(headers)
        try:
            device = await asyncio.to_thread(self._device_of, secret) if secret else None
        except Refused as refusal:
            # The database is away for a moment, say: whoever asks is told, as behind the gate.
            await problem(refusal)(scope, receive, send)
            return
        scope[DEVICE_IN_SCOPE] = device
        scope[HERE_IN_SCOPE] = is_here = _is_this_machine(scope, headers)
        if device is None and not is_here and not _is_open(scope):
            await problem(NotPaired())(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _device_of(self, secret: str) -> Device | None:
        """Return the device that a secret belongs to, if it may still be used."""
        register, _, rest = secret.partition("~")
        number, _, token = rest.partition("~")
        device = find_device(self._counter, unquote(register), number)
        if device is None or device.revoked_at is not None:
            return None
        return device if hmac.compare_digest(device.secret_digest, digest_of(token)) else None


def secret_of(device: Device, token: str) -> str:
    """Return what a device keeps: whose it is, and the token that proves it."""
    return f"{quote(device.register, safe='')}~{device.device}~{token}"


def digest_of(token: str) -> str:
    """Return the digest that is kept of a token; it is long and random, so a quick one will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def _secret_in(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(DEVICE_COOKIE)
    except CookieError:
        return ""
    return "" if morsel is None else morsel.value


def _is_this_machine(scope: Scope, headers: Headers) -> bool:
    if any(name in headers for name in _PASSED_ON):
        return False
    try:
        address = ip_address((scope.get("client") or ("",))[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _is_open(scope: Scope) -> bool:
    """Return whether a call is for everyone: a file of the page, or a pairing code to redeem."""
    path: str = scope["path"]
    if not path.startswith(_GUARDED):
        return True
    return scope["method"] == "POST" and _OPEN_TO_ALL.fullmatch(path) is not None
