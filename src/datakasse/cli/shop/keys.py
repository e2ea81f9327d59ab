"""`datakasse keys`: the keys of registers, and the public part for the product declaration (RF-1348)."""

import os
import time
from pathlib import Path

import click

from datakasse.cli.door import (
    data_option,
    product_of,
    register_option,
    registers_of,
    settings_of,
    shop_in,
    stop,
)
from datakasse.cli.product import Shop
from datakasse.counter.demand_equipment import demand_equipment
from datakasse.devices.equipment import Equipment
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.folder import FolderNotWritable, InUse
from datakasse.errors.storage.keys import DatabaseKeyPutOff
from datakasse.errors.till.day import NotServed
from datakasse.office.shop.commission_register import commission
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Register, SignatureMethod

_METHODS = {"rsa": SignatureMethod.RSA_SHA1_1024, "hmac": SignatureMethod.HMAC_SHA1_128}
_LOOKS_APART_S = 0.5
_TRIES = 5
_PROTECTED = {
    "passphrase": "Nøkkelen åpnes med den nye passordfrasen fra nå av. Glemmes den, kan ingen lese bøkene.",
    "token": "Nøkkelen åpnes av brikken fra nå av. Blir brikken borte, kan ingen lese bøkene her.",
    "file": "Nøkkelen ligger i en fil som bare eieren av mappen kan lese.",
}


@click.group()
def keys() -> None:
    """
    Nøkler: lag, bytt og vis signeringsnøkler; velg hva som beskytter nøkkelen til alt sammen.

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
    Sett en ny kasse i drift med egne nøkler. Er butikken åpen, selges det på den om noen sekunder.

    Eksempel: datakasse keys create --data butikk --register 974760673-2 --location 1 --prefix 2-
    """
    with shop_in(context, folder) as shop:
        at = to_journal(shop.counter.clock.now())
        added = Register(register, location, description, series_prefix=prefix, printer=printer)
        drawer, machine = Equipment(folder).devices_of(added)
        if not shop.counter.demonstration:
            demand_equipment(added, drawer, on_paper=machine.on_paper)
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
    click.echo(f"Kasse {register} er i drift. Er butikken åpen, kan det selges på den om noen sekunder.")


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
            click.echo(_declared(shop, register_id).strip())


def _declared(shop: Shop, register: str) -> str:
    """Return what the declaration wants of a register; where another machine has it, from its journal."""
    if shop.store.is_own(register):
        return shop.keys.declared(register)
    with shop.store.read() as books:
        declared = books.state(register).keys
    if declared is None or declared.method != SignatureMethod.RSA_SHA1_1024:
        raise NotServed(register=register)
    return declared.statutory


@keys.command()
@data_option
@click.option(
    "--by",
    "wanted",
    type=click.Choice(["passphrase", "token", "file"]),
    required=True,
    help="Passordfrase, sikkerhetsbrikke (PKCS#11) eller fil.",
)
@click.option("--token", default="", help="Brikkens adresse: pkcs11:token=NAVN?module-path=BIBLIOTEK.")
@click.pass_context
def protect(context: click.Context, folder: Path, wanted: str, token: str) -> None:
    """
    Velg hva som beskytter nøkkelen fra nå av, eller bytt passordfrase. Butikken kan være åpen imens.

    Den nye frasen spørres det etter, eller den leses fra DATAKASSE_NEW_PASSPHRASE; PIN-en til brikken likeså,
    fra DATAKASSE_TOKEN_PIN.

    Eksempel: datakasse keys protect --data butikk --by passphrase
    """
    given = {
        "DATAKASSE_PASSPHRASE": _asked("DATAKASSE_NEW_PASSPHRASE", "Ny passordfrase", again=True)
        if wanted == "passphrase"
        else "",
        "DATAKASSE_TOKEN": token,
        "DATAKASSE_TOKEN_PIN": _asked("DATAKASSE_TOKEN_PIN", "PIN til brikken") if wanted == "token" else "",
    }
    try:
        product_of(context).key_safe.protect(settings_of(context, folder), wanted, given)
    except Refused as refusal:
        stop(refusal)
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))
    click.echo(_PROTECTED[wanted])


@keys.command(name="renew-master")
@data_option
@click.pass_context
def renew_master(context: click.Context, folder: Path) -> None:
    """
    Bytt hovednøkkelen, den som åpner alle de andre. Lukk kassen og andre kommandoer først; nye venter.

    Den nye beskyttes som den gamle var. En gammel kopi av nøkkelmappen åpner ikke det som skrives heretter;
    gi databasen en ny nøkkel etterpå med «datakasse keys reencrypt».

    Eksempel: datakasse keys renew-master --data butikk
    """
    try:
        product_of(context).key_safe.renew_master(settings_of(context, folder))
    except Refused as refusal:
        stop(refusal)
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))
    click.echo("Mappen har en ny hovednøkkel.")


@keys.command()
@data_option
@click.pass_context
def reencrypt(context: click.Context, folder: Path) -> None:
    """
    Gi databasen en ny nøkkel: alt krypteres på nytt. Er butikken åpen, gjør den det selv og selger imens.

    Eksempel: datakasse keys reencrypt --data butikk
    """
    try:
        is_done = product_of(context).key_safe.want_database_key(settings_of(context, folder))
    except Refused as refusal:
        stop(refusal)
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))
    put_off = 0
    while not is_done():
        if put_off == _TRIES:
            stop(DatabaseKeyPutOff())
        put_off += _is_put_off(context, folder)
    click.echo("Databasen er kryptert med en ny nøkkel.")


def _is_put_off(context: click.Context, folder: Path) -> bool:
    """
    Encrypt the database here, or leave it for a moment to who has the shop open.

    Returns:
        Whether it was tried here and could not be done, because others write.
    """
    try:
        shop = product_of(context).open_shop(settings_of(context, folder), exclusive=True)
    except InUse:
        time.sleep(_LOOKS_APART_S)
        return False
    except Refused as refusal:
        stop(refusal)
    try:
        is_renewed = shop.store.renew_key_if_asked()
    except Refused as refusal:
        stop(refusal)
    finally:
        shop.store.close()
    if not is_renewed:
        time.sleep(_LOOKS_APART_S)
    return not is_renewed


def _asked(setting: str, prompt: str, *, again: bool = False) -> str:
    """Return a secret from where no list of processes shows it."""
    given = os.environ.get(setting, "")
    return given or click.prompt(prompt, hide_input=True, confirmation_prompt=again, type=str)
