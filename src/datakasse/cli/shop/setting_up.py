"""`datakasse init`: make a shop in an empty data folder."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, is_empty, not_written, product_of, settings_of, stop
from datakasse.cli.secrecy import SECRET
from datakasse.devices.equipment import Equipment
from datakasse.devices.machine.clock import SystemClock
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.folder import ShopExists
from datakasse.office.shop.first_shop import FirstShop, Making
from datakasse.office.shop.set_up_shop import demand_sound, set_up
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Store
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Address, SignatureMethod


@click.command()
@data_option
@click.option("--name", required=True, help="Firmanavn som registrert.")
@click.option("--org-number", required=True, help="Organisasjonsnummer, ni sifre.")
@click.option("--vat/--no-vat", default=True, help="Registrert i Merverdiavgiftsregisteret.")
@click.option("--company-register", is_flag=True, help="AS, ASA eller NUF: skriv «Foretaksregisteret».")
@click.option("--street", default="", help="Gate og nummer.")
@click.option("--postal-code", default="", help="Postnummer.")
@click.option("--city", default="", help="Poststed.")
@click.option("--register", "register_id", default=None, help="Kassens ID; lages når den utelates.")
@click.option(
    "--location",
    default="1",
    show_default=True,
    help="Stedets kode; hver butikk i en kjede trenger sin egen.",
)
@click.option(
    "--printer", default="screen", help="screen, file:MAPPE eller tcp://VERT:9100?profile=epson_80."
)
@click.option("--manager", default="1", help="Operatør-ID til daglig leder.")
@click.option("--manager-name", default="Daglig leder", help="Fornavn og etternavn til daglig leder.")
@click.option(
    "--pin", type=SECRET, prompt="PIN for daglig leder (fire til åtte sifre)", hide_input=True, help="PIN."
)
@click.option("--hmac", is_flag=True, help="Signer med HMAC-SHA1-128 i stedet for RSA-SHA1-1024.")
@click.pass_context
def init(
    context: click.Context,
    folder: Path,
    name: str,
    org_number: str,
    vat: bool,
    company_register: bool,
    street: str,
    postal_code: str,
    city: str,
    register_id: str | None,
    location: str,
    printer: str,
    manager: str,
    manager_name: str,
    pin: str,
    hmac: bool,
) -> None:
    """
    Lag en butikk i en tom datamappe, med én kasse og en leder.

    Eksempel: datakasse init --data butikk --name "Kaffe AS" --org-number 974760673 --pin 4711
    """
    first = FirstShop(
        organisation_number=org_number,
        name=name,
        pin=pin,
        vat_registered=vat,
        in_company_register=company_register,
        address=Address(street=street, postal_code=postal_code, city=city),
        register_id=register_id or "",
        location=location,
        printer=printer,
        manager=manager,
        manager_name=manager_name,
        method=SignatureMethod.HMAC_SHA1_128 if hmac else SignatureMethod.RSA_SHA1_1024,
    )
    try:
        make_shop(context, folder, first)
    except Refused as refusal:
        stop(refusal)
    click.echo(f"Butikken er laget i {folder}. Start den med: datakasse serve --data {folder}")


def make_shop(context: click.Context, folder: Path, first: FirstShop) -> None:
    """
    Make a shop in an empty data folder: whole, or nothing that would stand in the way of the next try.

    Raises:
        Refused: As `demand_sound`, `Equipment.devices_of` and `set_up`.
        ShopExists: The folder holds one.
        FolderNotWritable: The folder cannot be made or written.
    """
    at = to_journal(SystemClock().now())
    plan = first.plan(at)
    demand_sound(plan)
    Equipment(folder).devices_of(plan.registers[0])
    making = _begun(context, folder)
    store, keys = _new(context, folder)
    try:
        set_up(store, keys, plan, at=at, software_version=settings_of(context, folder).version)
    finally:
        store.close()
    if making is not None:
        making.end()


def has_no_shop(context: click.Context, folder: Path) -> bool:
    """
    Whether a data folder surely holds no shop: it is empty, or the making of its first one was broken off.

    Raises:
        Refused: What was left behind cannot be opened.
    """
    making, settings = product_of(context).making, settings_of(context, folder)
    if making is None or settings.database:
        return is_empty(context, folder)
    return is_empty(context, folder) or making(settings).was_broken_off()


def _begun(context: click.Context, folder: Path) -> Making | None:
    """Note that a shop is made, where there surely is none."""
    make = product_of(context).making
    if make is None:
        return None
    making = make(settings_of(context, folder))
    if is_empty(context, folder):
        try:
            making.begin()
        except OSError as error:
            raise not_written(error, folder) from error
    return making


def _new(context: click.Context, folder: Path) -> tuple[Store, KeyRing]:
    """Return an empty store: a new one, or the one that an `init` left when the power went."""
    product, settings = product_of(context), settings_of(context, folder)
    try:
        return product.new_shop(settings)
    except OSError as error:
        raise not_written(error, folder) from error
    except ShopExists:
        shop = product.open_shop(settings, exclusive=True)
        with shop.store.read() as books:
            empty = not books.registers()
        if not empty:
            shop.store.close()
            raise
        return shop.store, shop.keys
