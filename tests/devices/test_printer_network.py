"""
The printer at TCP 9100, against a real socket.

What matters is what may be believed afterwards: a document came out, surely did not, or nobody knows.
Printing again is safe in the second case only.
"""

import dataclasses

import pytest

from datakasse.counter.ports import DrawerStatus, PrinterAsleep
from datakasse.devices.printer_network import NetworkPrinter, PrinterDrawer
from datakasse.receipt import as_escpos
from datakasse.receipt.layout import Slip, Text
from datakasse.receipt.printer_profile import PROFILES, DrawerPin
from lab.fake_printer import Cut, FakePrinter
from tests.devices.receipt_printer import (
    COVER_OPEN,
    FAULTY,
    FINE,
    OFFLINE,
    PAPER,
    PAPER_NEAR_END,
    PAPER_OUT,
    PIN,
    PIN_HIGH,
    PIN_LOW,
    STOPPED,
    ReceiptPrinter,
)
from tests.receipt.shop_slips import sales_receipt

PROFILE = PROFILES["epson_80"]
KICK_PIN_2, KICK_PIN_5 = b"\x1b@\x1bp\x0022", b"\x1b@\x1bp\x0122"
SOON_S, QUICKLY_S = 10, 0.1


def reached(machine: ReceiptPrinter, wait_s: float = SOON_S, *, open_is_high: bool = True) -> NetworkPrinter:
    """Return the printer as the register has it."""
    return NetworkPrinter("127.0.0.1", machine.port, PROFILE, wait_s=wait_s, drawer_open_is_high=open_is_high)


def asleep(printer: NetworkPrinter, slip: Slip | None = None) -> PrinterAsleep:
    """Print, which must fail, and return how."""
    with pytest.raises(PrinterAsleep) as raised:
        printer.put_out(slip or sales_receipt(), open_drawer=False)
    assert raised.value.reason
    return raised.value


@pytest.mark.law("KSF-2-3-a")
def test_a_ready_printer_gets_the_document_byte_by_byte(machine: ReceiptPrinter) -> None:
    reached(machine).put_out(sales_receipt(), open_drawer=False)
    assert machine.papers(1) == [as_escpos.render(sales_receipt(), PROFILE)]
    read = FakePrinter().read(machine.papers()[0])
    assert (read.marks[-1], read.drawer_kicks) == (Cut(), [])


@pytest.mark.law("KSF-2-2-a")
def test_the_drawer_opens_in_the_same_job_before_the_paper(machine: ReceiptPrinter) -> None:
    reached(machine).put_out(sales_receipt(), open_drawer=True)
    (paper,) = machine.papers(1)
    assert paper.startswith(KICK_PIN_2)
    assert FakePrinter().read(paper).drawer_kicks == [0]


@pytest.mark.law("KSF-2-2-a")
@pytest.mark.parametrize(("pin", "kick"), [(DrawerPin.PIN_2, KICK_PIN_2), (DrawerPin.PIN_5, KICK_PIN_5)])
def test_a_drawer_kicked_alone_prints_nothing(machine: ReceiptPrinter, pin: DrawerPin, kick: bytes) -> None:
    PrinterDrawer(NetworkPrinter("127.0.0.1", machine.port, PROFILE, drawer_pin=pin)).open()
    assert machine.papers(1) == [kick]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (OFFLINE, COVER_OPEN),
        (OFFLINE, STOPPED),
        (OFFLINE, FAULTY),
        (PAPER, PAPER_OUT),
        (OFFLINE, None),
        (PAPER, None),
    ],
)
def test_a_printer_that_is_not_ready_is_sent_nothing(
    machine: ReceiptPrinter, query: int, status: int | None
) -> None:
    """Nothing is on the paper, so it may be tried again; when it is ready it prints."""
    machine.status[query] = status
    assert asleep(reached(machine, QUICKLY_S if status is None else SOON_S)).untouched
    assert machine.papers() == []
    machine.status[query] = FINE
    reached(machine).put_out(sales_receipt(), open_drawer=False)
    assert len(machine.papers(1)) == 1


def test_paper_that_nears_its_end_is_paper(machine: ReceiptPrinter) -> None:
    machine.status[PAPER] = PAPER_NEAR_END
    reached(machine).put_out(sales_receipt(), open_drawer=False)
    assert len(machine.papers(1)) == 1


def test_a_printer_that_is_off_is_not_touched(machine: ReceiptPrinter) -> None:
    machine.switch_off()
    assert asleep(reached(machine)).untouched
    machine.switch_on()
    reached(machine).put_out(sales_receipt(), open_drawer=False)
    assert len(machine.papers(1)) == 1


def test_a_printer_that_hangs_up_before_it_is_asked_is_not_touched(machine: ReceiptPrinter) -> None:
    machine.cut_after = 0
    assert asleep(reached(machine)).untouched
    assert machine.papers() == []


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("rows", [0, 20_000], ids=["a receipt", "more than the wire holds"])
@pytest.mark.parametrize("cut_after", [1, 200])
def test_a_cable_pulled_in_the_middle_leaves_it_unknown(
    machine: ReceiptPrinter, cut_after: int, rows: int
) -> None:
    receipt = sales_receipt()
    long = dataclasses.replace(receipt, rows=receipt.rows + (Text("Grovbrød, skåret"),) * rows)
    machine.cut_after = cut_after
    assert not asleep(reached(machine), long).untouched
    assert machine.papers() == []
    assert len(machine.scraps) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("status", [None, PAPER_OUT])
def test_a_printer_that_does_not_confirm_leaves_it_unknown(
    machine: ReceiptPrinter, status: int | None
) -> None:
    """The bytes arrived, which proves nothing about paper."""
    machine.status_after[PAPER] = status
    shortly = NetworkPrinter("127.0.0.1", machine.port, PROFILES["epson_58"], wait_s=QUICKLY_S)
    assert not asleep(shortly).untouched


@pytest.mark.parametrize("chatter", [b"\x10", b"\x14\x00\x00\x0f", b"\x11\x13"])
def test_what_a_printer_says_unasked_is_no_answer(machine: ReceiptPrinter, chatter: bytes) -> None:
    """Neither automatic status nor flow control is taken for the answer that follows it."""
    machine.chatter = chatter
    reached(machine).put_out(sales_receipt(), open_drawer=False)
    machine.papers(1)
    machine.status[PAPER] = PAPER_OUT
    assert asleep(reached(machine)).untouched
    assert len(machine.papers()) == 1


@pytest.mark.law("KSF-2-2-e")
@pytest.mark.parametrize(
    ("open_is_high", "pin", "told"),
    [
        (True, PIN_HIGH, DrawerStatus.OPEN),
        (True, PIN_LOW, DrawerStatus.CLOSED),
        (False, PIN_HIGH, DrawerStatus.CLOSED),
        (False, PIN_LOW, DrawerStatus.OPEN),
        (True, None, DrawerStatus.UNKNOWN),
        (False, None, DrawerStatus.UNKNOWN),
    ],
)
def test_a_drawer_tells_what_its_pin_says_and_silence_is_unknown(
    machine: ReceiptPrinter, open_is_high: bool, pin: int | None, told: DrawerStatus
) -> None:
    machine.status[PIN] = pin
    wait_s = QUICKLY_S if pin is None else SOON_S
    drawer = PrinterDrawer(reached(machine, wait_s, open_is_high=open_is_high))
    assert drawer.status() is told
    assert machine.papers() == []
    assert drawer.reports_state


@pytest.mark.law("KSF-2-2-e")
def test_a_drawer_whose_printer_is_off_is_unknown_and_does_not_open(machine: ReceiptPrinter) -> None:
    machine.switch_off()
    drawer = PrinterDrawer(reached(machine))
    assert drawer.status() is DrawerStatus.UNKNOWN
    with pytest.raises(PrinterAsleep) as raised:
        drawer.open()
    assert raised.value.untouched
