"""`datakasse database` and `datakasse move`: where the books are kept."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, not_written, product_of, settings_of, stop
from datakasse.cli.person import operator_option, pin_option
from datakasse.cli.secrecy import ADDRESS
from datakasse.counter.demand_equipment import demand_equipment
from datakasse.devices.equipment import Equipment
from datakasse.errors.refusal import Refused
from datakasse.errors.shop.locations import PlaceNotNamed
from datakasse.office.shop.add_register import next_register_id
from datakasse.office.shop.join_shop import join_shop
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Location, Register


@click.group()
def database() -> None:
    """
    Databasen til en kjede: PostgreSQL.

    Eksempel: datakasse database prepare --database postgresql://postgres@db/butikk
    """


@database.command()
@click.option(
    "--database",
    "address",
    envvar="DATAKASSE_DATABASE",
    required=True,
    type=ADDRESS,
    help="postgresql://… som en bruker som kan lage roller.",
)
@click.option("--owner", default="datakasse_owner", show_default=True, help="Rollen som skal eie tabellene.")
@click.option("--user", default="datakasse", show_default=True, help="Rollen som kassene logger inn med.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Fil med passordet til den siste; utelates når tjeneren kjenner den på annet vis.",
)
@click.pass_context
def prepare(context: click.Context, address: str, owner: str, user: str, password_file: Path | None) -> None:
    """
    Gjør en database klar: roller, tabeller og rettigheter. Kjøres igjen når datakasse får en ny versjon.

    Eksempel: datakasse database prepare --database postgresql://postgres@db/butikk
    """
    password = "" if password_file is None else password_file.read_text(encoding="utf-8").strip()
    try:
        steps = product_of(context).databases.prepare(address, owner, user, password)
    except Refused as refusal:
        stop(refusal)
    click.echo(f"Databasen er klar ({steps} nye steg). Kassene logger inn som {user}.")


@database.command()
@data_option
@click.option("--org-number", required=True, help="Organisasjonsnummeret til butikken.")
@click.option("--register", "register_id", default="", help="Kassens ID; lages når den utelates.")
@click.option("--location", default="", help="Kode på stedet den står, når butikken har flere.")
@click.option("--description", default="", help="Hva kassen kalles.")
@click.option(
    "--printer", default="screen", help="screen, file:MAPPE eller tcp://VERT:9100?profile=epson_80."
)
@operator_option
@pin_option
@click.pass_context
def join(
    context: click.Context,
    folder: Path,
    org_number: str,
    register_id: str,
    location: str,
    description: str,
    printer: str,
    operator: str,
    pin: str,
) -> None:
    """
    Ta en maskin til med i en butikk i en database. Den får en kasse, med nøkler som bare er her.

    Eksempel: datakasse database join --data butikk --database postgresql://datakasse@db/butikk
    --org-number 974760673 --operator 1
    """
    settings = settings_of(context, folder)
    if not settings.database.startswith("postgres"):
        raise click.UsageError("Oppgi databasen med --database.", ctx=context)
    pin = pin or click.prompt("PIN", hide_input=True)
    try:
        with product_of(context).databases.joined(settings, org_number.replace(" ", "")) as shop:
            with shop.store.read() as books:
                known, company = books.registers(), books.company()
                place = location or _only_place(books.locations())
            register = Register(
                register_id or next_register_id(known, company.organisation_number),
                place,
                description or f"Kasse {len(known) + 1}",
                printer=printer,
            )
            drawer, machine = Equipment(folder).devices_of(register)
            if not shop.counter.demonstration:
                demand_equipment(register, drawer, on_paper=machine.on_paper)
            added = join_shop(
                shop.store,
                shop.keys,
                register,
                drawer,
                operator=operator,
                pin=pin,
                at=to_journal(shop.counter.clock.now()),
                software_version=shop.settings.version,
            )
    except Refused as refusal:
        stop(refusal)
    except OSError as error:
        stop(not_written(error, folder))
    click.echo(
        f"Maskinen er med i {company.name}. Kasse {added.register_id} står her, med egne nøkler. "
        f"Start den med: datakasse serve --data {folder}"
    )
    click.echo("Passord til kontoret, e-postkonto og sikkerhetskopi er maskinens egne: sett dem opp her òg.")


def _only_place(places: list[Location]) -> str:
    """Return the code of the only place there is; raises `PlaceNotNamed` where there are several."""
    if len(places) == 1:
        return places[0].code
    raise PlaceNotNamed(places=", ".join(place.code for place in places))


@click.command()
@data_option
@click.option("--to", "target", type=ADDRESS, required=True, help="postgresql://… eller en tom datamappe.")
@click.pass_context
def move(context: click.Context, folder: Path, target: str) -> None:
    """
    Flytt bøkene til en annen database, kontrollert post for post. Etterpå selges det bare fra den.

    Eksempel: datakasse move --data butikk --to postgresql://datakasse@db/butikk
    """
    try:
        moved = product_of(context).databases.move(settings_of(context, folder), target)
    except Refused as refusal:
        stop(refusal)
    for register, entries in moved.entries.items():
        click.echo(f"{register}: {entries} poster")
    click.echo(
        f"{moved.rows} rader, like i begge ender (SHA-256 {moved.digest}). Bøkene er nå i {moved.place}."
    )
