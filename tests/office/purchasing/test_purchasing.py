"""From what is running out to goods on the shelf: suppliers, what is suggested, ordered, and what came."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from threading import Thread

import msgspec
import pytest

from datakasse.counter.ports import MailOutcome
from datakasse.errors import Refused
from datakasse.errors.stock.goods import StockNotKept
from datakasse.errors.stock.purchasing import (
    BadOrder,
    BadSupplier,
    DeliveryNoteKnown,
    OrderChanged,
    OrderIsClosed,
    OrderMailedUnmarked,
    OrderMailUnsure,
    OrderMoreCame,
    OrderNotDraft,
    OrderNotMailed,
    OrderNotUnderWay,
    UnknownSupplier,
)
from datakasse.journal.events.goods import GoodsReceived
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.purchasing.keep_orders import (
    ChangeOrder,
    CloseOrder,
    DraftOrder,
    MarkOrderSent,
    Wanted,
    known_order,
)
from datakasse.office.purchasing.keep_suppliers import (
    ChangeSupplier,
    DropSuppliedArticle,
    EnterSupplier,
    SupplyArticle,
)
from datakasse.office.purchasing.mail_order import mail_order
from datakasse.office.purchasing.order_document import order_page, order_pdf
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.purchasing.show_orders import list_orders, show_order
from datakasse.office.purchasing.show_suppliers import list_suppliers, show_supplier
from datakasse.office.purchasing.suggest_order import in_words, suggest_order
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.recipes import SetRecipe
from datakasse.office.stock.show_article import show_stock_article
from datakasse.receipt.sheets.table_page import TablePage
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.trade.goods.purchase import OrderState, SentWay, SuppliedArticle, Supplier
from datakasse.trade.goods.stock import Draw
from datakasse.trade.people.operator import Right
from tests.shop import OPENED
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

COFFEE, MILK, MUST = "200", "201", "202"
DAIRY = Supplier(0, "Meieriet", "974 760 673", "ordre@meieriet.example", lead_days=2, customer_number="K-77")


@pytest.fixture
def dairy(shop: Shopkeeper) -> int:
    """The shop buys its milk there, by the crate."""
    number = shop.do(EnterSupplier(DAIRY), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(number, MILK, "M-1", 6_000, 12_00)), KARI)
    return number


def ordered(shop: Shopkeeper, supplier: int, quantity_milli: int = 24_000) -> int:
    order = shop.do(DraftOrder(supplier, "1", (Wanted(MILK, quantity_milli),), "Ring først"), KARI)
    return shop.do(MarkOrderSent(order.number, order.version, SentWay.OTHERWISE), KARI).number


def on_hand(shop: Shopkeeper, article: str = MILK) -> int:
    with shop.counter.store.read() as books:
        return sum(level.on_hand_milli for level in books.stock_levels([article]))


def limit(shop: Shopkeeper, article: str, minimum_milli: int | None, maximum_milli: int | None) -> None:
    with shop.counter.store.read() as books:
        known = books.article_on_record(article)
    assert known is not None
    limits = {"stock_minimum_milli": minimum_milli, "stock_maximum_milli": maximum_milli}
    limited = msgspec.structs.replace(known, **limits)
    shop.counter.store.write(lambda books: books.put_article(limited, OPENED)).result()


def test_an_order_comes_in_two_parts_and_the_cost_follows_once(shop: Shopkeeper, dairy: int) -> None:
    order = ordered(shop, dairy)
    _, record = shop.do(ReceiveOrder(order, 2, (Goods(MILK, 18_000),), "7712"), KARI)
    event = record.event
    assert isinstance(event, GoodsReceived)
    # The name of a supplier may be that of a person: it is shown, and never signed.
    assert (event.supplier, event.reference) == ("leverandør 1", "7712")
    assert show_stock_article(shop.counter, MILK, with_cost=False).moves[0].text == "Meieriet, 7712"
    # She said no cost, so it is what the order says.
    assert [(line.unit_cost_ore, line.average_milliore) for line in event.lines] == [(12_00, 12_00_000)]
    shown = show_order(shop.counter, order, with_cost=True)
    assert (shown.row.state, shown.row.open_lines, shown.lines[0].open_milli) == (OrderState.SENT, 1, 6_000)
    shop.do(ReceiveOrder(order, 3, (Goods(MILK, 6_000, 16_00),), "7719"), KARI)
    shown = show_order(shop.counter, order, with_cost=True)
    assert (shown.row.state, shown.row.open_lines) == (OrderState.CLOSED, 0)
    assert [each.reference for each in shown.deliveries] == ["7712", "7719"]
    with shop.counter.store.read() as books:
        assert books.stock_costs([MILK])[MILK].average_milliore == 13_00_000
        entries = [books.record(each.register, each.entry).event for each in shown.deliveries]
    assert {type(entry) for entry in entries} == {GoodsReceived}
    assert on_hand(shop) == 24_000
    assert shop.faults(FRONT) == []


def test_two_who_take_in_the_same_goods_do_not_both_count_them(shop: Shopkeeper, dairy: int) -> None:
    order = ordered(shop, dairy)
    came = ReceiveOrder(order, 2, (Goods(MILK, 12_000),), "7712")
    shop.do(came, KARI)
    shop.refuse(OrderChanged, came, KARI)
    # She who fetched the order anew and has the same note in her hand is asked, too.
    again = msgspec.structs.replace(came, version=3, reference=" 7712 ")
    shop.refuse(DeliveryNoteKnown, again, KARI)
    assert on_hand(shop) == 12_000
    shop.do(msgspec.structs.replace(again, word="siste kasse på samme seddel"), KARI)
    assert on_hand(shop) == 24_000


def test_no_entry_says_what_a_supplier_is_called(shop: Shopkeeper) -> None:
    nordmann = shop.do(EnterSupplier(Supplier(0, "Nordmann Egg", email="egg@nordmann.example")), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(nordmann, MILK)), KARI)
    order = ordered(shop, nordmann)
    shop.do(ReceiveOrder(order, 2, (Goods(MILK, 6_000),), "7712"), KARI)
    shop.do(CloseOrder(order, "utsolgt hos dem"), KARI)
    signed = [msgspec.json.encode(record.event).decode() for record in shop.entries(FRONT)]
    assert any("7712" in each for each in signed)
    assert not any("ordmann" in each for each in signed)


@pytest.mark.parametrize("supplier", ["Meieriet", "leverandør 9", "leverandør " + "9" * 40, "leverandør ²"])
def test_what_is_typed_by_hand_is_shown_as_it_stands(shop: Shopkeeper, dairy: int, supplier: str) -> None:
    del dairy
    shop.do(ReceiveGoods("1", (Goods(MILK, 1_000),), supplier), KARI)
    assert show_stock_article(shop.counter, MILK, with_cost=False).moves[0].text == supplier


def test_what_was_not_ordered_is_taken_with_a_word_only(shop: Shopkeeper, dairy: int) -> None:
    order = ordered(shop, dairy)
    for came in ((Goods(MILK, 25_000),), (Goods(MUST, 1_000),)):
        shop.refuse(OrderMoreCame, ReceiveOrder(order, 2, came), KARI)
    assert on_hand(shop) == 0
    both = (Goods(MILK, 25_000), Goods(MUST, 1_000, 20_00))
    shop.do(ReceiveOrder(order, 2, both, word="gave fra sjåføren"), KARI)
    shown = show_order(shop.counter, order, with_cost=True)
    assert [(line.ordered_milli, line.received_milli) for line in shown.lines] == [
        (24_000, 25_000),
        (0, 1_000),
    ]
    assert shown.deliveries[0].word == "gave fra sjåføren"
    assert shown.row.state is OrderState.CLOSED
    assert shown.row.total_ore == 24 * 12_00
    assert (on_hand(shop), on_hand(shop, MUST)) == (25_000, 1_000)


def test_each_change_stands_in_the_journal_by_number_alone(shop: Shopkeeper, dairy: int) -> None:
    order = ordered(shop, dairy)
    shop.do(ReceiveOrder(order, 2, (Goods(MILK, 6_000),)), KARI)
    shop.do(CloseOrder(order, "utsolgt hos dem"), KARI)
    told = [
        (record.event.what, record.event.subject)
        for record in shop.entries(FRONT)
        if isinstance(record.event, SettingsChanged)
        and ("suppl" in record.event.what or "purchase" in record.event.what)
    ]
    assert told == [
        ("supplier entered", "1"),
        ("supplied article", "1 201"),
        ("purchase order drafted", "1"),
        ("purchase order sent", "1"),
        ("purchase order received", "1"),
        ("purchase order closed", "1"),
    ]


def test_an_order_goes_one_way_only(shop: Shopkeeper, dairy: int) -> None:
    order = shop.do(DraftOrder(dairy, "1", (Wanted(MILK, 6_000),)), KARI)
    shop.refuse(OrderNotUnderWay, ReceiveOrder(1, 1, (Goods(MILK, 6_000),)), KARI)
    changed = shop.do(ChangeOrder(1, order.version, "1", (Wanted(MILK, 12_000),)), KARI)
    # The other one saw the draft before it was changed.
    shop.refuse(OrderChanged, ChangeOrder(1, order.version, "1", (Wanted(MILK, 18_000),)), KARI)
    shop.refuse(OrderChanged, MarkOrderSent(1, order.version, SentWay.OTHERWISE), KARI)
    shop.do(MarkOrderSent(1, changed.version, SentWay.OTHERWISE), KARI)
    shop.refuse(OrderNotDraft, ChangeOrder(1, changed.version + 1, "1", (Wanted(MILK, 6_000),)), KARI)
    shop.refuse(BadOrder, CloseOrder(1), KARI)
    shop.do(CloseOrder(1, "kommer aldri"), KARI)
    shop.refuse(OrderIsClosed, CloseOrder(1, "igjen"), KARI)
    shop.refuse(OrderNotUnderWay, ReceiveOrder(1, 1, (Goods(MILK, 6_000),)), KARI)
    assert [(row.number, row.state) for row in list_orders(shop.counter, 9, with_cost=True).rows] == [
        (1, OrderState.CLOSED)
    ]


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ((), BadOrder),
        ((Wanted(MILK, 1_000), Wanted(MILK, 1_000)), BadOrder),
        ((Wanted(MILK, 1_000, -1),), BadOrder),
        ((Wanted(COFFEE, 1_000),), StockNotKept),
    ],
)
def test_an_order_has_to_make_sense(
    shop: Shopkeeper, dairy: int, lines: tuple[Wanted, ...], refusal: type[Refused]
) -> None:
    shop.refuse(refusal, DraftOrder(dairy, "1", lines), KARI)
    assert list_orders(shop.counter, 9, with_cost=True).rows == []


def test_what_is_suggested_counts_what_sells_what_is_there_and_what_is_on_its_way(
    shop: Shopkeeper, dairy: int
) -> None:
    limit(shop, MILK, 5_000, 20_000)
    shop.do(ReceiveGoods("1", (Goods(MILK, 30_000),)), KARI)
    assert suggest_order(shop.counter, dairy, with_cost=True).lines == []
    shop.sell(*[MILK] * 28)
    suggestion = suggest_order(shop.counter, dairy, with_cost=True)
    (line,) = suggestion.lines
    # 2 are there; a litre a day goes in the two days until it comes: 0 are left, and 20 are 4 crates.
    assert (line.left_milli, line.order_milli, line.unit_cost_ore) == (0, 24_000, 12_00)
    assert in_words(line) == (
        "Det er 2 stk, og 0 er på vei. Det går 1 om dagen, så 0 er igjen om 2 d. Minst 5. Pakker à 6."
    )
    assert suggest_order(shop.counter, dairy, with_cost=False).lines[0].unit_cost_ore is None
    ordered(shop, dairy, 6_000)
    assert suggest_order(shop.counter, dairy, with_cost=True).lines == []
    shop.do(CloseOrder(1, "kommer ikke"), KARI)
    assert suggest_order(shop.counter, dairy, with_cost=True).lines == suggestion.lines


def test_each_weekday_counts_as_often_as_the_others(shop: Shopkeeper, dairy: int) -> None:
    limit(shop, MILK, 200_000, None)
    shop.sell(*[MILK] * 5)
    for sold_milli in (5_000, 0):
        shop.clock.forward(days=27 if sold_milli else 1)
        (line,) = suggest_order(shop.counter, dairy, with_cost=True).lines
        assert line.demand.sold_milli == sold_milli


def test_what_was_sold_without_having_come_is_not_bought_once_more(shop: Shopkeeper, dairy: int) -> None:
    shop.sell(*[MILK] * 28)
    (line,) = suggest_order(shop.counter, dairy, with_cost=True).lines
    # The books say -28; one a day goes in the two days until it comes and the week it lasts: 9 are 2 crates.
    assert (line.demand.on_hand_milli, line.left_milli, line.order_milli) == (-28_000, -2_000, 12_000)
    assert in_words(line).endswith("Bøkene viser mindre enn null; tell varen.")


def test_what_a_coffee_takes_sells_as_well(shop: Shopkeeper, dairy: int) -> None:
    shop.do(ReceiveGoods("1", (Goods(MILK, 7_000),)), KARI)
    shop.do(SetRecipe(COFFEE, (Draw(MILK, 250),)), KARI)
    shop.sell(*[COFFEE] * 28)
    (line,) = suggest_order(shop.counter, dairy, with_cost=True).lines
    assert (line.demand.on_hand_milli, line.demand.sold_milli) == (0, 7_000)
    # A quarter a day, two days to wait, seven to last: 2.25, for which a crate is enough.
    assert line.order_milli == 6_000
    shop.do(DropSuppliedArticle(dairy, MILK), KARI)
    assert suggest_order(shop.counter, dairy, with_cost=True).lines == []


def test_an_article_is_bought_from_one_supplier_at_a_time(shop: Shopkeeper, dairy: int) -> None:
    other = shop.do(EnterSupplier(Supplier(0, "Engros")), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(other, MILK, is_first=False)), KARI)
    assert first(shop) == {dairy: True, other: False}
    shop.do(SupplyArticle(SuppliedArticle(other, MILK, is_first=True)), KARI)
    assert first(shop) == {dairy: False, other: True}
    shop.do(DropSuppliedArticle(other, MILK), KARI)
    assert first(shop) == {dairy: True}


def test_what_came_from_a_supplier_set_aside_is_bought_from_the_next(shop: Shopkeeper, dairy: int) -> None:
    limit(shop, MILK, 5_000, None)
    other = shop.do(EnterSupplier(Supplier(0, "Engros")), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(other, MILK, is_first=False)), KARI)
    assert suggest_order(shop.counter, other, with_cost=True).lines == []
    aside = msgspec.structs.replace(DAIRY, number=dairy, active=False)
    shop.do(ChangeSupplier(aside), KARI)
    assert first(shop) == {dairy: False, other: True}
    assert [line.article for line in suggest_order(shop.counter, other, with_cost=True).lines] == [MILK]
    # Nobody buys there, whatever is said of the article; and who comes back is not first by that.
    kept = shop.do(SupplyArticle(SuppliedArticle(dairy, MILK, "M-9", is_first=True)), KARI)
    assert (kept.their_number, kept.is_first, first(shop)) == ("M-9", False, {dairy: False, other: True})
    shop.do(ChangeSupplier(msgspec.structs.replace(aside, active=True)), KARI)
    assert first(shop) == {dairy: False, other: True}


def test_one_who_is_set_aside_is_no_heir_and_makes_room_for_a_new_one(shop: Shopkeeper, dairy: int) -> None:
    other = shop.do(EnterSupplier(Supplier(0, "Engros")), KARI).number
    third = shop.do(EnterSupplier(Supplier(0, "Gården")), KARI).number
    for number in (other, third):
        shop.do(SupplyArticle(SuppliedArticle(number, MILK, is_first=False)), KARI)
    shop.do(ChangeSupplier(Supplier(other, "Engros", active=False)), KARI)
    shop.do(DropSuppliedArticle(dairy, MILK), KARI)
    assert first(shop) == {other: False, third: True}
    # Where nobody else has it, one that is set aside keeps it until somebody has.
    shop.do(DropSuppliedArticle(third, MILK), KARI)
    assert first(shop) == {other: True}
    shop.do(SupplyArticle(SuppliedArticle(dairy, MILK, is_first=False)), KARI)
    assert first(shop) == {dairy: True, other: False}


def first(shop: Shopkeeper) -> dict[int, bool]:
    """Whether milk is bought from each who has it."""
    with shop.counter.store.read() as books:
        return {each.supplier: each.is_first for each in books.suppliers_of(MILK)}


@pytest.mark.parametrize(
    "wrong",
    [
        Supplier(0, " "),
        Supplier(0, "x", "974760674"),
        Supplier(0, "x", email="nei"),
        Supplier(0, "x", lead_days=-1),
        Supplier(0, "x\ny"),
    ],
)
def test_a_supplier_has_a_name_and_what_else_is_said_is_right(shop: Shopkeeper, wrong: Supplier) -> None:
    shop.refuse(BadSupplier, EnterSupplier(wrong), KARI)
    assert list_suppliers(shop.counter) == []
    shop.refuse(UnknownSupplier, ChangeSupplier(Supplier(4, "x")), KARI)


def test_a_supplier_that_is_set_aside_gets_no_orders(shop: Shopkeeper, dairy: int) -> None:
    aside = msgspec.structs.replace(DAIRY, number=dairy, active=False)
    kept = shop.do(ChangeSupplier(aside), KARI)
    assert kept.organisation_number == "974760673"
    shop.refuse(BadOrder, DraftOrder(dairy, "1", (Wanted(MILK, 1_000),)), KARI)


def test_who_may_not_see_the_cost_leaves_it_as_it_was(shop: Shopkeeper, dairy: int) -> None:
    with shop.counter.store.read() as books:
        ola = msgspec.structs.replace(books.operator(OLA), role="lager", own_rights=(Right.KEEP_STOCK,))
    shop.counter.store.write(lambda books: books.put_operator(ola)).result()
    shop.do(SupplyArticle(SuppliedArticle(dairy, MILK, "M-2")), OLA)
    row = show_supplier(shop.counter, dairy, 9, with_cost=True).articles[0]
    assert (row.their_number, row.unit_cost_ore) == ("M-2", 12_00)
    assert show_supplier(shop.counter, dairy, 9, with_cost=False).articles[0].unit_cost_ore is None
    # The control: she who may see it takes it away.
    shop.do(SupplyArticle(SuppliedArticle(dairy, MILK, "M-2")), KARI)
    assert show_supplier(shop.counter, dairy, 9, with_cost=True).articles[0].unit_cost_ore is None


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


def test_an_order_that_should_have_come_is_late(shop: Shopkeeper, dairy: int) -> None:
    ordered(shop, dairy)
    assert not list_orders(shop.counter, 9, with_cost=True).rows[0].is_late
    shop.clock.forward(days=3)
    assert list_orders(shop.counter, 9, with_cost=True).rows[0].is_late
    shop.do(CloseOrder(1, "kom aldri"), KARI)
    assert not list_orders(shop.counter, 9, with_cost=True).rows[0].is_late


def test_what_is_to_come_is_bought_for_as_the_forecast_of_the_group_has_it(
    shop: Shopkeeper, dairy: int
) -> None:
    limit(shop, MILK, 200_000, None)
    for _ in range(10):
        shop.sell(*[MILK] * 4)
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.forward(days=7)
        shop.do(DeclareFloat(0))
    (line,) = suggest_order(shop.counter, dairy, with_cost=True).lines
    # Three of the days that sell are among the last 28; two are among the nine until it has come and lasted.
    assert line.demand.sold_milli == 12_000
    assert line.demand.expected_milli is not None
    assert 15_000 < line.demand.expected_milli < 22_000
    assert "Det har gått 0,4 om dagen, og prognosen venter 0,7, så" in in_words(line)
    (plain,) = suggest_order(shop.counter, dairy, with_cost=True, with_forecast=False).lines
    assert (plain.demand.expected_milli, plain.demand.sold_milli) == (None, 12_000)
    assert plain.order_milli <= line.order_milli
    assert "Det går 0,4 om dagen" in in_words(plain)


def test_with_too_little_to_go_by_what_was_sold_is_all_that_is_known(shop: Shopkeeper, dairy: int) -> None:
    limit(shop, MILK, 200_000, None)
    shop.sell(*[MILK] * 4)
    told = suggest_order(shop.counter, dairy, with_cost=True)
    assert told == suggest_order(shop.counter, dairy, with_cost=True, with_forecast=False)
    assert told.lines[0].demand.expected_milli is None
