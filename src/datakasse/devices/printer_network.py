"""
A receipt printer on the network: raw bytes to TCP port 9100.

One connection a document: connect late, close soon, because such printers take one caller at a
time. Before a document the printer is asked whether it is ready, and after it whether it still is;
an answer that does not come leaves it unknown whether paper came out, and unknown is told as such.

Source: ESC/POS real-time status `DLE EOT n` (integrations.md 7.1).
"""

import socket
from contextlib import closing

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.receipt import as_escpos
from datakasse.receipt.layout import Slip
from datakasse.receipt.printer_profile import DrawerPin, PrinterProfile

PORT = 9100
_OFFLINE_QUERY = b"\x10\x04\x02"
_PAPER_QUERY = b"\x10\x04\x04"
_PRINTER_QUERY = b"\x10\x04\x01"
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

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """
        Print a document and kick the drawer with it where wanted.

        Raises:
            PrinterAsleep: Not reached, not ready, or lost on the way.
        """
        pin = self._drawer_pin if open_drawer else None
        paper = as_escpos.render(slip, self._profile, open_drawer=pin)
        with closing(self._connect()) as line:
            self._demand_ready(line)
            try:
                line.sendall(paper)
                status = self._ask(line, _PAPER_QUERY)
            except OSError as error:
                raise PrinterAsleep(f"lost on the way: {error}", untouched=False) from error
            if status is None:
                raise PrinterAsleep("no answer after printing", untouched=False)
            if status & _PAPER_OUT:
                raise PrinterAsleep("paper ran out while printing", untouched=False)

    def drawer_status(self) -> DrawerStatus:
        """Return what the pin of the drawer says; unknown when the printer does not answer."""
        try:
            with closing(self._connect()) as line:
                status = self._ask(line, _PRINTER_QUERY)
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
        with closing(self._connect()) as line:
            try:
                line.sendall(as_escpos.render_drawer_kick(self._profile, self._drawer_pin))
            except OSError as error:
                raise PrinterAsleep(f"drawer not reached: {error}", untouched=True) from error

    def _connect(self) -> socket.socket:
        try:
            return socket.create_connection(self._address, timeout=self._wait_s)
        except OSError as error:
            raise PrinterAsleep(f"not reached: {error}", untouched=True) from error

    def _demand_ready(self, line: socket.socket) -> None:
        try:
            offline, paper = self._ask(line, _OFFLINE_QUERY), self._ask(line, _PAPER_QUERY)
        except OSError as error:
            raise PrinterAsleep(f"not reached: {error}", untouched=True) from error
        if offline is None or paper is None:
            raise PrinterAsleep("no answer to the question whether it is ready", untouched=True)
        if offline & _COVER_OR_STOPPED or paper & _PAPER_OUT:
            raise PrinterAsleep("out of paper, cover open or stopped", untouched=True)

    def _ask(self, line: socket.socket, query: bytes) -> int | None:
        """Return the one byte that answers a status query; None when there is none in time."""
        line.sendall(query)
        try:
            answer = line.recv(1)
        except TimeoutError:
            return None
        return answer[0] if answer else None


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
