"""`datakasse stock`: what is on the shelves, and what is moved there by hand."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.product import Shop
from datakasse.counter.counter import Action
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.goods import BadGoods
from datakasse.journal.events.goods import StockCounted
from datakasse.office.stock.count_stock import Counted, CountStock
from datakasse.office.stock.empty_shelf import SetEmptyShelf
from datakasse.office.stock.list_stock import list_stock
from datakasse.office.stock.move_goods import (
    Goods,
    ReceiveGoods,
    TransferGoods,
    WasteGoods,
    article_on_record,
)
from datakasse.office.stock.places import EnterStockRoom, places_of
from datakasse.office.stock.recipes import SetRecipe, show_recipe
from datakasse.office.stock.show_article import show_stock_article
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import parse_kroner
from datakasse.trade.goods.recipe import parse_measure
from datakasse.trade.goods.stock import Draw, EmptyShelf
from datakasse.trade.moment import in_norway
from datakasse.trade.quantity import parse_quantity, quantity_text

_ROWS_AT_ONCE = 200
_GOODS = re.compile(r"([^=]+)=([^@]+)(?:@(.+))?")
_KINDS = {
    "goods_received": "Varemottak",
    "goods_wasted": "Svinn",
    "goods_taken_out": "Uttak",
    "goods_transferred": "Flyttet",
    "stock_counted": "Talt",
}
_RULES = {
    "selg": EmptyShelf.SELL_ON,
    "varsle": EmptyShelf.WARN,
    "nekt": EmptyShelf.REFUSE,
    "som-butikken": None,
}
_Command = Callable[..., Any]
Result = TypeVar("Result")

goods_option = click.option(
    "--goods",
    "goods",
    multiple=True,
    required=True,
    help="VARENUMMER=ANTALL, for varemottak også =ANTALL@INNKJØPSPRIS. Kan gjentas.",
)
place_option = click.option(
    "--place", default="", help="Stedet varene er; det første forretningsstedet når det utelates."
)


def _by_somebody(command: _Command) -> _Command:
    """Let a command be told which shop it is about and who does it."""
    return data_option(operator_option(pin_option(click.pass_context(command))))


def _do(
    context: click.Context, folder: Path, operator: str, pin: str, make: Callable[[Shop], Action[Result]]
) -> Result:
    with shop_in(context, folder) as shop:
        action = make(shop)
        register = demand_pin_of(shop, operator, pin)
        return shop.counter.carry_out(register, operator, action).result()


def _place(shop: Shop, named: str) -> str:
    """Return the place that was named, or the first that the business has."""
    with shop.store.read() as books:
        return named or places_of(books)[0].code


_NOTHING_STOCKED = "Ingen varer føres på lager. Det velges for hver vare på kontoret, Varer."
_NO_SUCH = "Ingen vare på lager er slik."


@click.group()
def stock() -> None:
    """
    Lageret: hva som er igjen av varene butikken holder telling på, og det som flyttes for hånd.

    Eksempel: datakasse stock list --data butikk
    """


@stock.command("list")
@data_option
@click.option("--search", default="", help="Bare varer der dette står i navn, nummer eller strekkode.")
@click.pass_context
def list_(context: click.Context, folder: Path, search: str) -> None:
    """
    Vis hvor mye det er av hver vare som føres på lager.

    Eksempel: datakasse stock list --data butikk --search kaffe
    """
    with shop_in(context, folder) as shop:
        tell_each(_stocked(shop, search), _NO_SUCH if search else _NOTHING_STOCKED)


def _stocked(shop: Shop, search: str) -> Iterator[str]:
    """Yield a line for each article that is kept in stock."""
    after, more = "", True
    while more:
        page = list_stock(shop.counter, _ROWS_AT_ONCE, text=search, after=after)
        for row in page.rows:
            low = "  under minimum" if row.is_low else ""
            yield f"{row.number}  {row.name}: {_norwegian(row.on_hand_milli)} {row.unit}{low}"
        more = page.more
        after = page.rows[-1].number if page.rows else ""


@stock.command()
@data_option
@click.argument("number", metavar="NUMMER")
@click.pass_context
def show(context: click.Context, folder: Path, number: str) -> None:
    """
    Vis hvor mye det er av én vare, hvor, og hva som er flyttet.

    Eksempel: datakasse stock show --data butikk 201
    """
    with shop_in(context, folder) as shop:
        shown = show_stock_article(shop.counter, number, with_cost=False)
        row = shown.row
        click.echo(f"{row.number}  {row.name}: {_norwegian(row.on_hand_milli)} {row.unit}")
        for level in row.places:
            click.echo(f"  sted {level.place}: {_norwegian(level.on_hand_milli)}")
        for move in shown.moves:
            if move.sold_milli:
                click.echo(f"  deretter solgt: {_norwegian(move.sold_milli)}")
            at = f"{in_norway(move.at):%d.%m.%Y %H:%M}"
            what = f"{_KINDS[move.kind]} {_norwegian(move.quantity_milli)}, nå {_norwegian(move.after_milli)}"
            click.echo(f"  {at} sted {move.place}: {what}  {move.text}".rstrip())


@stock.command()
@_by_somebody
@place_option
@goods_option
@click.option("--supplier", default="", help="Hvem varene kom fra.")
@click.option("--reference", default="", help="Nummeret på følgeseddelen.")
def receive(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    place: str,
    goods: tuple[str, ...],
    supplier: str,
    reference: str,
) -> None:
    """
    Ta imot varer. Innkjøpsprisen er per enhet, uten mva.

    Eksempel: datakasse stock receive --data butikk --operator 1 --goods 201=24@12,50
    """
    _do(
        context, folder, operator, pin,
        lambda shop: ReceiveGoods(_place(shop, place), goods_of(goods), supplier, reference),
    )  # fmt: skip
    click.echo("Varene er ført inn.")


@stock.command()
@_by_somebody
@place_option
@goods_option
@click.option("--reason", required=True, help="Hvorfor.")
def waste(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    place: str,
    goods: tuple[str, ...],
    reason: str,
) -> None:
    """
    Før svinn: det som er kastet eller borte.

    Eksempel: datakasse stock waste --data butikk --operator 1 --goods 201=2 --reason "gått ut på dato"
    """
    _do(context, folder, operator, pin, lambda shop: WasteGoods(_place(shop, place), goods_of(goods), reason))
    click.echo("Svinnet er ført.")


@stock.command("take-out")
@_by_somebody
@place_option
@goods_option
@click.option("--reason", required=True, help="Hva det er til, og hvem som tok det.")
def take_out(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    place: str,
    goods: tuple[str, ...],
    reason: str,
) -> None:
    """
    Før uttak til eget bruk. Det blir et bilag med mva av utsalgsprisen, og ikke et salg.

    Eksempel: datakasse stock take-out --data butikk --operator 1 --goods 201=1 --reason "lunsj, eier"
    """
    made = _do(
        context, folder, operator, pin,
        lambda shop: TakeOutGoods(_place(shop, place), goods_of(goods), reason),
    )  # fmt: skip
    click.echo("Uttaket er ført; bilaget venter på kontering." if made is None else f"Bilag {made.number}.")


@stock.command()
@_by_somebody
@click.option("--from", "from_place", required=True, help="Stedet varene er.")
@click.option("--to", "to_place", required=True, help="Stedet de skal.")
@goods_option
def transfer(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    from_place: str,
    to_place: str,
    goods: tuple[str, ...],
) -> None:
    """
    Flytt varer fra ett sted til et annet.

    Eksempel: datakasse stock transfer --data butikk --operator 1 --from kjeller --to 1 --goods 201=12
    """
    _do(context, folder, operator, pin, lambda _: TransferGoods(from_place, to_place, goods_of(goods)))
    click.echo("Varene er flyttet.")


@stock.command()
@_by_somebody
@place_option
@click.option("--counted", multiple=True, required=True, help="VARENUMMER=ANTALL. Kan gjentas; 0 er lov.")
def count(
    context: click.Context, folder: Path, operator: str, pin: str, place: str, counted: tuple[str, ...]
) -> None:
    """
    Før en telling. Avviket fra det bøkene sier nå, blir ført og vist.

    Eksempel: datakasse stock count --data butikk --operator 1 --counted 201=22
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        lines = tuple(_counted_of(text) for text in counted)
        record = shop.counter.carry_out(register, operator, CountStock(_place(shop, place), lines)).result()
        with shop.counter.store.read() as books:
            for line in record.event.lines if isinstance(record.event, StockCounted) else ():
                article = article_on_record(books, line.article)
                told = _norwegian(line.variance_milli)
                click.echo(f"{article.number}  {article.name}: avvik {told} {article.unit}")


@stock.command("empty-shelf")
@_by_somebody
@click.argument("rule", type=click.Choice([*_RULES]))
@click.option("--article", default="", help="Bare for denne varen; ellers for hele butikken.")
def empty_shelf(
    context: click.Context, folder: Path, operator: str, pin: str, rule: str, article: str
) -> None:
    """
    Si hva kassen gjør når bøkene sier at det er tomt: selg, varsle eller nekt. «som-butikken» er for én vare.

    Eksempel: datakasse stock empty-shelf --data butikk --operator 1 varsle --article 201
    """
    _do(context, folder, operator, pin, lambda _: SetEmptyShelf(article, _RULES[rule]))
    click.echo("Lagret.")


@stock.command()
@_by_somebody
@click.argument("number", metavar="NUMMER")
@click.option("--part", "parts", multiple=True, help="VARENUMMER=MENGDE, som =18g eller =2dl. Kan gjentas.")
def recipe(
    context: click.Context, folder: Path, operator: str, pin: str, number: str, parts: tuple[str, ...]
) -> None:
    """
    Si hva en vare er laget av. Uten deler tas oppskriften bort.

    Eksempel: datakasse stock recipe --data butikk --operator 1 200 --part bønner=18g --part melk=2dl
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        with shop.counter.store.read() as books:
            made_of = tuple(_part_of(books, text) for text in parts)
        shop.counter.carry_out(register, operator, SetRecipe(number, made_of)).result()
        shown = show_recipe(shop.counter, number, with_cost=False)
        click.echo(f"{shown.number}  {shown.name}")
        for part in shown.parts:
            click.echo(f"  {_norwegian(part.quantity_milli)} {part.unit} {part.name}")


@stock.command()
@_by_somebody
@click.argument("room", metavar="ROM")
@click.argument("name", metavar="NAVN")
def room(context: click.Context, folder: Path, operator: str, pin: str, room: str, name: str) -> None:
    """
    Legg inn et lagerrom der det ikke står noen kasse.

    Eksempel: datakasse stock room --data butikk --operator 1 kjeller "Kjelleren"
    """
    for place in _do(context, folder, operator, pin, lambda _: EnterStockRoom(room, name)):
        click.echo(f"{place.code}  {place.name}")


def goods_of(texts: tuple[str, ...]) -> tuple[Goods, ...]:
    """Return what was typed as goods; raises `BadGoods`, `MalformedQuantity`, `MalformedAmount`."""
    found: list[Goods] = []
    for text in texts:
        parts = _GOODS.fullmatch(text)
        if parts is None:
            raise BadGoods(
                what=Phrase(
                    f"«{text[:40]}», som skal være VARENUMMER=ANTALL",
                    f'"{text[:40]}", which has to be ARTICLE=QUANTITY',
                )
            )
        number, quantity, cost = parts.groups()
        found.append(
            Goods(number.strip(), parse_quantity(quantity), None if cost is None else parse_kroner(cost))
        )
    return tuple(found)


def _counted_of(text: str) -> Counted:
    """Return what was typed as counted; raises `MalformedQuantity`, `QuantityOutOfRange`."""
    number, _, quantity = text.partition("=")
    return Counted(number.strip(), 0 if quantity.strip() == "0" else parse_quantity(quantity))


def _part_of(books: Readings, text: str) -> Draw:
    """Return a part as it was typed; raises `UnknownArticle`, `MalformedQuantity`, `QuantityOutOfRange`."""
    number, _, measure = text.partition("=")
    part = article_on_record(books, number.strip())
    return Draw(part.number, parse_measure(measure, part.unit))


def _norwegian(quantity_milli: int) -> str:
    return quantity_text(quantity_milli).replace(".", ",")
