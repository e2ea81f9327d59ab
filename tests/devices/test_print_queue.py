"""
The print queue over a receipt printer that dies and comes back: nothing is lost, nothing is doubled.

What came out is compared byte by byte with what each document in the queue should have given, in order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.errors.till.paper import UnknownDocument
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import DocumentPrinted, PrintFailed
from datakasse.receipt.formats import as_escpos
from datakasse.receipt.formats.printer_profile import PROFILES, DrawerPin
from datakasse.storage.ports.store import JobState, PrintJob
from datakasse.till.paper.print_queue import MarkSent, SettleDocument, Trouble, print_waiting, slip_for
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug
from tests.devices.conftest import Bench
from tests.till.shopkeeper import FRONT, OLA, Shopkeeper, card

PROFILE = PROFILES["epson_80"]
COFFEE_BY_CARD = (card(39_00),)


@pytest.fixture
def till(shop: Shopkeeper, networked: Bench) -> Iterator[Shopkeeper]:
    """The front register with the receipt printer, and nothing left from the morning."""
    shop.print_out()
    shop.exchange(printer=networked.printer(0.5))
    yield shop
    assert shop.faults() == []


@pytest.fixture
def machine(networked: Bench) -> ReceiptMachine:
    """The printer."""
    return networked.machine


@pytest.fixture
def plug(networked: Bench) -> NetworkPlug:
    """Its switch."""
    assert networked.network is not None
    return networked.network


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


def papers(machine: ReceiptMachine) -> list[bytes]:
    """Return what came out whole."""
    return [slip.data for slip in machine.papers()]


def states(till: Shopkeeper, jobs: Sequence[PrintJob]) -> list[JobState]:
    now = {job.job: job.state for job in till.jobs()}
    return [now[job.job] for job in jobs]


def told(till: Shopkeeper, kind: type, from_entry: int) -> int:
    """Return how many entries of a kind there are since an entry."""
    return sum(isinstance(record.event, kind) for record in till.entries(FRONT, from_entry))


@pytest.mark.law("KSF-2-6-4a")
def test_what_waits_for_a_dead_printer_comes_out_once_and_in_order_when_it_lives(
    till: Shopkeeper, machine: ReceiptMachine, plug: NetworkPlug
) -> None:
    plug.switch_off()
    jobs, begin = sell(till, 4), till.head() + 1
    first = till.print_out()
    assert (first.documents, states(till, jobs)) == (0, [JobState.WAITING] * 4)
    assert papers(machine) == []

    plug.switch_on()
    again = print_waiting(till.counter, FRONT, first.trouble)
    assert (again.documents, again.trouble) == (4, None)
    assert papers(machine) == paper_of(till, jobs)
    assert states(till, jobs) == [JobState.PRINTED] * 4
    assert (told(till, PrintFailed, begin), told(till, DocumentPrinted, begin)) == (1, 4)
    assert till.print_out().documents == 0
    assert len(papers(machine)) == 4


@pytest.mark.law("KSF-2-7-1")
def test_a_printer_that_is_off_all_night_is_told_once(till: Shopkeeper, plug: NetworkPlug) -> None:
    plug.switch_off()
    sell(till, 1)
    begin, trouble = till.head() + 1, till.print_out().trouble
    for _ in range(20):
        trouble = print_waiting(till.counter, FRONT, trouble).trouble
    assert isinstance(trouble, Trouble)
    assert told(till, PrintFailed, begin) == 1


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("trouble", ["cover", "paper", "jam"])
def test_it_is_seen_to_and_goes_on(till: Shopkeeper, machine: ReceiptMachine, trouble: str) -> None:
    begin(machine, trouble)
    jobs = sell(till, 2)
    assert till.print_out().trouble is not None
    assert papers(machine) == []
    mend(machine)
    assert till.print_out().documents == 2
    assert papers(machine) == paper_of(till, jobs)


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("came_out", [True, False])
def test_a_receipt_cut_in_the_middle_is_in_doubt_until_a_person_says(
    till: Shopkeeper, machine: ReceiptMachine, came_out: bool
) -> None:
    """Nobody prints it again by guessing, those behind it come out, and it can be settled once."""
    sell(till, 1)
    till.print_out()
    torn, *behind = jobs = sell(till, 3)
    before = len(papers(machine))
    machine.drop_after = 30
    assert till.print_out().trouble is not None
    assert states(till, jobs) == [JobState.SENT, JobState.WAITING, JobState.WAITING]
    assert till.print_out().documents == 2
    assert papers(machine)[before:] == paper_of(till, behind)
    assert states(till, jobs) == [JobState.SENT, JobState.PRINTED, JobState.PRINTED]

    begin = till.head() + 1
    till.do(SettleDocument(torn.job, came_out=came_out))
    assert told(till, DocumentPrinted, begin) == int(came_out)
    assert till.print_out().documents == int(not came_out)
    assert papers(machine)[before + 2 :] == ([] if came_out else paper_of(till, [torn]))
    assert states(till, jobs) == [JobState.PRINTED] * 3
    till.refuse(UnknownDocument, SettleDocument(torn.job, came_out=False))


@pytest.mark.law("KSF-2-6-4a")
def test_a_roll_that_ends_in_the_middle_of_a_receipt_needs_paper_and_no_answer(
    till: Shopkeeper, machine: ReceiptMachine
) -> None:
    jobs = sell(till, 1)
    machine.load_paper(12)
    printing = Thread(target=till.print_out)
    printing.start()
    machine.wait_for(lambda: machine.lines_left == 0)
    assert states(till, jobs) == [JobState.SENT]
    machine.load_paper()
    printing.join()
    assert states(till, jobs) == [JobState.PRINTED]
    assert papers(machine) == paper_of(till, jobs)


@pytest.mark.law("KSF-2-6-4a")
def test_a_till_that_dies_while_the_printer_is_dead_loses_no_receipt(
    till: Shopkeeper, machine: ReceiptMachine, plug: NetworkPlug
) -> None:
    plug.switch_off()
    jobs = sell(till, 2)
    till.print_out()
    till.die_and_come_back()
    plug.switch_on()
    assert till.print_out().documents == 2
    assert papers(machine) == paper_of(till, jobs)


@pytest.mark.law("KSF-2-2-a", "KSF-2-7-7")
def test_the_drawer_that_opened_with_a_receipt_is_told_when_the_receipt_is(
    till: Shopkeeper, machine: ReceiptMachine, plug: NetworkPlug
) -> None:
    """A cash sale kicks the drawer in the same job; while the printer is dead neither is claimed."""
    plug.switch_off()
    till.sell()
    begin = till.head() + 1
    trouble = till.print_out().trouble
    assert told(till, DrawerOpened, begin) == 0
    plug.switch_on()
    assert print_waiting(till.counter, FRONT, trouble).documents == 1
    assert (machine.kicks, machine.drawer_open) == ([0], True)
    assert told(till, DrawerOpened, begin) == 1


@pytest.mark.law("KSF-2-6-4a", "KSF-2-6-4c")
@pytest.mark.parametrize(
    ("state", "may_be_sent", "may_be_settled"),
    [
        (JobState.WAITING, True, False),
        (JobState.SENT, False, True),
        (JobState.PRINTED, False, False),
        (JobState.WITHDRAWN, False, False),
    ],
)
def test_only_what_never_came_out_is_printed(
    till: Shopkeeper, machine: ReceiptMachine, state: JobState, may_be_sent: bool, may_be_settled: bool
) -> None:
    """Of a document that was printed, or taken back, nothing makes another one."""
    (job,) = sell(till, 1)
    till.do(lambda point: point.books.set_job_state(FRONT, job.job, state))
    if not may_be_settled:
        for came_out in (True, False):
            till.refuse(UnknownDocument, SettleDocument(job.job, came_out=came_out))
    till.print_out()
    assert papers(machine) == (paper_of(till, [job]) if may_be_sent else [])
    if may_be_settled:
        till.do(SettleDocument(job.job, came_out=False))
    sent = till.do(MarkSent(job.job))
    assert sent is may_be_settled


def begin(machine: ReceiptMachine, trouble: str) -> None:
    """Let something go wrong."""
    match trouble:
        case "cover":
            machine.open_cover()
        case "paper":
            machine.run_out()
        case "jam":
            machine.jam()
        case _:
            machine.drop_after, machine.dies_with_it = int(trouble.split()[1]), trouble.startswith("dies")


def mend(machine: ReceiptMachine) -> None:
    """See to it."""
    machine.drop_after = None
    machine.close_cover()
    machine.clear_jam()
    machine.load_paper()


TROUBLES = st.one_of(
    st.sampled_from(["cover", "paper", "jam", "ready", "off"]),
    st.builds("{} {}".format, st.sampled_from(["drops", "dies"]), st.integers(1, 3000)),
)


@pytest.mark.law("KSF-2-6-4a")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.lists(st.tuples(st.integers(1, 3), TROUBLES), min_size=1, max_size=8))
def test_every_receipt_is_on_paper_exactly_once_or_in_doubt_whatever_goes_wrong(
    till: Shopkeeper, machine: ReceiptMachine, plug: NetworkPlug, day: list[tuple[int, str]]
) -> None:
    """The person says what lies on the table, and is right."""
    jobs: list[PrintJob] = []
    for sales, trouble in day:
        jobs += sell(till, sales)
        if trouble == "off":
            plug.switch_off()
        elif trouble != "ready":
            begin(machine, trouble)
        till.print_out()
        on_paper = Counter(papers(machine))
        for job, state, paper in zip(jobs, states(till, jobs), paper_of(till, jobs), strict=True):
            wanted = {JobState.PRINTED: {1}, JobState.WAITING: {0}, JobState.SENT: {0, 1}}[state]
            assert on_paper[paper] in wanted, (job, state)
        if trouble == "off":
            plug.switch_on()
        mend(machine)
        for doubtful in till.jobs(FRONT, JobState.SENT):
            on_the_table = paper_of(till, [doubtful])[0] in on_paper
            till.do(SettleDocument(doubtful.job, came_out=on_the_table), OLA)
    till.print_out()
    assert states(till, jobs) == [JobState.PRINTED] * len(jobs)
    fresh = paper_of(till, jobs)
    on_paper = Counter(papers(machine))
    assert {paper: on_paper[paper] for paper in fresh} == dict.fromkeys(fresh, 1)
