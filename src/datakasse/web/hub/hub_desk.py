"""What every route of a hub works with: its books, its clock, who keeps it."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Annotated, Final

from fastapi import Depends, Request

from datakasse.counter.pin import pin_fits
from datakasse.errors.sign_in.office import NotConfirmed, ProofNeeded
from datakasse.errors.till.sign_on import NotSignedOn, WrongPin
from datakasse.hub.at_hub.counter import HubCounter
from datakasse.web.door.guesses import Guesses

KEEPER_COOKIE: Final = "datakasse_hub"
SESSION_LASTS: Final = timedelta(hours=12)
_SESSIONS_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class HubDesk:
    """
    A hub on the web.

    Attributes:
        hub: Its counter.
        pin_hash: Argon2id of its keeper's PIN.
        link: Where it is reached, `https://host:port`.
    """

    hub: HubCounter
    pin_hash: str
    link: str
    guesses: Guesses = field(default_factory=Guesses)
    _sessions: dict[str, datetime] = field(default_factory=dict[str, datetime])
    _lock: Lock = field(default_factory=Lock)

    def sign_on(self, caller: str, pin: str) -> str:
        """
        Return the token of a new session of the hub's keeper.

        Raises:
            WrongPin: It is not her PIN.
            TooManyGuesses: The caller guesses.
        """
        if not self._fits(caller, pin):
            raise WrongPin
        token, now = secrets.token_urlsafe(32), self.hub.now()
        with self._lock:
            alive = {known: until for known, until in self._sessions.items() if now < until}
            self._sessions.clear()
            self._sessions.update(list(alive.items())[-(_SESSIONS_MAX - 1) :])
            self._sessions[token] = now + SESSION_LASTS
        return token

    def demand_proof(self, caller: str, pin: str) -> None:
        """
        Go on only if it is the hub's keeper who asks now, and not who found her session open.

        Raises:
            ProofNeeded: No PIN was given.
            NotConfirmed: It is not hers.
            TooManyGuesses: The caller guesses.
        """
        if not pin:
            raise ProofNeeded
        if not self._fits(caller, pin):
            raise NotConfirmed

    def _fits(self, caller: str, pin: str) -> bool:
        self.guesses.demand_patience(caller)
        if pin_fits(self.pin_hash, pin):
            return True
        self.guesses.note(caller)
        return False

    def sign_off(self, request: Request) -> None:
        """End the session of a request."""
        with self._lock:
            self._sessions.pop(request.cookies.get(KEEPER_COOKIE, ""), None)

    def demand_keeper(self, request: Request) -> None:
        """
        Go on only if the hub's keeper asks.

        Raises:
            NotSignedOn: She has no session, or it has run out.
        """
        with self._lock:
            until = self._sessions.get(request.cookies.get(KEEPER_COOKIE, ""))
        if until is None or self.hub.now() >= until:
            raise NotSignedOn


def desk_of(request: Request) -> HubDesk:
    """Return the hub that a request came to."""
    desk: HubDesk = request.app.state.desk
    return desk


def kept_desk(request: Request) -> HubDesk:
    """Return the hub, if its keeper asks; raises `NotSignedOn`."""
    desk = desk_of(request)
    desk.demand_keeper(request)
    return desk


AtHub = Annotated[HubDesk, Depends(desk_of)]
"""A hub, for whoever asks."""
AtKeptHub = Annotated[HubDesk, Depends(kept_desk)]
"""A hub, for its keeper."""
