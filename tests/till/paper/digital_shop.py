"""A shop that hands receipts over without paper too, and looks at what became of them."""

import dataclasses
from email.message import EmailMessage

import pytest

from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.paper import DocumentPrinted, ReceiptDelivered
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.receipt.formats import as_text
from datakasse.storage.ports.handover import Handover
from datakasse.storage.ports.store import PrintJob
from datakasse.till.paper.open_link import open_link
from datakasse.till.paper.send_mail import send_waiting
from datakasse.till.sale.complete_sale import Completed, CompleteSale
from datakasse.trade.sale.receipt_way import ReceiptWay
from tests.till.shopkeeper import CASH, FRONT, Shopkeeper

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
            raise MailNotSent(Phrase("svarte 4711", "answered 4711"), outcome)
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
