"""Serve a hub until it is told to stop: one port, TLS, with a certificate of the hub's own authority."""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from socket import socket
from typing import Final

import structlog
import uvicorn

from datakasse.errors.refusal import Refused
from datakasse.office.shop.shop_network import ShopNetwork, Shown
from datakasse.web.door.crowd import ask_for_files
from datakasse.web.door.signs_of_life import Starter, give_signs
from datakasse.web.hub.hub_app import make_hub_app
from datakasse.web.hub.hub_desk import HubDesk
from datakasse.web.serve import config_of

LOOK_S: Final = 3600.0
_LOG = structlog.get_logger()


class HubTls:
    """
    How a hub speaks TLS; its certificate is renewed in place before it ends.

    Args:
        network: Its authority and certificates.
        names: The names and addresses it is reached under.

    Attributes:
        names: As given.
        context: For the server.
    """

    def __init__(self, network: ShopNetwork, names: Sequence[str]) -> None:
        self._network = network
        self.names = tuple(names)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._shown = self._take(network.shown_for(self.names))

    async def keep_fresh(self, every_s: float = LOOK_S) -> None:
        """Show a new certificate when the old one nears its end, while this is awaited."""
        while True:
            await asyncio.sleep(every_s)
            try:
                due = await asyncio.to_thread(self._network.shown_for, self.names)
                if due != self._shown:
                    self._shown = self._take(due)
            except (Refused, OSError) as error:
                _LOG.warning("certificate not renewed", why=str(error))

    def _take(self, shown: Shown) -> Shown:
        self.context.load_cert_chain(shown.place, password=shown.passphrase)
        return shown


def serve_hub(
    desk: HubDesk,
    tls: HubTls,
    listening: socket,
    tell: Callable[[str], None],
    starter: Starter | None = None,
) -> None:
    """
    Serve until interrupted or told to end.

    Args:
        desk: The hub.
        tls: How it speaks TLS.
        listening: Where.
        tell: Told the link once it listens.
        starter: Who started this process and wants to know how it is, where somebody does.
    """
    server = hub_server(desk, tls)
    give_signs(server.config, starter)
    tell(f"{desk.link}/hub.html")
    with suppress(KeyboardInterrupt):
        run_hub(server, listening, tls)


def hub_server(desk: HubDesk, tls: HubTls) -> uvicorn.Server:
    """Return the server of a hub, which ends when its `should_exit` is set."""
    return uvicorn.Server(config_of(make_hub_app(desk, tls.names), tls.context))


def run_hub(server: uvicorn.Server, listening: socket, tls: HubTls) -> None:
    """Answer until told to end; a connection for each register wants a file each."""
    ask_for_files()
    with asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
        runner.run(_answer(server, listening, tls))


async def _answer(server: uvicorn.Server, listening: socket, tls: HubTls) -> None:
    fresh = asyncio.create_task(tls.keep_fresh())
    try:
        await server.serve([listening])
    finally:
        fresh.cancel()
        # A register that keeps its line open would hold the end up for ever.
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)
