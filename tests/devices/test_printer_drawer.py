"""
The drawer that hangs on a receipt printer: what its pin says, when that is asked, and what it costs.

The line to it is held open and the printer tells changes by itself, so that a scan does not wait for a
question over the wire; and a drawer that may be open is never taken for closed.
"""

import socket
import threading
import time

import pytest

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.devices.printers import line as printer_line
from datakasse.devices.printers.escpos import PrinterDrawer, ReceiptPrinter
from datakasse.devices.printers.line import PrinterLine
from datakasse.devices.wires.wire import Wire
from datakasse.receipt.formats.printer_profile import PROFILES
from tests.devices.conftest import SOON_S, Bench
from tests.receipt.shop_slips import sales_receipt

QUICKLY_S = 0.2
LOOKS = 200


def drawer_on(
    bench: Bench, wait_s: float = SOON_S, *, open_is_high: bool = True
) -> tuple[PrinterDrawer, ReceiptPrinter]:
    printer = bench.printer(wait_s, open_is_high=open_is_high, held=True)
    return PrinterDrawer(printer, bench.line), printer


def sees(drawer: PrinterDrawer, status: DrawerStatus) -> bool:
    """Return whether the drawer comes to say so: a change takes its time over the wire."""
    until = time.monotonic() + SOON_S
    while drawer.status() is not status and time.monotonic() < until:
        time.sleep(0.001)
    return drawer.status() is status


@pytest.mark.law("KSF-2-2-e")
@pytest.mark.parametrize("high_is_open", [True, False])
@pytest.mark.parametrize("changes", [True, False])
def test_a_drawer_tells_what_its_pin_says(anywhere: Bench, high_is_open: bool, changes: bool) -> None:
    anywhere.machine.pin_high_is_open = high_is_open
    anywhere.machine.knows_changes = changes
    drawer, _ = drawer_on(anywhere, open_is_high=high_is_open)
    assert drawer.reports_state
    assert drawer.status() is DrawerStatus.CLOSED
    anywhere.machine.pull_drawer()
    assert sees(drawer, DrawerStatus.OPEN)
    anywhere.machine.shut_drawer()
    assert sees(drawer, DrawerStatus.CLOSED)
    assert anywhere.machine.slips == []


@pytest.mark.law("KSF-2-2-e")
@pytest.mark.parametrize("begun", [b"\x1b\x61", b"\x1d\x21", b"\x1b", b"\x1d", b""])
def test_a_printer_that_waits_for_the_rest_of_a_command_still_tells_of_its_drawer(
    networked: Bench, begun: bytes
) -> None:
    """As after a power cut in the middle of a receipt: the next who calls is not taken for the rest of it."""
    assert networked.network is not None
    with socket.create_connection(("127.0.0.1", networked.network.port)) as cut_off:
        cut_off.sendall(begun)
    drawer, _ = drawer_on(networked)
    assert sees(drawer, DrawerStatus.CLOSED)
    networked.machine.pull_drawer()
    assert sees(drawer, DrawerStatus.OPEN)


@pytest.mark.law("KSF-2-2-e")
def test_a_drawer_taught_the_wrong_way_round_is_open_and_never_sold_over(networked: Bench) -> None:
    networked.machine.pin_high_is_open = False
    drawer, _ = drawer_on(networked)
    assert drawer.status() is DrawerStatus.OPEN


@pytest.mark.law("KSF-2-6-5")
def test_looking_at_a_drawer_costs_no_question_while_the_printer_tells_changes(networked: Bench) -> None:
    assert networked.network is not None
    drawer, _ = drawer_on(networked)
    assert drawer.status() is DrawerStatus.CLOSED
    asked, begun = networked.machine.asked, time.monotonic()
    for _ in range(LOOKS):
        assert drawer.status() is DrawerStatus.CLOSED
    beats = (time.monotonic() - begun) / printer_line.FRESH_S
    assert networked.machine.asked - asked <= beats + 1
    assert networked.network.calls == 1


@pytest.mark.law("KSF-2-6-5", "KSF-2-2-e")
def test_a_drawer_pulled_open_with_its_key_is_seen_without_being_asked(
    networked: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_line, "FRESH_S", 60)
    drawer, _ = drawer_on(networked)
    assert drawer.status() is DrawerStatus.CLOSED
    asked = networked.machine.asked
    networked.machine.pull_drawer()
    assert sees(drawer, DrawerStatus.OPEN)
    networked.machine.shut_drawer()
    assert sees(drawer, DrawerStatus.CLOSED)
    assert networked.machine.asked == asked


@pytest.mark.law("KSF-2-6-5", "KSF-2-2-e")
def test_a_drawer_counts_as_open_from_the_kick_until_its_sensor_was_heard_after_it(
    networked: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a moment to spring open; what the sensor said in that moment is not believed."""
    monkeypatch.setattr(printer_line, "SPRING_S", 0.3)
    networked.machine.drawer_stuck = True
    drawer, _ = drawer_on(networked)
    assert drawer.status() is DrawerStatus.CLOSED
    kicked = time.monotonic()
    drawer.open()
    while drawer.status() is DrawerStatus.OPEN:
        time.sleep(0.001)
    assert time.monotonic() >= kicked + 0.3
    assert drawer.status() is DrawerStatus.CLOSED
    assert networked.machine.kicks == [0]


@pytest.mark.law("KSF-2-6-5")
def test_the_drawer_that_opened_with_a_receipt_is_open_until_a_hand_shuts_it(anywhere: Bench) -> None:
    drawer, printer = drawer_on(anywhere)
    assert drawer.status() is DrawerStatus.CLOSED
    printer.put_out(sales_receipt(), open_drawer=True)
    assert drawer.status() is DrawerStatus.OPEN
    time.sleep(printer_line.SPRING_S)
    assert drawer.status() is DrawerStatus.OPEN
    anywhere.machine.shut_drawer()
    assert sees(drawer, DrawerStatus.CLOSED)


@pytest.mark.law("KSF-2-6-5")
def test_a_drawer_is_seen_while_a_receipt_is_being_printed(networked: Bench) -> None:
    """Nobody who scans the next customer's goods waits for the last one's receipt."""
    drawer, printer = drawer_on(networked)
    printer.put_out(sales_receipt(), open_drawer=False)
    with networked.line.document:
        assert drawer.status() is DrawerStatus.CLOSED
        networked.machine.pull_drawer()
        assert sees(drawer, DrawerStatus.OPEN)


@pytest.mark.law("KSF-2-2-e")
def test_a_drawer_whose_printer_falls_silent_is_unknown(
    networked: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_line, "FRESH_S", 0.05)
    drawer, _ = drawer_on(networked, QUICKLY_S)
    assert drawer.status() is DrawerStatus.CLOSED
    networked.machine.mute = True
    assert sees(drawer, DrawerStatus.UNKNOWN)
    networked.machine.mute = False
    assert sees(drawer, DrawerStatus.CLOSED)


@pytest.mark.law("KSF-2-2-e")
def test_a_drawer_whose_printer_is_off_is_unknown_and_does_not_open(networked: Bench) -> None:
    assert networked.network is not None
    drawer, printer = drawer_on(networked)
    networked.network.switch_off()
    assert drawer.status() is DrawerStatus.UNKNOWN
    with pytest.raises(PrinterAsleep) as raised:
        drawer.open()
    assert raised.value.untouched
    networked.network.switch_on()
    assert drawer.status() is DrawerStatus.UNKNOWN, "those who only look do not dial again at once"
    assert printer.status().drawer is DrawerStatus.CLOSED
    assert drawer.status() is DrawerStatus.CLOSED


@pytest.mark.law("KSF-2-2-e")
def test_a_printer_switched_off_and_on_is_dialled_again_in_the_same_look(networked: Bench) -> None:
    """Until it hears that the line is cut, which takes a moment, the register goes by what it heard last."""
    network = networked.network
    assert network is not None
    drawer, _ = drawer_on(networked)
    assert drawer.status() is DrawerStatus.CLOSED
    network.switch_off()
    network.switch_on()
    until = time.monotonic() + SOON_S
    while network.calls < 2 and time.monotonic() < until:
        assert drawer.status() is DrawerStatus.CLOSED
    assert network.calls == 2
    assert drawer.status() is DrawerStatus.CLOSED


class FarAway:
    """A way that leads nowhere: whoever dials waits until it is given up."""

    def __init__(self) -> None:
        self.dialled = threading.Event()
        self.gives_up = threading.Event()

    def open(self, wait_s: float) -> Wire:
        """Wait, and reach nobody."""
        del wait_s
        self.dialled.set()
        self.gives_up.wait(SOON_S)
        raise TimeoutError(110, "timed out")


@pytest.mark.law("KSF-2-2-e")
def test_nobody_who_scans_waits_while_a_dead_printer_is_dialled() -> None:
    way = FarAway()
    way.gives_up.set()
    line = PrinterLine(way, SOON_S)
    printer = ReceiptPrinter(line, PROFILES["epson_80"])
    drawer = PrinterDrawer(printer, line)
    assert drawer.status() is DrawerStatus.UNKNOWN
    way.gives_up.clear()
    way.dialled.clear()
    watching = threading.Thread(target=printer.status)
    watching.start()
    assert way.dialled.wait(SOON_S)
    for _ in range(LOOKS):
        assert drawer.status() is DrawerStatus.UNKNOWN
    assert watching.is_alive()
    way.gives_up.set()
    watching.join()


def test_the_line_to_a_printer_without_a_drawer_is_left_for_others(networked: Bench) -> None:
    """Such printers take one caller at a time, and another machine may want to print."""
    assert networked.network is not None
    printer = networked.printer()
    for calls in range(1, 4):
        printer.put_out(sales_receipt(), open_drawer=False)
        assert networked.network.calls == calls
    networked.machine.wait_for(lambda: not networked.machine.talks)
