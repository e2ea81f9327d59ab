"""A machine on the network: raw bytes over TCP, as receipt printers take them at port 9100."""

import socket
from contextlib import suppress
from dataclasses import dataclass

from datakasse.devices.wires.wire import Wire, WireEnded, comes, goes

PORT = 9100
_HEARD_MAX = 4096


@dataclass(frozen=True, slots=True)
class NetworkWay:
    """
    An address.

    Attributes:
        host: Its name or address.
        port: Its port.
    """

    host: str
    port: int = PORT

    def open(self, wait_s: float) -> Wire:
        """Call it. Raises `OSError`."""
        line = socket.create_connection((self.host, self.port), timeout=wait_s)
        # A question of three bytes is not to wait for more to come.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.settimeout(0)
        return NetworkWire(line)


class NetworkWire:
    """
    An open connection.

    Args:
        line: The socket, which does not block.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def send(self, data: bytes, wait_s: float) -> int:
        """Send what goes now."""
        try:
            return self._line.send(data) if goes(self._line.fileno(), wait_s) else 0
        except BlockingIOError:
            return 0

    def hear(self, wait_s: float) -> bytes:
        """Return what has come."""
        if not comes([self._line.fileno()], wait_s):
            return b""
        heard = self._line.recv(_HEARD_MAX)
        if not heard:
            raise WireEnded
        return heard

    def hang_up(self) -> None:
        """End the call."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket."""
        self._line.close()
