"""`datakasse hub join|leave|status`: for a shop that delivers to a hub."""

import time
from pathlib import Path

import click

from datakasse.cli.door import data_option, not_written, product_of, settings_of, shop_in, stop
from datakasse.cli.product import Shop
from datakasse.cli.secrecy import SECRET
from datakasse.devices.machine.clock import SystemClock
from datakasse.errors.hub.machines import RegisterTaken
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.folder import ShopMissing
from datakasse.hub.at_shop.apply_changes import apply_changes
from datakasse.hub.at_shop.fetch_changes import fetch_changes
from datakasse.hub.at_shop.join_hub import join_hub
from datakasse.hub.at_shop.report_machine import damaged_registers, report_machine
from datakasse.hub.at_shop.send_journal import send_journal
from datakasse.hub.between.link import read_link
from datakasse.office.shop.set_up_shop import ShopPlan, demand_sound, set_up, standard_vat_codes
from datakasse.trade.moment import in_norway, to_journal


@click.command()
@data_option
@click.argument("link", type=SECRET, metavar="LENKE")
@click.pass_context
def join(context: click.Context, folder: Path, link: str) -> None:
    """
    Koble butikken til en hub med lenken fra QR-koden. En tom mappe blir den kassen huben har bestemt.

    Eksempel: datakasse hub join --data butikk "https://hub.kjeden.no:8770/hub/join#hub=…&code=…"
    """
    is_new = _is_empty(context, folder)
    if is_new:
        _set_up(context, folder, link)
    with shop_in(context, folder) as shop:
        membership = join_hub(
            shop.store,
            shop.hub_card,
            shop.hub_lines,
            link,
            versions=shop.key_versions,
            at=shop.counter.clock.now(),
            serves=shop.counter.served,
        )
        if is_new:
            _make_ready(shop)
    click.echo(f"Butikken er koblet til huben på {membership.host} som maskin {membership.machine}.")
    click.echo("Journalen sendes mens kassen er åpen («datakasse serve»), eller med «datakasse hub send».")


def _is_empty(context: click.Context, folder: Path) -> bool:
    """Return whether there is no shop in a folder yet."""
    try:
        product_of(context).open_shop(settings_of(context, folder)).store.close()
    except ShopMissing:
        return True
    except Refused as refusal:
        stop(refusal)
    return False


def _set_up(context: click.Context, folder: Path, link: str) -> None:
    """Make the shop that an invitation provides for: its goods and people flow down afterwards."""
    product, settings = product_of(context), settings_of(context, folder)
    at = to_journal(SystemClock().now())
    try:
        wanted, lines = read_link(link), product.hubs.lines
        given = lines.provision(wanted, lines.authority_of(wanted))
        plan = ShopPlan(
            company=given.company,
            locations=given.locations,
            registers=[given.register],
            vat_codes=standard_vat_codes(in_norway(at).date()),
        )
        demand_sound(plan)
        store, keys = product.new_shop(settings)
        try:
            set_up(store, keys, plan, at=at, software_version=settings.version)
        finally:
            store.close()
    except Refused as refusal:
        stop(refusal)
    except OSError as error:
        stop(not_written(error, folder))


def _make_ready(shop: Shop) -> None:
    """Have goods and people at once, so that the first sale can be made."""
    line = shop.hub_lines.line(shop.hub_card.joined(), shop.hub_card.device_key())
    try:
        told = line.report(report_machine(shop.counter, shop.key_versions, frozenset()))
        fetch_changes(shop.store, line, told)
    finally:
        line.close()
    apply_changes(shop.counter)


@click.command()
@data_option
@click.pass_context
def leave(context: click.Context, folder: Path) -> None:
    """
    Koble butikken fra huben. Det som er levert, blir liggende der; kassen selger videre.

    Eksempel: datakasse hub leave --data butikk
    """
    with shop_in(context, folder) as shop:
        host = shop.hub_card.joined().host
        shop.hub_card.forget()
    click.echo(f"Butikken er koblet fra huben på {host}.")


@click.command()
@data_option
@click.pass_context
def send(context: click.Context, folder: Path) -> None:
    """
    Send det huben ikke har, nå. Kassen gjør det ellers selv mens den er åpen.

    Eksempel: datakasse hub send --data butikk
    """
    with shop_in(context, folder) as shop:
        line = shop.hub_lines.line(shop.hub_card.joined(), shop.hub_card.device_key())
        try:
            report = report_machine(shop.counter, shop.key_versions, damaged_registers(shop.counter))
            told = line.report(report)
            for standing in told.standings:
                sent = send_journal(shop.store, line, standing, clock_s=time.monotonic)
                click.echo(f"{standing.register}: {sent.sent} poster sendt, huben har {sent.have}.")
            if told.taken:
                taken = told.taken[0]
                raise RegisterTaken(register=taken.register, machine=taken.machine)
        finally:
            line.close()
