"""A count on a sheet that stands on the server: two people fill it while the shop sells."""

import msgspec
import pytest

from datakasse.errors.stock.counts import (
    CountedByAnother,
    CountOutdated,
    CountSheetEnded,
    CountTakenOff,
    UnknownCountSheet,
)
from datakasse.errors.stock.goods import BadGoods, StockNotKept, UnknownStockPlace
from datakasse.errors.trade.amounts import FractionNotSold
from datakasse.journal.events.goods import StockCounted
from datakasse.office.stock.count_sheets import BeginCount, CountArticle, DropCount, PostCount, TakeOffSheet
from datakasse.office.stock.count_stock import Counted, CountStock
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.show_count_sheets import (
    Variance,
    list_count_sheets,
    show_count_sheet,
    show_sheet_row,
)
from datakasse.trade.goods.count_sheet import SheetState
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI
from tests.shop import OPENED
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

COFFEE, MILK, MUST = "200", "201", "202"
HERE = "1"


@pytest.fixture
def sheet(shop: Shopkeeper) -> int:
    """Milk for 12 a piece and must of unknown cost have come, and a count is begun."""
    shop.do(ReceiveGoods(HERE, (Goods(MILK, 10_000, 12_00), Goods(MUST, 5_000))), KARI)
    return shop.do(BeginCount(HERE), KARI).number


def on_hand(shop: Shopkeeper, article: str = MILK) -> int:
    with shop.counter.store.read() as books:
        return sum(level.on_hand_milli for level in books.stock_levels([article]))


def post(shop: Shopkeeper, sheet: int) -> PostCount:
    """Post what stands on the sheet now."""
    shown = show_count_sheet(shop.counter, sheet, with_variance=False, with_cost=False)
    return PostCount(sheet, shown.row.version)


def variances(shop: Shopkeeper, sheet: int) -> dict[str, Variance | None]:
    shown = show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=True)
    return {line.article: line.variance for line in shown.lines}


def test_what_is_sold_after_an_article_was_counted_is_no_variance(shop: Shopkeeper, sheet: int) -> None:
    shop.sell(MILK)
    shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    shop.sell(MILK, MILK)
    # Nine were expected when eight were counted, whatever was sold since.
    assert variances(shop, sheet) == {MILK: Variance(9_000, -1_000, -12_00, is_outdated=False)}
    posted = shop.do(post(shop, sheet), KARI)
    event = shop.last(FRONT).event
    assert isinstance(event, StockCounted)
    (line,) = event.lines
    assert (line.counted_milli, line.expected_milli, line.before_milli) == (8_000, 9_000, 7_000)
    assert on_hand(shop) == 6_000
    assert (posted.state, posted.entries) == (SheetState.POSTED, (f"{FRONT}-{shop.head(FRONT)}",))
    assert shop.faults(FRONT) == []


def test_the_sheet_is_still_there_when_the_machine_comes_back(shop: Shopkeeper, sheet: int) -> None:
    shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    before = show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=True)
    shop.die_and_come_back()
    assert show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=True) == before


def test_who_counts_is_told_nothing_of_what_the_books_say(shop: Shopkeeper, sheet: int) -> None:
    shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    shown = show_count_sheet(shop.counter, sheet, with_variance=False, with_cost=True)
    assert ([line.variance for line in shown.lines], shown.value_ore) == ([None], None)


def test_nobody_writes_over_what_another_counted_unseen(shop: Shopkeeper, sheet: int) -> None:
    line = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    told = shop.refuse(CountedByAnother, CountArticle(sheet, MILK, 2_000), KARI)
    assert (told.facts["who"], told.facts["counted"]) == ("Kari", "8 stk")
    # Nor does she add to it unseen: it may be the same eight.
    shop.refuse(CountedByAnother, CountArticle(sheet, MILK, 8_000, adds=True), KARI)
    # Two shelves of the same article: one adds; what was expected stays that of the first.
    shop.sell(MILK)
    shop.do(CountArticle(sheet, MILK, 2_000, line.version, adds=True), KARI)
    # The answer was lost, and the same is sent again: it counts once.
    told = shop.refuse(CountedByAnother, CountArticle(sheet, MILK, 2_000, line.version, adds=True), KARI)
    assert told.facts["counted"] == "10 stk"
    assert variances(shop, sheet) == {MILK: Variance(10_000, 0, 0, is_outdated=False)}
    # She who saw the first alone is told as well; she who saw both counts all of it anew.
    shop.refuse(CountedByAnother, CountArticle(sheet, MILK, 7_000, seen=line.version), KARI)
    shop.do(CountArticle(sheet, MILK, 9_000, seen=line.version + 1), KARI)
    assert variances(shop, sheet) == {MILK: Variance(9_000, 0, 0, is_outdated=False)}


def test_a_line_that_is_written_anew_is_not_the_one_that_was_seen(shop: Shopkeeper, sheet: int) -> None:
    first = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    shop.do(TakeOffSheet(sheet, MILK, first.version), KARI)
    # Two were to be added to eight that are gone.
    shop.refuse(CountTakenOff, CountArticle(sheet, MILK, 2_000, first.version, adds=True), KARI)
    anew = shop.do(CountArticle(sheet, MILK, 12_000), KARI)
    assert anew.version > first.version
    unseen = (
        CountArticle(sheet, MILK, 9_000, first.version),
        CountArticle(sheet, MILK, 2_000, first.version, adds=True),
        TakeOffSheet(sheet, MILK, first.version),
    )
    for action in unseen:
        shop.refuse(CountedByAnother, action, KARI)
    shop.do(TakeOffSheet(sheet, MILK, anew.version), KARI)
    # Twice is once: it is off.
    shop.do(TakeOffSheet(sheet, MILK, anew.version), KARI)
    assert variances(shop, sheet) == {}


def test_what_is_kept_count_of_no_more_is_taken_off(shop: Shopkeeper, sheet: int) -> None:
    line = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    with shop.counter.store.read() as books:
        milk = books.article_on_record(MILK)
    assert milk is not None
    forgotten = msgspec.structs.replace(milk, stock_kept=False)
    shop.counter.store.write(lambda books: books.put_article(forgotten, OPENED)).result()
    shop.do(TakeOffSheet(sheet, MILK, line.version), KARI)
    assert variances(shop, sheet) == {}


def test_whoever_only_looks_for_news_reads_no_lines(shop: Shopkeeper, sheet: int) -> None:
    line = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    told = show_sheet_row(shop.counter, sheet)
    assert (told.row.version, told.row.lines, told.lines) == (line.version, 1, [])
    assert told.row == show_count_sheet(shop.counter, sheet, with_variance=False, with_cost=False).row


def test_what_was_counted_elsewhere_since_is_shown_and_not_posted(shop: Shopkeeper, sheet: int) -> None:
    line = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    shop.do(CountArticle(sheet, MUST, 5_000), KARI)
    shop.do(CountStock(HERE, (Counted(MILK, 9_000),)), KARI)
    found = variances(shop, sheet)
    assert {article: each is not None and each.is_outdated for article, each in found.items()} == {
        MILK: True,
        MUST: False,
    }
    shop.refuse(CountOutdated, post(shop, sheet), KARI)
    assert on_hand(shop) == 9_000
    shop.do(CountArticle(sheet, MILK, 9_000, line.version), KARI)
    shop.do(post(shop, sheet), KARI)
    assert (on_hand(shop), on_hand(shop, MUST)) == (9_000, 5_000)


def test_the_value_is_told_where_the_cost_of_all_is_known_and_may_be_seen(
    shop: Shopkeeper, sheet: int
) -> None:
    shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    assert show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=True).value_ore == -24_00
    assert show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=False).value_ore is None
    shop.do(CountArticle(sheet, MUST, 6_000), KARI)
    shown = show_count_sheet(shop.counter, sheet, with_variance=True, with_cost=True)
    assert shown.value_ore is None
    assert variances(shop, sheet)[MUST] == Variance(5_000, 1_000, None, is_outdated=False)


def test_what_was_written_after_the_look_has_to_be_looked_at(shop: Shopkeeper, sheet: int) -> None:
    shop.refuse(BadGoods, post(shop, sheet), KARI)
    line = shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    seen = post(shop, sheet)
    shop.do(CountArticle(sheet, MILK, 7_000, line.version), KARI)
    shop.refuse(BadGoods, seen, KARI)
    seen = post(shop, sheet)
    must = shop.do(CountArticle(sheet, MUST, 5_000), KARI)
    shop.do(TakeOffSheet(sheet, MUST, must.version), KARI)
    shop.refuse(BadGoods, seen, KARI)
    shop.do(post(shop, sheet), KARI)


def test_a_sheet_that_ended_is_written_on_no_more(shop: Shopkeeper, sheet: int) -> None:
    shop.do(CountArticle(sheet, MILK, 8_000), KARI)
    other = shop.do(BeginCount(HERE), KARI).number
    shop.do(DropCount(sheet), KARI)
    assert on_hand(shop) == 10_000
    for action in (
        CountArticle(sheet, MUST, 1_000),
        TakeOffSheet(sheet, MILK, 2),
        PostCount(sheet, 1),
        DropCount(sheet),
    ):
        shop.refuse(CountSheetEnded, action, KARI)
    listed = [(row.number, row.state, row.lines) for row in list_count_sheets(shop.counter)]
    assert listed == [(other, SheetState.OPEN, 0), (sheet, SheetState.DROPPED, 1)]


def test_a_count_has_to_make_sense(shop: Shopkeeper, sheet: int) -> None:
    shop.refuse(UnknownStockPlace, BeginCount("måne"), KARI)
    shop.refuse(UnknownCountSheet, CountArticle(99, MILK, 1_000), KARI)
    shop.refuse(StockNotKept, CountArticle(sheet, COFFEE, 1_000), KARI)
    shop.refuse(FractionNotSold, CountArticle(sheet, MILK, 500), KARI)
    shop.refuse(BadGoods, CountArticle(sheet, MILK, -1_000), KARI)
    line = shop.do(CountArticle(sheet, MILK, QUANTITY_LIMIT_MILLI), KARI)
    shop.refuse(BadGoods, CountArticle(sheet, MILK, 1_000, line.version, adds=True), KARI)


def test_a_count_of_this_moment_expects_what_the_books_say(shop: Shopkeeper, sheet: int) -> None:
    del sheet
    shop.sell(MILK)
    shop.do(CountStock(HERE, (Counted(MILK, 9_000),)), KARI)
    event = shop.last(FRONT).event
    assert isinstance(event, StockCounted)
    assert event.lines[0].variance_milli == 0
    assert on_hand(shop) == 9_000
