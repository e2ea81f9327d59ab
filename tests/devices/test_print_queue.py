"""
The print queue over a receipt printer that dies and comes back: nothing is lost, nothing is doubled.

What came out is compared byte by byte with what each document in the queue should have given, in order.
"""

from collections.abc import Iterator, Sequence

import pytest

from datakasse.devices.printer_network import NetworkPrinter
from datakasse.errors.registering import UnknownDocument
from datakasse.journal.event import DocumentPrinted, DrawerOpened, PrintFailed
from datakasse.receipt import as_escpos
from datakasse.receipt.printer_profile import PROFILES, DrawerPin
from datakasse.storage.ports import JobState, PrintJob
from datakasse.till.print_queue import SettleDocument, Trouble, print_waiting, slip_for
from tests.devices.receipt_printer import COVER_OPEN, FINE, OFFLINE, PAPER, PAPER_OUT, ReceiptPrinter
from tests.till.shopkeeper import FRONT, OLA, Shopkeeper, card

PROFILE = PROFILES["epson_80"]
COFFEE_BY_CARD = (card(39_00),)


@pytest.fixture
def till(shop: Shopkeeper, machine: ReceiptPrinter) -> Iterator[Shopkeeper]:
    """The front register with the receipt printer, and nothing left from the morning."""
    shop.print_out()
    shop.exchange(printer=NetworkPrinter("127.0.0.1", machine.port, PROFILE, wait_s=1.0))
    yield shop
    assert shop.faults() == []


def sell(till: Shopkeeper, sales: int) -> list[PrintJob]:
    """Sell so many coffees by card and return their receipts in the queue."""
    before = {job.job for job in till.jobs()}
    for _ in range(sales):
        till.sell(tenders=COFFEE_BY_CARD)
    return [job for job in till.jobs() if job.job not in before]


def paper_of(till: Shopkeeper, jobs: Sequence[PrintJob]) -> list[bytes]:
    """Return the bytes that documents should give."""
    return [
        as_escpos.render(
            slip_for(till.counter, job), PROFILE, open_drawer=DrawerPin.PIN_2 if job.opens_drawer else None
        )
        for job in jobs
    ]


def states(till: Shopkeeper, jobs: Sequence[PrintJob]) -> list[JobState]:
    now = {job.job: job.state for job in till.jobs()}
    return [now[job.job] for job in jobs]


def told(till: Shopkeeper, kind: type, from_entry: int) -> int:
    """Return how many entries of a kind there are since an entry."""
    return sum(isinstance(record.event, kind) for record in till.entries(FRONT, from_entry))


@pytest.mark.law("KSF-2-6-4a")
def test_what_waits_for_a_dead_printer_comes_out_once_and_in_order_when_it_lives(
    till: Shopkeeper, machine: ReceiptPrinter
) -> None:
    machine.switch_off()
    jobs, begin = sell(till, 4), till.head() + 1
    first = till.print_out()
    assert (first.documents, states(till, jobs)) == (0, [JobState.WAITING] * 4)
    assert machine.papers() == []

    machine.switch_on()
    again = print_waiting(till.counter, FRONT, first.trouble)
    assert (again.documents, again.trouble) == (4, None)
    assert machine.papers(4) == paper_of(till, jobs)
    assert states(till, jobs) == [JobState.PRINTED] * 4
    assert (told(till, PrintFailed, begin), told(till, DocumentPrinted, begin)) == (1, 4)
    assert till.print_out().documents == 0
    assert len(machine.papers()) == 4


@pytest.mark.law("KSF-2-7-1")
def test_a_printer_that_is_off_all_night_is_told_once(till: Shopkeeper, machine: ReceiptPrinter) -> None:
    machine.switch_off()
    sell(till, 1)
    begin, trouble = till.head() + 1, till.print_out().trouble
    for _ in range(20):
        trouble = print_waiting(till.counter, FRONT, trouble).trouble
    assert isinstance(trouble, Trouble)
    assert told(till, PrintFailed, begin) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize(("query", "status"), [(OFFLINE, COVER_OPEN), (PAPER, PAPER_OUT)])
def test_paper_is_changed_and_it_goes_on(
    till: Shopkeeper, machine: ReceiptPrinter, query: int, status: int
) -> None:
    machine.status[query] = status
    jobs = sell(till, 2)
    trouble = till.print_out().trouble
    assert trouble is not None
    assert machine.papers() == []
    machine.status[query] = FINE
    assert till.print_out().documents == 2
    assert machine.papers(2) == paper_of(till, jobs)


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("came_out", [True, False])
def test_a_receipt_cut_in_the_middle_is_in_doubt_until_a_person_says(
    till: Shopkeeper, machine: ReceiptPrinter, came_out: bool
) -> None:
    """Nobody prints it again by guessing, those behind it come out, and it can be settled once."""
    torn, *behind = jobs = sell(till, 3)
    machine.cut_after = 30
    assert till.print_out().trouble is not None
    assert states(till, jobs) == [JobState.SENT, JobState.WAITING, JobState.WAITING]
    assert till.print_out().documents == 2
    assert machine.papers(2) == paper_of(till, behind)
    assert states(till, jobs) == [JobState.SENT, JobState.PRINTED, JobState.PRINTED]

    begin = till.head() + 1
    till.do(SettleDocument(torn.job, came_out=came_out))
    assert told(till, DocumentPrinted, begin) == int(came_out)
    assert till.print_out().documents == int(not came_out)
    assert machine.papers()[2:] == ([] if came_out else paper_of(till, [torn]))
    assert states(till, jobs) == [JobState.PRINTED] * 3
    till.refuse(UnknownDocument, SettleDocument(torn.job, came_out=False))


@pytest.mark.law("KSF-2-6-4a")
def test_a_till_that_dies_while_the_printer_is_dead_loses_no_receipt(
    till: Shopkeeper, machine: ReceiptPrinter
) -> None:
    machine.switch_off()
    jobs = sell(till, 2)
    till.print_out()
    till.die_and_come_back()
    machine.switch_on()
    assert till.print_out().documents == 2
    assert machine.papers(2) == paper_of(till, jobs)


@pytest.mark.law("KSF-2-2-a", "KSF-2-7-7")
def test_the_drawer_that_opened_with_a_receipt_is_told_when_the_receipt_is(
    till: Shopkeeper, machine: ReceiptPrinter
) -> None:
    """A cash sale kicks the drawer in the same job; while the printer is dead neither is claimed."""
    machine.switch_off()
    till.sell()
    begin = till.head() + 1
    trouble = till.print_out().trouble
    assert told(till, DrawerOpened, begin) == 0
    machine.switch_on()
    assert print_waiting(till.counter, FRONT, trouble).documents == 1
    assert machine.papers(1)[0].startswith(b"\x1b@\x1bp\x00")
    assert told(till, DrawerOpened, begin) == 1


FAULTS = ("off", "cover", "cut", "paper", "cut", "off", "ready", "cut", "cover", "ready")


@pytest.mark.law("KSF-2-6-4a")
def test_a_bad_day_gives_each_receipt_exactly_once(till: Shopkeeper, machine: ReceiptPrinter) -> None:
    """One fault after another between the sales; the person says what lies on the table, and is right."""
    jobs: list[PrintJob] = []
    for round_of, fault in enumerate(FAULTS):
        jobs += sell(till, 1 + round_of % 3)
        _fail(machine, fault)
        till.print_out()
        _mend(machine)
        for doubtful in till.jobs(FRONT, JobState.SENT):
            on_the_table = paper_of(till, [doubtful])[0] in machine.papers()
            till.do(SettleDocument(doubtful.job, came_out=on_the_table), OLA)
    till.print_out()
    assert states(till, jobs) == [JobState.PRINTED] * len(jobs)
    assert sorted(machine.papers()) == sorted(paper_of(till, jobs))
    assert len(machine.scraps) == FAULTS.count("cut")


def _fail(machine: ReceiptPrinter, fault: str) -> None:
    match fault:
        case "off":
            machine.switch_off()
        case "cover":
            machine.status[OFFLINE] = COVER_OPEN
        case "paper":
            machine.status[PAPER] = PAPER_OUT
        case "cut":
            machine.cut_after = 100
        case _:
            pass


def _mend(machine: ReceiptPrinter) -> None:
    machine.switch_off()
    machine.switch_on()
    machine.status.update({OFFLINE: FINE, PAPER: FINE})
