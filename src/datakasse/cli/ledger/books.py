"""`datakasse books vat` and `datakasse books cash`: reports for the accountant."""

from pathlib import Path
from typing import Final, Literal

import click

from datakasse.bookkeeping.cash_overview import span_of
from datakasse.bookkeeping.vat_report import TERMS, VatReport, VatTerm
from datakasse.cli.door import data_option, register_option, shop_in
from datakasse.cli.ledger.whole_file import encrypt_option, whole_file
from datakasse.office.ledger.report_vat import report_vat, vat_csv, vat_draft
from datakasse.office.ledger.show_cash import cash_csv, cash_pdf, show_cash
from datakasse.receipt.words.figures import amount_text
from datakasse.saft.vat_return import rate_text

VatForm = Literal["text", "csv", "xml"]
CashForm = Literal["text", "csv", "pdf"]
YEAR: Final = click.IntRange(2000, 2100)

year_option = click.option("--year", type=YEAR, required=True, help="Året.")
out_option = click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Filen som lages."
)


@click.group()
def books() -> None:
    """
    Rapporter fra regnskapet: mva og kasse.

    Eksempel: datakasse books vat --data butikk --year 2026 --term 1
    """


@books.command()
@data_option
@year_option
@click.option("--term", type=click.IntRange(1, TERMS), default=None, help="Termin 1 til 6; hele året uten.")
@click.option(
    "--form",
    type=click.Choice(["text", "csv", "xml"]),
    default="text",
    show_default=True,
    help="Tekst på skjermen, CSV, eller utkast til mva-melding.",
)
@out_option
@encrypt_option
@click.pass_context
def vat(
    context: click.Context, folder: Path, year: int, term: int | None, form: VatForm, out: Path | None
) -> None:
    """
    Vis mva-rapporten for en termin: grunnlaget for mva-meldingen, med uttak for seg.

    Med --form xml lages et utkast til mva-melding. Det har bare utgående mva; regnskapssystemet fyller ut
    resten og leverer.

    Eksempel: datakasse books vat --data butikk --year 2026 --term 1
    """
    with shop_in(context, folder) as shop:
        figures = report_vat(shop.counter, VatTerm(year, term))
        match form:
            case "text":
                _tell_vat(figures.report)
            case "csv":
                _write(vat_csv(figures.report), out)
            case "xml":
                _write(vat_draft(shop.counter, figures.report), out)
    if figures.waiting:
        click.echo(f"{figures.waiting} bilag venter på kontoplanen og er ikke med.", err=True)
    if figures.open_periods:
        click.echo(f"Ikke avsluttet med Z: {', '.join(figures.open_periods)}.", err=True)


@books.command()
@data_option
@year_option
@click.option("--month", type=click.IntRange(1, 12), default=None, help="Måneden; hele året uten.")
@register_option
@click.option(
    "--form",
    type=click.Choice(["text", "csv", "pdf"]),
    default="text",
    show_default=True,
    help="Tekst på skjermen, CSV, eller PDF/A.",
)
@out_option
@encrypt_option
@click.pass_context
def cash(
    context: click.Context,
    folder: Path,
    year: int,
    month: int | None,
    register: str | None,
    form: CashForm,
    out: Path | None,
) -> None:
    """
    Vis kasseoversikten for en måned eller et år, kasse for kasse og sted for sted.

    Eksempel: datakasse books cash --data butikk --year 2026 --month 3 --form pdf --out mars.pdf
    """
    first, last = span_of(year, month)
    with shop_in(context, folder) as shop:
        overview = show_cash(shop.counter, first, last, register)
        match form:
            case "csv":
                _write(cash_csv(overview), out)
            case "pdf":
                _write(cash_pdf(shop.counter, overview), out)
            case "text":
                for day in overview.days:
                    click.echo(
                        f"{day.day}  {day.register:<10} Z {day.z_number:<5} "
                        f"{amount_text(day.expected_ore):>14} "
                        f"{amount_text(day.counted_ore):>14} {amount_text(day.difference_ore):>10}  "
                        f"{day.explanation}".rstrip()
                    )
                total = overview.total
                click.echo(
                    f"{total.days} oppgjør, kontantsalg {amount_text(total.sales_ore)}, differanser "
                    f"{amount_text(total.differences_ore)} i {total.days_with_difference} av dem."
                )


def _tell_vat(report: VatReport) -> None:
    term = report.term
    click.echo(f"{term.first} til {term.last}: {report.vouchers} bilag")
    for line in report.lines:
        kind = "uttak" if line.is_withdrawal else "salg"
        click.echo(
            f"  kode {line.code:<3} {rate_text(line.rate_bp):>6} %  {kind:<6} "
            f"{amount_text(line.basis_ore):>16} {amount_text(line.vat_ore):>16}"
        )
    whole = amount_text(report.vat_kroner * 100).removesuffix(",00")
    click.echo(
        f"Utgående mva {amount_text(report.vat_ore)}; i meldingen {whole} kroner, rundet linje for linje."
    )


def _write(made: bytes, out: Path | None) -> None:
    """Write a file where it was asked for, or to what reads this command."""
    if out is None:
        click.echo(made, nl=False)
        return
    with whole_file(out) as stream:
        stream.write(made)
    click.echo(f"Skrevet: {out} ({out.stat().st_size} byte)")
