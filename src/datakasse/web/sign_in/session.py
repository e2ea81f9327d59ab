"""
Who is at which screen: a token for each sign-on, kept in memory.

A token says who asks, at which register and from which device; whether that person is still the one signed
on there, and may do what is asked, is for the till to say on every call.
"""

import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

import msgspec
from fastapi import Request

from datakasse.errors.till.sign_on import NotSignedOn

COOKIE = "datakasse_session"
OFFICE_COOKIE = "datakasse_office"
OFFICE_IDLE_MAX = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Session:
    """
    Somebody at a register: at its own screen, or at the device named.

    Attributes:
        register: Which.
        operator: Who.
        lane: The device; empty for the register's own screen.
        pin_hash: The hash of the PIN that she had then: under another one nothing is done any more.
    """

    register: str
    operator: str
    lane: str = ""
    pin_hash: str = ""


@dataclass(slots=True)
class Sessions:
    """The sessions of this process; a restart ends them all, and people sign on again."""

    _by_token: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, session: Session) -> str:
        """Return a new token for a sign-on; whoever else was at the device is no longer."""
        token, at = secrets.token_urlsafe(32), (session.register, session.lane)
        with self._lock:
            self._forget(lambda known: (known.register, known.lane) == at and known != session)
            self._by_token[token] = session
        return token

    def end(self, register: str, lane: str | None = None) -> None:
        """Forget everyone at a device, or at all of a register, so that no other screen lives on there."""
        with self._lock:
            self._forget(lambda known: known.register == register and lane in {None, known.lane})

    def end_of(self, operator: str) -> None:
        """Forget somebody wherever she is."""
        with self._lock:
            self._forget(lambda known: known.operator == operator)

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


class Opener(msgspec.Struct, frozen=True):
    """
    What opens the office to somebody, as it is kept; no secret, and told to nobody.

    Attributes:
        pin_hash: The hash of her PIN.
        password_hash: The hash of her password; empty where she has none.
    """

    pin_hash: str
    password_hash: str = ""


class Came(msgspec.Struct, frozen=True):
    """
    How somebody came into the office; a session is hers no longer than this holds.

    Attributes:
        source: From where, as wrong guesses are counted: her token is worth nothing anywhere else.
        opens: What opened the office to her; while she changes it, what she had and what she is setting.
        device: What the device is called; empty for the machine that serves the shop.
        browser: Which browser, as it says itself.
    """

    source: str = ""
    opens: tuple[Opener, ...] = ()
    device: str = ""
    browser: str = ""


@dataclass(slots=True)
class _Presence:
    name: str
    operator: str
    came_at: datetime
    last_at: datetime
    came: Came


class OfficeSession(msgspec.Struct, frozen=True):
    """
    A session, as those are told of it who may end it.

    Attributes:
        session: What it is called; no secret.
        operator: Whose.
        came_at: When she came.
        last_at: When it was last used.
        device: From which device; empty for the machine that serves the shop.
        browser: In which browser, as it says itself.
        is_mine: It is that of the one who asks.
    """

    session: str
    operator: str
    came_at: datetime
    last_at: datetime
    device: str
    browser: str
    is_mine: bool


@dataclass(slots=True)
class OfficeSessions:
    """
    Who is in the office; its cookie is its own, so that desk and till can share a machine.

    A session that nobody has used for `OFFICE_IDLE_MAX` is over: what is open there is more than a basket.
    """

    _by_token: dict[str, _Presence] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, operator: str, now: datetime, came: Came) -> str:
        """Return a new token for somebody who showed who she is; those that lay idle too long are dropped."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._by_token = {known: at for known, at in self._by_token.items() if not _is_over(at, now)}
            self._by_token[token] = _Presence(secrets.token_hex(8), operator, now, now, came)
        return token

    def listed(
        self, request: Request, now: datetime, still_holds: Callable[[str, Came], bool]
    ) -> list[OfficeSession]:
        """Return the sessions that are not over and still hold, the newest first."""
        mine = _office_token_of(request)
        with self._lock:
            known = sorted(self._by_token.items(), key=lambda each: each[1].came_at, reverse=True)
            return [
                OfficeSession(
                    at.name,
                    at.operator,
                    at.came_at,
                    at.last_at,
                    at.came.device,
                    at.came.browser,
                    token == mine,
                )
                for token, at in known
                if not _is_over(at, now) and still_holds(at.operator, at.came)
            ]

    def name_of(self, request: Request) -> str:
        """Return what the session that a request carries is called; empty where it carries none."""
        with self._lock:
            known = self._by_token.get(_office_token_of(request))
        return "" if known is None else known.name

    def end_named(self, name: str) -> None:
        """Forget a session by what it is called."""
        with self._lock:
            self._by_token = {token: at for token, at in self._by_token.items() if at.name != name}

    def end(self, request: Request) -> bool:
        """Forget the session that a request carries; returns whether there was one still."""
        with self._lock:
            return self._by_token.pop(_office_token_of(request), None) is not None

    def end_of(self, operator: str, *, but: Request | None, now: datetime) -> int:
        """Forget somebody's sessions, save the one that a request carries; returns how many were not over."""
        kept = "" if but is None else _office_token_of(but)
        with self._lock:
            gone = {
                token: known
                for token, known in self._by_token.items()
                if known.operator == operator and token != kept
            }
            self._by_token = {token: at for token, at in self._by_token.items() if token not in gone}
        return sum(not _is_over(known, now) for known in gone.values())

    @contextmanager
    def going_on(self, request: Request, after: Opener) -> Generator[None]:
        """
        Let the session that a request carries go on while what opens the office to her is changed.

        It holds under both until that is done: her page asks by itself in between. Where it was not done, it
        holds under what she had.

        Args:
            request: The request.
            after: What opens the office to her afterwards.
        """
        before = self._opening(request, lambda opens: (*opens, after))
        try:
            yield
        except BaseException:
            self._opening(request, lambda _: before)
            raise
        self._opening(request, lambda _: (after,))

    def _opening(
        self, request: Request, change: Callable[[tuple[Opener, ...]], tuple[Opener, ...]]
    ) -> tuple[Opener, ...]:
        """Change what a session holds under, and return what it was; nothing where it is over."""
        with self._lock:
            known = self._by_token.get(_office_token_of(request))
            if known is None:
                return ()
            before = known.came.opens
            known.came = msgspec.structs.replace(known.came, opens=change(before))
        return before

    def of(self, request: Request, now: datetime, source: str, *, touches: bool = True) -> tuple[str, Came]:
        """
        Return whose session a request carries and how she came; it is in use from now.

        Args:
            request: The request.
            now: Now.
            source: From where it comes.
            touches: Somebody asks, not her page by itself: what no one asks for keeps no session alive.

        Raises:
            NotSignedOn: It carries none, one of somewhere else, or one that lay idle too long.
        """
        with self._lock:
            known = self._by_token.get(_office_token_of(request))
            if known is None or known.came.source != source or _is_over(known, now):
                raise NotSignedOn
            if touches:
                known.last_at = now
            return known.operator, known.came


def _is_over(presence: _Presence, now: datetime) -> bool:
    return now - presence.last_at >= OFFICE_IDLE_MAX


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
