"""What was changed from the offices, and what journals must tell of it: the word that was given at each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import Final

from datakasse.journal.event import Event
from datakasse.journal.events.campaigns import CampaignSet
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.shop import PriceChanged, SettingsChanged

EXPORT: Final = "export"


def mark_of(event: Event) -> str:
    """Return what tells a change that counts at all registers from every other; empty for anything else."""
    if isinstance(event, PriceChanged):
        return f"price {event.article} {event.to_ore}"
    if isinstance(event, CampaignSet):
        return f"campaign {event.campaign.name}"
    if isinstance(event, JournalExported):
        return f"{EXPORT} {event.to_date}"
    if isinstance(event, SettingsChanged) and event.what == "department":
        return f"department {event.subject.split()[2]}"
    if isinstance(event, SettingsChanged) and event.what == "opening_hours":
        return f"closed {event.subject.rpartition(', ')[2].split()[0]}"
    return ""


@dataclass(slots=True)
class Change:
    """
    A change that was asked for.

    Attributes:
        mark: What journals tell of it, as `mark_of` has it.
        asked: When it was asked for, in the order of all that was asked and answered.
        answered: When the answer came that it is done; 0 where none has come.
    """

    mark: str
    asked: int
    answered: int = 0


@dataclass(slots=True)
class Changes:
    """
    All that was asked for, from every office.

    Attributes:
        every: Each change, in the order in which they were asked for.
        done: The marks of those that were answered, in that order.
        sold: What was sold, and how many changes had been answered when it was asked for.
    """

    every: list[Change] = field(default_factory=list[Change])
    done: list[str] = field(default_factory=list[str])
    sold: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    _lock: Lock = field(default_factory=Lock)
    _ticks: "count[int]" = field(default_factory=lambda: count(1))
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Return a number that no change has had."""
        with self._lock:
            return next(self._numbers)

    def ask(self, mark: str) -> Change:
        """Note a change before it is asked for."""
        with self._lock:
            change = Change(mark, next(self._ticks))
            self.every.append(change)
            return change

    def begin_anew(self, marks: Iterable[str]) -> None:
        """Know of no more than what is told: older books were put back, and nobody knows what was lost."""
        self.every.clear()
        self.done.clear()
        self.sold.clear()
        for mark in marks:
            self.ask(mark)

    def answer(self, change: Change) -> None:
        """Note that one was answered: it is done."""
        with self._lock:
            change.answered = next(self._ticks)
            self.done.append(change.mark)
