"""
The door of the lab.

    python -m lab play FILE --data DIR
    python -m lab year --shops N --sales M --seed S --data DIR
    python -m lab demo --data DIR

Exit codes: 0 done; 1 a day went otherwise than it tells; 2 it could not be tried.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click

from datakasse.errors.refusal import Refused
from lab.demo import PINS, make_demo
from lab.play import play
from lab.store import LabRefusal

EXIT_ASTRAY = 1
EXIT_COULD_NOT = 2

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


@lab.command("demo")
@data_option
def demo_command(folder: Path) -> None:
    """
    Make a demo shop, a bakery with a café, ready to sell.

    Example: python -m lab demo --data var/demo
    """
    with ending_in_one_sentence():
        make_demo(folder)
    click.echo(f"The demo shop is in {folder}. Who may sign on: {folder / PINS}")


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
