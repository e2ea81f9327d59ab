"""`datakasse verify`: is the journal whole?"""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from datakasse.cli.door import EXIT_FAULTS, data_option, register_option, registers_of, shop_in
from datakasse.errors.storage.journal import JournalDamaged
from datakasse.office.control.keys_elsewhere import told_of_keys
from datakasse.storage.ports.store import Store


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
                    click.echo(f"{finding.register}  post {finding.number}  {finding.fault}: {finding.nb}")
            click.echo(f"{register_id}: {_length(shop.store, register_id)} poster, {found} feil.")
            for told in told_of_keys(shop.store, register_id, found):
                click.echo(told)
            faults += found
    sys.exit(EXIT_FAULTS if faults else 0)


def _length(store: Store, register: str) -> str:
    """Return how many entries a journal has; a question mark where its end is denied by its anchor."""
    try:
        with store.read() as books:
            return str(books.head(register).number)
    except JournalDamaged:
        return "?"
