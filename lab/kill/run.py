"""Runs of the kill lab: one shop's life after another, until so many kills have been survived."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lab.kill.database import KilledDatabase
from lab.kill.disk import Disk
from lab.kill.life import Life
from lab.kill.promises import PromiseBroken

RUNS_A_LIFE: Final = 10
"""A shop lives through so many kills; then another is opened, so that no journal grows long to check."""


@dataclass(frozen=True, slots=True)
class Survived:
    """
    How many runs went well, and what was checked in them.

    Attributes:
        runs: Kills that were survived.
        sales: Acknowledged sales that were found again.
        broken: What broke in the run after these, and how to repeat it; empty where nothing did.
    """

    runs: int
    sales: int
    broken: str = ""


def kill(
    runs: int,
    seed: int,
    tell: Callable[[str], object],
    *,
    program: Sequence[str] = (),
    power: bool = True,
    database: str = "",
) -> Survived:
    """
    Kill a server so many times, and stop at the first broken promise.

    Args:
        runs: How many times.
        seed: The first life follows from it, the second from the next number, and so on.
        tell: Told what is done, a line at a time.
        program: What is run instead of the product's server, in a control experiment.
        power: Let the power be cut at some of the kills; not that of a database, which is not the lab's.
        database: Where the books are, `postgresql://…`; empty for the shop's folder.

    Raises:
        LabRefusal: Power cuts cannot be tried here, or the database cannot be used.
    """
    survived = sales = 0
    books = KilledDatabase(database) if database else None
    with_power = power and books is None
    with TemporaryDirectory(prefix="datakasse-kill-") as place, _disk(Path(place), wanted=with_power) as disk:
        while survived < runs:
            this = seed + survived // RUNS_A_LIFE
            life = Life(Path(place) / f"shop-{this}", this, tell, program, disk=disk, database=books)
            before, wanted = survived, min(RUNS_A_LIFE, runs - survived)
            try:
                for _ in life.live(wanted):
                    survived += 1
            except PromiseBroken as broken:
                again = f"python -m lab kill --runs {min(wanted, survived - before + 1)} --seed {this}"
                again += f" --database '{books.address}'" if books is not None else ""
                return Survived(survived, sales, f"{broken}\nThe plan is repeated by: {again}")
            sales += len(list(life.promises.sales()))
            tell(f"seed {this}: {wanted} kills survived, {sales} sales so far")
    return Survived(survived, sales)


@contextmanager
def _disk(place: Path, *, wanted: bool) -> Generator[Disk | None]:
    """Have every server that is started in a `with` on a disk whose power can be cut."""
    if not wanted:
        yield None
        return
    disk = Disk(place)
    before = {name: os.environ.get(name) for name in disk.environ}
    os.environ.update(disk.environ)
    try:
        yield disk
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
