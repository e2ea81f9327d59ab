"""What may be asked of a database about breaches, and entered; a part of `ports/store.py`."""

from typing import Protocol

from datakasse.trade.people.breach import Breach


class BreachReadings(Protocol):
    """What can be asked."""

    def breaches(self) -> list[Breach]:
        """Return all that were written down, newest first."""
        ...


class BreachBooks(BreachReadings, Protocol):
    """What can be entered."""

    def put_breach(self, breach: Breach) -> None:
        """Write a breach down under a number that none has, or what was decided about one."""
        ...
