"""`datakasse agree`: does everything agree to the øre?"""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from datakasse.bookkeeping.agree import Agreement, Equation, Side
from datakasse.cli.door import EXIT_FAULTS, data_option, product_of, register_option, shop_in
from datakasse.cli.ledger.agreeing_apart import agree_all
from datakasse.cli.ledger.exporting import day_of, from_option, to_option
from datakasse.office.ledger.agree import Agreed
from datakasse.receipt.words.figures import amount_text
from datakasse.saft.cash.readback import OF_LINES
from datakasse.saft.vat_return import rate_text

SIDES: Final = {
    Side.RECEIPTS: "kvitteringer",
    Side.TENDERS: "betalt",
    Side.VAT: "mva-grunnlag + mva",
    Side.Z_REPORT: "Z-rapport",
    Side.DAY_VOUCHER: "dagsbilag",
    Side.SAFT_CASH: "SAF-T Kassasystem",
    Side.SAFT_FINANCIAL: "SAF-T Regnskap",
}
NAMES: Final = {
    "settlement": "Salg + øreavrunding + tips",
    "vat": "Salg",
    "turnover": "Omsetning",
    "tenders": "Betalingsmidler",
    "vat_codes": "Mva-koder",
    "rounding_and_tips": "Øreavrunding + tips",
    "booked": "Bokført omsetning og mva",
    "accounts": "Alle kontoer",
    "posted": "Ført på kontoret",
}
PARTS: Final = {
    "cash_sales": "kontantsalg",
    "credit_sales": "salg på faktura",
    "rounding": "øreavrunding",
    "tips": "tips",
    "gross": "omsetning",
}


@click.command()
@data_option
@from_option
@to_option
@register_option
@click.pass_context
def agree(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    register: str | None,
) -> None:
    """
    Hold kvitteringer, betaling, mva, Z, dagsbilag og begge SAF-T-filene mot hverandre.

    0 = alt stemmer, 1 = noe stemmer ikke eller er ikke bokført, 2 = kunne ikke kontrollere.

    Datoene er bokføringsdager. En likning gjelder først når hver del av den stemmer: hver mva-kode, hvert
    betalingsmiddel, hver konto.

    Eksempel: datakasse agree --data butikk --from 2026-03-01 --to 2026-03-31
    """
    status = Console(stderr=True).status("Avstemmer …")
    with shop_in(context, folder) as shop, status:
        open_shop = product_of(context).open_shop
        agreed = agree_all(shop, open_shop, day_of(from_date), day_of(to_date), register)
    for period in agreed.periods:
        _tell_period(period)
    _tell_whole(agreed)
    sys.exit(0 if agreed.holds and not agreed.waiting else EXIT_FAULTS)


def _tell_period(period: Agreement) -> None:
    z = "ikke avsluttet" if period.z_number is None else f"Z {period.z_number}"
    click.echo(f"{period.register}  {period.day.isoformat()}  {z}")
    _tell(period.equations)


def _tell(equations: Iterable[Equation]) -> None:
    for equation in equations:
        mark, sign = ("OK  ", "=") if equation.holds else ("FEIL", "≠")
        right = "mangler" if equation.right_ore is None else amount_text(equation.right_ore)
        click.echo(
            f"  {mark}  {NAMES[equation.name]}: {SIDES[equation.left]} {amount_text(equation.left_ore)} "
            f"{sign} {SIDES[equation.right]} {right}"
        )
        for part in equation.differences:
            click.echo(
                f"          {_part(part.name)}: {SIDES[equation.left]} {amount_text(part.left_ore)} "
                f"≠ {SIDES[equation.right]} {amount_text(part.right_ore)}"
            )


def _part(name: str) -> str:
    """Return what a part is called: a VAT code with its rate, a means of payment, an account."""
    kind, _, key = name.partition(" ")
    if kind in {"net", "vat"} and key:
        code, _, rate_bp = key.rpartition(" ")
        where, _, own_code = code.rpartition(" ")
        of_lines = " på linjene" if where == OF_LINES else ""
        return (
            f"{'grunnlag' if kind == 'net' else 'mva'} kode {own_code}, {rate_text(int(rate_bp))} %{of_lines}"
        )
    return PARTS.get(name, name)


def _tell_whole(agreed: Agreed) -> None:
    """Tell the sums over all periods, and the verdict."""
    if not agreed.periods:
        click.echo("Ingenting er bokført i perioden.")
    else:
        click.echo("Hele perioden")
        _tell(agreed.totals)
    if agreed.waiting:
        click.echo(f"{agreed.waiting} bilag venter på kontoplanen og er ikke bokført ennå.")
    if agreed.failing:
        click.echo(f"{agreed.failing} likninger stemmer ikke.")
    elif agreed.periods and not agreed.waiting:
        count = sum(len(period.equations) for period in agreed.periods)
        click.echo(f"Alt stemmer på øret: {count} likninger i {len(agreed.periods)} oppgjør.")
