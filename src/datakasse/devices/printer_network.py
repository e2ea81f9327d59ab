"""
A receipt printer on the network: raw bytes to TCP port 9100.

One connection a document: connect late, close soon, because such printers take one caller at a
time; for the same reason the register never calls its own printer twice at once. Before a document
the printer is asked whether it is ready, and after it whether it still is; an answer that does not
come leaves it unknown whether paper came out, and unknown is told as such.

Source: ESC/POS real-time status `DLE EOT n` (integrations.md 7.1).
"""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.receipt import as_escpos
from datakasse.receipt.layout import Slip
from datakasse.receipt.printer_profile import DrawerPin, PrinterProfile

PORT = 9100
SLOWEST_BYTES_PER_S = 2_000
"""What the slowest printers take in while they print; a long extract takes its time."""

_OFFLINE_QUERY = b"\x10\x04\x02"
_PAPER_QUERY = b"\x10\x04\x04"
_PRINTER_QUERY = b"\x10\x04\x01"
_FIXED_BITS, _FIXED_BITS_OF_AN_ANSWER = 0x93, 0x12
_UNASKED_MAX = 64
_COVER_OR_STOPPED = 0x04 | 0x20 | 0x40
_PAPER_OUT = 0x60
_DRAWER_PIN = 0x04


class NetworkPrinter:
    """
    An ESC/POS printer at an address, with the drawer that hangs on it.

    Args:
        host: Its name or address.
        port: Its port.
        profile: What kind of printer it is.
        wait_s: How long to wait for it, seconds.
        drawer_pin: Which plug of the printer the drawer hangs on.
        drawer_open_is_high: Which level of the drawer pin means open; taught once per drawer.
    """

    on_paper = True
    on_screen = False

    def __init__(
        self,
        host: str,
        port: int,
        profile: PrinterProfile,
        *,
        wait_s: float = 5.0,
        drawer_pin: DrawerPin = DrawerPin.PIN_2,
        drawer_open_is_high: bool = True,
    ) -> None:
        self._address = (host, port)
        self._profile = profile
        self._wait_s = wait_s
        self._drawer_pin = drawer_pin
        self._drawer_open_is_high = drawer_open_is_high
        self._one_caller = Lock()

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Print a document and kick the drawer with it where wanted.

        Raises:
            PrinterAsleep: Not reached, not ready, or lost on the way.
        """
        pin = self._drawer_pin if open_drawer else None
        paper = as_escpos.render(slip, self._profile, open_drawer=pin)
        with self._called() as line:
            self._demand_ready(line)
            line.settimeout(self._wait_s + len(paper) / SLOWEST_BYTES_PER_S)
            try:
                line.sendall(paper)
                status = _ask(line, _PAPER_QUERY)
            except OSError as error:
                raise PrinterAsleep(f"mistet underveis: {_told(error)}", untouched=False) from error
            if status is None:
                raise PrinterAsleep("svarte ikke etter utskriften", untouched=False)
            if status & _PAPER_OUT:
                raise PrinterAsleep("papiret tok slutt under utskriften", untouched=False)

    def drawer_status(self) -> DrawerStatus:
        """Return what the pin of the drawer says; unknown when the printer does not answer."""
        try:
            with self._called() as line:
                status = _ask(line, _PRINTER_QUERY)
        except (PrinterAsleep, OSError):
            return DrawerStatus.UNKNOWN
        if status is None:
            return DrawerStatus.UNKNOWN
        high = bool(status & _DRAWER_PIN)
        return DrawerStatus.OPEN if high is self._drawer_open_is_high else DrawerStatus.CLOSED

    def kick_drawer(self) -> None:
        """
        Open the drawer without a document.

        Raises:
            PrinterAsleep: The printer was not reached.
        """
        with self._called() as line:
            try:
                line.sendall(as_escpos.render_drawer_kick(self._profile, self._drawer_pin))
            except OSError as error:
                raise PrinterAsleep(f"skuffen ble ikke nådd: {_told(error)}", untouched=True) from error

    @contextmanager
    def _called(self) -> Generator[socket.socket]:
        """Yield a line to the printer, when nobody else in this process has one."""
        with self._one_caller:
            try:
                line = socket.create_connection(self._address, timeout=self._wait_s)
            except OSError as error:
                raise PrinterAsleep(f"ikke nådd: {_told(error)}", untouched=True) from error
            with line:
                yield line

    def _demand_ready(self, line: socket.socket) -> None:
        try:
            offline, paper = _ask(line, _OFFLINE_QUERY), _ask(line, _PAPER_QUERY)
        except OSError as error:
            raise PrinterAsleep(f"ikke nådd: {_told(error)}", untouched=True) from error
        if offline is None or paper is None:
            raise PrinterAsleep("svarte ikke på om den er klar", untouched=True)
        if offline & _COVER_OR_STOPPED or paper & _PAPER_OUT:
            raise PrinterAsleep("tom for papir, åpent deksel eller stanset", untouched=True)


def _ask(line: socket.socket, query: bytes) -> int | None:
    """
    Return the byte that answers a status query; None when there is none in time.

    Some printers also tell their status unasked; such bytes differ in the bits that an answer always has.
    """
    line.sendall(query)
    for _ in range(_UNASKED_MAX):
        try:
            answer = line.recv(1)
        except TimeoutError:
            return None
        if not answer:
            return None
        if answer[0] & _FIXED_BITS == _FIXED_BITS_OF_AN_ANSWER:
            return answer[0]
    return None


def _told(error: OSError) -> str:
    return error.strerror or type(error).__name__


class PrinterDrawer:
    """The drawer that hangs on a network printer."""

    reports_state = True
    on_screen = False

    def __init__(self, printer: NetworkPrinter) -> None:
        self._printer = printer

    def status(self) -> DrawerStatus:
        """Return what the sensor says."""
        return self._printer.drawer_status()

    def open(self) -> None:
        """Kick it open; raises `PrinterAsleep` when the printer is not reached."""
        self._printer.kick_drawer()
