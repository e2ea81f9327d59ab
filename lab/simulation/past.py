"""
What a shop has behind it when a simulated day begins.

Shops are made once for a process and copied for each day: one that has just been set up, and one that has
sold for a while with the program's first version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lab.simulation.equipment import SimulatedPrinter, SimulatedTerminal
from lab.simulation.shop import OPENED_AT


@dataclass(frozen=True, slots=True)
class Past:
    """
    A shop as a day finds it.

    Attributes:
        folder: Its data folder, to be copied.
        heads: Digests of entries in its journals, by register and number.
        papers: What lies on the counter at each register.
        drawn: What was drawn from cards.
        ended_at: When something happened last.
    """

    folder: Path
    heads: Mapping[str, Mapping[int, bytes]]
    papers: Mapping[str, list[tuple[int, str]]] = field(default_factory=dict[str, list[tuple[int, str]]])
    drawn: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])
    ended_at: datetime = OPENED_AT

    @property
    def begun_at(self) -> dict[str, int]:
        """The last entry of each register."""
        return {register: max(heads) for register, heads in self.heads.items()}

    def leave(
        self, printers: Mapping[str, SimulatedPrinter], terminals: Mapping[str, SimulatedTerminal]
    ) -> None:
        """Leave the machines of a shop as they were."""
        for register, papers in self.papers.items():
            printers[register].papers += papers
        for register, drawn in self.drawn.items():
            terminals[register].drawn.update(drawn)
