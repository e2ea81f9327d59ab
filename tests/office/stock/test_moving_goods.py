"""A day in the stock room: what comes, goes, is carried and counted, and what the books say of it."""

from datetime import date

import msgspec
import pytest

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.vat_report import VatTerm
from datakasse.bookkeeping.voucher import Voucher
from datakasse.errors.ledger.books import NothingBooked
from datakasse.errors.stock.counts import CountOutdated
from datakasse.errors.stock.goods import BadGoods, BadStockRoom, StockNotKept, UnknownStockPlace
from datakasse.errors.trade.amounts import FractionNotSold
from datakasse.journal.events.day import XReported
from datakasse.journal.events.goods import GoodsReceived, StockCounted
from datakasse.office.ledger.agree import agree
from datakasse.office.ledger.report_vat import report_vat
from datakasse.office.ledger.show_cash_report import show_cash_report
from datakasse.office.stock.count_stock import MOVES_BETWEEN_MAX, Counted, CountStock, Expected, expectation
from datakasse.office.stock.move_goods import Goods, ReceiveGoods, TransferGoods, WasteGoods
from datakasse.office.stock.places import EnterStockRoom
from datakasse.office.stock.show_article import show_stock_article
from datakasse.office.stock.show_stock import show_stock
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.storage.sqlite.store import SqliteStore
from datakasse.till.day.train import SetTraining
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI
from tests.shop import BY_NUMBER, OPENED
from tests.till.shopkeeper import BACK, FRONT, KARI, Shopkeeper

MILK, MUST, COFFEE = "201", "202", "200"
"""Two articles that count is kept of, and one that it is not."""
HERE, CELLAR = "1", "kjeller"


def expected_at(shop: Shopkeeper, place: str) -> Expected:
    """What the books say there is of milk at this moment."""
    with shop.counter.store.read() as books:
        return expectation(books, place, BY_NUMBER[MILK])


def levels(shop: Shopkeeper, article: str) -> dict[str, int]:
    with shop.counter.store.read() as books:
        return {level.place: level.on_hand_milli for level in books.stock_levels([article])}


def receive(shop: Shopkeeper, quantity_milli: int, cost_ore: int | None = None, article: str = MILK) -> None:
    shop.do(ReceiveGoods(HERE, (Goods(article, quantity_milli, cost_ore),), "Meieriet", "7712"), KARI)


def test_a_day_in_the_stock_room_adds_up(shop: Shopkeeper) -> None:
    shop.do(EnterStockRoom(CELLAR, "Kjelleren"), KARI)
    receive(shop, 24_000, 12_00)
    shop.sell(MILK, MILK)
    shop.do(WasteGoods(HERE, (Goods(MILK, 3_000),), "sur"), KARI)
    shop.do(TransferGoods(HERE, CELLAR, (Goods(MILK, 10_000),)), KARI)
    shop.sell(MILK)
    shop.do(CountStock(HERE, (Counted(MILK, 7_000, 8_000),)), KARI)
    assert levels(shop, MILK) == {HERE: 7_000, CELLAR: 10_000}
    shown = show_stock_article(shop.counter, MILK, with_cost=True)
    told = [
        (move.kind, move.place, move.quantity_milli, move.after_milli, move.sold_milli)
        for move in shown.moves
    ]
    assert told == [
        ("stock_counted", HERE, -1_000, 7_000, 1_000),
        ("goods_transferred", CELLAR, 10_000, 10_000, None),
        ("goods_transferred", HERE, -10_000, 9_000, 0),
        ("goods_wasted", HERE, -3_000, 19_000, 2_000),
        ("goods_received", HERE, 24_000, 24_000, None),
    ]
    assert {move.operator for move in shown.moves} == {KARI}
    assert shown.moves[-1].text == "Meieriet, 7712"
    assert shop.faults(FRONT) == []


def test_what_is_sold_while_somebody_counts_is_no_variance(shop: Shopkeeper) -> None:
    """She counted ten where the books said ten; two were sold before she entered it."""
    receive(shop, 10_000)
    counted = expected_at(shop, HERE)
    assert counted.expected_milli == 10_000
    shop.sell(MILK, MILK)
    shop.do(CountStock(HERE, (Counted(MILK, 10_000, counted.expected_milli),)), KARI)
    assert levels(shop, MILK) == {HERE: 8_000}
    event = shop.last(FRONT).event
    assert isinstance(event, StockCounted)
    (line,) = event.lines
    assert (line.variance_milli, line.before_milli) == (0, 8_000)


def test_a_count_that_comes_twice_moves_the_shelf_once(shop: Shopkeeper) -> None:
    """Of two who counted the same shelf, the second is told; at another place nobody was in the way."""
    receive(shop, 10_000)
    shop.do(EnterStockRoom(CELLAR, "Kjelleren"), KARI)
    known = expected_at(shop, HERE)
    there = expected_at(shop, CELLAR)
    count = CountStock(HERE, (Counted(MILK, 7_000, known.expected_milli, known.last_move),))
    shop.do(WasteGoods(HERE, (Goods(MILK, 1_000),), "sur"), KARI)
    shop.do(count, KARI)
    assert levels(shop, MILK)[HERE] == 6_000
    shop.refuse(CountOutdated, count, KARI)
    shop.refuse(CountOutdated, CountStock(HERE, (Counted(MILK, 7_000, 10_000),)), KARI)
    shop.do(CountStock(CELLAR, (Counted(MILK, 2_000, 0, there.last_move),)), KARI)
    again = expected_at(shop, HERE)
    shop.do(CountStock(HERE, (Counted(MILK, 5_000, again.expected_milli, again.last_move),)), KARI)
    assert levels(shop, MILK) == {HERE: 5_000, CELLAR: 2_000}


def test_a_count_is_too_old_when_much_has_moved_since(shop: Shopkeeper) -> None:
    receive(shop, 10_000)
    known = expected_at(shop, HERE)
    count = CountStock(HERE, (Counted(MILK, 10_000, known.expected_milli, known.last_move),))
    for _ in range(MOVES_BETWEEN_MAX - 1):
        receive(shop, 1_000)
    shop.do(count, KARI)
    known = expected_at(shop, HERE)
    count = CountStock(HERE, (Counted(MILK, 10_000, known.expected_milli, known.last_move),))
    for _ in range(MOVES_BETWEEN_MAX):
        receive(shop, 1_000)
    shop.refuse(CountOutdated, count, KARI)


def test_what_nobody_was_told_is_no_count(shop: Shopkeeper) -> None:
    absurd = Counted(MILK, 0, -QUANTITY_LIMIT_MILLI - 1)
    shop.refuse(BadGoods, CountStock(HERE, (absurd,)), KARI)
    unknown = Counted(MILK, 0, 0, f"{FRONT}-4711")
    shop.refuse(CountOutdated, CountStock(HERE, (unknown,)), KARI)


@pytest.mark.law("law.md 3.3")
def test_own_use_is_a_voucher_with_vat_and_no_sale(shop: Shopkeeper) -> None:
    shop.sell(COFFEE)
    made = shop.do(TakeOutGoods(HERE, (Goods(MILK, 2_000),), "lunsj"), KARI)
    assert isinstance(made, Voucher)
    assert [(line.account, line.net_ore, line.vat_ore) for line in made.lines] == [
        ("2915", 48_00, 0),
        ("3063", -41_74, -6_26),
    ]
    report = report_vat(shop.counter, VatTerm(2026, 2)).report
    told = {(line.code, line.is_withdrawal): (line.basis_ore, line.vat_ore) for line in report.lines}
    assert told["31", True] == (41_74, 6_26)
    assert told["31", False][0] == 33_91
    x = shop.x()
    assert isinstance(x, XReported)
    assert x.report.cash_sales_ore == 39_00
    assert levels(shop, MILK) == {HERE: -2_000}
    with shop.counter.store.read() as books:
        assert agree(books).holds
        (day,) = books.day_vouchers(FRONT, None, None)
        with pytest.raises(NothingBooked):
            show_cash_report(books, day.key)


def test_own_use_waits_where_the_account_is_closed(shop: Shopkeeper) -> None:
    """The shelf does not wait for the accountant, and what is sent gets it when it waits no more."""
    account = Account("2915", "Mellomværende med eier", "kortsiktigGjeld", "2910")
    closed = msgspec.structs.replace(account, closed_from=date(2026, 1, 1))
    store = shop.counter.store
    assert isinstance(store, SqliteStore)
    store.write(lambda books: books.put_account(closed)).result()
    assert shop.do(TakeOutGoods(HERE, (Goods(MILK, 2_000),), "lunsj"), KARI) is None
    assert levels(shop, MILK) == {HERE: -2_000}
    with shop.counter.store.read() as books:
        assert isinstance(books.voucher(FRONT, books.head(FRONT).number), Waiting)
        assert list(books.day_vouchers(FRONT, None, None)) == []
    store.write(lambda books: books.put_account(account)).result()
    with shop.counter.store.read() as books:
        made = list(books.day_vouchers(FRONT, None, None))
    assert [day.first_entry for day in made] == [shop.head(FRONT)]
    store.rebuild_views()
    with shop.counter.store.read() as books:
        assert list(books.day_vouchers(FRONT, None, None)) == made


def test_what_costs_nothing_to_buy_has_no_voucher_but_moves(shop: Shopkeeper) -> None:
    free = msgspec.structs.replace(BY_NUMBER[MILK], price_ore=0)
    shop.counter.store.write(lambda books: books.put_article(free, OPENED)).result()
    assert shop.do(TakeOutGoods(HERE, (Goods(MILK, 1_000),), "lunsj"), KARI) is None
    with shop.counter.store.read() as books:
        assert books.voucher(FRONT, books.head(FRONT).number) is None
    assert levels(shop, MILK) == {HERE: -1_000}


def test_the_cost_is_a_moving_average_over_all_places_and_registers(shop: Shopkeeper) -> None:
    shop.open(BACK)
    receive(shop, 10_000, 20_00)
    shop.sell(MILK, MILK, at=BACK)
    shop.do(ReceiveGoods(HERE, (Goods(MILK, 24_000, 24_00),)), KARI, BACK)
    shown = show_stock_article(shop.counter, MILK, with_cost=True)
    assert shown.average_milliore == 23_00_000
    assert show_stock_article(shop.counter, MILK, with_cost=False).average_milliore is None
    receive(shop, 1_000)
    assert show_stock(shop.counter, with_cost=True).value_ore == 33 * 23_00
    assert show_stock(shop.counter, with_cost=False).value_ore is None
    assert show_stock_article(shop.counter, MILK, with_cost=True).average_milliore == 23_00_000


def test_what_is_below_its_minimum_is_low(shop: Shopkeeper) -> None:
    assert [row.number for row in show_stock(shop.counter, with_cost=False).low] == [MUST]
    receive(shop, 12_000, article=MUST)
    assert show_stock(shop.counter, with_cost=False).low == []
    shop.sell(MUST)
    assert [row.on_hand_milli for row in show_stock(shop.counter, with_cost=False).low] == [11_000]


def test_boxes_are_carried_also_while_the_till_is_in_training(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    receive(shop, 5_000)
    assert levels(shop, MILK) == {HERE: 5_000}
    assert not shop.last(FRONT).training


def test_what_cannot_be_entered_moves_nothing(shop: Shopkeeper) -> None:
    def came(*goods: Goods) -> ReceiveGoods:
        return ReceiveGoods(HERE, goods)

    shop.refuse(StockNotKept, came(Goods(COFFEE, 1_000)), KARI)
    shop.refuse(FractionNotSold, came(Goods(MILK, 500)), KARI)
    shop.refuse(BadGoods, came(), KARI)
    shop.refuse(BadGoods, came(Goods(MILK, 1_000), Goods(MILK, 1_000)), KARI)
    shop.refuse(BadGoods, came(Goods(MILK, 1_000, -1)), KARI)
    shop.refuse(BadGoods, ReceiveGoods(HERE, (Goods(MILK, 1_000),), reference="x" * 201), KARI)
    shop.refuse(UnknownStockPlace, ReceiveGoods("måne", (Goods(MILK, 1_000),)), KARI)
    shop.refuse(BadGoods, WasteGoods(HERE, (Goods(MILK, 1_000),), " "), KARI)
    shop.refuse(BadGoods, TransferGoods(HERE, HERE, (Goods(MILK, 1_000),)), KARI)
    shop.refuse(BadGoods, CountStock(HERE, (Counted(MILK, 1_000, 0), Counted(MILK, 1_000, 0))), KARI)
    shop.refuse(BadGoods, CountStock(HERE, ()), KARI)
    shop.refuse(BadGoods, CountStock(HERE, (Counted(MILK, -1_000, 0),)), KARI)
    shop.refuse(BadStockRoom, EnterStockRoom(HERE, "Butikken"), KARI)
    shop.refuse(BadStockRoom, EnterStockRoom(CELLAR, " "), KARI)
    assert levels(shop, MILK) == {}


def test_goods_without_a_cost_leave_the_cost_alone(shop: Shopkeeper) -> None:
    receive(shop, 1_000)
    event = shop.last(FRONT).event
    assert isinstance(event, GoodsReceived)
    assert (event.lines[0].turn, event.lines[0].unit_cost_ore) == (0, None)
    assert show_stock_article(shop.counter, MILK, with_cost=True).average_milliore is None
