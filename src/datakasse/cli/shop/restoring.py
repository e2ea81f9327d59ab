"""`datakasse restore`: a shop back from a copy, on an empty machine, ready to sell."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from datakasse.cli.door import data_option, database_option, product_of, settings_of, shop_in, stop
from datakasse.cli.moment import Moment
from datakasse.cli.shop.backing_up import (
    address_help,
    host_key_option,
    key_file_option,
    place_of,
    read_identity,
    region_option,
    user_option,
)
from datakasse.devices.machine.clock import SystemClock
from datakasse.devices.places.open_place import open_place
from datakasse.errors.backup.places import CopyNotFetched
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.folder import FolderNotWritable, ShopExists
from datakasse.office.backup.backups import demand_no_password
from datakasse.office.backup.fetch import fetch
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.go_on import go_on_from_older
from datakasse.office.backup.place import PlaceFailed, PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.restore import RegisterBack, begin_line, go_on, put_back
from datakasse.settings import settings_for
from datakasse.trade.moment import NORWAY, in_norway, to_journal


@click.command()
@click.option("--from", "address", required=True, help=address_help)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Datamappen som skal lages; den må være tom.",
)
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Gjenopprettingsarket.",
)
@click.option(
    "--until",
    type=Moment(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]),
    help="Slik butikken var da, norsk tid: bare til å lese og kontrollere, ikke til å selge fra.",
)
@click.option("--line", default="", help="Hvilken maskins kopi, når stedet har flere.")
@click.option(
    "--damaged-end", is_flag=True, help="Gå videre uten en skadet slutt, når ingen annen kopi har den."
)
@click.option("--name", default="gjenopprettet", show_default=True, help="Det stedet skal kalles her.")
@user_option
@region_option
@host_key_option
@key_file_option
@database_option
@click.pass_context
def restore(
    context: click.Context,
    address: str,
    folder: Path,
    identity: Path,
    until: datetime | None,
    line: str,
    damaged_end: bool,
    name: str,
    user: str,
    region: str,
    host_key: str,
    key_file: Path | None,
) -> None:
    """
    Hent butikken tilbake fra en sikkerhetskopi: hent, kontroller, bygg opp, klar til salg med nye nøkler.

    Eksempel: datakasse restore --from folder:/media/kopi --to butikk --identity ark.txt
    """
    setup = place_of(name, address, user=user, region=region, host_key=host_key, key_file=key_file)
    try:
        demand_no_password(address)
        recovery = read_identity(identity)
        moment = None if until is None else to_journal(until.replace(tzinfo=NORWAY))
        wanted = Wanted((recovery.secret,), recovery.owner, line, moment, damaged_end)
        _restore(context, setup, wanted, recovery, folder)
    except Refused as refusal:
        stop(refusal)
    except PlaceFailed as failed:
        stop(CopyNotFetched(why=failed.why))
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))


@click.command(name="go-on")
@data_option
@click.pass_context
def go_on_older(context: click.Context, folder: Path) -> None:
    """
    Gå videre med en database som er eldre enn det kassen husker, når ingen kopi har resten. Journalføres.

    Eksempel: datakasse go-on --data butikk
    """
    with shop_in(context, folder) as shop:
        told = go_on_from_older(shop.counter, shop.store, shop.keys)
        with shop.store.read() as books:
            ends = [number for one in books.registers() if (number := books.head(one.register_id).number)]
    for lost in told.given_up:
        click.echo(
            f"Kasse {lost.register} er nyere enn databasen. Journalen, {lost.number} poster, er borte. Den "
            "er ute av bruk for godt, så ingen får ID-en; sett en ny kasse i drift i stedet."
        )
    for restored in told.restored:
        click.echo(
            f"Går videre med nøkkelversjon {restored.keys.version}. Postene fram til {restored.lost_through} "
            f"er borte; {restored.skipped} numre i hver serie hoppes over, så ingen brukes igjen."
        )
    click.echo(f"Journalene slutter nå ved post {', '.join(map(str, ends))}. Alt står i journalen.")


def _restore(
    context: click.Context, setup: PlaceSetup, wanted: Wanted, recovery: RecoveryKey, folder: Path
) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise ShopExists(folder=str(folder))
    settings, now = settings_for(folder), SystemClock().now()
    place = open_place(setup)
    with TemporaryDirectory(prefix="datakasse-") as spool:
        fetched = fetch(place, wanted, Path(spool))
        store, keys = product_of(context).new_shop(settings)
        try:
            back = put_back(fetched, store, keys)
            if wanted.until is None:
                back = go_on(back, store, keys, recovery, now=now, version=settings.version)
                begin_line(fetched, keys, recovery, setup, now)
        finally:
            store.close()
    _tell(fetched, back)
    database = settings_of(context, folder).database
    if database:
        # It is here now, whatever befalls the way there; the command that carries books can be typed again.
        try:
            moved = product_of(context).databases.move(settings, database)
        except Refused:
            click.echo(
                f"Butikken er hentet, og ligger hel i {folder}, men den er ikke i databasen. Rett det som "
                f"står under, og skriv «datakasse move --data {folder} --to …». Hent ikke kopien en gang til."
            )
            raise
        click.echo(f"Bøkene er flyttet til {moved.place}: {moved.rows} rader, like i begge ender.")
    if wanted.until is None:
        click.echo(f"Åpne butikken: datakasse serve --data {folder}")


def _tell(fetched: Fetched, back: list[RegisterBack]) -> None:
    click.echo(
        f"Hentet fra kopien til maskinen {fetched.deed.line}: {fetched.entries} poster, alle kontrollert."
    )
    for register in back:
        last = "ingen" if register.last_at is None else f"{in_norway(register.last_at):%d.%m.%Y %H:%M:%S}"
        click.echo(f"Kasse {register.register}: {register.entries} poster, den siste fra {last}.")
        if register.key_version and register.next_receipt > register.receipt + 1:
            click.echo(
                f"    Det som ble registrert etter det, er ikke med. Salgskvittering {register.receipt + 1}"
                f"–{register.next_receipt - 1} kan være gitt til kunder og er ukjent; neste er "
                f"{register.next_receipt}. Signerer med nøkkelversjon {register.key_version}."
            )
    if fetched.went_on is not None:
        before, last = fetched.deed.follows, f"{in_norway(fetched.went_on):%d.%m.%Y %H:%M}"
        click.echo(
            f"NB: Maskinen {before}, som denne overtok for, har sendt kopier etterpå, sist {last}. "
            "Er det den dere selger på, og var dette en øvelse, så er denne kopien feil: "
            f"hent den andre med --line {before}."
        )
    if fetched.closed:
        click.echo(
            f"NB: På stedet ligger nyere kopier som dette arket ikke åpner, fra mappen {fetched.closed[-1]}. "
            "Er arket byttet, er denne kopien for gammel: hent på nytt med det nye arket, til en tom mappe."
        )
    for added in fetched.left_out:
        click.echo(f"Kasse {added} er ikke med: den er tatt i bruk senere enn det kopien har bevis for.")
    if fetched.wanted.until is not None:
        click.echo(
            "Dette er butikken slik den var: den kan leses og kontrolleres, og det kan ikke selges fra den."
        )
        return
    click.echo("Den gamle maskinen må ikke brukes mer, om den dukker opp. Nøklene dens gjelder ikke lenger.")
    click.echo(
        "Sett opp på nytt: e-post, regnskapssystem, bank og enheter på butikkens nett. De er ikke i kopien."
    )
