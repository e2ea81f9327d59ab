"""The roof of a hub: builds what it is at work with, as `wiring.py` does for a shop."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from datakasse.counter.ports import Clock
from datakasse.devices.machine.clock import SystemClock
from datakasse.hub.at_hub.counter import HubCounter
from datakasse.hub.at_hub.house import HubHouse, keep_house, read_house
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.settings import Settings
from datakasse.storage.engine.hub_store import KeptHubStore
from datakasse.storage.opening import (
    create_hub_store,
    open_hub_store,
)


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
        Refused: As `open_hub_store`.
    """
    environ = os.environ if environ is None else environ
    store = open_hub_store(settings.folder, environ, database=settings.database, exclusive=exclusive)
    try:
        return _hub(settings, store, read_house(store.keys.secrets("hub")), clock or SystemClock())
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
    Make a hub in an empty folder, and open it.

    Raises:
        HubExists: There is one.
    """
    environ = os.environ if environ is None else environ
    store = create_hub_store(settings.folder, environ, database=settings.database)
    keep_house(store.keys.secrets("hub"), house)
    return _hub(settings, store, house, clock or SystemClock())


def _hub(settings: Settings, store: KeptHubStore, house: HubHouse, clock: Clock) -> Hub:
    network = ShopNetwork(store.network, clock, "datakasse hub", house.names)
    authority = x509.load_der_x509_certificate(network.authority().certificate)
    pem = authority.public_bytes(serialization.Encoding.PEM).decode("ascii")
    fingerprint = authority.fingerprint(hashes.SHA256()).hex()
    return Hub(house, HubCounter(store, clock, pem, fingerprint, settings.version), network)
