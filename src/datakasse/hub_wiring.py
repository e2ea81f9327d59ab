"""The roof of a hub: builds what it is at work with, as `wiring.py` does for a shop."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from datakasse.counter.ports import Clock
from datakasse.devices.machine.clock import SystemClock
from datakasse.errors.hub.databases import HubExists, HubUnfinished
from datakasse.hub.at_hub.counter import HubCounter
from datakasse.hub.at_hub.house import HubHouse, keep_house, read_house
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.settings import Settings
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.opening import create_hub_store, open_hub_store
from datakasse.storage.ports.moving import without_password
from datakasse.storage.whereabouts import read_whereabouts


@dataclass(frozen=True, slots=True)
class Hub:
    """
    A hub's data folder at work.

    Attributes:
        house: How it is set up.
        counter: Its counter.
        network: Its authority and certificates.
    """

    house: HubHouse
    counter: HubCounter
    network: ShopNetwork


def open_hub(
    settings: Settings,
    *,
    exclusive: bool = False,
    clock: Clock | None = None,
    environ: Mapping[str, str] | None = None,
) -> Hub:
    """
    Open the hub of a data folder; as the one process that serves it from there, where that is wanted.

    Raises:
        HubUnfinished: Its making broke off.
        Refused: As `open_hub_store`.
    """
    environ = os.environ if environ is None else environ
    store = open_hub_store(settings.folder, environ, database=settings.database, exclusive=exclusive)
    try:
        house = read_house(store.keys.secrets("hub"))
        if house is None:
            raise HubUnfinished(folder=str(settings.folder))
        return _hub(settings, store, house, clock or SystemClock())
    except BaseException:
        store.close()
        raise


def new_hub(
    settings: Settings,
    house: HubHouse,
    *,
    clock: Clock | None = None,
    environ: Mapping[str, str] | None = None,
) -> Hub:
    """
    Make a hub in an empty folder, or where the making of one broke off, and open it.

    Raises:
        HubExists: There is one.
        HubUnfinished: There is one that has received something, and its set-up is gone.
        Refused: As `create_hub_store`.
    """
    environ = os.environ if environ is None else environ
    try:
        store = create_hub_store(settings.folder, environ, database=settings.database)
    except HubExists:
        store = _left_behind(settings, environ)
    try:
        if not keep_house(store.keys.secrets("hub"), house):
            raise HubExists(folder=str(settings.folder))
        return _hub(settings, store, house, clock or SystemClock())
    except BaseException:
        store.close()
        raise


def _left_behind(settings: Settings, environ: Mapping[str, str]) -> KeptHubStore:
    """Return the store of a folder that has one: to be gone on with where it was never set up."""
    folder = str(settings.folder)
    known = read_whereabouts(settings.folder).database
    if settings.database and without_password(settings.database) != known:
        raise HubExists(folder=folder)
    store = open_hub_store(settings.folder, environ, database=settings.database)
    try:
        if read_house(store.keys.secrets("hub")) is not None:
            raise HubExists(folder=folder)
        with store.read() as books:
            if books.companies():
                raise HubUnfinished(folder=folder)
    except BaseException:
        store.close()
        raise
    return store


def _hub(settings: Settings, store: KeptHubStore, house: HubHouse, clock: Clock) -> Hub:
    network = ShopNetwork(store.network, clock, "datakasse hub", house.names)
    authority = x509.load_der_x509_certificate(network.authority().certificate)
    pem = authority.public_bytes(serialization.Encoding.PEM).decode("ascii")
    fingerprint = authority.fingerprint(hashes.SHA256()).hex()
    return Hub(house, HubCounter(store, clock, pem, fingerprint, settings.version), network)
