"""An order on paper, and by mail: sent once, as it was seen, and never told as not sent when it was."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from threading import Thread

import pytest

from datakasse.counter.ports import MailOutcome
from datakasse.errors import Refused
from datakasse.errors.stock.purchasing import (
    BadOrder,
    OrderMailedUnmarked,
    OrderMailUnsure,
    OrderNotDraft,
    OrderNotMailed,
)
from datakasse.office.purchasing.keep_orders import (
    ChangeOrder,
    CloseOrder,
    DraftOrder,
    MarkOrderSent,
    Wanted,
    known_order,
)
from datakasse.office.purchasing.keep_suppliers import (
    EnterSupplier,
)
from datakasse.office.purchasing.mail_order import mail_order
from datakasse.office.purchasing.order_document import order_page, order_pdf
from datakasse.office.purchasing.show_orders import show_order
from datakasse.receipt.sheets.table_page import TablePage
from datakasse.trade.goods.purchase import OrderState, SentWay, Supplier
from tests.office.purchasing.dairy import MILK, ordered
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper


def test_the_order_on_paper_says_what_and_where_and_its_cost_to_some(shop: Shopkeeper, dairy: int) -> None:
    order = ordered(shop, dairy)
    page = on_paper(shop, order, with_cost=True)
    assert page.rows == (("M-1", MILK, "Lettmelk 0,5 l", "24 stk", "12,00", "288,00"),)
    assert page.sums[0][-1] == "288,00"
    assert {"Til Meieriet, org.nr. 974760673", "Vårt kundenummer: K-77", "Ring først"} < set(page.about)
    without = on_paper(shop, order, with_cost=False)
    assert (without.rows, without.sums) == (tuple(row[:4] for row in page.rows), ())


def on_paper(shop: Shopkeeper, order: int, *, with_cost: bool) -> TablePage:
    with shop.counter.store.read() as books:
        return order_page(shop.counter, books, known_order(books, order), with_cost=with_cost)


def test_an_order_is_sent_by_mail_with_its_paper(shop: Shopkeeper, dairy: int) -> None:
    postbox = use(shop, Postbox(MailOutcome.LATER, MailOutcome.UNKNOWN))
    draft = shop.do(DraftOrder(dairy, "1", (Wanted(MILK, 6_000),)), KARI)
    for refusal in (OrderNotMailed, OrderMailUnsure):
        with pytest.raises(refusal):
            mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
        assert show_order(shop.counter, 1, with_cost=True).row.state is OrderState.DRAFT
    sent = mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
    assert (sent.state, sent.sent_way) == (OrderState.SENT, SentWay.EMAIL)
    assert sent.sent_at is not None
    assert sent.expected_on == sent.sent_at.date() + timedelta(days=2)
    (_, unsure), (recipient, message) = postbox.taken
    assert recipient == "ordre@meieriet.example"
    # The one nobody knew of and this one are the same to a mail program.
    assert unsure["Message-ID"] == message["Message-ID"]
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "bestilling-1.pdf"
    assert attached.get_content().startswith(b"%PDF")
    with pytest.raises(OrderNotDraft):
        mail_order(shop.counter, FRONT, KARI, 1, sent.version, with_cost=True)
    assert len(postbox.taken) == 2


class Meanwhile(Postbox):
    """A mail server during whose work somebody does something else."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Take the message, and let it be done."""
        super().send(message, recipient)
        self._meanwhile()


@pytest.mark.parametrize("does", ["changes", "sends", "closes"])
def test_a_mail_that_left_is_not_told_as_nothing(shop: Shopkeeper, dairy: int, does: str) -> None:
    draft = shop.do(DraftOrder(dairy, "1", (Wanted(MILK, 6_000),)), KARI)
    actions = {
        "changes": ChangeOrder(1, draft.version, "1", (Wanted(MILK, 12_000),)),
        "sends": MarkOrderSent(1, draft.version, SentWay.OTHERWISE),
        "closes": CloseOrder(1),
    }
    postbox = use(shop, Meanwhile(lambda: shop.do(actions[does], KARI)))
    with pytest.raises(OrderMailedUnmarked):
        mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
    assert len(postbox.taken) == 1


class PressedAgain(Postbox):
    """A mail server during whose work another tab sends the same order, on a thread of its own."""

    WITHIN_S = 0.5
    """The other one is done by then, unless it waits for this one."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__()
        self.other = Thread(target=again)

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Take the message; the first time, let the other tab try."""
        super().send(message, recipient)
        if len(self.taken) == 1:
            self.other.start()
            self.other.join(self.WITHIN_S)


def test_two_tabs_that_send_at_once_send_one_message(shop: Shopkeeper, dairy: int) -> None:
    draft = shop.do(DraftOrder(dairy, "1", (Wanted(MILK, 6_000),)), KARI)
    refused: list[Refused] = []

    def again() -> None:
        try:
            mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
        except Refused as refusal:
            refused.append(refusal)

    postbox = PressedAgain(again)
    use(shop, postbox)
    sent = mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
    postbox.other.join()
    assert sent.state is OrderState.SENT
    assert [type(refusal) for refusal in refused] == [OrderNotDraft]
    assert len(postbox.taken) == 1


class ChangedBeforeItIsWritten(Postbox):
    """A mail account; while it is asked for its address, the order that is to be sent is changed."""

    meanwhile: Callable[[], object] | None = None

    @property
    def sender(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] - a property in its place, read only
        """Let it be done, once."""
        if self.meanwhile is not None:
            do, self.meanwhile = self.meanwhile, None
            do()
        return Postbox.sender


def drawn(pdf: bytes) -> list[bytes]:
    """What a document draws, and with what; not when it was made, by which it is named, too."""
    streams: list[bytes] = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [each for each in streams if b"xpacket" not in each]


def test_what_is_mailed_is_the_draft_that_was_seen(shop: Shopkeeper, dairy: int) -> None:
    draft = shop.do(DraftOrder(dairy, "1", (Wanted(MILK, 6_000),)), KARI)
    seen = order_pdf(shop.counter, 1, with_cost=False)
    postbox = ChangedBeforeItIsWritten()
    use(shop, postbox)
    postbox.meanwhile = lambda: shop.do(ChangeOrder(1, draft.version, "1", (Wanted(MILK, 66_000),)), KARI)
    with pytest.raises(OrderMailedUnmarked):
        mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=False)
    ((_, message),) = postbox.taken
    (attached,) = message.iter_attachments()
    changed = order_pdf(shop.counter, 1, with_cost=False)
    assert drawn(attached.get_content()) == drawn(seen)
    assert drawn(changed) != drawn(seen)


def test_without_an_address_nothing_is_sent(shop: Shopkeeper) -> None:
    postbox = use(shop, Postbox())
    shop.do(EnterSupplier(Supplier(0, "Engros")), KARI)
    draft = shop.do(DraftOrder(1, "1", (Wanted(MILK, 6_000),)), KARI)
    with pytest.raises(BadOrder):
        mail_order(shop.counter, FRONT, KARI, 1, draft.version, with_cost=True)
    assert postbox.taken == []
