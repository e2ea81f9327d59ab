"""`datakasse export saft-cash` and `saft-financial`: journal and ledger in the authority's formats."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from datakasse.cli.door import data_option, register_option, shop_in
from datakasse.cli.ledger.period_told import tell_of_period
from datakasse.cli.ledger.whole_file import encrypt_option, whole_file
from datakasse.cli.moment import DAY
from datakasse.office.control.export_saft import export_saft
from datakasse.office.control.recorded import is_anything_booked, is_anything_told
from datakasse.office.ledger.export_financial import export_financial
from datakasse.saft.source import Selection

from_option = click.option("--from", "from_date", type=DAY, help="Første dag.")
to_option = click.option("--to", "to_date", type=DAY, help="Siste dag.")


def file_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a SAF-T file: of what, of when, where to, by whom."""
    out = click.option(
        "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen som lages."
    )
    operator = click.option(
        "--operator", default="", help="Hvem som eksporterer; den som har maskinen når den utelates."
    )
    for option in (operator, encrypt_option, out, register_option, to_option, from_option, data_option):
        command = option(command)
    return command


@click.group()
def export() -> None:
    """
    Eksporter fra journalen og regnskapet.

    Eksempel: datakasse export saft-cash --data butikk --out butikk.xml
    """


@export.command("saft-cash")
@file_options
@click.pass_context
def saft_cash(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    register: str | None,
    out: Path,
    operator: str,
) -> None:
    """
    Lag en SAF-T Kassasystem-fil (versjon 1.00). Uten datoer blir alt med.

    Eksempel: datakasse export saft-cash --data butikk --from 2026-01-01 --to 2026-01-31 --out januar.xml
    """
    selection = _selection(from_date, to_date, register)
    with shop_in(context, folder) as shop, _writing(), whole_file(out) as stream:
        export_saft(shop.counter, selection, stream, operator=operator)
        now = shop.counter.clock.now()
        with shop.store.read() as books:
            is_empty = not is_anything_told(
                books, selection.from_date, selection.to_date, selection.registers
            )
    click.echo(f"Skrevet: {out} ({out.stat().st_size} byte)")
    tell_of_period(selection.from_date, selection.to_date, now, is_empty=is_empty)


@export.command("saft-financial")
@file_options
@click.pass_context
def saft_financial(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    register: str | None,
    out: Path,
    operator: str,
) -> None:
    """
    Lag en SAF-T Regnskap-fil (SAF-T Financial versjon 1.30) av bilagene. Uten datoer blir alt med.

    Datoene er bokføringsdager. Bilag som venter på kontoplanen, er ikke med; det sies fra om dem.

    Eksempel: datakasse export saft-financial --data butikk --from 2026-01-01 --to 2026-12-31 --out år.xml
    """
    selection = _selection(from_date, to_date, register)
    with shop_in(context, folder) as shop, _writing(), whole_file(out) as stream:
        waiting = export_financial(shop.counter, selection, stream, operator=operator)
        now = shop.counter.clock.now()
        with shop.store.read() as books:
            is_empty = not is_anything_booked(
                books, selection.from_date, selection.to_date, selection.registers
            )
    click.echo(f"Skrevet: {out} ({out.stat().st_size} byte)")
    tell_of_period(selection.from_date, selection.to_date, now, is_empty=is_empty)
    if waiting:
        click.echo(f"{waiting} bilag venter på kontoplanen og er ikke med i filen.", err=True)


def _selection(from_date: datetime | None, to_date: datetime | None, register: str | None) -> Selection:
    return Selection(day_of(from_date), day_of(to_date), () if register is None else (register,))


def _writing() -> Status:
    return Console(stderr=True).status("Skriver SAF-T …")


def day_of(moment: datetime | None) -> date | None:
    """Return the day that was typed, if one was."""
    return None if moment is None else moment.date()
