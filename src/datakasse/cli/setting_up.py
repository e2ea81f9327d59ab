"""`datakasse init`: make a shop in an empty data folder."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, product_of, stop
from datakasse.devices.clock import SystemClock
from datakasse.devices.equipment import Equipment
from datakasse.errors.managing import FolderNotWritable
from datakasse.errors.refusal import Refused
from datakasse.errors.storing import ShopExists
from datakasse.office.shop.set_up_shop import ShopPlan, demand_sound, set_up, standard_vat_codes
from datakasse.settings import settings_for
from datakasse.storage.ports import KeyRing, Store
from datakasse.trade.article import ArticleGroup
from datakasse.trade.moment import in_norway, to_journal
from datakasse.trade.operator import Operator, Role
from datakasse.trade.shop import Address, Company, Location, Register, SignatureMethod


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
    "--printer", default="screen", help="screen, file:MAPPE eller tcp://VERT:9100?profile=epson_80."
)
@click.option("--manager", default="1", help="Operatør-ID til daglig leder.")
@click.option("--manager-name", default="Daglig leder", help="Fornavn og etternavn til daglig leder.")
@click.option("--pin", prompt="PIN for daglig leder (fire til åtte sifre)", hide_input=True, help="PIN.")
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
    address = Address(street=street, postal_code=postal_code, city=city)
    at = to_journal(SystemClock().now())
    first_name, _, surname = manager_name.strip().partition(" ")
    plan = ShopPlan(
        company=Company(
            organisation_number=org_number,
            name=name,
            vat_registered=vat,
            in_company_register=company_register,
            street_address=address,
            postal_address=address,
        ),
        locations=[Location("1", name, "", address)],
        registers=[Register(register_id or f"{org_number}-1", "1", description="Kasse 1", printer=printer)],
        vat_codes=standard_vat_codes(in_norway(at).date()),
        groups=[ArticleGroup("03", "04003", "Varer")],
        operators=[(Operator(manager, first_name, surname, Role.MANAGER, at), pin)],
        method=SignatureMethod.HMAC_SHA1_128 if hmac else SignatureMethod.RSA_SHA1_1024,
    )
    try:
        demand_sound(plan)
        Equipment(folder).devices_of(plan.registers[0])
        store, keys = _new(context, folder)
        settings = settings_for(folder)
        try:
            set_up(store, keys, plan, at=at, software_version=settings.version)
        finally:
            store.close()
    except Refused as refusal:
        stop(refusal)
    click.echo(f"Butikken er laget i {folder}. Start den med: datakasse serve --data {folder}")


def _new(context: click.Context, folder: Path) -> tuple[Store, KeyRing]:
    """Return an empty store: a new one, or the one that an `init` left when the power went."""
    product, settings = product_of(context), settings_for(folder)
    try:
        return product.new_shop(settings)
    except OSError as error:
        raise FolderNotWritable(folder=str(folder)) from error
    except ShopExists:
        shop = product.open_shop(settings, exclusive=True)
        with shop.store.read() as books:
            empty = not books.registers()
        if not empty:
            shop.store.close()
            raise
        return shop.store, shop.keys
