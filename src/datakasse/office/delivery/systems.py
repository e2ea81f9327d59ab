"""
The accounting systems that can be chosen, and the one line to the system that was.

One call at a time goes over the line, whoever makes it: some systems shut out those who call twice at once.
A system is made once and kept, because it keeps its access token.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import Protocol

from datakasse.errors.ledger.accounting_system import UnknownSystem
from datakasse.office.delivery.accounting_system import AccountingSystem, NotBooked, Secrets, SystemKind
from datakasse.office.delivery.connection import Connection

FILES = "file"
"""Chosen in the place of a system: a person takes files over, and nothing is sent."""

_HIDDEN = "•••"
_SECRET_LENGTH_MIN = 4
"""Shorter ones are no secrets, and would make holes in every word."""


class ForgettableSecrets(Secrets, Protocol):
    """Secrets that can be taken away."""

    def forget(self) -> None:
        """Keep none."""
        ...


class Systems:
    """
    What can be chosen.

    Args:
        kinds: The kinds there are.
        secrets_of: Where the credentials of a kind are kept.
        now: The clock, UTC.

    Attributes:
        credentials: Goes up whenever credentials change.
    """

    def __init__(
        self,
        kinds: Sequence[SystemKind],
        secrets_of: Callable[[str], ForgettableSecrets],
        now: Callable[[], datetime],
    ) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._secrets_of = secrets_of
        self._now = now
        self._line = Lock()
        self._opened: tuple[tuple[int, int, str, dict[str, str]], AccountingSystem] | None = None
        self.credentials = 0

    @property
    def kinds(self) -> list[SystemKind]:
        """All that can be chosen, in the order they are shown."""
        return list(self._kinds.values())

    def kind(self, name: str) -> SystemKind:
        """
        Return a kind.

        Raises:
            UnknownSystem: There is none of that name.
        """
        if name not in self._kinds:
            raise UnknownSystem(system=name[:100])
        return self._kinds[name]

    def secrets(self, name: str) -> ForgettableSecrets:
        """Return where the credentials of a kind are kept."""
        return self._secrets_of(name)

    @contextmanager
    def line(self, connection: Connection) -> Generator[AccountingSystem]:
        """
        Have the line to a connection's system for the length of a `with`, alone.

        What it fails with no longer holds any secret.

        Raises:
            NotBooked: The system said so.
        """
        with self._line:
            wanted = (self.credentials, connection.number, connection.system, connection.settings)
            if self._opened is None or self._opened[0] != wanted:
                kind = self.kind(connection.system)
                self._opened = wanted, kind.open(self.secrets(kind.name), connection.settings, self._now)
            try:
                yield self._opened[1]
            except NotBooked as error:
                raise NotBooked(
                    self._without_secrets(connection.system, error.reason),
                    error.trouble,
                    request_id=error.request_id,
                    wait_s=error.wait_s,
                ) from None

    def hang_up(self) -> None:
        """Make the system anew next time: its credentials have changed. Waits for nobody on the line."""
        self.credentials += 1

    def _without_secrets(self, name: str, text: str) -> str:
        for value in sorted(self.secrets(name).read().values(), key=len, reverse=True):
            if len(value) >= _SECRET_LENGTH_MIN:
                text = text.replace(value, _HIDDEN)
        return text
