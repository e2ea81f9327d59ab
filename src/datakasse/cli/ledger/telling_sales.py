"""`datakasse insight`: sales of a period, on the screen or as a file; `insight dump` for other programs."""

from datetime import datetime
from pathlib import Path
from typing import Final

import click

from datakasse.cli.door import data_option, register_option, shop_in
from datakasse.cli.ledger.exporting import day_of, from_option, to_option
from datakasse.cli.ledger.whole_file import encrypt_option, whole_file
from datakasse.office.insight.dump import DumpForm, dump
from datakasse.office.insight.report_files import TITLES, ReportForm, report_file
from datakasse.office.insight.report_sales import Apart, Asked, SalesReport, report_sales
from datakasse.receipt.words.figures import amount_text
from datakasse.trade.moment import business_day

_SCREEN: Final = "text"


@click.group(invoke_without_command=True)
@data_option
@click.option(
    "--by",
    "apart",
    type=click.Choice([each.value for each in Apart]),
    default=Apart.GROUP.value,
    show_default=True,
    help="Hva salget deles etter; unsold er varer som ikke er solgt.",
)
@from_option
@to_option
@register_option
@click.option(
    "--form",
    type=click.Choice([_SCREEN, *(each.value for each in ReportForm)]),
    default=_SCREEN,
    show_default=True,
    help="Tekst på skjermen, CSV, Excel (xlsx) eller PDF/A.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Filen som lages.")
@encrypt_option
@click.pass_context
def insight(
    context: click.Context,
    folder: Path | None,
    apart: str,
    from_date: datetime | None,
    to_date: datetime | None,
    register: str | None,
    form: str,
    out: Path | None,
) -> None:
    """
    Vis salget i en periode, delt etter vare, varegruppe, time, operatør eller annet; i dag uten datoer.

    Eksempel: datakasse insight --data butikk --by article --from 2026-01-01 --to 2026-01-31
    """
    if context.invoked_subcommand is not None:
        return
    if folder is None:
        raise click.UsageError("--data mangler.")
    if (form == _SCREEN) is not (out is None):
        raise click.UsageError("--out hører til --form csv, xlsx eller pdf, som trenger den.")
    with shop_in(context, folder) as shop:
        now = shop.counter.clock.now()
        last = day_of(to_date) or business_day(now)
        asked = Asked(Apart(apart), day_of(from_date) or last, last, register or "")
        if out is not None:
            made = report_file(shop.counter, asked, ReportForm(form))
            with whole_file(out) as stream:
                stream.write(made.content)
            click.echo(f"Skrevet: {out} ({len(made.content)} byte)")
            return
        with shop.store.read() as books:
            _tell(report_sales(books, asked, now))


# A sub-command is told its own.
next(option for option in insight.params if option.name == "folder").required = False


@insight.command("dump")
@data_option
@from_option
@to_option
@click.option(
    "--form",
    type=click.Choice([each.value for each in DumpForm]),
    default=DumpForm.BOTH.value,
    show_default=True,
    help="Parquet (tillegget analytics), én SQLite-fil som bare kan leses, eller begge.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Mappen filene legges i; det som ligger der fra før, byttes ut.",
)
@click.pass_context
def dump_command(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    form: str,
    out: Path,
) -> None:
    """
    Skriv kvitteringer, linjer, betalinger, dagstall og varer til filer for Power BI, Excel og notatbøker.

    Filene er ikke kryptert. De har operatørnummer, men ingen navn på folk og ingen kunder. Kolonnene er
    forklart i schema.json og i docs/reference/dump.md.

    Eksempel: datakasse insight dump --data butikk --out salgsdata --from 2026-01-01 --to 2026-12-31
    """
    with shop_in(context, folder) as shop:
        told = dump(shop.counter, out, day_of(from_date), day_of(to_date), DumpForm(form))
    for table, count in told.rows.items():
        click.echo(f"  {table:<16} {count:>10}")
    click.echo(f"Skrevet i {out}.")


def _tell(report: SalesReport) -> None:
    click.echo(f"{report.from_day} til {report.to_day}, salg etter {TITLES[report.apart]}")
    for row in report.rows:
        click.echo(f"  {row.code:<16} {row.name:<32} {row.number:>8} {amount_text(row.amount_ore):>16}")
    if report.left_out:
        click.echo(f"  … og {report.left_out} til; --form csv har alle.")
    # A payment is of a whole receipt, and has no VAT of its own.
    vat = "" if report.apart is Apart.TENDER else f", herav mva {amount_text(report.vat_ore)}"
    click.echo(f"Sum {amount_text(report.amount_ore)}{vat}.")
