"""
A receipt printer, whatever it hangs on: real sockets, real pseudo terminals.

What matters is what may be believed afterwards: a document came out, surely did not, or nobody knows.
Printing again is safe in the second case only.
"""

import dataclasses
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from datakasse.counter.ports import DrawerStatus, Paper, PrinterAsleep, PrinterStatus
from datakasse.devices.printers.escpos import PrinterDrawer, ReceiptPrinter
from datakasse.devices.printers.line import PrinterLine
from datakasse.devices.wires.cable import DeviceWay, SerialWay
from datakasse.receipt.formats import as_escpos
from datakasse.receipt.formats.printer_profile import PROFILES, DrawerPin, PrinterProfile
from datakasse.receipt.layout import Picture, QrCode, Slip, SlipKind, Text
from datakasse.trade.shop.receipt_logo import LOGO_HEIGHT_MAX_DOTS, LOGO_WIDTH_MAX_DOTS
from lab.printer.machine import ReceiptMachine
from tests.devices.conftest import SOON_S, Bench
from tests.receipt.shop_slips import sales_receipt

PROFILE = PROFILES["epson_80"]
QUICKLY_S = 0.2
SHORT = Slip(SlipKind.JOURNAL, "nb", (Text("kort"),))


def asleep(printer: ReceiptPrinter, slip: Slip | None = None) -> PrinterAsleep:
    """Print, which must fail, and return how."""
    with pytest.raises(PrinterAsleep) as raised:
        printer.put_out(slip or sales_receipt(), open_drawer=False)
    assert raised.value.reason
    return raised.value


def long_receipt(rows: int) -> Slip:
    receipt = sales_receipt()
    return dataclasses.replace(receipt, rows=receipt.rows + (Text("Grovbrød, skåret"),) * rows)


def in_thread(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act)
    thread.start()
    return thread


@pytest.mark.law("KSF-2-3-a")
@pytest.mark.parametrize("held", [False, True])
def test_a_ready_printer_gets_the_document_byte_by_byte(anywhere: Bench, held: bool) -> None:
    anywhere.printer(held=held).put_out(sales_receipt(), open_drawer=False)
    (paper,) = anywhere.machine.papers()
    assert paper.data == as_escpos.render(sales_receipt(), PROFILE)
    assert anywhere.machine.kicks == []


@pytest.mark.law("KSF-2-2-a")
@pytest.mark.parametrize(("pin", "kick"), [(DrawerPin.PIN_2, 0), (DrawerPin.PIN_5, 1)])
def test_the_drawer_opens_in_the_same_job_before_the_paper(
    anywhere: Bench, pin: DrawerPin, kick: int
) -> None:
    anywhere.printer(pin=pin).put_out(sales_receipt(), open_drawer=True)
    (paper,) = anywhere.machine.papers()
    assert paper.data == as_escpos.render(sales_receipt(), PROFILE, open_drawer=pin)
    assert paper.data.startswith(as_escpos.INITIALISE + PROFILE.drawer_kick(pin))
    assert (anywhere.machine.kicks, anywhere.machine.drawer_open) == ([kick], True)


@pytest.mark.law("KSF-2-2-a")
def test_a_drawer_kicked_alone_prints_nothing(anywhere: Bench) -> None:
    printer = anywhere.printer(pin=DrawerPin.PIN_5)
    PrinterDrawer(printer, anywhere.line).open()
    assert printer.drawer_status() is DrawerStatus.OPEN
    anywhere.machine.wait_for(lambda: anywhere.machine.kicks == [1])
    assert not any(slip.marks for slip in anywhere.machine.slips)


@pytest.mark.law("KSF-2-2-a")
def test_a_drawer_opens_though_the_paper_is_out(anywhere: Bench) -> None:
    """Change is given whatever the roll does: what waits in turn would wait for paper."""
    anywhere.machine.run_out()
    anywhere.printer().kick_drawer()
    anywhere.machine.wait_for(lambda: anywhere.machine.drawer_open)
    assert anywhere.printer().drawer_status() is DrawerStatus.OPEN


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize(
    "begun",
    [b"\x1b", b"\x1d", b"\x1d\x72", b"\x1d\x21", as_escpos.raster((b"\x01" * 192,) * 40)[:400]],
    ids=["escape", "group", "question", "size", "picture"],
)
def test_what_was_cut_off_takes_nothing_of_the_next_document(
    networked: Bench, begun: bytes, held: bool
) -> None:
    """As after a kill while a receipt was sent: who waits for the rest would take it from the next one."""
    assert networked.network is not None
    with socket.create_connection(("127.0.0.1", networked.network.port)) as cut_off:
        cut_off.sendall(begun)
    printer = networked.printer(held=held)
    for _ in range(2):
        printer.put_out(sales_receipt(), open_drawer=False)
    whole = as_escpos.render(sales_receipt(), PROFILE)
    assert [paper.data for paper in networked.machine.papers() if paper.data == whole] == [whole] * 2


LOGO = Picture(LOGO_WIDTH_MAX_DOTS, LOGO_HEIGHT_MAX_DOTS, b"\xff" * 48 * LOGO_HEIGHT_MAX_DOTS)
LINK = QrCode("https://kvittering.eksempel.no/k/" + "A" * 120)
LONG = dataclasses.replace(SHORT, rows=(LOGO, *SHORT.rows, LINK))
LONG_PAPER = as_escpos.render(LONG, PROFILE)


@pytest.mark.parametrize("sent_bytes", [60, 600, 2_390, 5_000, 11_500, len(LONG_PAPER) - 30])
@pytest.mark.parametrize("known", [False, True])
def test_what_a_long_logo_was_cut_off_in_takes_nothing_of_a_short_document(
    networked: Bench, sent_bytes: int, known: bool
) -> None:
    """Whoever sent it, this process or one that died with it: a printer waits for the rest of the logo."""
    printer = networked.printer()
    if known:
        printer.put_out(SHORT, open_drawer=False)
        networked.machine.drop(sent_bytes)
        assert not asleep(printer, LONG).untouched
    assert networked.network is not None
    with socket.create_connection(("127.0.0.1", networked.network.port)) as cut_off:
        cut_off.sendall(LONG_PAPER[:sent_bytes])
    printer.put_out(SHORT, open_drawer=False)
    assert networked.machine.papers()[-1].data == as_escpos.render(SHORT, PROFILE)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_no_picture_wants_more_than_the_longest_command(profile: PrinterProfile) -> None:
    """The widest picture that a paper has room for, in strips."""
    rows = (b"\x01" * profile.dots,) * 500
    strips = as_escpos.raster(rows).split(b"\x1d\x76\x30\x00")[1:]
    assert len(strips) > 1
    assert max(map(len, strips)) + 4 <= as_escpos.LONGEST_COMMAND_BYTES


TROUBLES: list[tuple[str, Callable[[ReceiptMachine], None], Callable[[ReceiptMachine], None]]] = [
    ("cover_open", ReceiptMachine.open_cover, ReceiptMachine.close_cover),
    ("paper_out", ReceiptMachine.run_out, ReceiptMachine.load_paper),
    ("stopped", ReceiptMachine.jam, ReceiptMachine.clear_jam),
]
each_trouble = pytest.mark.parametrize(
    ("state", "begin", "end"), TROUBLES, ids=[state for state, _, _ in TROUBLES]
)


@each_trouble
def test_a_printer_that_is_not_ready_says_why_and_is_sent_nothing(
    anywhere: Bench,
    state: str,
    begin: Callable[[ReceiptMachine], None],
    end: Callable[[ReceiptMachine], None],
) -> None:
    """Nothing is on the paper, so it may be tried again; when it is ready it prints."""
    printer = anywhere.printer()
    begin(anywhere.machine)
    assert printer.status().state == state
    assert asleep(printer).untouched
    end(anywhere.machine)
    assert anywhere.machine.slips == []
    assert printer.status().state == "ready"
    printer.put_out(sales_receipt(), open_drawer=False)
    assert len(anywhere.machine.papers()) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("held", [False, True])
@each_trouble
def test_a_printer_that_stops_in_the_middle_is_waited_for_and_has_printed_once(
    networked: Bench,
    held: bool,
    state: str,
    begin: Callable[[ReceiptMachine], None],
    end: Callable[[ReceiptMachine], None],
) -> None:
    """It keeps the rest and goes on by itself; nobody has to guess, and meanwhile its trouble can be seen."""
    machine, printer = networked.machine, networked.printer(held=held)
    printer.put_out(sales_receipt(), open_drawer=False)
    machine.hold()
    printing = in_thread(lambda: printer.put_out(sales_receipt(), open_drawer=False))
    machine.wait_for(lambda: machine.waiting > 0)
    begin(machine)
    machine.release()
    assert printer.status().state == state
    assert len(machine.papers()) == 1
    end(machine)
    printing.join()
    assert [paper.data for paper in machine.papers()] == [as_escpos.render(sales_receipt(), PROFILE)] * 2


@pytest.mark.law("KSF-2-6-4a")
def test_a_roll_that_ends_in_the_middle_gives_one_receipt_in_two_pieces(networked: Bench) -> None:
    machine, printer = networked.machine, networked.printer(held=True)
    machine.load_paper(10)
    assert printer.status().state == "paper_low"
    printing = in_thread(lambda: printer.put_out(sales_receipt(), open_drawer=False))
    machine.wait_for(lambda: machine.lines_left == 0)
    assert printer.status().state == "paper_out"
    assert printing.is_alive()
    machine.load_paper()
    printing.join()
    assert len(machine.papers()) == 1
    assert machine.scraps() == []


def test_low_paper_is_paper(anywhere: Bench) -> None:
    anywhere.machine.load_paper(59)
    printer = anywhere.printer()
    assert printer.status() == PrinterStatus(reachable=True, paper=Paper.LOW, drawer=DrawerStatus.CLOSED)
    printer.put_out(SHORT, open_drawer=False)
    assert len(anywhere.machine.papers()) == 1


@pytest.mark.parametrize("held", [False, True])
def test_a_printer_that_is_off_is_not_touched(networked: Bench, held: bool) -> None:
    assert networked.network is not None
    printer = networked.printer(held=held)
    if held:
        assert printer.status().ready
    networked.network.switch_off()
    assert asleep(printer).untouched
    assert printer.status() == PrinterStatus(reachable=False)
    networked.network.switch_on()
    printer.put_out(sales_receipt(), open_drawer=False)
    assert len(networked.machine.papers()) == 1


@pytest.mark.parametrize("kind", [DeviceWay, SerialWay])
def test_a_device_that_is_not_there_is_not_touched(
    kind: Callable[[str], DeviceWay | SerialWay], tmp_path: Path
) -> None:
    printer = ReceiptPrinter(PrinterLine(kind(str(tmp_path / "lp0")), SOON_S), PROFILE)
    assert asleep(printer).untouched
    assert asleep(printer).reason.en == "not reached: it does not exist"
    assert printer.status() == PrinterStatus(reachable=False)


def test_a_file_that_is_no_serial_port_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    printer = ReceiptPrinter(PrinterLine(SerialWay(str(tmp_path / "fil")), SOON_S), PROFILE)
    assert asleep(printer).untouched
    assert (tmp_path / "fil").read_bytes() == b""


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("drop_after", [1, 200])
@pytest.mark.parametrize("dies_with_it", [False, True])
def test_a_cable_pulled_in_the_middle_leaves_it_unknown(
    anywhere: Bench, drop_after: int, dies_with_it: bool
) -> None:
    printer = anywhere.printer()
    printer.put_out(sales_receipt(), open_drawer=False)
    anywhere.machine.dies_with_it = dies_with_it
    anywhere.machine.drop_after = drop_after
    assert not asleep(printer).untouched
    assert len(anywhere.machine.papers()) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("drop_after", [1, 200])
def test_a_cable_pulled_while_the_wire_is_full_leaves_it_unknown(networked: Bench, drop_after: int) -> None:
    printer = networked.printer()
    printer.put_out(SHORT, open_drawer=False)
    networked.machine.drop_after = drop_after
    assert not asleep(printer, long_receipt(20_000)).untouched
    assert len(networked.machine.papers()) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("profile", ["epson_80", "generic_80"])
def test_a_printer_that_dies_with_the_bytes_taken_has_not_printed(networked: Bench, profile: str) -> None:
    """It took all of it, and answers at once to the end: only the answer in turn proves anything."""
    assert networked.network is not None
    networked.profile = profile
    machine, printer = networked.machine, networked.printer(QUICKLY_S)
    printer.put_out(sales_receipt(), open_drawer=False)
    machine.hold()
    told: list[PrinterAsleep] = []
    printing = in_thread(lambda: told.append(asleep(printer)))
    machine.wait_for(lambda: machine.waiting > 0)
    networked.network.switch_off()
    printing.join()
    assert not told[0].untouched
    assert len(machine.papers()) == 1


@pytest.mark.law("KSF-2-6-4a")
def test_a_printer_that_never_gets_done_leaves_it_unknown(networked: Bench) -> None:
    networked.profile = "generic_58"
    printer = networked.printer(QUICKLY_S)
    printer.put_out(SHORT, open_drawer=False)
    networked.machine.hold()
    assert not asleep(printer, SHORT).untouched


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize(("marks", "turns"), [(True, True), (False, True), (False, False)])
def test_the_best_proof_that_a_printer_knows_is_found_and_every_receipt_is_proved(
    networked: Bench, marks: bool, turns: bool
) -> None:
    """A printer that knows less than its profile says costs one wait, and prints nothing else for it."""
    machine = networked.machine
    machine.knows_marks, machine.knows_turns = marks, turns
    printer = networked.printer(QUICKLY_S)
    for _ in range(3):
        printer.put_out(SHORT, open_drawer=False)
    assert [paper.text for paper in machine.papers()] == ["kort"] * 3


def test_a_printer_that_is_silent_is_not_reached_and_sent_nothing(anywhere: Bench) -> None:
    anywhere.machine.mute = True
    printer = anywhere.printer(QUICKLY_S)
    assert printer.status() == PrinterStatus(reachable=False)
    assert asleep(printer).untouched
    anywhere.machine.mute = False
    assert printer.status().ready
    assert anywhere.machine.slips == []


@pytest.mark.parametrize("garbage", [b"\xff", b"HTTP/1.1 400 Bad Request\r\n", b"\x00" * 40, b"\x37\x22ab"])
def test_a_machine_that_answers_something_else_is_no_printer(anywhere: Bench, garbage: bytes) -> None:
    anywhere.machine.garbage = garbage
    printer = anywhere.printer(QUICKLY_S)
    assert not printer.status().ready
    assert asleep(printer).untouched
    assert anywhere.machine.slips == []


@pytest.mark.law("KSF-2-2-e")
def test_a_printer_that_cannot_answer_prints_and_its_drawer_counts_as_unknown(anywhere: Bench) -> None:
    """Set so by the owner: what it took is all that is ever known."""
    anywhere.machine.mute = True
    printer = anywhere.printer(answers=False)
    printer.put_out(sales_receipt(), open_drawer=False)
    assert anywhere.machine.papers(1)[0].data == as_escpos.render(sales_receipt(), PROFILE)
    assert printer.status() == PrinterStatus(reachable=True)
    assert printer.status().paper is Paper.UNKNOWN
    assert printer.drawer_status() is DrawerStatus.UNKNOWN
    printer.kick_drawer()
    anywhere.machine.wait_for(lambda: anywhere.machine.kicks == [0])


def test_registers_that_share_a_printer_do_not_print_into_each_other(networked: Bench) -> None:
    """One document at a time, whoever's it is, and one line."""
    assert networked.network is not None
    first = networked.printer()
    second = ReceiptPrinter(networked.line, PROFILES["epson_58"])
    threads = [
        in_thread(lambda printer=printer: printer.put_out(long_receipt(200), open_drawer=False))
        for printer in (first, second) * 5
    ]
    for thread in threads:
        thread.join()
    wide = as_escpos.render(long_receipt(200), PROFILE)
    narrow = as_escpos.render(long_receipt(200), PROFILES["epson_58"])
    assert sorted(paper.data for paper in networked.machine.papers()) == sorted([wide] * 5 + [narrow] * 5)
