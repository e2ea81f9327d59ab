"""A hub on a real socket, in a thread, for tests and benchmarks."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from datakasse.counter.pin import hash_pin
from datakasse.counter.ports import Clock
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.let_in import invite
from datakasse.hub.between.link import HubLink
from datakasse.hub_wiring import Hub, new_hub
from datakasse.settings import settings_for
from datakasse.trade.shop.shop import Company
from datakasse.web.hub.hub_desk import HubDesk
from datakasse.web.hub.hub_serve import HubTls, hub_server, run_hub

HOST: Final = "127.0.0.1"
PIN: Final = "471147"


@dataclass(frozen=True, slots=True)
class ServedHub:
    """
    A hub that answers.

    Attributes:
        hub: The hub.
        port: Where it answers.
        host: At which address.
    """

    hub: Hub
    port: int
    host: str = HOST

    def link(self, company: Company, name: str = "kasse", *, port: int | None = None) -> str:
        """Return a link that lets a machine in; through another port, where one is given."""
        counter = self.hub.counter
        _, code = invite(counter.store, company, name, counter.now())
        address = f"https://{self.host}:{self.port if port is None else port}"
        return HubLink(address, counter.fingerprint, code).text

    def journal(self, company: str, register: str) -> list[tuple[int, bytes, bytes]]:
        """Return a register's journal as the hub has it."""
        with self.hub.counter.store.read() as books:
            return [(row.number, row.body, row.digest) for row in books.of(company).stored(register)]


@cache
def _pin_hash() -> str:
    """Return the hash of the PIN: slow to make, as it has to be, and as good for one hub as for another."""
    return hash_pin(PIN)


def listening(host: str = HOST) -> socket.socket:
    """Return a socket that listens on this machine."""
    return socket.create_server((host, 0))


@contextmanager
def served_hub(
    folder: Path, *, clock: Clock | None = None, host: str = HOST, database: str = ""
) -> Generator[ServedHub]:
    """Have a new hub, in its folder or in a database, answer for the length of a `with`."""
    with listening(host) as heard:
        port = heard.getsockname()[1]
        house = HubHouse((host,), port, _pin_hash())
        hub = new_hub(settings_for(folder, database), house, clock=clock, environ={})
        try:
            with answering(hub, heard):
                yield ServedHub(hub, port, host)
        finally:
            hub.counter.store.close()


@contextmanager
def answering(hub: Hub, heard: socket.socket) -> Generator[None]:
    """Have a hub answer on a socket for the length of a `with`."""
    tls = HubTls(hub.network, hub.house.names)
    server = hub_server(HubDesk(hub.counter, hub.house.pin_hash, hub.house.link), tls)
    thread = threading.Thread(target=run_hub, args=(server, heard, tls), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)
