"""
The print queue: no document is lost, none comes out twice, whatever the printer and the process do.

Law: KSF-2-6-4a, KSF-2-7-7, KSF-2-3-a. Decision: 0007-a-receipt-is-printed-when-the-printer-says-so.
"""

import dataclasses
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from datakasse.counter.ports import PrinterAsleep
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.devices.printers.screen import OnScreenPrinter
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.paper import CopyAlreadyPrinted, UnknownDocument, UnknownReceipt
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted, PrintFailed
from datakasse.receipt.layout import Slip, SlipKind
from datakasse.storage.ports.store import Books, JobState
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.paper.print_queue import NoteFailure, NotePrinted, SettleDocument, Trouble, print_waiting
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.till.paper.show_documents import show_documents, show_paper
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import (
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    KARI,
    KIOSK,
    OLA,
    REVISOR,
    Shopkeeper,
    card,
)

ON_ACCOUNT = Tender(TenderKind.INVOICE, account=CUSTOMER)


class MoodyPrinter(MemoryPrinter):
    """A printer that does to a document what it was told to, then works again."""

    def __init__(self, *moods: Callable[[], None]) -> None:
        super().__init__()
        self._moods = list(moods)

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Do as told."""
        if self._moods:
            self._moods.pop(0)()
        super().put_out(slip, open_drawer=open_drawer)


def out_of_paper() -> None:
    """Fail before a byte has left."""
    raise PrinterAsleep(Phrase("tom for papir", "out of paper"), untouched=True)


def lost_on_the_way() -> None:
    """Fail when nobody knows what has come out."""
    raise PrinterAsleep(Phrase("mistet underveis", "lost on the way"), untouched=False)


def burst() -> None:
    """Fail in a way nobody thought of."""
    raise ZeroDivisionError("a bug")


def power_gone() -> None:
    """End the process on the spot."""
    raise KeyboardInterrupt


@pytest.mark.law("KSF-2-6-4a", "KSF-2-7-7")
def test_a_receipt_comes_out_and_the_drawer_with_it_and_both_are_journalled(shop: Shopkeeper) -> None:
    completed = shop.sell("200")
    shop.print_out()
    assert shop.papers() == ["float", "sales"]
    printed, opened = [record.event for record in shop.entries()][-2:]
    assert printed == DocumentPrinted("sales", completed.transaction)
    assert opened == DrawerOpened(completed.transaction)
    assert shop.counter.drawers[FRONT].status() == "open"
    assert {job.state for job in shop.jobs()} == {JobState.PRINTED}


def test_a_paper_belongs_to_the_one_who_made_it_whoever_stands_there_now(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.sign_on(KARI)
    shop.print_out()
    assert {record.operator for record in shop.entries() if isinstance(record.event, DocumentPrinted)} == {
        OLA
    }


@pytest.mark.law("KSF-2-3-a", "KSF-2-8-6-1")
def test_every_document_can_be_put_out(shop: Shopkeeper) -> None:
    """All but the terminal's own slip and what only duty-free shops have."""
    shop.sell("200")
    shop.sell("200", tenders=[ON_ACCOUNT])
    shop.ring("200")
    shop.do(PrintProvisional())
    shop.do(ParkBasket())
    shop.do(PrintParkedSlip())
    shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    shop.do(CompleteSale((CASH,)))
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((CASH,)))
    shop.do(PrintCopy(2))
    shop.do(PayIn(100_00, "veksel"))
    shop.do(PayOut(50_00, "vask", "expense"))
    shop.do(SellGiftCard("G1", 100_00, (card(100_00),)))
    shop.do(SetTraining(on=True))
    shop.sell("200")
    shop.do(SetTraining(on=False))
    shop.do(TakeX())
    shop.do(CloseDay(1_089_00, terminals=shop.terminals()))
    shop.do(PrintJournal(1, shop.head()))
    shop.do(PrintTestPage())
    shop.print_out()
    assert set(shop.papers()) == {str(kind) for kind in SlipKind} - {"steb", "terminal", "drawer"}
    assert shop.jobs(FRONT, JobState.WAITING, JobState.SENT) == []
    assert shop.faults() == []


def test_papers_come_in_the_order_of_what_happened(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.do(PrintCopy(1))
    shop.do(TakeX())
    shop.print_out()
    assert shop.papers() == ["float", "sales", "copy", "x_report"]


@pytest.mark.law("KSF-2-6-4a")
def test_a_dead_printer_loses_nothing_and_sales_go_on(shop: Shopkeeper) -> None:
    shop.exchange(printer=MoodyPrinter(out_of_paper))
    shop.sell("200")
    assert shop.print_out().trouble == Trouble(1, "tom for papir")
    shop.sell("200")
    assert [job.state for job in shop.jobs()] == [JobState.WAITING] * 3
    assert shop.print_out().trouble is None
    assert shop.papers() == ["float", "sales", "sales"]


def test_a_printer_that_is_off_all_night_is_journalled_once(shop: Shopkeeper) -> None:
    shop.exchange(printer=MoodyPrinter(out_of_paper, out_of_paper, out_of_paper, lost_on_the_way))
    trouble = shop.print_out().trouble
    from_here = shop.head()
    for _ in range(2):
        trouble = print_again(shop, trouble)
    assert shop.head() == from_here
    assert print_again(shop, trouble) == Trouble(1, "mistet underveis")
    assert shop.last().event == PrintFailed("float", "mistet underveis", 1)


def print_again(shop: Shopkeeper, known: Trouble | None) -> Trouble | None:
    """Try again as the print room does, which remembers what went wrong."""
    return print_waiting(shop.counter, FRONT, known).trouble


@pytest.mark.parametrize("came_out", [True, False])
def test_what_was_lost_on_the_way_waits_for_a_person(shop: Shopkeeper, *, came_out: bool) -> None:
    """Never printed again by itself; settled either way; what is behind it goes on."""
    shop.print_out()
    printer = MoodyPrinter(lost_on_the_way)
    shop.exchange(printer=printer)
    completed = shop.sell("200")
    shop.print_out()
    shop.sell("200")
    shop.print_out()
    assert shop.papers() == ["sales"]
    (doubtful,) = show_documents(shop.counter, FRONT).in_doubt
    assert doubtful.transaction == completed.transaction
    shop.do(SettleDocument(doubtful.job, came_out=came_out))
    shop.print_out()
    assert len(printer.slips) == (1 if came_out else 2)
    (job,) = [job for job in shop.jobs() if job.job == doubtful.job]
    assert job.state is JobState.PRINTED
    told = [record.event for record in shop.entries() if isinstance(record.event, DocumentPrinted)]
    assert told.count(DocumentPrinted("sales", completed.transaction)) == 1
    shop.refuse(UnknownDocument, SettleDocument(doubtful.job, came_out=True))


def test_what_a_person_saw_is_kept(shop: Shopkeeper) -> None:
    shop.exchange(printer=MoodyPrinter(lost_on_the_way))
    shop.print_out()
    shop.do(SettleDocument(1, came_out=False), OLA)
    assert shop.last().event == PrintFailed("float", "kom ikke ut", 1)
    assert shop.last().operator == OLA


@pytest.mark.law("KSF-2-6-4a", "KSF-2-5-f")
def test_a_process_that_dies_with_a_document_in_hand_leaves_it_in_doubt(shop: Shopkeeper) -> None:
    """Sent is durable before the printer sees a byte, so the next process knows that it does not know."""
    shop.exchange(printer=MoodyPrinter(power_gone))
    with pytest.raises(KeyboardInterrupt):
        shop.print_out()
    shop.sell("200")
    shop.die_and_come_back()
    assert [job.state for job in shop.jobs()] == [JobState.SENT, JobState.WAITING]
    shop.print_out()
    assert shop.papers() == ["sales"]
    assert [job.document for job in show_documents(shop.counter, FRONT).in_doubt] == ["float"]


def test_a_document_is_in_hand_before_it_counts_as_sent(shop: Shopkeeper) -> None:
    """It never looks as if it were in doubt: a person who then says no would have it printed twice."""
    counter, seen = shop.counter, set[tuple[JobState, bool]]()

    class Watched:
        """The store, with a look at the queue and the board after everything that is written."""

        def write(self, command: Callable[[Books], object], register: str = "") -> "Future[object]":
            written = counter.store.write(command, register)
            written.result()
            for job in shop.jobs():
                seen.add((job.state, counter.board.in_hand(FRONT) == job.job))
            return written

        def __getattr__(self, name: str) -> object:
            return getattr(counter.store, name)

    print_waiting(dataclasses.replace(counter, store=Watched()), FRONT)  # pyright: ignore[reportArgumentType] - the rest of it is the store's
    assert (JobState.SENT, True) in seen
    assert (JobState.SENT, False) not in seen


def test_a_process_that_dies_between_paper_and_journal_does_not_print_twice(shop: Shopkeeper) -> None:
    """The paper is out, its entry is not: a person says so, and the machine believes it."""

    class DyingPrinter(MoodyPrinter):
        def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
            super().put_out(slip, open_drawer=open_drawer)
            power_gone()

    printer = DyingPrinter()
    shop.exchange(printer=printer)
    with pytest.raises(KeyboardInterrupt):
        shop.print_out()
    shop.die_and_come_back()
    shop.print_out()
    shop.do(SettleDocument(1, came_out=True))
    shop.print_out()
    assert len(printer.slips) == 1


def test_a_document_that_cannot_be_made_does_not_stop_those_behind_it(shop: Shopkeeper) -> None:
    shop.exchange(printer=MoodyPrinter(burst))
    shop.sell("200")
    assert shop.print_out().trouble == Trouble(1, "ZeroDivisionError: a bug")
    shop.print_out()
    assert shop.papers() == ["sales"]
    assert [job.state for job in shop.jobs()] == [JobState.SENT, JobState.PRINTED]


def test_a_document_is_noted_only_when_it_was_sent(shop: Shopkeeper) -> None:
    for note in (NotePrinted(1), NoteFailure(1, "x", untouched=True), NotePrinted(99)):
        shop.refuse(UnknownDocument, note, "")


@pytest.mark.law("KSF-2-7-5", "KSF-2-7-1")
def test_an_extract_of_the_journal_counts_for_the_one_who_stands_here(shop: Shopkeeper) -> None:
    shop.sign_on(KARI)
    shop.do(PrintJournal(2, 4), KARI)
    shop.print_out()
    assert shop.papers() == ["float", "journal"]
    assert (shop.last().operator, shop.last().event) == (KARI, DocumentPrinted("journal"))


def test_a_register_without_a_drawer_opens_none(closed_shop: Shopkeeper) -> None:
    closed_shop.open(KIOSK, float_ore=None)
    closed_shop.sell("200", tenders=[card(COFFEE_ORE)], at=KIOSK)
    closed_shop.print_out(KIOSK)
    assert not any(isinstance(record.event, DrawerOpened) for record in closed_shop.entries(KIOSK))


# ── looking at what came out ─────────────────────────────────────────────────────────────────────


def test_the_screen_shows_what_came_out_on_it(shop: Shopkeeper) -> None:
    shop.exchange(printer=OnScreenPrinter(OnScreenDrawer()))
    completed = shop.sell("200")
    job = shop.jobs()[-1].job
    with pytest.raises(UnknownDocument):
        show_paper(shop.counter, FRONT, job)
    shop.print_out()
    slip, at = show_paper(shop.counter, FRONT, job)
    assert slip.kind is SlipKind.SALES
    assert at == shop.entries(from_number=completed.entry)[0].at


@pytest.mark.law("KSF-2-6-4c", "KSF-2-6-4d")
def test_what_came_out_on_paper_is_not_shown_to_be_printed_again(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.print_out()
    for job in shop.jobs():
        with pytest.raises(UnknownDocument):
            show_paper(shop.counter, FRONT, job.job)


@pytest.mark.law("KSF-2-6-4c", "KSF-2-8-6-1")
def test_a_receipt_is_copied_once_ever(shop: Shopkeeper) -> None:
    """Not again the day after, not by the manager, not when the first copy was lost on the way."""
    completed = shop.sell("200")
    shop.do(PrintCopy(completed.receipt))
    shop.refuse(CopyAlreadyPrinted, PrintCopy(completed.receipt))
    shop.do(CloseDay(1_039_00))
    shop.clock.forward(days=1)
    shop.die_and_come_back()
    shop.open(by=KARI)
    shop.refuse(CopyAlreadyPrinted, PrintCopy(completed.receipt), KARI)
    shop.print_out()
    assert shop.papers().count("copy") == 1


@pytest.mark.law("KSF-2-7-8")
def test_a_copy_belongs_to_the_mode_its_sale_was_made_in(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.do(SetTraining(on=True))
    shop.sell("200")
    shop.refuse(UnknownReceipt, PrintCopy(1))
    shop.do(PrintCopy(1, "training"))
    shop.do(SetTraining(on=False))
    shop.refuse(UnknownReceipt, PrintCopy(1, "training"))
    report = shop.x().report
    assert report.copies.number == 0


@pytest.mark.law("KSF-2-8-2-o", "KSF-2-8-6-1")
def test_a_provisional_receipt_leaves_the_sale_open(shop: Shopkeeper) -> None:
    shop.ring("200")
    before = shop.state().lane().basket
    for number in (1, 2):
        shop.do(PrintProvisional())
        assert shop.state().series.provisional == number
    assert shop.state().lane().basket == before
    report = shop.x().report
    assert (report.provisional.number, report.provisional.amount_ore) == (2, 2 * COFFEE_ORE)


@pytest.mark.law("KSF-2-7-5", "KSL-4")
def test_an_inspector_prints_the_journal(shop: Shopkeeper) -> None:
    shop.do(PrintJournal(1, 3), REVISOR)
    shop.print_out()
    assert shop.papers()[-1] == "journal"
