"""
The door of the lab.

    python -m lab play FILE --data DIR
    python -m lab year --shops N --sales M --seed S --data DIR
    python -m lab demo [--days N] --data DIR
    python -m lab printer --port N --out DIR
    python -m lab articles --count N --data DIR
    python -m lab inputs [--data DIR]
    python -m lab kill --runs N --seed S [--database DSN] [--machines 2]
    python -m lab failover --runs N --seed S
    python -m lab simulate --runs N --seed S
    python -m lab rights [--quick]

Exit codes: 0 done; 1 a day went otherwise than it tells, a task took too many inputs, or a promise was
broken; 2 it could not be tried.
"""

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from datakasse.errors.refusal import Refused
from lab.demo import PINS
from lab.many_articles import make_many
from lab.play import play
from lab.printer.control import Panel, UnknownOrderError
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from lab.rights.run import HOLED_DOOR, PRODUCT, difference_lines, matrix_lines, try_rights
from lab.simulation.many import simulate, tell_one
from lab.store import LabRefusal
from lab.year.lived_in import make_lived_in
from lab.year.make import folders_of, make_year

EXIT_ASTRAY = 1
EXIT_COULD_NOT = 2
DEMO_DAYS = 35

data_option = click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="The data folder: empty, or not there.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def lab() -> None:
    """Play shop days through the product, and make large and small shops to try it with."""


@lab.command("play")
@click.argument("file")
@data_option
def play_command(file: str, folder: Path) -> None:
    """
    Play a shop day into a new data folder.

    Example: python -m lab play lab/scenarios/official-example.day --data var/example
    """
    with ending_in_one_sentence():
        played = play(file, folder)
    if played.astray:
        click.echo(f"{played.astray}\nThe store in {folder} is left as it was then.", err=True)
        sys.exit(EXIT_ASTRAY)
    for register, entries in played.entries.items():
        click.echo(f"{register}: {entries} entries, all as told. Look with: datakasse verify --data {folder}")


@lab.command("year")
@click.option("--shops", type=click.IntRange(1, 99), required=True, help="How many shops.")
@click.option("--sales", type=click.IntRange(1), required=True, help="How many sales each has in the year.")
@click.option("--seed", type=int, required=True, help="The same seed makes the same year.")
@data_option
def year_command(shops: int, sales: int, seed: int, folder: Path) -> None:
    """
    Make large shops with a whole year of trade behind them.

    One shop is made in DIR itself; of several, each gets a folder in it: shop-01, shop-02 and so on.

    Example: python -m lab year --shops 1 --sales 200000 --seed 1 --data var/year
    """
    with ending_in_one_sentence():
        for number, place in enumerate(folders_of(folder, shops), start=1):
            with click.progressbar(length=sales, label=str(place), file=sys.stderr) as progress:
                make_year(place, number=number, sales=sales, seed=seed, tell=progress.update)


@lab.command("demo")
@data_option
@click.option(
    "--days",
    type=click.IntRange(0, 400),
    default=DEMO_DAYS,
    show_default=True,
    help="How many days it has behind it; 0 is a shop where nobody has sold anything.",
)
def demo_command(folder: Path, days: int) -> None:
    """
    Make a demo shop, a bakery with a café, ready to sell, with some weeks behind it.

    Example: python -m lab demo --data var/demo
    """
    with ending_in_one_sentence():
        make_lived_in(folder, days)
    click.echo(f"The demo shop is in {folder}. Who may sign on: {folder / PINS}")


@lab.command("articles")
@click.option(
    "--count", type=click.IntRange(1), required=True, help="How many articles besides the bakery's."
)
@data_option
def articles_command(count: int, folder: Path) -> None:
    """
    Make the demo shop with as many articles as a hypermarket has.

    Example: python -m lab articles --count 50000 --data var/many
    """
    with ending_in_one_sentence():
        begun = time.monotonic()
        make_many(folder, count)
        took_s = time.monotonic() - begun
    click.echo(f"{count} articles in {folder}, in {took_s:.1f} s. Who may sign on: {folder / PINS}")


@lab.command("inputs")
@click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    help="A store of `lab demo` or `lab articles`; a copy of it is used. None for a new demo shop.",
)
def inputs_command(folder: Path | None) -> None:
    """
    Count the inputs of each task at the till, on the real page in Chromium.

    Example: python -m lab inputs
    """
    with ending_in_one_sentence():
        try:
            from lab.inputs.count import count_inputs  # noqa: PLC0415 - the other commands do without Playwright
        except ModuleNotFoundError as missing:
            raise LabRefusal(f"{missing.name} is missing; `make install` brings it.") from missing
        counted = count_inputs(folder)
    click.echo(f"{'task':20} {'way':9} {'inputs':>6} {'target':>6}  ok")
    for each in counted:
        inputs = f"{each.inputs}" if each.is_done else "–"
        told = "yes" if each.met else "NO" if each.is_done else "NO: it was not done"
        click.echo(f"{each.task.name:20} {each.way:9} {inputs:>6} {each.task.inputs_max:>6}  {told}")
    if not all(each.met for each in counted):
        sys.exit(EXIT_ASTRAY)


@lab.command("kill")
@click.option("--runs", type=click.IntRange(1), required=True, help="How many times the server is killed.")
@click.option("--seed", type=int, required=True, help="The same seed makes the same plan.")
@click.option(
    "--power/--no-power", default=True, show_default=True, help="Cut the power at half of the kills."
)
@click.option("--database", default="", help="Keep the books in a PostgreSQL that is ready; no power is cut.")
@click.option(
    "--machines",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="Two share a PostgreSQL, each with the keys of its own registers; without --database the lab's.",
)
def kill_command(runs: int, seed: int, *, power: bool, database: str, machines: int) -> None:
    """
    Kill a real server at random moments under load, start it again, and check every promise it made.

    Example: python -m lab kill --runs 20 --seed 1
    """
    # What a server is forked from is imported where it is killed.
    from lab.kill.apart.run import kill_apart  # noqa: PLC0415 - as told above
    from lab.kill.run import kill  # noqa: PLC0415 - as told above

    tell = partial(click.echo, err=True)
    with ending_in_one_sentence():
        if machines == 1:
            survived = kill(runs, seed, tell, power=power, database=database)
        else:
            survived = kill_apart(runs, seed, tell, database=database)
    if survived.broken:
        click.echo(survived.broken)
    click.echo(f"{survived.runs} runs, {survived.sales} acknowledged sales checked")
    if survived.broken:
        sys.exit(EXIT_ASTRAY)


@lab.command("failover")
@click.option("--runs", type=click.IntRange(1), required=True, help="How many times the leader is killed.")
@click.option("--seed", type=int, required=True, help="The same seed has tills want the same things.")
def failover_command(runs: int, seed: int) -> None:
    """
    Kill the leader of three PostgreSQL servers under Patroni while tills sell, and check every promise.

    Example: python -m lab failover --runs 5 --seed 1
    """
    from lab.failover.run import fail_over  # noqa: PLC0415 - the other commands do without a PostgreSQL

    with ending_in_one_sentence():
        survived = fail_over(runs, seed, partial(click.echo, err=True))
    for line in survived.lines():
        click.echo(line)
    if survived.broken:
        click.echo(survived.broken)
    click.echo(f"{survived.runs} runs, {survived.sales} acknowledged sales checked")
    if survived.broken:
        sys.exit(EXIT_ASTRAY)


@lab.command("simulate")
@click.option("--runs", type=click.IntRange(1), required=True, help="How many shop days.")
@click.option("--seed", type=int, required=True, help="The seed of the first; the others count on.")
@click.option(
    "--processes",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default=True,
    help="How many days are lived at once; it makes no difference to any of them.",
)
@click.option("--verbose", is_flag=True, help="Tell everything that happens; for one day.")
def simulate_command(runs: int, seed: int, processes: int, *, verbose: bool) -> None:
    """
    Live shop days on a machine that dies, with a disk, a printer and a network that fail; check everything.

    Example: python -m lab simulate --runs 100 --seed 1
    """
    with ending_in_one_sentence():
        if verbose and runs == 1:
            tell_one(seed, click.echo)
        with click.progressbar(length=runs, label="days", file=sys.stderr) as progress:
            done = simulate(runs, seed, processes, progress.update)
    if done.broken is not None:
        click.echo(done.broken.broken)
        click.echo(
            f"Seed {done.broken.seed} breaks it: python -m lab simulate --runs 1 --seed {done.broken.seed}"
        )
    click.echo(f"{done.runs} runs, {done.sales} acknowledged sales checked")
    if done.broken is not None:
        sys.exit(EXIT_ASTRAY)


@lab.command("rights")
@click.option("--quick", is_flag=True, help="Only as the roles that every shop has.")
@click.option("--hole", is_flag=True, help="Serve the product with a hole in it, which must be found.")
def rights_command(*, quick: bool, hole: bool) -> None:
    """
    Try every operation as every role over HTTP, and hold what the server did against the matrix.

    Besides the roles that every shop has, one is made for each right that holds all others.

    Example: python -m lab rights --quick
    """
    with ending_in_one_sentence():
        walk = try_rights(
            lambda role: not (quick and role.lacks),
            lambda count: click.echo(f"{count} operations tried", err=True),
            HOLED_DOOR if hole else PRODUCT,
        )
    for line in (*matrix_lines(walk), *difference_lines(walk)):
        click.echo(line)
    roles = len({each.role.role for each in walk.tried})
    differ = len(difference_lines(walk))
    click.echo(f"{len(walk.tried)} requests as {roles} roles, {differ} differences")
    if differ:
        sys.exit(EXIT_ASTRAY)


@lab.command("printer")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=9100, show_default=True, help="Where it listens."
)
@click.option(
    "--out", "out", type=click.Path(path_type=Path), required=True, help="Where what it printed is drawn."
)
def printer_command(port: int, out: Path) -> None:
    """
    Be a receipt printer with a drawer; lines on standard input do things to it.

    Example: python -m lab printer --port 9100 --out var/papers
    """
    with ending_in_one_sentence():
        plug = NetworkPlug(ReceiptMachine(), port)
        panel = Panel(plug, out)
        click.echo(
            f"tcp://127.0.0.1:{plug.port} (orders: {', '.join(panel.orders)}, drop after N, die after N)"
        )
        for line in sys.stdin:
            try:
                click.echo(panel.obey(line))
            except UnknownOrderError as unknown:
                click.echo(f"`{unknown}` is no order.", err=True)
        panel.draw()
        plug.switch_off()


@contextmanager
def ending_in_one_sentence() -> Generator[None]:
    """End the program with one sentence where it cannot do what it was asked."""
    try:
        yield
    except LabRefusal as refusal:
        click.echo(str(refusal), err=True)
    except Refused as refusal:
        click.echo(f"{refusal} [{refusal.code}]", err=True)
    except OSError as error:
        click.echo(f"{error.filename or 'The disk'}: {error.strerror or error}", err=True)
    else:
        return
    sys.exit(EXIT_COULD_NOT)


if __name__ == "__main__":
    lab(prog_name="python -m lab")
