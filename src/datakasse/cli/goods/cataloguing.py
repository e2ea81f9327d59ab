"""`datakasse articles`: lists of articles in and out."""

from pathlib import Path

import click

from datakasse.cli.door import EXIT_FAULTS, data_option, shop_in
from datakasse.cli.named_file import content_of
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.errors.files import FileNotWritable
from datakasse.errors.system_words import system_words
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.export_articles import ListForm, export_articles
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.layouts import System
from datakasse.office.catalogue.plan_import import ImportPlan, RowState, Wishes, plan_import
from datakasse.trade.moment import in_norway

_STATES = {
    RowState.NEW: "nye",
    RowState.CHANGED: "endret",
    RowState.SAME: "som før",
    RowState.FAULT: "med feil",
    RowState.SKIPPED: "utelatt",
}


@click.group()
def articles() -> None:
    """
    Varelister inn og ut, fra egne filer og fra andre kassesystemer.

    Eksempel: datakasse articles export --data butikk --out varer.csv
    """


@articles.command("import")
@data_option
@operator_option
@pin_option
@click.option("--system", type=click.Choice([each.value for each in System]), help="Hvor listen er fra.")
@click.option("--vat-code", default="", help="Mva-kode for varer der listen ikke sier satsen.")
@click.option("--group", default="", help="Varegruppe for varer som ikke har noen.")
@click.option("--without-vat", is_flag=True, help="Prisene i listen er uten mva.")
@click.option("--confirm", is_flag=True, help="Ta varene inn; uten dette vises bare hva som ville skje.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FIL")
@click.pass_context
def import_(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    system: str | None,
    vat_code: str,
    group: str,
    file: Path,
    *,
    without_vat: bool,
    confirm: bool,
) -> None:
    """
    Vis hva en vareliste (CSV, Excel) ville endre, og ta den inn med --confirm. Rader med feil utelates.

    Eksempel: datakasse articles import --data butikk --operator 1 varer.csv
    """
    wishes = Wishes(vat_code, group, without_vat)
    with shop_in(context, folder) as shop:
        listing = read_articles(content_of(file), None if system is None else System(system))
        register = demand_pin_of(shop, operator, pin)
        today = in_norway(shop.counter.clock.now()).date()
        with shop.counter.store.read() as books:
            person = books.operator(operator)
            plan = plan_import(books, listing, wishes, today, person.may)
        _tell(plan)
        if confirm:
            action = ImportArticles(listing, file.name, wishes)
            kept = shop.counter.carry_out(register, operator, action).result()
            click.echo(f"Import {kept.number}: {kept.new} nye og {kept.changed} endrede varer er lagret.")
    if plan.count(RowState.FAULT):
        context.exit(EXIT_FAULTS)


def _tell(plan: ImportPlan) -> None:
    for row in plan.rows:
        if said := [*row.changes, *row.told]:
            click.echo(f"Linje {row.line} {row.number} {row.name}: {'; '.join(said)}")
    for group in plan.groups:
        click.echo(f"Ny varegruppe {group.name}, telles som {group.predefined}.")
    counts = ", ".join(f"{plan.count(state)} {word}" for state, word in _STATES.items())
    click.echo(f"{plan.system}: {counts}.")


@articles.command()
@data_option
@operator_option
@pin_option
@click.argument("number", type=int, metavar="NUMMER")
@click.pass_context
def undo(context: click.Context, folder: Path, operator: str, pin: str, number: int) -> None:
    """
    Angre en hel import. Varer som er endret siden, eller der andre er i veien, står som de er.

    Eksempel: datakasse articles undo --data butikk --operator 1 3
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        undone = shop.counter.carry_out(register, operator, UndoImport(number)).result()
    click.echo(f"{undone.back} varer er som før importen.")
    if undone.left:
        click.echo(f"Urørt, fordi de er endret siden eller andre varer er i veien: {', '.join(undone.left)}.")


@articles.command()
@data_option
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen: .csv, .xlsx."
)
@click.pass_context
def export(context: click.Context, folder: Path, out: Path) -> None:
    """
    Skriv alle varer som selges til en liste som kan endres i et regneark og tas inn igjen.

    Eksempel: datakasse articles export --data butikk --out varer.xlsx
    """
    form = ListForm.XLSX if out.suffix.casefold() == ".xlsx" else ListForm.CSV
    with shop_in(context, folder) as shop:
        content = export_articles(shop.counter, form)
        try:
            out.write_bytes(content)
        except OSError as error:
            raise FileNotWritable(file=str(out), why=system_words(error)) from error
    click.echo(f"{out} er skrevet.")
