"""The program: the command line, and what those who know all give it to work with."""

import os
from collections.abc import Callable
from socket import socket

import click

from datakasse.cli.main import run
from datakasse.cli.product import Databases, Hub, Hubs, KeySafe, Listening, Product, Shop
from datakasse.devices.machine.starter import ServiceStarter
from datakasse.housekeeping import move_hub_books, protect_key, renew_master_key, want_database_key
from datakasse.hub.at_shop.board import HubBoard
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.office.shop.first_shop import FirstShop
from datakasse.partners.hub_line import HttpHubLines
from datakasse.settings import Settings
from datakasse.storage.folder import give_to_owner
from datakasse.storage.making import FirstMaking
from datakasse.web.door.first_page import FirstDesk, serve_first_page
from datakasse.web.door.network_line import NetworkLine
from datakasse.web.hub.hub_desk import HubDesk
from datakasse.web.hub.hub_serve import HubTls, serve_hub
from datakasse.web.rooms.hub_room import HubRoom
from datakasse.web.rooms.key_room import KeyRoom
from datakasse.web.serve import serve
from datakasse.wiring import (
    company_register,
    joined_shop,
    move_books,
    new_shop,
    open_shop,
    prepare_database,
    upgrade_of,
)


def _serve(shop: Shop, listening: Listening) -> None:
    line = _network_line(shop, listening)

    def tell(link: str) -> None:
        if shop.counter.used_here():
            click.echo(f"Kassen er åpen på {link}  (Ctrl+C stopper den)")
        else:
            click.echo(f"Ingen kan selge her: denne maskinen har ingen kasse i bruk. Siden er på {link}")
        if line is not None:
            click.echo(f"På butikkens nett: {line.link}  (første gang fra en enhet: {line.trust_link})")

    names = () if line else listening.names
    serve(
        shop.counter,
        listening.here,
        names,
        tell,
        line,
        office_keys=shop.office_keys,
        mail=shop.mail,
        dispatch=shop.dispatch,
        submitting=shop.submitting,
        payouts=shop.payouts,
        backups=shop.backups,
        hub_room=HubRoom(
            shop.counter,
            shop.hub_card,
            shop.hub_lines,
            shop.key_versions,
            HubBoard(shop.settings.folder),
        ),
        key_room=KeyRoom(shop.store.renew_key_if_asked),
        examiner=shop.examiner,
        companies=shop.companies,
        printers=shop.printers,
        new_registers=shop.registers,
        alert_ways=shop.alert_ways,
        starter=ServiceStarter.of(os.environ),
    )


def _first_page(settings: Settings, listening: socket, make: Callable[[FirstShop], None]) -> bool:
    return serve_first_page(
        FirstDesk(
            make,
            company_register(settings),
            settings.folder,
            demonstration=not settings.declaration.covers(settings.version),
        ),
        listening,
        lambda link: click.echo(
            f"Ingen butikk i {settings.folder} ennå. Lag den på {link}  (Ctrl+C avbryter)"
        ),
        ServiceStarter.of(os.environ),
    )


def _first_making(settings: Settings) -> FirstMaking:
    return FirstMaking(settings.folder, os.environ)


def _serve_hub(hub: Hub, listening: socket) -> None:
    house = hub.house
    tls = HubTls(hub.network, house.names)
    desk = HubDesk(hub.counter, house.pin_hash, house.link)

    def tell(link: str) -> None:
        click.echo(f"Huben er åpen på {link}  (Ctrl+C stopper den)")

    serve_hub(desk, tls, listening, tell, ServiceStarter.of(os.environ))


HUBS = Hubs(open_hub, new_hub, _serve_hub, move_hub_books, HttpHubLines())
"""How hubs are had, as the command line knows them."""


DATABASES = Databases(prepare_database, move_books, joined_shop)
"""What is done with databases, as the command line knows it."""


KEY_SAFE = KeySafe(protect_key, want_database_key, renew_master_key)
"""What is done to keys, as the command line knows it."""


def _network_line(shop: Shop, listening: Listening) -> NetworkLine | None:
    if listening.secure is None or listening.trust is None:
        return None
    return NetworkLine(shop.network, listening.secure, listening.trust, listening.host, listening.names)


def main() -> None:
    """Run the command line."""
    run(
        Product(
            open_shop,
            new_shop,
            _serve,
            upgrade_of,
            DATABASES,
            HUBS,
            KEY_SAFE,
            first_page=_first_page,
            making=_first_making,
            hand_back=give_to_owner,
        )
    )
