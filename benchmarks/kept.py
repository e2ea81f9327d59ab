"""
What was measured before, and whether anything has become worse since.

`benchmarks/kept.json` holds the figures that a change is held against. Most are ratios within one run, so
that another machine may be compared at all. Whoever has made something faster, or slower for a good reason,
keeps the new figures with `--keep`, and the change shows them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.measures import Measure

KEPT: Final = Path("benchmarks/kept.json")
WORSE: Final = 0.2
"""How much worse a figure may be than the one kept."""


def kept_figures(path: Path = KEPT) -> dict[str, float]:
    """Return what is kept, by what was measured."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, float]) if path.exists() else {}


def keep(measures: Iterable[Measure], path: Path = KEPT) -> None:
    """Keep the figures of a run; those of what it did not measure stay."""
    figures = kept_figures(path) | {measure.what: round(measure.value, 4) for measure in measures}
    ordered = dict(sorted(figures.items()))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n")


def worsened(measures: Iterable[Measure], figures: Mapping[str, float]) -> list[str]:
    """
    Return a sentence for each figure that has become worse by more than a fifth.

    Example:
        >>> slower = Measure("sales/s", "", 70.0, 50.0, at_least=True)
        >>> worsened([slower], {"sales/s": 100.0})
        ['sales/s: 70 now, 100 before']
        >>> worsened([slower], {"sales/s": 80.0})
        []
    """
    return [
        f"{measure.what}: {measure.value:g} now, {was:g} before"
        for measure in measures
        if (was := figures.get(measure.what)) is not None and _is_worse(measure, was)
    ]


def _is_worse(measure: Measure, was: float) -> bool:
    return measure.value < was * (1 - WORSE) if measure.at_least else measure.value > was * (1 + WORSE)
