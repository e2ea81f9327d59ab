"""`datakasse export vouchers`: day vouchers as a file for an accounting system."""

from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.ledger.exporting import day_of, from_option, to_option
from datakasse.cli.ledger.period_told import tell_of_period
from datakasse.cli.ledger.whole_file import encrypt_option, whole_file
from datakasse.office.delivery.voucher_files import VoucherForm, export_vouchers


@click.command("vouchers")
@data_option
@click.option(
    "--form",
    type=click.Choice([form.value for form in VoucherForm]),
    required=True,
    help="Hva slags fil: csv, gbat10 eller xlsx (Excel).",
)
@from_option
@to_option
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen som lages."
)
@encrypt_option
@click.pass_context
def vouchers(
    context: click.Context,
    folder: Path,
    form: str,
    from_date: datetime | None,
    to_date: datetime | None,
    out: Path,
) -> None:
    """
    Lag en fil med dagsbilagene, ett for hver Z, til regnskapssystemet.

    Eksempel: datakasse export vouchers --data butikk --form gbat10 --from 2026-01-01 --out januar.csv
    """
    with shop_in(context, folder) as shop:
        made = export_vouchers(shop.counter, VoucherForm(form), day_of(from_date), day_of(to_date))
        with whole_file(out) as stream:
            stream.write(made.content)
        now = shop.counter.clock.now()
        with shop.store.read() as books:
            is_empty = next(books.day_vouchers(None, day_of(from_date), day_of(to_date)), None) is None
    click.echo(f"Skrevet: {out} ({len(made.content)} byte)")
    tell_of_period(day_of(from_date), day_of(to_date), now, is_empty=is_empty)
