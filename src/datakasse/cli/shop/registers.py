"""`datakasse registers`: which registers there are, and which of them are in use."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, registers_of, shop_in
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.office.shop.use_register import TakeIntoUse, TakeOutOfUse
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Register

_register_option = click.option("--register", required=True, help="Kassens ID.")


@click.group()
def registers() -> None:
    """
    Kassene: hvilke som er i bruk; ta en kasse ut av bruk, eller i bruk igjen.

    Eksempel: datakasse registers list --data butikk
    """


@registers.command("list")
@data_option
@click.pass_context
def list_registers(context: click.Context, folder: Path) -> None:
    """
    Vis kassene, og om de er i bruk.

    Eksempel: datakasse registers list --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as books:
        for register in books.registers():
            click.echo(
                "  ".join(filter(None, (register.register_id, _standing(register), register.description)))
            )


@registers.command("out-of-use")
@data_option
@_register_option
@operator_option
@pin_option
@click.pass_context
def take_out_of_use(context: click.Context, folder: Path, register: str, operator: str, pin: str) -> None:
    """
    Ta en kasse ut av bruk. Journal, kvitteringer og rapporter blir; ingen kan logge på eller selge der mer.

    Eksempel: datakasse registers out-of-use --data butikk --register 974760673-2 --operator 1
    """
    with shop_in(context, folder) as shop:
        registers_of(shop, register)
        demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, TakeOutOfUse(is_confirmed=True)).result()
    click.echo(f"Kasse {register} er tatt ut av bruk. Alt som er solgt på den, er med i kopier og eksporter.")


@registers.command("into-use")
@data_option
@_register_option
@operator_option
@pin_option
@click.pass_context
def take_into_use(context: click.Context, folder: Path, register: str, operator: str, pin: str) -> None:
    """
    Ta en kasse i bruk igjen. Er butikken åpen, startes den om noen sekunder.

    Eksempel: datakasse registers into-use --data butikk --register 974760673-2 --operator 1
    """
    with shop_in(context, folder) as shop:
        registers_of(shop, register)
        demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, TakeIntoUse(is_confirmed=True)).result()
    click.echo(f"Kasse {register} er i bruk igjen.")


def _standing(register: Register) -> str:
    """Return whether a register is in use, and since when it is not."""
    since = register.out_of_use_since
    return "i bruk" if since is None else f"ute av bruk siden {in_norway(since):%d.%m.%Y}"
