"""`datakasse verify` and `datakasse doctor`: is the journal whole, is the register well?"""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from datakasse.cli.door import EXIT_FAULTS, data_option, register_option, registers_of, shop_in
from datakasse.errors.storing import JournalDamaged
from datakasse.storage.ports import Store
from datakasse.till.day.check_system import check_system
from datakasse.till.day.check_words import CheckState


@click.command()
@data_option
@register_option
@click.option("--most", default=100, show_default=True, help="Hvor mange feil som vises.")
@click.pass_context
def verify(context: click.Context, folder: Path, register: str | None, most: int) -> None:
    """
    Kontroller hele journalen: byte, kjede, signaturer, segl. 0 = hel, 1 = feil, 2 = kunne ikke kontrollere.

    Eksempel: datakasse verify --data butikk
    """
    faults = 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    console = Console(stderr=True)
    progress = Progress(*columns, transient=True, console=console, disable=not console.is_terminal)
    with shop_in(context, folder) as shop, progress:
        for register_id in registers_of(shop, register):
            progress.add_task(f"Kontrollerer {register_id} …", total=None)
            found = 0
            for finding in shop.store.verify(register_id):
                found += 1
                if faults + found <= most:
                    click.echo(
                        f"{finding.register}  post {finding.number}  {finding.fault}: {finding.sentence}"
                    )
            click.echo(f"{register_id}: {_length(shop.store, register_id)} poster, {found} feil.")
            faults += found
    sys.exit(EXIT_FAULTS if faults else 0)


def _length(store: Store, register: str) -> str:
    """Return how many entries a journal has; a question mark where its end is denied by its anchor."""
    try:
        with store.read() as books:
            return str(books.head(register).number)
    except JournalDamaged:
        return "?"


_MARKS = {CheckState.GOOD: "OK  ", CheckState.NOTICE: "MERK", CheckState.BAD: "FEIL"}


@click.command()
@data_option
@register_option
@click.pass_context
def doctor(context: click.Context, folder: Path, register: str | None) -> None:
    """
    Undersøk journal, nøkler, klokke, utstyr, disk, sikkerhetskopi og produkterklæring.

    Det er den samme systemsjekken som kassen viser når dagen åpnes. Av journalen ses det som er nytt siden
    forrige anker; alt av den kontrolleres med «datakasse verify».

    0 = alt i orden, 1 = noe å merke seg eller rette, 2 = kunne ikke undersøke.

    Eksempel: datakasse doctor --data butikk
    """
    wrong = 0
    with shop_in(context, folder) as shop:
        for register_id in registers_of(shop, register):
            for check in check_system(shop.counter, register_id).checks:
                click.echo(f"{_MARKS[check.state]}  {register_id}: {check.nb}")
                wrong += check.state is not CheckState.GOOD
    sys.exit(EXIT_FAULTS if wrong else 0)
