"""
What a place holds, as far as it was seen or put there: asked every few seconds, so nothing is read twice.

A busy shop puts a hundred thousand boxes there in a day. Which entries are in them is kept as stretches that
have grown together, so that what is lacking is told from a few of them, however many boxes there are.
"""

from bisect import insort
from collections.abc import Iterator, Mapping
from typing import Final

from datakasse.office.backup.keeping import held_by_two
from datakasse.office.backup.line import Line, Stretch, gaps

JOURNAL: Final = "journal/"
"""Where the entries lie that are brought every few seconds."""


class Held:
    """
    What a place holds.

    Args:
        line: The names in the line.
        sizes: Name → size of what is there.
    """

    def __init__(self, line: Line, sizes: Mapping[str, int]) -> None:
        self._line = line
        self._sizes = dict(sizes)
        self._boxed: dict[str, dict[str, list[Stretch]]] = {}
        self._lists: list[tuple[str, int, str]] | None = None

    def __contains__(self, name: object) -> bool:
        """Return whether it is there."""
        return name in self._sizes

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._sizes)

    def put(self, name: str, size: int) -> None:
        """Note that something was put there."""
        self._sizes[name] = size
        for below, registers in self._boxed.items():
            for register, stretches in self._line.stretches([name], below=below).items():
                _add(registers.setdefault(register, []), stretches[0])
        if self._lists is not None:
            self._lists = sorted({*self._lists, *self._line.lists_beside([name])}, reverse=True)

    def drop(self, name: str) -> None:
        """Note that something is there no longer."""
        self._sizes.pop(name, None)
        self._boxed.clear()
        self._lists = None

    def drop_twin(self, name: str) -> None:
        """Note that a box is there no longer whose entries another one holds as well."""
        self._sizes.pop(name, None)

    def lacking(self, register: str, head: int, below: str) -> list[Stretch]:
        """
        Return the entries of a register that are in no box below a folder, up to the last there is.

        What two whole copies hold is dropped from the journal's folder (`keeping.py`), and not lacking there.
        """
        if below not in self._boxed:
            found = self._line.stretches(self._sizes, below=below)
            if below == JOURNAL:
                for name, last in held_by_two(self._line, list(self._sizes)).items():
                    found[name] = sorted([*found.get(name, []), Stretch(1, last)])
            self._boxed[below] = {name: _grown_together(stretches) for name, stretches in found.items()}
        return gaps(self._boxed[below].get(register, []), head)

    def lists(self) -> list[tuple[str, int, str]]:
        """Return day, number and name of every list of pieces, newest first."""
        if self._lists is None:
            self._lists = self._line.lists_beside(self._sizes)
        return self._lists


def _grown_together(stretches: list[Stretch]) -> list[Stretch]:
    grown: list[Stretch] = []
    for stretch in stretches:
        _add(grown, stretch)
    return grown


def _add(grown: list[Stretch], stretch: Stretch) -> None:
    """
    Add a stretch to others, in order; one that follows on from the last makes that longer.

    Example:
        >>> grown = [Stretch(1, 4)]
        >>> _add(grown, Stretch(5, 6))
        >>> _add(grown, Stretch(9, 9))
        >>> [(each.first, each.last) for each in grown]
        [(1, 6), (9, 9)]
    """
    last = grown[-1] if grown else None
    if last is not None and last.first <= stretch.first <= last.last + 1:
        grown[-1] = Stretch(last.first, max(last.last, stretch.last))
    else:
        insort(grown, Stretch(stretch.first, stretch.last))
