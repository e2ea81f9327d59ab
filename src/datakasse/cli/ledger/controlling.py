"""`datakasse control` and `datakasse retention`: what a control asks for, and how long it must be there."""

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.ledger.exporting import day_of
from datakasse.cli.ledger.period_told import tell_of_period
from datakasse.cli.ledger.whole_file import encrypt_option, whole_file
from datakasse.cli.moment import DAY
from datakasse.office.control.control_package import control_package
from datakasse.office.control.recorded import is_anything_told
from datakasse.office.control.retention import show_retention
from datakasse.trade.retention import DocumentClass

_NAMES = {
    DocumentClass.JOURNAL: "journalen",
    DocumentClass.REPORTS: "Z-rapporter",
    DocumentClass.COUNTS: "kasseoppgjør",
    DocumentClass.RECEIPTS: "kvitteringer",
    DocumentClass.BUYERS: "kjøpernavn på kvitteringer",
    DocumentClass.CUSTOMERS: "kunder med kjøp på konto",
    DocumentClass.VOUCHERS: "bilag",
    DocumentClass.STATEMENTS: "kontoutskrifter og oppgjør",
    DocumentClass.PRICE_LISTS: "prislister",
    DocumentClass.STAFF_REGISTER: "personalliste",
    DocumentClass.ALERTS: "varsler som er sett",
    DocumentClass.SAVED_VIEWS: "visninger som er tatt bort",
}


@click.command()
@data_option
@click.option("--from", "from_date", type=DAY, help="Første dag.")
@click.option("--to", "to_date", type=DAY, help="Siste dag.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="ZIP-filen som lages."
)
@encrypt_option
@click.option("--operator", default="", help="Hvem som ber om den; daglig leder når den utelates.")
@click.pass_context
def control(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    out: Path,
    operator: str,
) -> None:
    """
    Lag en kontrollpakke: SAF-T, Z-rapporter, kasseoppgjør, brukerlogg, nøkler, verifisering og sjekksummer.

    Eksempel: datakasse control --data butikk --from 2026-01-01 --to 2026-06-30 --out kontroll.zip
    """
    status = Console(stderr=True).status("Lager kontrollpakken …")
    with shop_in(context, folder) as shop, status, whole_file(out) as stream:
        control_package(shop.counter, day_of(from_date), day_of(to_date), stream, operator=operator)
        now = shop.counter.clock.now()
        with shop.store.read() as books:
            is_empty = not is_anything_told(books, day_of(from_date), day_of(to_date))
    click.echo(f"Skrevet: {out} ({out.stat().st_size} byte)")
    tell_of_period(day_of(from_date), day_of(to_date), now, is_empty=is_empty)


@click.command()
@data_option
@click.pass_context
def retention(context: click.Context, folder: Path) -> None:
    """
    Vis hvor lenge hvert slag dokument skal oppbevares, år for år.

    Eksempel: datakasse retention --data butikk
    """
    with shop_in(context, folder) as shop:
        for kept in show_retention(shop.counter):
            by_law = "skal oppbevares" if kept.law.startswith("BFL") else "beholdes så lenge"
            mark = "kan slettes" if kept.may_be_deleted else by_law
            click.echo(
                f"{kept.year}  {_NAMES[kept.document]:<28} {mark} (slettes tidligst {kept.deletable_from})"
            )
