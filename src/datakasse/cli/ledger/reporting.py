"""`datakasse report` and `datakasse journal`: what has been recorded, on the screen."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import click

from datakasse.cli.door import data_option, register_option, registers_of, shop_in, stop
from datakasse.cli.listed import tell_each
from datakasse.cli.product import Shop
from datakasse.errors.till.day import NothingReported
from datakasse.journal.entry import Record, from_bytes
from datakasse.journal.event import Event, kind_of
from datakasse.journal.verify import Stored
from datakasse.office.control.plain_words import details_in_words
from datakasse.receipt.formats import as_text
from datakasse.receipt.words.figures import amount_text
from datakasse.till.day.read_journal import outline
from datakasse.till.day.show_report import Kind, show_report
from datakasse.trade.moment import in_norway

KINDS = sorted(str(kind.__struct_config__.tag) for kind in get_args(Event))


@click.command()
@click.argument("kind", type=click.Choice(["x", "z", "cash"]))
@data_option
@register_option
@click.option(
    "--number", type=click.IntRange(1), default=None, help="Rapportnummer; den siste når det utelates."
)
@click.pass_context
def report(
    context: click.Context, kind: Kind, folder: Path, register: str | None, number: int | None
) -> None:
    """
    Vis en X- eller Z-rapport som er tatt, eller kasseoppgjøret til en Z («cash»), slik det står i journalen.

    Eksempel: datakasse report z --data butikk
    """
    with shop_in(context, folder) as shop:
        missing: NothingReported | None = None
        shown = 0
        for register_id in registers_of(shop, register):
            try:
                click.echo(as_text.render(show_report(shop.counter, register_id, kind, number)[0]))
                shown += 1
            except NothingReported as refusal:
                missing = refusal
        if missing is not None and not shown:
            stop(missing)


@click.command()
@data_option
@register_option
@click.option("--from-entry", type=click.IntRange(1), default=1, help="Første post.")
@click.option("--to-entry", type=click.IntRange(1), default=None, help="Siste post.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    metavar="TYPE",
    help="Bare poster av denne typen, f.eks. sale_completed.",
)
@click.option("--json", "as_json", is_flag=True, help="Én JSON-post per linje, slik den ble signert.")
@click.pass_context
def journal(
    context: click.Context,
    folder: Path,
    register: str | None,
    from_entry: int,
    to_entry: int | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """
    Les journalen.

    Eksempel: datakasse journal --data butikk --kind sale_completed --json
    """
    with shop_in(context, folder) as shop:
        asked = registers_of(shop, register)
        stretch = _Stretch(from_entry, to_entry, kind)
        if as_json:
            for row in _rows(shop, asked, stretch):
                click.echo(row.body)
            return
        records = (from_bytes(row.body) for row in _rows(shop, asked, stretch))
        tell_each(
            (f"{f'{row.register}  ' if len(asked) > 1 else ''}{_line(row)}" for row in records),
            "Ingen poster i journalen er slik.",
        )


class _Stretch(NamedTuple):
    """Which entries: from one to another, of one kind or of all."""

    first: int
    last: int | None
    kind: str | None


def _rows(shop: Shop, asked: Sequence[str], stretch: _Stretch) -> Iterator[Stored]:
    """Yield the entries that are asked for, one register after the other."""
    for register in asked:
        with shop.store.read() as books:
            for row in books.stored(register, stretch.first):
                if stretch.last is not None and row.number > stretch.last:
                    break
                if stretch.kind is None or stretch.kind == kind_of(from_bytes(row.body).event):
                    yield row


def _line(record: Record) -> str:
    row = outline(record)
    amount = "" if row.gross_ore is None else amount_text(row.gross_ore)
    number = "" if row.transaction is None else f"#{row.transaction}"
    at = f"{in_norway(row.at):%Y-%m-%d %H:%M:%S}"
    told = details_in_words(record.event)
    return (
        f"{row.number:>8}  {at}  {row.operator:<6}  {row.kind:<22} {number:>8} {amount:>12}  {told}".rstrip()
    )
