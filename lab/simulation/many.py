"""
Many days, one after the other or several at once, until the first that breaks a promise.

A process lives a hundred days and hands over to a new one, so that nothing piles up; which process lives a
day makes no difference to it.
"""

import multiprocessing
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lab.simulation.run import Runs, room
from lab.simulation.told import BrokenPromise

_DAYS_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    How the day of a seed went.

    Attributes:
        seed: The seed.
        sales: How many sales were acknowledged and found again.
        deaths: How many times the machine died.
        broken: What was broken; empty when nothing was.
    """

    seed: int
    sales: int = 0
    deaths: int = 0
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Simulated:
    """
    What came of many days.

    Attributes:
        runs: How many were lived to their end.
        sales: How many sales were acknowledged in them, and found again.
        deaths: How many times a machine died.
        broken: The first day that broke a promise, if one did.
    """

    runs: int
    sales: int
    deaths: int
    broken: Outcome | None


def simulate(runs: int, seed: int, processes: int, tell: Callable[[int], object]) -> Simulated:
    """
    Live the days of so many seeds.

    Args:
        runs: How many.
        seed: The first; the others follow it.
        processes: How many are lived at once.
        tell: Told each time how many more were lived.
    """
    lived = sales = deaths = 0
    seeds = range(seed, seed + runs)
    parts = [seeds[begin : begin + _DAYS_AT_ONCE] for begin in range(0, runs, _DAYS_AT_ONCE)]
    for part in _in_order(parts, min(processes, len(parts))):
        for outcome in part:
            if outcome.broken:
                return Simulated(lived, sales, deaths, outcome)
            lived, sales, deaths = lived + 1, sales + outcome.sales, deaths + outcome.deaths
        tell(len(part))
    return Simulated(lived, sales, deaths, None)


def _in_order(parts: list[range], processes: int) -> Iterator[list[Outcome]]:
    if processes <= 1:
        yield from map(live_part, parts)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, maxtasksperchild=1) as pool:
        yield from pool.imap(live_part, parts)


def live_part(seeds: range) -> list[Outcome]:
    """Live the days of some seeds, up to the first that breaks a promise."""
    with TemporaryDirectory(dir=room(), prefix="datakasse-days-") as place:
        runs = Runs(Path(place))
        outcomes: list[Outcome] = []
        for seed in seeds:
            outcomes.append(live_one(runs, seed))
            if outcomes[-1].broken:
                break
        return outcomes


def live_one(runs: Runs, seed: int) -> Outcome:
    """Live the day of a seed and say how it went; an accident breaks a promise like any other."""
    try:
        lived = runs.live(seed)
    except BrokenPromise as broken:
        return Outcome(seed, broken=str(broken))
    except Exception:  # noqa: BLE001 - whatever it was, its seed has to be told
        return Outcome(seed, broken=traceback.format_exc().rstrip())
    return Outcome(seed, lived.sales, lived.deaths)


def tell_one(seed: int, tell: Callable[[str], object]) -> None:
    """Live the day of a seed, telling everything that happens, and how it broke if it did."""
    with TemporaryDirectory(dir=room(), prefix="datakasse-days-") as place:
        try:
            Runs(Path(place)).live(seed, tell=tell)
        except Exception:  # noqa: BLE001 - whatever it was, it is told
            tell(traceback.format_exc().rstrip())
