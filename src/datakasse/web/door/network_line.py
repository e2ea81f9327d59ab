"""
The register's line on the shop's network: TLS there, and a page for those who do not trust it yet.

What is shown follows the machine: another address, or a certificate that nears its end, makes a new one,
and the next device that calls meets it. Nobody starts anything again.
"""

import asyncio
import ssl
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from socket import AF_INET, AF_INET6, SOCK_DGRAM, getaddrinfo, gethostname, socket
from typing import Final

import structlog

from datakasse.errors.refusal import Refused
from datakasse.office.shop.shop_authority import is_local
from datakasse.office.shop.shop_network import ShopNetwork, Shown

LOOK_S: Final = 60.0
_EVERYWHERE: Final = {"0.0.0.0", "::"}  # noqa: S104 - what a person may type; the shop's network is what it is for
_FAR: Final = ((AF_INET, "192.0.2.1"), (AF_INET6, "2001:db8::1"))
"""Addresses that nobody has; the system tells which of its own it would reach them from."""
_LOG = structlog.get_logger()


class NetworkLine:
    """
    Where the register is on the shop's network.

    Args:
        network: Its certificates.
        secure: Listens for TLS.
        trust: Listens for whoever does not trust the register yet.
        host: The address that was asked for.
        names: What the register is called there; the machine's own name where none is given.

    Attributes:
        secure: As given.
        trust: As given.
        context: How TLS is spoken.
        hosts: The names that the register answers to.

    Raises:
        NotLocal: A name or address that is not of a local network.
    """

    def __init__(
        self, network: ShopNetwork, secure: socket, trust: socket, host: str, names: Sequence[str]
    ) -> None:
        self.network = network
        self.secure = secure
        self.trust = trust
        self.hosts: set[str] = set()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._host = host
        self._given = tuple(name.lower() for name in names)
        self._shown = self._take(self._due())

    @property
    def shown(self) -> Shown:
        """The certificate that is shown now."""
        return self._shown

    @property
    def link(self) -> str:
        """Where the till is."""
        return f"https://{_bracketed(self._shown.names[0])}:{self.secure.getsockname()[1]}/"

    @property
    def trust_link(self) -> str:
        """Where a new device learns to trust the register."""
        return f"http://{_bracketed(self._shown.names[0])}:{self.trust.getsockname()[1]}/"

    async def keep_fresh(self, every_s: float = LOOK_S) -> None:
        """
        Show a new certificate when the names change or the old one nears its end, while this is awaited.

        It is taken up on the loop that shakes hands: half a change must not meet a device.
        """
        while True:
            await asyncio.sleep(every_s)
            try:
                due = await asyncio.to_thread(self._due)
                if due != self._shown:
                    self._shown = self._take(due)
            except (Refused, OSError) as error:
                _LOG.warning("certificate not renewed", why=str(error))

    def _due(self) -> Shown:
        return self.network.shown_for(self._names())

    def _take(self, shown: Shown) -> Shown:
        self.context.load_cert_chain(shown.place, password=shown.passphrase)
        self.hosts.update(shown.names)
        return shown

    def _names(self) -> tuple[str, ...]:
        """The names given, the addresses, and the machine's own name: those that surely work come first."""
        here = _addresses() if self._host in _EVERYWHERE else (self._host,)
        own = () if self._given else (_own_name(),)
        return tuple(dict.fromkeys((*self._given, *here, *own)))


def _addresses() -> tuple[str, ...]:
    """Return the addresses this machine has on local networks."""
    found: list[str] = []
    for family, far in _FAR:
        with suppress(OSError), socket(family, SOCK_DGRAM) as probe:
            probe.connect((far, 9))  # Sends nothing: a datagram socket only learns its way.
            found.append(probe.getsockname()[0])
    with suppress(OSError):
        found += [str(known[4][0]) for known in getaddrinfo(gethostname(), None, AF_INET)]
    return tuple(address for address in found if is_local(address))


def _own_name() -> str:
    """Return what this machine calls itself on its network (mDNS)."""
    name = f"{gethostname().partition('.')[0]}.local".lower()
    return (
        name if name.isascii() and name.removesuffix(".local").replace("-", "").isalnum() else "kasse.local"
    )


def _bracketed(name: str) -> str:
    try:
        return f"[{name}]" if ip_address(name).version == 6 else name
    except ValueError:
        return name
