"""`datakasse articles labels`: labels for the edge of a shelf."""

from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.moment import DAY
from datakasse.errors.files import FileNotWritable
from datakasse.errors.system_words import system_words
from datakasse.office.catalogue.make_labels import LabelsWanted, make_labels
from datakasse.receipt.sheets.label_page import LABELS_ON_SHEET, LabelForm


@click.command()
@data_option
@click.option(
    "--form",
    type=click.Choice([each.value for each in LabelForm]),
    default=LabelForm.A4_3X8.value,
    show_default=True,
    help="Papiret: A4 med 3 × 8 etiketter, eller rull på 62 mm.",
)
@click.option("--group", default="", help="Bare varer i denne gruppen.")
@click.option("--since", type=DAY, help="Bare nye, og de med ny pris fra denne dagen.")
@click.option(
    "--price-list",
    type=click.IntRange(1),
    help="Prisene på denne stedets prisliste; uten varenumre alle varene på den.",
)
@click.option("--used", type=click.IntRange(0, LABELS_ON_SHEET - 1), default=0, help="Brukt av første ark.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen som lages (PDF)."
)
@click.argument("numbers", nargs=-1, metavar="[NUMMER]...")
@click.pass_context
def labels(
    context: click.Context,
    folder: Path,
    form: str,
    group: str,
    since: datetime | None,
    used: int,
    price_list: int | None,
    out: Path,
    numbers: tuple[str, ...],
) -> None:
    """
    Lag hyllekanter for varene med disse numrene, for en gruppe, det som har fått ny pris, eller en prisliste.

    Eksempel: datakasse articles labels --data butikk --out etiketter.pdf --since 2026-11-01
    """
    day = None if since is None else since.date()
    wanted = LabelsWanted(numbers, group, day, LabelForm(form), used, price_list)
    with shop_in(context, folder) as shop:
        content = make_labels(shop.counter, wanted)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise FileNotWritable(file=str(out), why=system_words(error)) from error
    click.echo(f"{out} er skrevet.")
