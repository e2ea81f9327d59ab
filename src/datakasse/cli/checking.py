"""`datakasse verify` and `datakasse doctor`: is the journal whole, is the register well?"""

import shutil
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from datakasse.cli.door import EXIT_FAULTS, data_option, register_option, registers_of, shop_in
from datakasse.counter.ports import DrawerStatus
from datakasse.errors.refusal import Refused
from datakasse.errors.storing import JournalDamaged
from datakasse.storage.ports import KeyRing, Store

DISK_LEAST_BYTES = 1 << 30


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


@click.command()
@data_option
@click.pass_context
def doctor(context: click.Context, folder: Path) -> None:
    """
    Undersøk disk, nøkler, utstyr og produkterklæring. 0 = alt i orden, 1 = noe mangler, 2 = kunne ikke.

    Journalen kontrolleres med «datakasse verify».

    Eksempel: datakasse doctor --data butikk
    """
    wrong = 0
    with shop_in(context, folder) as shop:
        free = shutil.disk_usage(folder).free
        checks = [("Ledig disk over 1 GiB", free > DISK_LEAST_BYTES)]
        counter = shop.counter
        for register_id in registers_of(shop, None):
            checks.append((f"{register_id}: signeringsnøkkel", _has_key(shop.keys, register_id)))
            checks.append(
                (f"{register_id}: skuff svarer", _drawer_answers(counter.drawers[register_id].status()))
            )
            checks.append((f"{register_id}: skriver klar", counter.printers[register_id].status().ready))
        checks.append(("Produkterklæring for denne versjonen", not counter.demonstration))
        for name, good in checks:
            click.echo(f"{'OK   ' if good else 'FEIL '} {name}")
            wrong += not good
    sys.exit(EXIT_FAULTS if wrong else 0)


def _has_key(keys: KeyRing, register: str) -> bool:
    try:
        keys.signer(register)
    except Refused:
        return False
    return True


def _drawer_answers(status: DrawerStatus) -> bool:
    return status is not DrawerStatus.UNKNOWN
