"""
Another printer on the premises: one queue, and only where it ends is another place.

Law: KSF-2-3-b, KSF-2-6-4a, KSF-2-7-1.
"""

import dataclasses
from datetime import timedelta

import pytest

from datakasse.counter.ports import SECOND, DrawerStatus, OtherPrinter, Paper, PrinterAsleep, PrinterStatus
from datakasse.counter.print_board import PrintBoard
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.paper import UnknownPrinter
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted, PrintingMoved
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.store import JobState
from datakasse.till.paper.print_elsewhere import MovePrinting, move_back, others_of
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.till.screen.show_register import show_register
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, KARI, OLA, REVISOR, DumbDrawer, Shopkeeper

OUT = PrinterStatus(reachable=True, paper=Paper.OUT)
LOW = PrinterStatus(reachable=True, paper=Paper.LOW)
FINE = PrinterStatus(reachable=True, paper=Paper.OK)


class EmptyPrinter(MemoryPrinter):
    """A printer without paper."""

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Refuse."""
        del slip, open_drawer
        raise PrinterAsleep(Phrase("tom for papir", "out of paper"), untouched=True)

    def status(self) -> PrinterStatus:
        """Say so."""
        return OUT


@pytest.fixture
def second(shop: Shopkeeper) -> MemoryPrinter:
    """The second printer of the front register, whose own is out of paper."""
    printer = MemoryPrinter()
    shop.print_out()
    shop.exchange(printer=EmptyPrinter())
    others = {FRONT: (OtherPrinter(SECOND, "", printer),)}
    shop.counter = dataclasses.replace(shop.counter, other_printers=others)
    return printer


def move(shop: Shopkeeper, printer: str) -> None:
    shop.do(MovePrinting(printer, others_of(shop.counter, FRONT)))
    shop.counter.board.send_elsewhere(FRONT, printer)


@pytest.mark.law("KSF-2-3-b", "KSF-2-6-4a", "KSF-2-7-1")
def test_what_waits_and_what_follows_comes_out_there_and_only_there(
    shop: Shopkeeper, second: MemoryPrinter
) -> None:
    shop.sell("200")
    assert shop.print_out().trouble is not None
    move(shop, SECOND)
    assert shop.last().event == PrintingMoved(SECOND)
    shop.sell("200")
    assert shop.print_out().documents == 2
    assert [slip.kind for slip in second.slips] == ["sales", "sales"]
    assert [job.state for job in shop.jobs()][-2:] == [JobState.PRINTED] * 2
    assert shop.kinds().count("document_printed") == 3
    assert shop.faults() == []


@pytest.mark.law("KSF-2-2-a", "KSF-2-7-7")
def test_a_drawer_opens_at_its_register_and_not_with_the_paper_elsewhere(
    shop: Shopkeeper, second: MemoryPrinter
) -> None:
    drawer = DumbDrawer(DrawerStatus.CLOSED)
    shop.exchange(drawer=drawer)
    move(shop, SECOND)
    sold = shop.sell("200")
    shop.print_out()
    assert (drawer.opened, len(second.slips)) == (1, 1)
    events = [record.event for record in shop.entries()]
    assert events.count(DrawerOpened(transaction=sold.transaction)) == 1
    assert events.count(DocumentPrinted("sales", sold.transaction)) == 1


@pytest.mark.law("KSF-2-2-a", "KSF-2-7-7")
def test_change_is_given_while_the_receipt_waits_and_the_drawer_opens_once(
    shop: Shopkeeper, second: MemoryPrinter
) -> None:
    drawer = DumbDrawer(DrawerStatus.CLOSED)
    shop.exchange(drawer=drawer)
    sold = shop.sell("200")
    for _ in range(3):
        shop.print_out()
    assert (drawer.opened, second.slips) == (1, [])
    shop.exchange(printer=MemoryPrinter())
    assert shop.print_out().documents == 1
    events = [record.event for record in shop.entries()]
    assert events.count(DrawerOpened(transaction=sold.transaction)) == 1
    assert drawer.opened == 1


def test_a_drawer_that_does_not_answer_is_not_said_to_have_opened(
    shop: Shopkeeper, second: MemoryPrinter
) -> None:
    class DeadDrawer(DumbDrawer):
        def open(self) -> None:
            raise PrinterAsleep(Phrase("ikke nådd", "not reached"), untouched=True)

    del second
    shop.exchange(drawer=DeadDrawer(DrawerStatus.CLOSED))
    shop.sell("200")
    head = shop.head()
    shop.print_out()
    assert shop.kinds(from_number=head + 1) == ["print_failed"]


@pytest.mark.law("KSF-2-7-1")
def test_documents_come_back_when_the_registers_own_printer_works(
    shop: Shopkeeper, second: MemoryPrinter
) -> None:
    move(shop, SECOND)
    own = MemoryPrinter()
    shop.exchange(printer=own)
    move_back(shop.counter, FRONT)
    assert shop.last().event == PrintingMoved("")
    shop.sell("200")
    shop.print_out()
    assert (len(own.slips), len(second.slips)) == (1, 0)
    head = shop.head()
    move_back(shop.counter, FRONT)
    assert shop.head() == head


def test_a_printer_that_is_not_there_is_refused(shop: Shopkeeper, second: MemoryPrinter) -> None:
    del second
    for name in ("K9", "tcp://10.0.0.7"):
        shop.refuse(UnknownPrinter, MovePrinting(name, others_of(shop.counter, FRONT)))
    shop.refuse(NotSignedOn, MovePrinting("", ()), by=KARI)


def test_the_view_tells_how_the_printer_stood_and_since_when(shop: Shopkeeper, second: MemoryPrinter) -> None:
    del second
    assert show_register(shop.counter, FRONT).printer.state == "unknown"
    board = shop.counter.board
    board.note(FRONT, OUT, NOON)
    board.note(FRONT, OUT, NOON + timedelta(minutes=5))
    shown = show_register(shop.counter, FRONT, OLA).printer
    assert (shown.state, shown.paper, shown.since, shown.elsewhere) == ("paper_out", "out", NOON, "")
    assert [(other.name, other.label) for other in shown.others] == [(SECOND, "")]


def test_a_document_in_the_printers_hands_is_not_in_doubt(shop: Shopkeeper) -> None:
    """Nobody is asked whether it came out while it comes out."""
    asked: list[int] = []

    class AskedPrinter(MemoryPrinter):
        def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
            asked.append(show_register(shop.counter, FRONT, OLA).documents_in_doubt)
            super().put_out(slip, open_drawer=open_drawer)

    shop.exchange(printer=AskedPrinter())
    shop.print_out()
    assert asked == [0]


def test_only_news_wakes_who_follows_the_board() -> None:
    board, woken = PrintBoard(), list[str]()
    stop = board.subscribe(woken.append)
    for status in (FINE, FINE, LOW, LOW, OUT, FINE):
        board.note("K1", status, NOON)
    assert len(woken) == 4
    drawer_opened = PrinterStatus(reachable=True, paper=Paper.OK, drawer=DrawerStatus.OPEN)
    board.note("K1", drawer_opened, NOON)
    assert len(woken) == 4, "what the drawer does is told by the journal"
    board.send_elsewhere("K1", SECOND)
    assert (len(woken), board.elsewhere("K1"), board.elsewhere("K2")) == (5, SECOND, "")
    stop()
    board.note("K1", OUT, NOON)
    assert len(woken) == 5


@pytest.mark.law("KSF-2-3-a", "KSF-2-7-1")
def test_a_test_page_is_printed_and_journalled(shop: Shopkeeper) -> None:
    shop.do(PrintTestPage())
    shop.do(PrintTestPage(), by="")
    shop.print_out()
    assert shop.papers() == ["float", "test_page", "test_page"]
    assert (shop.last().event, shop.last().operator) == (DocumentPrinted("test_page"), OLA)
    shop.refuse(NotSignedOn, PrintTestPage(), by=REVISOR)
    # Who administers the shop sees from the office whether a printer that she has chosen works.
    shop.do(PrintTestPage(), by=KARI)
    shop.print_out()
    assert len(shop.papers()) == 4
