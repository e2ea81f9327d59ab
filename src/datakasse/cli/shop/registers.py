"""`datakasse registers`: which registers there are, and which of them are in use."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, registers_of, shop_in
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.shop.backing_up import read_identity
from datakasse.office.shop.take_over_register import take_over
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


@registers.command("take-over")
@data_option
@_register_option
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Gjenopprettingsarket; må med når sikkerhetskopi er satt opp.",
)
@operator_option
@pin_option
@click.pass_context
def take_over_register(
    context: click.Context, folder: Path, register: str, identity: Path | None, operator: str, pin: str
) -> None:
    """
    Ta over en kasse fra en maskin som er borte, når maskinene deler database. Den får nye nøkler.

    Eksempel: datakasse registers take-over --data butikk --register KASSE-2 --identity ark.txt --operator 1
    """
    with shop_in(context, folder) as shop:
        registers_of(shop, register)
        demand_pin_of(shop, operator, pin)
        recovery = None if identity is None else read_identity(identity)
        restored = take_over(shop.counter, shop.store, shop.keys, register, operator, recovery=recovery)
        with shop.store.read() as books:
            used_on = books.state(register).used_on
    click.echo(
        f"Kasse {register} står på denne maskinen nå, og signerer med nøkkelversjon {restored.keys.version}. "
        "Journalen er hel; ingenting er borte. Er butikken åpen, starter den om noen sekunder."
    )
    if used_on is not None:
        click.echo(f"Dagen {used_on:%d.%m.%Y} står uten Z: logg på kassen, avslutt salg som står, og ta Z.")
    click.echo(
        "Velg skriver for den på kontoret, Oppsett. Skal den ikke brukes mer: "
        f"datakasse registers out-of-use --data {folder} --register {register}. "
        "Den gamle maskinen kan ikke selge på den, om den dukker opp."
    )


def _standing(register: Register) -> str:
    """Return whether a register is in use, and since when it is not."""
    since = register.out_of_use_since
    return "i bruk" if since is None else f"ute av bruk siden {in_norway(since):%d.%m.%Y}"
