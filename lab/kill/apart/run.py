"""Runs of the lab of machines apart: one life after another, until so many kills are survived."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lab.kill.apart.life import Life
from lab.kill.apart.shared_server import DATABASE, SharedServer
from lab.kill.promises import PromiseBroken
from lab.kill.run import RUNS_A_LIFE, Survived
from lab.postgres.cluster import running


def kill_apart(
    runs: int,
    seed: int,
    tell: Callable[[str], object],
    *,
    program: Sequence[str] = (),
    database: str = "",
) -> Survived:
    """
    Kill machines that share a database, and that database, so many times; stop at the first broken promise.

    Args:
        runs: How many times.
        seed: The first life follows from it, the second from the next number, and so on.
        tell: Told what is done, a line at a time.
        program: What is run instead of the product's server, in a control experiment.
        database: A database that is ready, of which connections are ended; empty for a server of the lab's
            own, which is killed.

    Raises:
        LabRefusal: The database cannot be used.
    """
    survived = sales = 0
    with TemporaryDirectory(prefix="datakasse-apart-") as place, _shared(database) as shared:
        while survived < runs:
            this = seed + survived // RUNS_A_LIFE
            life = Life(Path(place) / f"shop-{this}", this, tell, shared, program)
            before, wanted = survived, min(RUNS_A_LIFE, runs - survived)
            try:
                for _ in life.live(wanted):
                    survived += 1
            except PromiseBroken as broken:
                count = min(wanted, survived - before + 1)
                again = f"python -m lab kill --machines 2 --runs {count} --seed {this}"
                again += f" --database '{shared.database.address}'" if database else ""
                return Survived(survived, sales, f"{broken}\nThe plan is repeated by: {again}")
            sales += len(list(life.promises.sales()))
            told = f"{sales} sales so far, {len(life.changes.done)} changes in this life"
            tell(f"seed {this}: {wanted} kills survived, {told}")
    return Survived(survived, sales)


@contextmanager
def _shared(database: str) -> Generator[SharedServer]:
    """Give a database that is there, or one at a server of the lab's own."""
    if database:
        yield SharedServer(database)
        return
    with running() as cluster:
        yield SharedServer(cluster.prepared(DATABASE), cluster)
