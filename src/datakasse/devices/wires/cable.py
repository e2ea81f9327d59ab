"""
A machine on a cable, behind a device file: a USB printer (`/dev/usb/lp0`), a serial port (`/dev/ttyUSB0`).

Linux gives both as a file that is written and read. A USB printer says something when the driver (`usblp`)
and the printer know both directions; one that never answers is known by its setting, not by a guess.
"""

import os
import termios
from dataclasses import dataclass
from enum import StrEnum

from datakasse.devices.wires.wire import Wire, WireEnded, comes, goes

_HEARD_MAX = 4096
_IN, _OUT, _SPEED_IN, _SPEED_OUT, _CONTROL, _LOCAL, _SPECIAL = 0, 1, 4, 5, 2, 3, 6


class Flow(StrEnum):
    """How a serial printer says that it is full."""

    HARDWARE = "hardware"
    SOFTWARE = "software"
    NONE = "none"


BAUDS: dict[int, int] = {
    9_600: termios.B9600,
    19_200: termios.B19200,
    38_400: termios.B38400,
    57_600: termios.B57600,
    115_200: termios.B115200,
}
"""The speeds that receipt printers know, and what the system calls them."""


@dataclass(frozen=True, slots=True)
class DeviceWay:
    """A device file that is used as it is. The path is where it stands."""

    path: str

    def open(self, wait_s: float) -> Wire:
        """Open the file; waits for nothing. Raises `OSError`."""
        del wait_s
        return DeviceWire(_opened(self.path))


@dataclass(frozen=True, slots=True)
class SerialWay:
    """
    A serial port: eight data bits, no parity, one stop bit.

    Attributes:
        path: The device file.
        baud: Its speed, one of `BAUDS`.
        flow: How the printer says that it is full.
    """

    path: str
    baud: int = 19_200
    flow: Flow = Flow.HARDWARE

    def open(self, wait_s: float) -> Wire:
        """Open the port and set it up. Raises `OSError`."""
        del wait_s
        file = _opened(self.path)
        try:
            self._set_up(file)
        except termios.error as error:
            os.close(file)
            raise OSError(*error.args) from error
        return DeviceWire(file)

    def _set_up(self, file: int) -> None:
        """Make the line raw: what is sent arrives unchanged, and nothing is echoed."""
        modes = termios.tcgetattr(file)
        modes[_IN] = termios.IXON | termios.IXOFF if self.flow is Flow.SOFTWARE else 0
        modes[_OUT] = modes[_LOCAL] = 0
        modes[_CONTROL] = termios.CS8 | termios.CREAD | termios.CLOCAL
        if self.flow is Flow.HARDWARE:
            modes[_CONTROL] |= termios.CRTSCTS
        modes[_SPEED_IN] = modes[_SPEED_OUT] = BAUDS[self.baud]
        modes[_SPECIAL][termios.VMIN], modes[_SPECIAL][termios.VTIME] = 1, 0
        termios.tcsetattr(file, termios.TCSANOW, modes)


class DeviceWire:
    """
    An open device file.

    Args:
        file: The file, which does not block.
    """

    def __init__(self, file: int) -> None:
        self._file = file
        self._woken, self._wake = os.pipe()

    def send(self, data: bytes, wait_s: float) -> int:
        """Send what goes now."""
        try:
            return os.write(self._file, data) if goes(self._file, wait_s) else 0
        except BlockingIOError:
            return 0

    def hear(self, wait_s: float) -> bytes:
        """Return what has come."""
        came = comes([self._file, self._woken], wait_s)
        if self._woken in came:
            raise WireEnded
        if not came:
            return b""
        try:
            heard = os.read(self._file, _HEARD_MAX)
        except BlockingIOError:
            return b""
        if not heard:
            raise WireEnded
        return heard

    def hang_up(self) -> None:
        """Wake whoever hears."""
        os.write(self._wake, b"!")

    def close(self) -> None:
        """Close the file."""
        for file in (self._wake, self._woken, self._file):
            os.close(file)


def _opened(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
