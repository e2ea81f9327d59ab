"""`datakasse keys`: the keys of registers, and the public part for the product declaration (RF-1348)."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, register_option, registers_of, shop_in
from datakasse.devices.equipment import Equipment
from datakasse.office.shop.commission_register import commission
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.trade.moment import to_journal
from datakasse.trade.shop import Register, SignatureMethod

_METHODS = {"rsa": SignatureMethod.RSA_SHA1_1024, "hmac": SignatureMethod.HMAC_SHA1_128}


@click.group()
def keys() -> None:
    """
    Signeringsnøkler: lag, bytt, vis.

    Eksempel: datakasse keys public --data butikk
    """


@keys.command()
@data_option
@click.option("--register", required=True, help="ID på kassen som settes i drift.")
@click.option("--location", required=True, help="Kode på stedet den står.")
@click.option("--description", default="", help="Hva kassen kalles.")
@click.option("--prefix", required=True, help="Tallprefiks i filer, ulikt for hver kasse.")
@click.option("--printer", default="screen", show_default=True, help="Skriver.")
@click.option(
    "--method", type=click.Choice(sorted(_METHODS)), default="rsa", show_default=True, help="Signaturmetode."
)
@click.pass_context
def create(
    context: click.Context,
    folder: Path,
    register: str,
    location: str,
    description: str,
    prefix: str,
    printer: str,
    method: str,
) -> None:
    """
    Sett en ny kasse i drift med egne nøkler.

    Eksempel: datakasse keys create --data butikk --register 974760673-2 --location 1 --prefix 2-
    """
    with shop_in(context, folder) as shop:
        at = to_journal(shop.counter.clock.now())
        added = Register(register, location, description, series_prefix=prefix, printer=printer)
        Equipment(folder).devices_of(added)
        shop.store.write(
            lambda books: commission(
                books,
                shop.keys,
                added,
                method=_METHODS[method],
                at=at,
                software_version=shop.settings.version,
            )
        ).result()
    click.echo(f"Kasse {register} er i drift.")


@keys.command()
@data_option
@click.option("--register", required=True, help="Kassens ID.")
@click.option(
    "--method", type=click.Choice(sorted(_METHODS)), help="Signaturmetode; den samme når den utelates."
)
@click.pass_context
def rotate(context: click.Context, folder: Path, register: str, method: str | None) -> None:
    """
    Gi en kasse nye nøkler. Den gamle nøkkelen signerer at den nye gjelder.

    Eksempel: datakasse keys rotate --data butikk --register 974760673-1
    """
    with shop_in(context, folder) as shop:
        registers_of(shop, register)
        wanted = None if method is None else _METHODS[method]
        shop.counter.carry_out(register, "", RotateKeys(shop.keys, wanted)).result()
        with shop.store.read() as books:
            keys_now = books.state(register).keys
    version = "" if keys_now is None else keys_now.version
    click.echo(f"Kasse {register} signerer med nøkkelversjon {version}.")


@keys.command()
@data_option
@register_option
@click.pass_context
def public(context: click.Context, folder: Path, register: str | None) -> None:
    """
    Skriv nøkkelen som produkterklæringen (RF-1348) vil ha: PEM for RSA, hemmeligheten i base64 for HMAC.

    Eksempel: datakasse keys public --data butikk > nokkel.pem
    """
    with shop_in(context, folder) as shop:
        for register_id in registers_of(shop, register):
            click.echo(shop.keys.declared(register_id).strip())
