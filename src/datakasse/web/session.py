"""
Who is at which screen: a token for each sign-on, kept in memory.

A token says who asks, at which register and from which device; whether that person is still the one signed
on there, and may do what is asked, is for the till to say on every call.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from fastapi import Request

from datakasse.errors.registering import NotSignedOn

COOKIE = "datakasse_session"
OFFICE_COOKIE = "datakasse_office"
OFFICE_IDLE_MAX = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at a register: at its own screen, or at the device named."""

    register: str
    operator: str
    lane: str = ""


@dataclass(slots=True)
class Sessions:
    """The sessions of this process; a restart ends them all, and people sign on again."""

    _by_token: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, register: str, operator: str, lane: str = "") -> str:
        """Return a new token for a sign-on; whoever else was at the device is no longer."""
        token, session = secrets.token_urlsafe(32), Session(register, operator, lane)
        with self._lock:
            self._forget(lambda known: (known.register, known.lane) == (register, lane) and known != session)
            self._by_token[token] = session
        return token

    def end(self, register: str, lane: str | None = None) -> None:
        """Forget everyone at a device, or at all of a register, so that no other screen lives on there."""
        with self._lock:
            self._forget(lambda known: known.register == register and lane in {None, known.lane})

    def _forget(self, which: Callable[[Session], bool]) -> None:
        self._by_token = {token: known for token, known in self._by_token.items() if not which(known)}

    def of(self, request: Request) -> Session | None:
        """Return the session a request carries, as bearer token or cookie."""
        token = token_of(request)
        with self._lock:
            return self._by_token.get(token)

    def at(self, request: Request, register: str, lane: str = "") -> Session:
        """
        Return the session a request carries at a device of a register.

        Raises:
            NotSignedOn: There is none, or it is for another register or device.
        """
        session = self.of(request)
        if session is None or (session.register, session.lane) != (register, lane):
            raise NotSignedOn
        return session


@dataclass(slots=True)
class _Presence:
    operator: str
    last_at: datetime


@dataclass(slots=True)
class OfficeSessions:
    """
    Who is in the office; its cookie is its own, so that desk and till can share a machine.

    A session that nobody has used for `OFFICE_IDLE_MAX` is over: what is open there is more than a basket.
    """

    _by_token: dict[str, _Presence] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, operator: str, now: datetime) -> str:
        """Return a new token for somebody whose PIN was right."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._by_token[token] = _Presence(operator, now)
        return token

    def end(self, request: Request) -> None:
        """Forget the session that a request carries."""
        with self._lock:
            self._by_token.pop(_office_token_of(request), None)

    def of(self, request: Request, now: datetime) -> str:
        """
        Return the operator whose session a request carries, which is in use from now.

        Raises:
            NotSignedOn: It carries none, or one that lay idle too long.
        """
        with self._lock:
            known = self._by_token.get(_office_token_of(request))
            if known is None or now - known.last_at >= OFFICE_IDLE_MAX:
                raise NotSignedOn
            known.last_at = now
        return known.operator


def _office_token_of(request: Request) -> str:
    return _bearer_of(request) or request.cookies.get(OFFICE_COOKIE, "")


def is_secure(request: Request) -> bool:
    """Return whether a request came over TLS, so that a cookie may be kept from going without."""
    return request.url.scheme == "https"


def token_of(request: Request) -> str:
    """Return the token a request carries; empty when there is none."""
    return _bearer_of(request) or request.cookies.get(COOKIE, "")


def _bearer_of(request: Request) -> str:
    header = request.headers.get("authorization", "")
    return header.removeprefix("Bearer ") if header.startswith("Bearer ") else ""
