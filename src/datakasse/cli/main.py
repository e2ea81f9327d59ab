"""The commands of datakasse."""

import sys
import traceback
from tempfile import NamedTemporaryFile
from typing import NoReturn

import click

from datakasse.cli.door import EXIT_COULD_NOT, has_no_room, stop
from datakasse.cli.goods.cataloguing import articles
from datakasse.cli.goods.labelling import labels
from datakasse.cli.goods.pricing import PRICE_COMMANDS
from datakasse.cli.goods.purchasing import purchase
from datakasse.cli.goods.stocking import stock
from datakasse.cli.handing_over import mail, receipts
from datakasse.cli.hub.hub import hub
from datakasse.cli.invoicing import invoice
from datakasse.cli.ledger.agreeing import agree
from datakasse.cli.ledger.banking import bank, routine
from datakasse.cli.ledger.booking import LEDGER_COMMANDS
from datakasse.cli.ledger.books import books
from datakasse.cli.ledger.controlling import control, retention
from datakasse.cli.ledger.delivering import delivery
from datakasse.cli.ledger.exporting import export
from datakasse.cli.ledger.exporting_vouchers import vouchers
from datakasse.cli.ledger.reporting import journal, report
from datakasse.cli.ledger.submitting import submit
from datakasse.cli.ledger.telling_sales import insight
from datakasse.cli.norwegian import in_norwegian, name_values
from datakasse.cli.people import people, roles
from datakasse.cli.product import Product
from datakasse.cli.secrecy import keep_secrets
from datakasse.cli.shop.backing_up import backup
from datakasse.cli.shop.checking import verify
from datakasse.cli.shop.databases import database, move
from datakasse.cli.shop.examining import doctor, ready, support
from datakasse.cli.shop.keys import keys
from datakasse.cli.shop.networking import network
from datakasse.cli.shop.printers import printers
from datakasse.cli.shop.registers import registers
from datakasse.cli.shop.restoring import go_on_older, restore
from datakasse.cli.shop.serving import serve
from datakasse.cli.shop.setting_up import init
from datakasse.cli.shop.upgrading import self_test_command, upgrade
from datakasse.cli.telling import about
from datakasse.devices.machine.own_memory import share_heaps
from datakasse.errors.storage.database import DiskFull
from datakasse.settings import PRODUCT


class Commands(click.Group):
    """Commands of which each ends with 2 when it is broken off: 1 means that faults were found."""

    def invoke(self, ctx: click.Context) -> object:
        """Carry out the command that was typed."""
        try:
            return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Avbrutt.", err=True)
            ctx.exit(EXIT_COULD_NOT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=PRODUCT, message="%(prog)s %(version)s", help="Vis versjonen.")
def datakasse() -> None:
    """
    Kassasystem for Norge: salg, journal som ingen kan endre usett, X, Z og SAF-T.

    Eksempel: datakasse serve --data butikk
    """


for command in (
    init,
    serve,
    database,
    move,
    network,
    verify,
    agree,
    export,
    books,
    control,
    retention,
    report,
    journal,
    keys,
    registers,
    printers,
    people,
    roles,
    receipts,
    mail,
    delivery,
    about,
    doctor,
    ready,
    support,
    articles,
    stock,
    purchase,
    invoice,
    insight,
    bank,
    routine,
    submit,
    self_test_command,
    upgrade,
    backup,
    restore,
    go_on_older,
    hub,
):
    datakasse.add_command(command)

export.add_command(vouchers)


for command in (*PRICE_COMMANDS, labels):
    articles.add_command(command)


for command in LEDGER_COMMANDS:
    books.add_command(command)

name_values(datakasse)


def run(product: Product) -> None:
    """
    Run the command line on what the roof built.

    A fault of ours ends it with 2 and not with 1, which means that faults were found in a journal.
    """
    share_heaps()
    keep_secrets()
    try:
        with in_norwegian():
            datakasse(obj=product)
    except OSError as error:
        if not has_no_room(error):
            _tell_fault(error)
        stop(DiskFull())
    except Exception as error:  # noqa: BLE001 - the last stop: told in a sentence, and in full in a file
        _tell_fault(error)


def _tell_fault(error: Exception) -> NoReturn:
    """End the command for a fault of ours, which is being handled."""
    with NamedTemporaryFile("w", prefix="datakasse-", suffix=".txt", encoding="utf-8", delete=False) as kept:
        traceback.print_exc(file=kept)
    told = f"Feil i datakasse ({type(error).__name__}). Alt som er fullført, er trygt."
    click.echo(f"{told} Send {kept.name} til leverandøren. [datakasse.fault]", err=True)
    sys.exit(EXIT_COULD_NOT)
