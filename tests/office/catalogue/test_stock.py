"""What the shop keeps count of: the journal moves it, and everything else is read off the journal."""

import msgspec

from datakasse.errors.catalogue.articles import BadArticle
from datakasse.journal.entry import to_bytes
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.stock.list_stock import list_stock
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import ReduceLine
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.stock import Draw
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import BACK, CASH, FRONT, KARI, Shopkeeper

MILK, MUST, COFFEE = "201", "202", "200"
"""Two articles that count is kept of, and one that it is not."""


def on_hand(shop: Shopkeeper, article: str) -> int:
    with shop.counter.store.read() as books:
        return sum(level.on_hand_milli for level in books.stock_levels([article]))


def test_a_sale_takes_from_the_shelf_and_a_return_puts_back(shop: Shopkeeper) -> None:
    shop.do(AddArticle(MILK, 3_000))
    shop.ring(MUST, COFFEE)
    shop.do(ReduceLine(1, 2_000))
    assert on_hand(shop, MILK) == 0
    receipt = shop.do(CompleteSale((CASH,))).receipt
    assert (on_hand(shop, MILK), on_hand(shop, MUST), on_hand(shop, COFFEE)) == (-2_000, -1_000, 0)
    shop.do(TakeReturn(receipt, (Back(1, 1_000),), reason="sur"))
    shop.do(CompleteSale((CASH,)))
    assert on_hand(shop, MILK) == -1_000


def test_all_registers_draw_on_the_same_shelf(shop: Shopkeeper) -> None:
    shop.open(BACK)
    shop.sell(MILK)
    shop.sell(MILK, at=BACK)
    assert on_hand(shop, MILK) == -2_000


def test_training_moves_nothing(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    shop.sell(MILK)
    assert on_hand(shop, MILK) == 0
    shop.do(SetTraining(on=False))
    shop.sell(MILK)
    assert on_hand(shop, MILK) == -1_000


def test_what_a_sale_drew_stands_in_it_whatever_becomes_of_the_article(shop: Shopkeeper) -> None:
    """A return of what no count is kept of any longer goes back where it was taken from."""
    receipt = shop.sell(MILK).receipt
    shop.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER[MILK], stock_kept=False)), KARI)
    shop.sell(MILK)
    assert on_hand(shop, MILK) == -1_000
    shop.do(TakeReturn(receipt, reason="sur"))
    shop.do(CompleteSale((CASH,)))
    assert on_hand(shop, MILK) == 0


def test_a_line_that_moves_nothing_says_nothing_of_it(shop: Shopkeeper) -> None:
    """The bytes of such a line are those of before there was any stock."""
    shop.sell(COFFEE)
    shop.sell(MILK)
    without, with_ = [row for row in shop.entries(FRONT) if isinstance(row.event, SaleCompleted)][-2:]
    assert b"draws" not in to_bytes(without)
    assert b'"draws":[["201",1000]]' in to_bytes(with_)
    assert isinstance(with_.event, SaleCompleted)
    assert with_.event.sale.lines[0].line.draws == (Draw(MILK, 1_000),)


def test_the_list_is_by_name_and_tells_what_is_low(shop: Shopkeeper) -> None:
    shop.sell(MILK)
    page = list_stock(shop.counter, 1)
    assert [(row.name, row.on_hand_milli, row.is_low) for row in page.rows] == [("Eplemost", 0, True)]
    assert (page.more, page.count) == (True, 2)
    (row,) = list_stock(shop.counter, 9, after=page.rows[0].number).rows
    assert (row.name, row.on_hand_milli, row.is_low) == ("Lettmelk 0,5 l", -1_000, False)
    for text, found in (("lettm", MILK), ("7038010000034", MILK), ("202", MUST), ("kaffe", None)):
        numbers = [row.number for row in list_stock(shop.counter, 9, text=text).rows]
        assert numbers == ([found] if found else [])


def test_what_is_counted_is_found_also_when_it_is_not_for_sale(shop: Shopkeeper) -> None:
    """Beans are sold by the cup."""
    shop.counter.store.write(lambda books: books.take_off_sale(MUST)).result()
    assert [row.number for row in list_stock(shop.counter, 9).rows] == [MUST, MILK]


def test_less_than_the_least_is_no_most(shop: Shopkeeper) -> None:
    wrong = msgspec.structs.replace(BY_NUMBER[MILK], stock_minimum_milli=2_000, stock_maximum_milli=1_000)
    assert shop.refuse(BadArticle, ChangeArticle(wrong), KARI).facts["what"] == "grensene for lager"
