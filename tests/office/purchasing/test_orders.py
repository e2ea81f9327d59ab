"""An order on its way: drafted, sent, received in parts, each by number alone in the journal."""

import msgspec
import pytest

from datakasse.errors import Refused
from datakasse.errors.stock.goods import StockNotKept
from datakasse.errors.stock.purchasing import (
    BadOrder,
    DeliveryNoteKnown,
    OrderChanged,
    OrderIsClosed,
    OrderMoreCame,
    OrderNotDraft,
    OrderNotUnderWay,
)
from datakasse.journal.events.goods import GoodsReceived
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.purchasing.keep_orders import (
    ChangeOrder,
    CloseOrder,
    DraftOrder,
    MarkOrderSent,
    Wanted,
)
from datakasse.office.purchasing.keep_suppliers import (
    SupplyArticle,
)
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.purchasing.show_orders import list_orders, show_order
from datakasse.office.purchasing.show_suppliers import show_supplier
from datakasse.office.stock.move_goods import Goods
from datakasse.office.stock.show_article import show_stock_article
from datakasse.trade.goods.purchase import OrderState, SentWay, SuppliedArticle
from datakasse.trade.people.operator import Right
from tests.office.purchasing.dairy import COFFEE, MILK, MUST, on_hand, ordered
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper


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


def test_an_order_that_should_have_come_is_late(shop: Shopkeeper, dairy: int) -> None:
    ordered(shop, dairy)
    assert not list_orders(shop.counter, 9, with_cost=True).rows[0].is_late
    shop.clock.forward(days=3)
    assert list_orders(shop.counter, 9, with_cost=True).rows[0].is_late
    shop.do(CloseOrder(1, "kom aldri"), KARI)
    assert not list_orders(shop.counter, 9, with_cost=True).rows[0].is_late
