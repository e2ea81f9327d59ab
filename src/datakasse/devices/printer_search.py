"""
Looks for receipt printers where this machine is: on its own private networks, and on its cables.

Every address of a network is called at the printers' port, many at the same time, and whoever takes the call
is asked how it stands (`DLE EOT`). Nobody else's network is ever called: one is searched only when this
machine stands in it and it is a private one (RFC 1918, RFC 3927), and of a large one only the 254 addresses
around the machine's own. A tunnel to somewhere else is no network of the shop's, and the networks of virtual
machines are searched only when somebody says so. A printer that a register has is not called, since it takes
one caller at a time: it is asked over the line that is there.
"""

import fcntl
import os
import socket
import struct
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from ipaddress import IPv4Interface, IPv4Network, ip_address
from pathlib import Path
from typing import Final

from datakasse.counter.ports import PrinterStatus
from datakasse.devices.equipment import Equipment
from datakasse.devices.machine.surroundings import MachineSurroundings
from datakasse.devices.wires.network import PORT
from datakasse.office.shop.choose_printer import FoundPrinter
from datakasse.office.shop.shop_authority import LOCAL_NETWORKS

NETWORKS_MAX: Final = 4
PREFIX_MIN: Final = 24
"""No more of a network than this is searched."""
CALL_S: Final = 0.5
"""How long an address may take to pick up: printers stand in the same house."""
CALLERS: Final = 64
"""So many addresses are called at a time; a whole search ends within ten seconds."""

_DEV: Final = Path("/dev")
_USB: Final = _DEV / "usb"
_SERIAL: Final = _DEV / "serial" / "by-id"
_GET_FLAGS, _GET_ADDRESS, _GET_NETMASK = 0x8913, 0x8915, 0x891B
_POINT_TO_POINT: Final = 0x10
_FLAGS: Final = slice(16, 18)
_REQUEST_BYTES, _NAME_BYTES = 256, 15
_ADDRESS: Final = slice(20, 24)


def own_interfaces() -> tuple[IPv4Interface, ...]:
    """Return where this machine stands on private networks: its address in each, with the network's size."""
    found: list[IPv4Interface] = []
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                if int.from_bytes(_asked(asking, name, _GET_FLAGS)[_FLAGS], sys.byteorder) & _POINT_TO_POINT:
                    continue
                answers = (_asked(asking, name, what)[_ADDRESS] for what in (_GET_ADDRESS, _GET_NETMASK))
                address, mask = map(socket.inet_ntoa, answers)
                found.append(IPv4Interface(f"{address}/{mask}"))
    if not found and (address := outward_address()):
        # A system that answers otherwise than Linux: the nearest addresses, whatever the network's size.
        found.append(IPv4Interface(f"{address}/{PREFIX_MIN}"))
    return tuple(each for each in found if any(each.ip in network for network in LOCAL_NETWORKS))


def outward_address() -> str:
    """Return the address by which this machine reaches what is outside; empty where it has none."""
    return MachineSurroundings().address()


def usb_printers() -> tuple[str, ...]:
    """Return the device files of printers on USB cables."""
    return tuple(sorted(map(str, _USB.glob("lp*"))))


def serial_ports() -> tuple[str, ...]:
    """Return the serial ports on USB cables: by the name that stays when cables are moved."""
    named = sorted(_SERIAL.glob("*"))
    behind = {os.path.realpath(path) for path in named}
    plain = sorted(path for kind in ("ttyUSB*", "ttyACM*") for path in _DEV.glob(kind))
    every = [*named, *(path for path in plain if os.path.realpath(path) not in behind)]
    return tuple(str(path) for path in every if "?" not in path.name)


class PrinterSearch:
    """
    Looks for printers around this machine.

    Args:
        equipment: Whose lines are used where a register has the printer.
        interfaces: Tells where this machine stands on networks that may be searched.
        device_files: Tells which device files may be printers.
        port: Where printers listen.
        outward: Tells the address by which this machine reaches what is outside; empty where it has none.
        serial_files: Tells which device files are serial ports that may have a printer.
    """

    def __init__(
        self,
        equipment: Equipment,
        interfaces: Callable[[], Sequence[IPv4Interface]] = own_interfaces,
        device_files: Callable[[], Sequence[str]] = usb_printers,
        port: int = PORT,
        outward: Callable[[], str] = outward_address,
        *,
        serial_files: Callable[[], Sequence[str]] = serial_ports,
    ) -> None:
        self._equipment = equipment
        self._interfaces = interfaces
        self._device_files = device_files
        self._port = port
        self._outward = outward
        self._serial_files = serial_files

    def networks(self) -> tuple[str, ...]:
        """Return the networks that can be searched, as `192.168.1.0/24`."""
        return tuple(map(str, self._networks()))

    def usual(self) -> tuple[str, ...]:
        """Return the one that leads outside, as the shop's own does; else the only one there is."""
        networks, address = self._networks(), self._outward()
        if address and (near := [each for each in networks if ip_address(address) in each]):
            return tuple(map(str, near))
        return tuple(map(str, networks)) if len(networks) == 1 else ()

    def search(self, networks: Sequence[str]) -> tuple[FoundPrinter, ...]:
        """
        Return what answered on a network, and what there is of cables, in the order of their addresses.

        Behind a cable may be anything: nothing is written to it before somebody chooses it, save to a printer
        that a register has.

        Args:
            networks: Those to search; what `networks` does not name is left alone.
        """
        chosen = [network for network in self._networks() if str(network) in networks]
        places = [f"tcp://{host}:{self._port}" for network in chosen for host in network.hosts()]
        cables = [
            *(f"usb:{file}" for file in self._device_files()),
            *(f"serial:{file}" for file in self._serial_files()),
        ]
        with ThreadPoolExecutor(CALLERS, "look for printers") as callers:
            answered = zip(places, callers.map(self._is_there, places), strict=True)
            asked = [place for place, is_there in answered if is_there]
            asked += [place for place in cables if self._equipment.has_line_to(place)]
            standings = dict(zip(asked, callers.map(self.look, asked), strict=True))
        every = [*dict.fromkeys([*asked, *cables])]
        return tuple(FoundPrinter(place, standings.get(place)) for place in every)

    def look(self, setting: str) -> PrinterStatus:
        """Return how a printer stands, asked at its place."""
        return self._equipment.look(setting)

    def _networks(self) -> list[IPv4Network]:
        """Return the part of each network that is nearest to this machine; each once."""
        nearest = (
            IPv4Interface(f"{each.ip}/{max(each.network.prefixlen, PREFIX_MIN)}").network
            for each in self._interfaces()
            if each.ip.is_private
        )
        return list(dict.fromkeys(nearest))[:NETWORKS_MAX]

    def _is_there(self, place: str) -> bool:
        """Whether somebody takes a call there."""
        host, _, port = place.removeprefix("tcp://").partition(":")
        return self._equipment.has_line_to(place) or MachineSurroundings().reaches(host, int(port), CALL_S)


def _asked(asking: socket.socket, name: str, what: int) -> bytes:
    """Ask the system about one of its network interfaces (netdevice(7)); raises `OSError`."""
    request = struct.pack(f"{_REQUEST_BYTES}s", name.encode()[:_NAME_BYTES])
    return fcntl.ioctl(asking.fileno(), what, request)
