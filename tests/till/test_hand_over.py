"""
Receipts on paper, by e-mail and by link: one original and at most one copy, however they go.

Law: KSF-2-6-4a, KSF-2-6-4c, KSF-2-6-4d, BFF-5-3-5, law.md 5.5.
Decision: 0017-a-receipt-is-one-document-whichever-way-it-goes.
"""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from itertools import product

import pytest

from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.devices.drawer_screen import OnScreenDrawer
from datakasse.errors import Refused
from datakasse.errors.delivering import (
    AlreadyDelivered,
    BadMailAddress,
    LinkGone,
    OriginalNotDelivered,
    WayNotOffered,
)
from datakasse.errors.registering import CopyAlreadyPrinted, UnknownDocument
from datakasse.journal.codes import event_code
from datakasse.journal.event import (
    AttemptRefused,
    CopyIssued,
    DocumentPrinted,
    DrawerOpened,
    PrintFailed,
    ReceiptDelivered,
)
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.receipt import as_text
from datakasse.storage.handover_ports import Handover
from datakasse.storage.ports import JobState, PrintJob
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.hand_over import ChooseWay
from datakasse.till.paper.open_link import open_link
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_queue import SettleDocument
from datakasse.till.paper.send_mail import send_waiting
from datakasse.till.paper.show_documents import show_link
from datakasse.till.sale.complete_sale import Completed, CompleteSale
from datakasse.till.screen.show_register import show_register
from datakasse.trade.receipt_way import ReceiptWay
from tests.till.shopkeeper import CASH, COFFEE_ORE, FRONT, OLA, Shopkeeper, card

PAPER, EMAIL, LINK = ReceiptWay
KARIN = "karin@example.com"
ADDRESS = "https://kvittering.example.no"


class Postbox:
    """A mail server that does to each message what it was told to, then takes all."""

    sender = "kasse@example.no"

    def __init__(self, *moods: MailOutcome) -> None:
        self.taken: list[tuple[str, EmailMessage]] = []
        self._moods = list(moods)

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Do as told."""
        if self._moods:
            outcome = self._moods.pop(0)
            if outcome is MailOutcome.UNKNOWN:
                self.taken.append((recipient, message))
            raise MailNotSent("svarte 4711", outcome)
        self.taken.append((recipient, message))


@pytest.fixture
def digital(shop: Shopkeeper) -> Shopkeeper:
    """The shop, with links and mail set up."""
    shop.do(SetReceiptAddress(ADDRESS), "")
    use(shop, Postbox())
    return shop


def use(shop: Shopkeeper, postbox: Postbox) -> Postbox:
    """Let the shop's mail go to a postbox."""
    shop.counter = dataclasses.replace(shop.counter, mailer=postbox)
    return postbox


def postbox_of(shop: Shopkeeper) -> Postbox:
    """Where the shop's mail goes."""
    assert isinstance(shop.counter.mailer, Postbox)
    return shop.counter.mailer


def sell(shop: Shopkeeper, way: ReceiptWay) -> Completed:
    """Sell a coffee for cash, its receipt to go this way."""
    shop.ring("200")
    return shop.do(CompleteSale((CASH,), way=way, email=KARIN if way is EMAIL else ""))


def token_of(shop: Shopkeeper, job: int) -> str:
    """The secret of a link."""
    return handover_of(shop, job).token


def handover_of(shop: Shopkeeper, job: int) -> Handover:
    """What stands beside the journal of a document without paper."""
    with shop.counter.store.read() as books:
        handover = books.handover(FRONT, job)
    assert handover is not None
    return handover


def job_of(shop: Shopkeeper, job: int) -> PrintJob:
    """A document of the queue."""
    return next(known for known in shop.jobs() if known.job == job)


def deliver(shop: Shopkeeper, job: int) -> str:
    """Let a document reach the customer the way it goes, and return all that it says."""
    way = job_of(shop, job).way
    if way is LINK:
        return as_text.render(open_link(shop.counter, token_of(shop, job)).slip)
    if way is EMAIL:
        send_waiting(shop.counter, FRONT)
        _, message = postbox_of(shop).taken[-1]
        body = message.get_body(("plain",))
        assert body is not None
        return body.get_content()
    shop.print_out()
    shop.shut_drawer() if shop.counter.drawers[FRONT].status() == "open" else None
    printer = shop.counter.printers[FRONT]
    return as_text.render(printer.slips[-1])  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType, reportAttributeAccessIssue] - the shopkeeper's printer keeps its slips


def handed_over(shop: Shopkeeper) -> list[tuple[str, str]]:
    """What the journal says was given out of the last sales: document and way."""
    given: list[tuple[str, str]] = []
    for event in (record.event for record in shop.entries()):
        if isinstance(event, DocumentPrinted) and event.document in {"sales", "copy"}:
            given.append((event.document, "paper"))
        elif isinstance(event, ReceiptDelivered):
            given.append((event.document, event.way))
    return given


# ── one original, one copy, whichever way ────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-6-4c", "KSF-2-6-4d", "KSF-2-8-6-1", "KSF-2-8-2-n", "BFF-5-3-5")
@pytest.mark.parametrize(("first", "second", "third"), list(product(ReceiptWay, repeat=3)))
def test_the_first_is_the_original_the_second_says_copy_and_the_third_is_refused(
    digital: Shopkeeper, first: ReceiptWay, second: ReceiptWay, third: ReceiptWay
) -> None:
    sold = sell(digital, first)
    digital.print_out()  # the drawer of a cash sale opens, with or without paper
    if digital.counter.drawers[FRONT].status() == "open":
        digital.shut_drawer()
    assert sold.job is not None
    original = "sales" if first is PAPER else deliver(digital, sold.job)
    assert "KOPI" not in original
    copied = digital.do(PrintCopy(sold.receipt, way=second, email=KARIN if second is EMAIL else ""))
    text = deliver(digital, copied.job)
    assert "KOPI" in text
    assert "Salgskvittering" in text
    digital.refuse(CopyAlreadyPrinted, PrintCopy(sold.receipt, way=third, email=KARIN))
    assert digital.attempt().code == "receipt.copy_already_printed"
    assert handed_over(digital) == [("sales", first), ("copy", second)]
    assert [event for event in (r.event for r in digital.entries()) if isinstance(event, CopyIssued)] == [
        CopyIssued(sold.transaction, COFFEE_ORE)
    ]
    assert digital.x().report.copies.number == 1
    assert digital.faults() == []


@pytest.mark.law("SAFT-7", "KSF-2-7-1")
def test_a_receipt_without_paper_is_told_as_the_receipt_that_it_is(digital: Shopkeeper) -> None:
    deliver(digital, sell(digital, LINK).job or 0)
    code = event_code(digital.last().event)
    assert code is not None
    assert code.predefined == "13012"
    sold = sell(digital, EMAIL)
    deliver(digital, sold.job or 0)
    assert digital.last().event == ReceiptDelivered("sales", EMAIL, sold.transaction)
    assert digital.last().operator == OLA


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_no_paper_comes_out_unless_it_is_wanted_after_all_and_then_it_is_the_original(
    digital: Shopkeeper, way: ReceiptWay
) -> None:
    sold = sell(digital, way)
    digital.print_out()
    assert digital.papers() == ["float"]
    assert digital.counter.drawers[FRONT].status() == "open"
    assert DrawerOpened(sold.transaction) in [record.event for record in digital.entries()]
    digital.shut_drawer()
    digital.do(ChooseWay(sold.job or 0, PAPER))
    digital.print_out()
    assert digital.papers() == ["float", "sales"]
    assert handed_over(digital) == [("sales", "paper")]
    assert digital.counter.drawers[FRONT].status() == "closed"
    with pytest.raises(AssertionError):
        handover_of(digital, sold.job or 0)


@pytest.mark.law("KSF-2-6-4d")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_while_the_original_waits_there_is_no_copy(digital: Shopkeeper, way: ReceiptWay) -> None:
    sold = sell(digital, way)
    digital.refuse(OriginalNotDelivered, PrintCopy(sold.receipt))


@pytest.mark.law("KSF-2-6-4d")
@pytest.mark.parametrize("way", ReceiptWay)
def test_what_has_reached_the_customer_goes_no_other_way(digital: Shopkeeper, way: ReceiptWay) -> None:
    sold = sell(digital, way)
    deliver(digital, sold.job or 0)
    for other in ReceiptWay:
        digital.refuse(AlreadyDelivered, ChooseWay(sold.job or 0, other, KARIN))


def test_paper_that_waits_for_a_dead_printer_can_go_by_mail_instead(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    digital.do(ChooseWay(sold.job or 0, EMAIL, KARIN))
    deliver(digital, sold.job or 0)
    digital.print_out()
    assert handed_over(digital) == [("sales", "email")]
    assert DrawerOpened(sold.transaction) in [record.event for record in digital.entries()]


def test_only_receipts_go_without_paper(digital: Shopkeeper) -> None:
    digital.refuse(UnknownDocument, ChooseWay(1, LINK))
    digital.refuse(UnknownDocument, ChooseWay(999, LINK))


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_what_nobody_has_fetched_by_the_end_of_the_day_goes_on_paper(
    digital: Shopkeeper, way: ReceiptWay
) -> None:
    sell(digital, way)
    digital.print_out()
    digital.shut_drawer()
    digital.z(1_039_00)
    digital.print_out()
    assert digital.papers()[:3] == ["float", "sales", "z_report"]
    assert digital.jobs(FRONT, JobState.OFFERED, JobState.WAITING) == []
    assert digital.state().used_on is None


def test_a_copy_that_nobody_fetched_stays_a_copy(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    deliver(digital, sold.job or 0)
    copied = digital.do(PrintCopy(sold.receipt, way=LINK))
    digital.z(1_039_00)
    digital.print_out()
    assert digital.papers()[:3] == ["float", "sales", "z_report"]
    assert "KOPI" in deliver(digital, copied.job)


# ── what is not offered ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_a_shop_that_is_not_set_up_for_it_offers_paper_only(shop: Shopkeeper, way: ReceiptWay) -> None:
    shop.ring("200")
    shop.refuse(WayNotOffered, CompleteSale((CASH,), way=way, email=KARIN))
    assert show_register(shop.counter, FRONT, OLA).receipt_ways == [PAPER]


def test_a_shop_that_is_set_up_offers_all_ways(digital: Shopkeeper) -> None:
    assert show_register(digital.counter, FRONT, OLA).receipt_ways == [PAPER, LINK, EMAIL]


def test_what_is_no_address_leaves_the_sale_as_it_was(digital: Shopkeeper) -> None:
    digital.ring("200")
    digital.refuse(BadMailAddress, CompleteSale((CASH,), way=EMAIL, email="karin@example.com\nBcc: x@y.no"))
    assert digital.state().has_open_sale


# ── links ────────────────────────────────────────────────────────────────────────────────────────


def test_a_link_is_the_receipt_each_time_it_is_opened_and_told_once(digital: Shopkeeper) -> None:
    sold = sell(digital, LINK)
    job = sold.job or 0
    assert show_register(digital.counter, FRONT, OLA).receipts_offered == 1
    first, head = deliver(digital, job), digital.head()
    assert deliver(digital, job) == first
    assert digital.head() == head
    assert show_register(digital.counter, FRONT, OLA).receipts_offered == 0


def test_a_link_cannot_be_guessed_and_is_as_the_shop_is_called(digital: Shopkeeper) -> None:
    jobs = [sell(digital, LINK).job or 0 for _ in range(3)]
    tokens = {token_of(digital, job) for job in jobs}
    assert len(tokens) == 3
    assert all(len(token) == 32 for token in tokens)
    shown = show_link(digital.counter, FRONT, jobs[0])
    assert shown.link == f"{ADDRESS}/k/{token_of(digital, jobs[0])}"
    assert not shown.fetched


def test_a_link_ends(digital: Shopkeeper) -> None:
    digital.do(SetReceiptAddress(ADDRESS, days=2), "")
    job = sell(digital, LINK).job or 0
    token = token_of(digital, job)
    digital.clock.forward(days=1)
    open_link(digital.counter, token)
    digital.clock.forward(days=1)
    with pytest.raises(LinkGone):
        open_link(digital.counter, token)
    digital.clock.moment -= timedelta(days=2)
    digital.clock.forward(days=5)
    sell(digital, LINK) if digital.state().used_on is None else None


@pytest.mark.parametrize("spoil", [str.lower, str.upper, str.title])
def test_a_link_that_is_not_one_leads_nowhere(digital: Shopkeeper, spoil: Callable[[str], str]) -> None:
    token = token_of(digital, sell(digital, LINK).job or 0)
    head = digital.head()
    with pytest.raises(LinkGone):
        open_link(digital.counter, spoil(token))
    assert digital.head() == head


@pytest.mark.law("KSF-2-7-8")
def test_training_has_its_own_receipt_behind_the_link(digital: Shopkeeper) -> None:
    digital.do(SetTraining(on=True))
    text = deliver(digital, sell(digital, LINK).job or 0)
    assert "Treningskvittering" in text
    assert digital.last().training


# ── mail ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("law.md 5.5")
def test_an_address_is_kept_until_the_mail_is_taken_and_never_in_the_journal(digital: Shopkeeper) -> None:
    sold = sell(digital, EMAIL)
    assert handover_of(digital, sold.job or 0).address == KARIN
    deliver(digital, sold.job or 0)
    with pytest.raises(AssertionError):
        handover_of(digital, sold.job or 0)
    with digital.counter.store.read() as books:
        bodies = b"".join(bytes(stored.body) for stored in books.stored(FRONT))
    assert b"karin" not in bodies


def test_a_mail_is_the_receipt_as_text_as_page_and_as_pdf(digital: Shopkeeper) -> None:
    text = deliver(digital, sell(digital, EMAIL).job or 0)
    assert "Salgskvittering" in text
    ((recipient, message),) = postbox_of(digital).taken
    assert recipient == KARIN
    assert (message["From"], message["To"]) == ("Bakeriet på Hjørnet <kasse@example.no>", KARIN)
    assert message["Subject"] == "Salgskvittering 1 – Bakeriet på Hjørnet"
    page = message.get_body(("html",))
    assert page is not None
    assert "Salgskvittering</h1>" in page.get_content()
    (pdf,) = message.iter_attachments()
    assert pdf.get_filename() == "kvittering.pdf"
    assert bytes(pdf.get_content()).startswith(b"%PDF")


def test_a_mail_that_was_not_taken_waits_and_is_sent_once(digital: Shopkeeper) -> None:
    postbox = use(digital, Postbox(MailOutcome.LATER, MailOutcome.LATER))
    sold = sell(digital, EMAIL)
    trouble = send_waiting(digital.counter, FRONT)
    assert trouble is not None
    assert send_waiting(digital.counter, FRONT, trouble) == trouble
    assert [r.event for r in digital.entries() if isinstance(r.event, PrintFailed)] == [
        PrintFailed("sales", "svarte 4711", sold.transaction)
    ]
    assert send_waiting(digital.counter, FRONT) is None
    assert send_waiting(digital.counter, FRONT) is None
    assert len(postbox.taken) == 1


@pytest.mark.law("BFF-5-3-5", "law.md 5.5")
def test_a_mail_that_is_refused_for_good_goes_on_paper(digital: Shopkeeper) -> None:
    use(digital, Postbox(MailOutcome.NEVER))
    sold = sell(digital, EMAIL)
    send_waiting(digital.counter, FRONT)
    digital.print_out()
    assert digital.papers() == ["float", "sales"]
    assert handed_over(digital) == [("sales", "paper")]
    with pytest.raises(AssertionError):
        handover_of(digital, sold.job or 0)


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("arrived", [True, False])
def test_a_mail_whose_answer_is_lost_is_for_a_person_to_settle(digital: Shopkeeper, *, arrived: bool) -> None:
    """A second try carries the same Message-ID, so that mail programs take both for one."""
    postbox = use(digital, Postbox(MailOutcome.UNKNOWN))
    sold = sell(digital, EMAIL)
    send_waiting(digital.counter, FRONT)
    send_waiting(digital.counter, FRONT)
    assert len(postbox.taken) == 1
    assert job_of(digital, sold.job or 0).state is JobState.SENT
    digital.refuse(AlreadyDelivered, ChooseWay(sold.job or 0, PAPER))
    digital.do(SettleDocument(sold.job or 0, came_out=arrived))
    send_waiting(digital.counter, FRONT)
    assert len(postbox.taken) == (1 if arrived else 2)
    assert len({message["Message-ID"] for _, message in postbox.taken}) == 1
    assert handed_over(digital) == [("sales", "email")]


def test_a_process_that_dies_while_it_sends_sends_nothing_twice(digital: Shopkeeper) -> None:
    class Fatal(Postbox):
        def send(self, message: EmailMessage, recipient: str) -> None:
            super().send(message, recipient)
            raise KeyboardInterrupt

    postbox = use(digital, Fatal())
    sold = sell(digital, EMAIL)
    with pytest.raises(KeyboardInterrupt):
        send_waiting(digital.counter, FRONT)
    digital.die_and_come_back()
    use(digital, postbox)
    send_waiting(digital.counter, FRONT)
    assert len(postbox.taken) == 1
    assert job_of(digital, sold.job or 0).state is JobState.SENT


# ── the drawer ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-7")
def test_a_card_sale_without_paper_leaves_the_drawer_shut(digital: Shopkeeper) -> None:
    digital.ring("200")
    digital.do(CompleteSale((card(COFFEE_ORE),), way=LINK))
    digital.print_out()
    drawer = digital.counter.drawers[FRONT]
    assert isinstance(drawer, OnScreenDrawer)
    assert drawer.status() == "closed"


def test_an_attempt_that_is_refused_keeps_no_address(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    deliver(digital, sold.job or 0)
    digital.do(PrintCopy(sold.receipt))
    with pytest.raises(Refused):
        digital.do(PrintCopy(sold.receipt, way=EMAIL, email=KARIN))
    attempts = [r.event for r in digital.entries() if isinstance(r.event, AttemptRefused)]
    assert [attempt.what for attempt in attempts] == ["PrintCopy"]
