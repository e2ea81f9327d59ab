"""
Who is at which screen: a token for each sign-on, kept in memory.

A token says who asks and at which register; whether that person is still the one signed on there,
and may do what is asked, is for the till to say on every call.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from fastapi import Request

from datakasse.errors.registering import NotSignedOn

COOKIE = "datakasse_session"


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody at a register."""

    register: str
    operator: str


@dataclass(slots=True)
class Sessions:
    """The sessions of this process; a restart ends them all, and people sign on again."""

    _by_token: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, register: str, operator: str) -> str:
        """Return a new token for a sign-on; whoever else was at the register is no longer."""
        token, session = secrets.token_urlsafe(32), Session(register, operator)
        with self._lock:
            self._forget(lambda known: known.register == register and known != session)
            self._by_token[token] = session
        return token

    def end(self, register: str) -> None:
        """Forget everyone at a register, so that no other screen lives on when they sign on again."""
        with self._lock:
            self._forget(lambda known: known.register == register)

    def _forget(self, which: Callable[[Session], bool]) -> None:
        self._by_token = {token: known for token, known in self._by_token.items() if not which(known)}

    def of(self, request: Request) -> Session | None:
        """Return the session a request carries, as bearer token or cookie."""
        token = token_of(request)
        with self._lock:
            return self._by_token.get(token)

    def at(self, request: Request, register: str) -> Session:
        """
        Return the session a request carries at a register.

        Raises:
            NotSignedOn: There is none, or it is for another register.
        """
        session = self.of(request)
        if session is None or session.register != register:
            raise NotSignedOn
        return session


def token_of(request: Request) -> str:
    """Return the token a request carries; empty when there is none."""
    header = request.headers.get("authorization", "")
    if header.startswith("Bearer "):
        return header.removeprefix("Bearer ")
    return request.cookies.get(COOKIE, "")
