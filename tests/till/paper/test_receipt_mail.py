"""
Receipts by e-mail: sent once whatever the mail server does, and the address is gone after it.

Law: BFF-5-3-5, law.md 5.5.
Decision: 0017-a-receipt-is-one-document-whichever-way-it-goes.
"""

from email.message import EmailMessage

import msgspec
import pytest

from datakasse.counter.ports import MailOutcome
from datakasse.errors.till.handing_over import AlreadyDelivered
from datakasse.journal.events.paper import PrintFailed
from datakasse.storage.ports.store import Books, JobState
from datakasse.till.paper.hand_over import ChooseWay
from datakasse.till.paper.print_queue import SettleDocument
from datakasse.till.paper.send_mail import send_waiting
from tests.till.paper.digital_shop import (
    EMAIL,
    KARIN,
    PAPER,
    Postbox,
    deliver,
    handed_over,
    handover_of,
    job_of,
    postbox_of,
    sell,
    use,
)
from tests.till.shopkeeper import FRONT, Shopkeeper


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


def test_a_mail_from_a_place_without_a_name_is_from_the_business(digital: Shopkeeper) -> None:
    def unnamed(books: Books) -> None:
        for place in books.locations():
            books.put_location(msgspec.structs.replace(place, name=""))

    digital.counter.store.write(unnamed).result()
    deliver(digital, sell(digital, EMAIL).job or 0)
    ((_, message),) = postbox_of(digital).taken
    assert message["From"] == "Bakeriet på Hjørnet AS <kasse@example.no>"
    assert message["Subject"] == "Salgskvittering 1 – Bakeriet på Hjørnet AS"


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
