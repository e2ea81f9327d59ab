"""
A token that a partner gives for a while: kept in memory, fetched anew a minute before it runs out.

When a partner will not take it although it should last, it is renewed once; if the new one is not taken
either, somebody has taken our right back, and that is for a person.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

import msgspec

from datakasse.partners.line.http_line import Answer
from datakasse.partners.line.outcome import unauthorised

MARGIN = timedelta(seconds=60)


class Token(msgspec.Struct, frozen=True):
    """A token and when it runs out."""

    value: str
    until: datetime

    def __repr__(self) -> str:
        """Return what may be read by anybody."""
        return f"Token(until={self.until.isoformat()})"


class TokenKeeper:
    """
    Keeps one token.

    Args:
        fetch: Gets a new one; raises `NotBooked`.
        now: Tells the time.
    """

    def __init__(self, fetch: Callable[[], Token], now: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._now = now
        self._token: Token | None = None
        self._lock = Lock()

    def with_token(self, call: Callable[[str], Answer]) -> Answer:
        """
        Return the answer to a request that carries the token; asked a second time if the token was not taken.

        A request that was answered with 401 was not carried out, so it is safe to send it again.

        Raises:
            NotBooked: No token could be had, or no answer came.
        """
        value = self._current()
        answer = call(value)
        if unauthorised(answer):
            answer = call(self._renewed(value))
        return answer

    def _current(self) -> str:
        with self._lock:
            if self._token is None or self._now() >= self._token.until - MARGIN:
                self._token = self._fetch()
            return self._token.value

    def _renewed(self, spent: str) -> str:
        """Return another token than the one that was not taken; it may have been fetched meanwhile."""
        with self._lock:
            if self._token is None or self._token.value == spent:
                self._token = self._fetch()
            return self._token.value
