"""`datakasse purchase`: what it is time to order, what is ordered, and what has come of it."""

from collections.abc import Iterator
from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.goods.stocking import goods_of
from datakasse.cli.listed import tell_each
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.product import Shop
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.purchasing.show_orders import list_orders, show_order
from datakasse.office.purchasing.show_suppliers import list_suppliers
from datakasse.office.purchasing.suggest_order import in_words, suggest_order
from datakasse.office.stock.move_goods import Goods
from datakasse.trade.goods.purchase import OrderState
from datakasse.trade.quantity import quantity_text

_ORDERS_AT_ONCE = 200
_STATES = {OrderState.DRAFT: "utkast", OrderState.SENT: "sendt", OrderState.CLOSED: "lukket"}


@click.group()
def purchase() -> None:
    """
    Innkjøp: leverandørene, hva det er på tide å bestille, og hva som er kommet.

    Eksempel: datakasse purchase suggest --data butikk 1
    """


@purchase.command()
@data_option
@click.pass_context
def suppliers(context: click.Context, folder: Path) -> None:
    """
    Vis leverandørene.

    Eksempel: datakasse purchase suppliers --data butikk
    """
    with shop_in(context, folder) as shop:
        rows = list_suppliers(shop.counter)
    tell_each(
        (
            f"{each.number}  {each.name}: {each.lead_days} dager{'' if each.active else '  ikke i bruk'}"
            for each in rows
        ),
        "Ingen leverandører. Legg dem inn på kontoret, Lager, Innkjøp.",
    )


@purchase.command()
@data_option
@click.argument("supplier", type=int, metavar="LEVERANDØR")
@click.pass_context
def suggest(context: click.Context, folder: Path, supplier: int) -> None:
    """
    Vis hva det er på tide å bestille fra en leverandør, og hvorfor.

    Eksempel: datakasse purchase suggest --data butikk 1
    """
    with shop_in(context, folder) as shop:
        suggestion = suggest_order(shop.counter, supplier, with_cost=False)
    tell_each(
        (
            f"{line.article}  {line.name}: bestill {_norwegian(line.order_milli)} {line.unit}\n"
            f"  {in_words(line)}"
            for line in suggestion.lines
        ),
        "Ingenting å bestille.",
    )


@purchase.command()
@data_option
@click.pass_context
def orders(context: click.Context, folder: Path) -> None:
    """
    Vis bestillingene, de nyeste først.

    Eksempel: datakasse purchase orders --data butikk
    """
    with shop_in(context, folder) as shop:
        tell_each(_orders(shop), "Ingen bestillinger. Lag dem på kontoret, Lager, Innkjøp.")


def _orders(shop: Shop) -> Iterator[str]:
    """Yield a line for each order, the newest first."""
    before, more = None, True
    while more:
        page = list_orders(shop.counter, _ORDERS_AT_ONCE, before=before, with_cost=False)
        for row in page.rows:
            left = f", {row.open_lines} av {row.lines} varer gjenstår" if row.open_lines else ""
            late = "  forsinket" if row.is_late else ""
            yield f"{row.number}  {row.supplier_name}: {_STATES[row.state]}{left}{late}"
        more = page.more
        before = page.rows[-1].number if page.rows else None


@purchase.command()
@data_option
@operator_option
@pin_option
@click.argument("order", type=int, metavar="BESTILLING")
@click.option("--goods", "goods", multiple=True, help="VARENUMMER=ANTALL. Uten dette: alt som gjenstår.")
@click.option("--reference", default="", help="Nummeret på følgeseddelen.")
@click.option("--word", default="", help="Hvorfor det tas imot mer, annet, eller igjen på samme seddel.")
@click.pass_context
def receive(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    order: int,
    goods: tuple[str, ...],
    reference: str,
    word: str,
) -> None:
    """
    Ta imot det som kom på en bestilling, alt eller en del.

    Eksempel: datakasse purchase receive --data butikk --operator 1 7 --goods 201=18
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        came = goods_of(goods)
        shown = show_order(shop.counter, order, with_cost=False)
        if not goods:
            came = tuple(Goods(line.article, line.open_milli) for line in shown.lines if line.open_milli)
        action = ReceiveOrder(order, shown.version, came, reference, word)
        kept, _ = shop.counter.carry_out(register, operator, action).result()
        click.echo("Varene er ført inn. " + ("Alt er kommet." if kept.is_whole else "Resten gjenstår."))


def _norwegian(quantity_milli: int) -> str:
    return quantity_text(quantity_milli).replace(".", ",")
