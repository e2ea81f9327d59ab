"""`datakasse backup`: copies of the shop in places outside, and how they stand."""

import os
from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import EXIT_FAULTS, data_option, shop_in
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.product import Shop
from datakasse.errors.backup.places import BackupExists
from datakasse.errors.backup.recovery_key import RecoveryKeyBad
from datakasse.errors.refusal import Refused
from datakasse.office.backup.backups import bring_all
from datakasse.office.backup.drill import drill
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key, read_recovery_key
from datakasse.office.backup.recovery_sheet import recovery_sheet
from datakasse.office.backup.set_up import (
    AddPlace,
    RemovePlace,
    ReplaceRecoveryKey,
    SetUpBackup,
    demand_place,
)
from datakasse.office.backup.setup import demand_setup
from datakasse.office.backup.show_backup import BackupShown, show_backup
from datakasse.office.backup.status import Light
from datakasse.trade.moment import in_norway

SECRET = "DATAKASSE_PLACE_SECRET"  # noqa: S105 - the name of a setting, not a secret
_LIGHTS = {Light.GREEN: "grønt", Light.YELLOW: "gult", Light.RED: "rødt"}

address_help = "Stedet: folder:/mappe, sftp://bruker@maskin/mappe eller s3+https://maskin/bøtte/mappe."
user_option = click.option("--user", default="", help="Nøkkel-ID til en S3-bøtte.")
region_option = click.option("--region", default="", help="Regionen til en S3-bøtte.")
host_key_option = click.option(
    "--host-key", default="", help="Maskinens egen nøkkel, som i known_hosts: «ssh-ed25519 AAAA…»."
)
key_file_option = click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Privat nøkkel til en maskin over SFTP.",
)


@click.group()
def backup() -> None:
    """
    Sikkerhetskopi: hvor kopiene går, og om de er der.

    Eksempel: datakasse backup status --data butikk
    """


@backup.command()
def key() -> None:
    """
    Lag en gjenopprettingsnøkkel og skriv arket som åpner alle kopier. Nøkkelen lagres ingen steder her.

    Eksempel: datakasse backup key > ark.txt
    """
    click.echo(recovery_sheet(make_recovery_key(), None))


@backup.command(name="set-up")
@data_option
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Arket fra «backup key»; lages og skrives ut når det utelates. Det lagres ikke på kassen.",
)
@click.pass_context
def set_up(context: click.Context, folder: Path, identity: Path | None) -> None:
    """
    Begynn med sikkerhetskopi. Skriv ut arket, og oppbevar det et annet sted enn kassen og kopiene.

    Eksempel: datakasse backup set-up --data butikk
    """
    with shop_in(context, folder) as shop:
        if shop.backups.setup is not None:
            raise BackupExists
        recovery = _sheet_of(shop, identity)
        action = SetUpBackup(shop.backups, recovery)
        shop.counter.carry_out(shop.counter.office_register(), "", action).result()
    click.echo(f"Satt opp. Velg hvor kopiene går: datakasse backup add-place --data {folder}", err=True)


@backup.command(name="replace-key")
@data_option
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Det nye arket, fra «backup key»; lages og skrives ut når det utelates.",
)
@operator_option
@pin_option
@click.pass_context
def replace_key(context: click.Context, folder: Path, identity: Path | None, operator: str, pin: str) -> None:
    """
    Bytt gjenopprettingsarket når det er borte, eller noen andre kan ha det. Alt sendes på nytt.

    Eksempel: datakasse backup replace-key --data butikk --operator 1 > ark.txt
    """
    with shop_in(context, folder) as shop:
        demand_pin_of(shop, operator, pin)
        demand_setup(shop.backups.safe)
        recovery = _sheet_of(shop, identity)
        action = ReplaceRecoveryKey(shop.backups, recovery, is_confirmed=True)
        before = shop.counter.carry_out(shop.counter.office_register(), operator, action).result()
    click.echo(
        "Byttet. Alt sendes på nytt når butikken er åpen, eller nå med datakasse backup now "
        f"--data {folder}. Det som er sendt før, ligger i mappen {before} på hvert sted, og åpnes bare med "
        "det gamle arket. "
        "Slett den når lyset er grønt igjen, og med én gang om noen andre kan ha arket.",
        err=True,
    )


@backup.command(name="add-place")
@data_option
@click.option("--name", required=True, help="Det stedet kalles: små bokstaver, tall og bindestrek.")
@click.option("--address", required=True, help=address_help)
@user_option
@region_option
@host_key_option
@key_file_option
@click.pass_context
def add_place(
    context: click.Context,
    folder: Path,
    name: str,
    address: str,
    user: str,
    region: str,
    host_key: str,
    key_file: Path | None,
) -> None:
    """
    Legg til et sted for kopier. Passord eller hemmelig nøkkel tas fra DATAKASSE_PLACE_SECRET.

    Eksempel: datakasse backup add-place --data butikk --name minnepinne --address folder:/media/kopi
    """
    with shop_in(context, folder) as shop:
        demand_setup(shop.backups.safe)
        place = place_of(name, address, user=user, region=region, host_key=host_key, key_file=key_file)
        demand_place(shop.backups, place)
        shop.counter.carry_out(shop.counter.office_register(), "", AddPlace(shop.backups, place)).result()
    click.echo(f"Kopier går til {name} fra nå av, når butikken er åpen. Ta en nå: datakasse backup now")


@backup.command(name="remove-place")
@data_option
@click.argument("name", metavar="NAVN")
@click.pass_context
def remove_place(context: click.Context, folder: Path, name: str) -> None:
    """
    Slutt å sende kopier til et sted. Det som ligger der, blir liggende.

    Eksempel: datakasse backup remove-place --data butikk minnepinne
    """
    with shop_in(context, folder) as shop:
        shop.counter.carry_out(shop.counter.office_register(), "", RemovePlace(shop.backups, name)).result()
    click.echo(f"Det sendes ikke mer til {name}.")


@backup.command()
@data_option
@click.pass_context
def now(context: click.Context, folder: Path) -> None:
    """
    Send det som mangler, til alle steder nå, og les det tilbake. Avslutter med 1 når et sted ikke tok imot.

    Eksempel: datakasse backup now --data butikk
    """
    failed = False
    with shop_in(context, folder) as shop:
        setup = demand_setup(shop.backups.safe)
        for place in setup.places:
            try:
                bring_all(shop.backups.shipper(setup, place))
            except Refused as refusal:
                failed = True
                click.echo(f"{refusal.sentence('nb')} [{refusal.code}]", err=True)
        _tell(show_backup(shop.backups))
    if failed:
        context.exit(EXIT_FAULTS)


@backup.command()
@data_option
@click.pass_context
def status(context: click.Context, folder: Path) -> None:
    """
    Vis hvor kopiene er, og når de sist ble kontrollert. Avslutter med 1 når lyset er rødt.

    Eksempel: datakasse backup status --data butikk
    """
    with shop_in(context, folder) as shop:
        shown = show_backup(shop.backups)
    _tell(shown)
    if shown.light is Light.RED:
        context.exit(EXIT_FAULTS)


@backup.command(name="drill")
@data_option
@click.option("--place", "name", default=None, help="Hvilket sted; det første når det utelates.")
@click.pass_context
def try_out(context: click.Context, folder: Path, name: str | None) -> None:
    """
    Gjenopprett en kopi på prøve, i en mappe som kastes. Avslutter med 1 når det ikke går.

    Eksempel: datakasse backup drill --data butikk
    """
    with shop_in(context, folder) as shop:
        setup = demand_setup(shop.backups.safe)
        chosen = setup.places[0] if name is None and setup.places else shop.backups.place(name or "")
        result = drill(shop.backups, setup, chosen)
        _tell(show_backup(shop.backups))
    if result.fault:
        context.exit(EXIT_FAULTS)


def _sheet_of(shop: Shop, identity: Path | None) -> RecoveryKey:
    """Return the key of a sheet; a new sheet is written out first, for none may count that nobody has."""
    if identity is not None:
        return read_identity(identity)
    recovery = make_recovery_key()
    with shop.store.read() as books:
        click.echo(recovery_sheet(recovery, books.company()))
    click.echo("Arket gjelder når det er svart. Blir det avvist, åpner arket ingenting: kast det.", err=True)
    return recovery


def read_identity(path: Path) -> RecoveryKey:
    """Return the recovery key of a sheet; raises `RecoveryKeyBad`."""
    try:
        return read_recovery_key(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise RecoveryKeyBad from error


def place_of(
    name: str, address: str, *, user: str, region: str, host_key: str, key_file: Path | None
) -> PlaceSetup:
    """Return the set-up of a place, its secret from the environment."""
    private = "" if key_file is None else key_file.read_text(encoding="ascii", errors="replace")
    return PlaceSetup(name, address, user, os.environ.get(SECRET, ""), private, host_key, region)


def _tell(shown: BackupShown) -> None:
    click.echo(f"{_LIGHTS[shown.light].capitalize()}: {shown.nb}")
    for place in shown.places:
        verified = "aldri" if place.verified_at is None else _time(place.verified_at)
        click.echo(f"{place.name:<20} {_LIGHTS[place.light]:<6} kontrollert {verified}  {place.address}")
        if place.why:
            click.echo(f"    {place.why}")
    drill = shown.drill
    if drill is not None:
        told = drill.fault or f"{drill.entries} poster kom tilbake og stemte"
        click.echo(f"Siste prøve på å gjenopprette: {_time(drill.at)} fra {drill.place}: {told}")


def _time(moment: datetime) -> str:
    return f"{in_norway(moment):%d.%m.%Y %H:%M}"
