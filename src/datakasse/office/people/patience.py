"""
How long whoever gives a wrong password or code has to wait.

Counted for each source and person, so that nobody can shut somebody else out: wrong guesses made at one
device make that device wait, and no other. What many devices guess together about one person makes all of
them wait a little, and never the machine that serves the shop, where the wait stays short: whoever stands
there has the shop in her hands anyway. A source that tries one person after the other waits too.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

import msgspec

from datakasse.errors.sign_in.office import SignInThrottled

HERE: Final = ""
"""The source of what is asked at the machine that serves the shop."""
_EVERYBODY: Final = "*"
_FORGOTTEN_AFTER: Final = timedelta(days=1)
_COUNTED_MAX: Final = 10_000


class _Rule(msgspec.Struct, frozen=True):
    """After how many mistakes the wait begins, and how long it gets; it doubles from two seconds."""

    free: int
    wait_max: timedelta


_ONE_HERE: Final = _Rule(free=3, wait_max=timedelta(seconds=30))
_ONE_ELSEWHERE: Final = _Rule(free=3, wait_max=timedelta(minutes=15))
_SOURCE: Final = _Rule(free=10, wait_max=timedelta(minutes=15))
_PERSON: Final = _Rule(free=30, wait_max=timedelta(minutes=1))


@dataclass(slots=True)
class _Counted:
    mistakes: int
    last_at: datetime
    wait: timedelta = timedelta()

    def left(self, now: datetime) -> timedelta:
        """Return how long there is still to wait; a clock that was set back makes it no longer."""
        self.last_at = min(self.last_at, now)
        return self.last_at + self.wait - now


@dataclass(slots=True)
class Patience:
    """
    Counts wrong sign-ins.

    Attributes:
        one_at_a_time: Held while one is looked at, so that many at once are not many free mistakes.
    """

    one_at_a_time: AbstractContextManager[object] = field(default_factory=Lock)
    _counted: dict[tuple[str, str], _Counted] = field(default_factory=dict[tuple[str, str], _Counted])

    def demand(self, source: str, operator: str, now: datetime) -> None:
        """
        Go on only if the wait is over.

        Args:
            source: Which device; `HERE` for the machine itself.
            operator: Who is to be signed in.
            now: Now.

        Raises:
            SignInThrottled: It is not.
        """
        waits = [
            self._counted[place].left(now) for place in _rules(source, operator) if place in self._counted
        ]
        if waits and (longest := max(waits)) > timedelta():
            raise SignInThrottled(wait_s=int(longest.total_seconds()) + 1)

    def mistaken(self, source: str, operator: str, now: datetime) -> None:
        """Count a mistake."""
        self._counted = {
            place: known for place, known in self._counted.items() if now - known.last_at < _FORGOTTEN_AFTER
        }
        if len(self._counted) >= _COUNTED_MAX:
            self._counted.clear()
        for place, rule in _rules(source, operator).items():
            known = self._counted.setdefault(place, _Counted(0, now))
            known.mistakes += 1
            known.last_at = now
            if (over := known.mistakes - rule.free) > 0:
                known.wait = min(timedelta(seconds=2 ** min(over, 20)), rule.wait_max)

    def right(self, source: str, operator: str) -> None:
        """Forget the mistakes of a source that somebody then came in from: typos of a day do not add up."""
        self._counted.pop((source, operator), None)
        self._counted.pop((source, _EVERYBODY), None)


def _rules(source: str, operator: str) -> dict[tuple[str, str], _Rule]:
    """Return where a mistake counts, and by which rule."""
    if source == HERE:
        return {(HERE, operator): _ONE_HERE}
    return {
        (source, operator): _ONE_ELSEWHERE,
        (source, _EVERYBODY): _SOURCE,
        (_EVERYBODY, operator): _PERSON,
    }
