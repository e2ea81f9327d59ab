"""`datakasse articles price`, `prices`, `take-back`: prices and VAT that hold from a moment to come."""

from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import Moment
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.office.catalogue.price_to_come import (
    EnterPriceToCome,
    TakeBackPriceToCome,
    show_prices_to_come,
)
from datakasse.storage.ports.pricing.prices import ComingPrice
from datakasse.trade.amount import kroner_text, parse_kroner
from datakasse.trade.moment import NORWAY, in_norway

_MOMENT = "%Y-%m-%d %H:%M"
_NUMBER_MAX = 2**53 - 1
_LATE = "Skulle ha tatt til å gjelde; kassen får det ikke til. Se «datakasse doctor»."


@click.command()
@data_option
@operator_option
@pin_option
@click.option("--from", "moment", type=Moment([_MOMENT]), required=True, help="Når den tar til å gjelde.")
@click.option("--price", "kroner", default="", help="Prisen med mva, i kroner; utelatt blir den som den er.")
@click.option("--vat-code", default="", help="Mva-koden; utelatt blir den som den er.")
@click.argument("number", metavar="NUMMER")
@click.pass_context
def price(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    moment: datetime,
    kroner: str,
    vat_code: str,
    number: str,
) -> None:
    """
    La en vare få ny pris eller mva fra et tidspunkt. Kassen tar den i bruk selv, også om den er av da.

    Eksempel: datakasse articles price --data butikk --operator 1 --from "2026-12-01 06:00" --price 42 200
    """
    with shop_in(context, folder) as shop:
        price_ore = parse_kroner(kroner) if kroner else None
        action = EnterPriceToCome(number, moment.replace(tzinfo=NORWAY), price_ore, vat_code)
        register = demand_pin_of(shop, operator, pin)
        entered = shop.counter.carry_out(register, operator, action).result()
    click.echo(f"Nummer {entered.number}: vare {entered.article} {_what(entered)}.")


@click.command()
@data_option
@click.pass_context
def prices(context: click.Context, folder: Path) -> None:
    """
    Vis priser og mva som gjelder fra et tidspunkt framover, det neste først.

    Eksempel: datakasse articles prices --data butikk
    """
    with shop_in(context, folder) as shop:
        shown = show_prices_to_come(shop.counter)
    tell_each(
        (
            f"{row.price.number}  {row.price.article} {row.name}: {_what(row.price)}"
            f"{f'  {row.price.why or _LATE}' if row.price.why or row.is_late else ''}"
            for row in shown.rows
        ),
        "Ingen priser venter. De legges inn med «datakasse articles price».",
    )
    if shown.more:
        click.echo("… og flere senere.")


@click.command("take-back")
@data_option
@operator_option
@pin_option
@click.argument("number", type=click.IntRange(1, _NUMBER_MAX), metavar="NUMMER")
@click.pass_context
def take_back(context: click.Context, folder: Path, operator: str, pin: str, number: int) -> None:
    """
    Trekk tilbake en pris som ikke gjelder ennå; nummeret står i listen.

    Eksempel: datakasse articles take-back --data butikk --operator 1 3
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        taken_back = shop.counter.carry_out(register, operator, TakeBackPriceToCome(number)).result()
    click.echo(f"Nummer {number} er trukket tilbake; vare {taken_back.article} er som før.")


def _what(price: ComingPrice) -> str:
    told = f"fra {in_norway(price.valid_from):%d.%m.%Y %H:%M}"
    if price.price_ore is not None:
        told += f", pris {kroner_text(price.price_ore).replace('.', ',')}"
    if price.vat_code:
        told += f", mva-kode {price.vat_code}"
    return told


PRICE_COMMANDS = (price, prices, take_back)
"""What `datakasse articles` has of them."""
