"""Where the books say that nothing is left, the till does as the shop wants: sell, tell, or ask."""

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.stock.goods import StockNotKept
from datakasse.journal.events.people import ActionApproved
from datakasse.office.stock.empty_shelf import SetEmptyShelf
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.recipes import SetRecipe
from datakasse.till.day.train import SetTraining
from datakasse.till.people.approve_action import ApproveAction
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.till.screen.show_catalogue import show_grid
from datakasse.till.screen.show_names import names_version
from datakasse.till.screen.show_register import LinePart, show_register
from datakasse.trade.goods.stock import Draw, EmptyShelf
from datakasse.trade.people.operator import Right
from tests.till.shopkeeper import CASH, FRONT, KARI, OLA, Shopkeeper

MILK, MUST, COFFEE = "201", "202", "200"
GTIN = "7038010000034"


def set_rule(shop: Shopkeeper, rule: EmptyShelf | None, article: str = "") -> None:
    shop.do(SetEmptyShelf(article, rule), KARI)


def lines(shop: Shopkeeper) -> list[LinePart]:
    basket = show_register(shop.counter, FRONT, OLA).basket
    return [] if basket is None else basket.lines


def left(shop: Shopkeeper) -> list[tuple[str, int] | None]:
    """Return what each line says is left of what it takes too much of."""
    return [None if line.short is None else (line.short.name, line.short.left_milli) for line in lines(shop)]


def test_the_till_sells_on_until_the_shop_says_otherwise(shop: Shopkeeper) -> None:
    shop.ring(MILK)
    assert left(shop) == [None]


def test_the_line_that_takes_too_much_says_what_is_left(shop: Shopkeeper) -> None:
    set_rule(shop, EmptyShelf.WARN)
    shop.do(ReceiveGoods("1", (Goods(MILK, 3_000),)), KARI)
    shop.do(AddArticle(MILK, 2_000))
    shop.ring(COFFEE, MILK, MILK)
    assert left(shop) == [None, None, None, ("Lettmelk 0,5 l", 0)]
    shop.do(CompleteSale((CASH,)))
    shop.ring(MILK)
    assert left(shop) == [("Lettmelk 0,5 l", -1_000)]


def test_what_is_elsewhere_is_not_on_this_shelf(shop: Shopkeeper) -> None:
    set_rule(shop, EmptyShelf.WARN)
    shop.counter.store.write(lambda books: books.put_stock_room("kjeller", "Kjelleren")).result()
    shop.do(ReceiveGoods("kjeller", (Goods(MILK, 3_000),)), KARI)
    shop.ring(MILK)
    assert left(shop) == [("Lettmelk 0,5 l", 0)]


def test_an_article_may_differ_and_follow_the_shop_again(shop: Shopkeeper) -> None:
    set_rule(shop, EmptyShelf.REFUSE)
    set_rule(shop, EmptyShelf.SELL_ON, MILK)
    shop.ring(MILK)
    assert left(shop) == [None]
    shop.refuse(MissingRight, AddArticle(MUST))
    set_rule(shop, None, MILK)
    shop.refuse(MissingRight, AddArticle(MILK))
    shop.refuse(StockNotKept, SetEmptyShelf(COFFEE, EmptyShelf.WARN), KARI)


@pytest.mark.parametrize(
    "action",
    [AddArticle(MILK), ScanCode(GTIN), SellAtOnce((Item(MILK),), (CASH,))],
    ids=["add", "scan", "API"],
)
def test_what_is_refused_leaves_nothing_in_the_basket(
    shop: Shopkeeper, action: AddArticle | ScanCode | SellAtOnce
) -> None:
    set_rule(shop, EmptyShelf.REFUSE, MILK)
    refusal = shop.refuse(MissingRight, action)
    assert refusal.facts["right"] == Right.SELL_BEYOND_STOCK
    assert lines(shop) == []


def test_whoever_may_approves_one_line_and_it_stands_in_the_journal(shop: Shopkeeper) -> None:
    set_rule(shop, EmptyShelf.REFUSE)
    refusal = shop.refuse(MissingRight, ScanCode(GTIN))
    assert refusal.facts["subject"] == "Lettmelk 0,5 l"
    approval = str(refusal.facts["approval"])
    shop.do(ApproveAction(approval, pin_is_right=True), KARI)
    shop.counter.carry_out(FRONT, OLA, ScanCode(GTIN), approvals=[approval]).result()
    assert left(shop) == [("Lettmelk 0,5 l", 0)]
    (given,) = [each.event for each in shop.entries(FRONT) if isinstance(each.event, ActionApproved)]
    assert (given.approver, given.right) == (KARI, Right.SELL_BEYOND_STOCK)
    shop.refuse(MissingRight, ScanCode(GTIN))


def test_the_parts_of_a_coffee_are_what_is_short(shop: Shopkeeper) -> None:
    shop.do(SetRecipe(COFFEE, (Draw(MILK, 200),)), KARI)
    set_rule(shop, EmptyShelf.REFUSE, MILK)
    shop.refuse(MissingRight, AddArticle(COFFEE))
    shop.do(ReceiveGoods("1", (Goods(MILK, 1_000),)), KARI)
    shop.do(AddArticle(COFFEE, 5_000))
    shop.refuse(MissingRight, AddArticle(COFFEE))


def test_what_comes_back_is_not_counted_on_and_is_never_short(shop: Shopkeeper) -> None:
    receipt = shop.sell(MILK).receipt
    set_rule(shop, EmptyShelf.REFUSE)
    shop.do(TakeReturn(receipt, reason="sur"))
    assert left(shop) == [None]
    shop.refuse(MissingRight, AddArticle(MILK))


def test_what_is_in_the_basket_already_is_paid_for(shop: Shopkeeper) -> None:
    """The guest has had it; the rule is for what is rung up after."""
    shop.ring(MILK)
    set_rule(shop, EmptyShelf.REFUSE)
    shop.do(CompleteSale((CASH,)))


def test_training_takes_nothing_and_stops_nothing(shop: Shopkeeper) -> None:
    set_rule(shop, EmptyShelf.REFUSE)
    shop.do(SetTraining(on=True))
    shop.ring(MILK)
    assert left(shop) == [None]


def foreseen(shop: Shopkeeper) -> tuple[bool, set[str]]:
    """Return whether a scan of milk is foreseen, and which buttons are not."""
    buttons = [tile for group in show_grid(shop.counter).groups for tile in group.articles]
    listed = b"".join(foresee_lines(shop.counter)).decode()
    return "Lettmelk 0,5 l" in listed, {tile.number for tile in buttons if tile.may_be_refused}


def versions(shop: Shopkeeper) -> tuple[str, str | None]:
    return foreseen_version(shop.counter), names_version(shop.counter)


def test_a_screen_foresees_nothing_that_the_till_may_refuse(shop: Shopkeeper) -> None:
    """Neither what is kept count of, nor what is made of it; what it only warns of is sold."""
    shop.do(SetRecipe(COFFEE, (Draw(MILK, 200),)), KARI)
    before = versions(shop)
    for rule in (EmptyShelf.WARN, EmptyShelf.SELL_ON):
        set_rule(shop, rule)
        assert foreseen(shop) == (True, set())
    set_rule(shop, EmptyShelf.REFUSE)
    is_listed, unsure = foreseen(shop)
    assert not is_listed
    assert {MILK, MUST, COFFEE} <= unsure
    assert "100" not in unsure, "no count is kept of it"
    assert all(one != other for one, other in zip(before, versions(shop), strict=True))
    set_rule(shop, EmptyShelf.WARN, MILK)
    is_listed, unsure = foreseen(shop)
    assert is_listed
    assert not {MILK, COFFEE} & unsure
    set_rule(shop, None)
    set_rule(shop, EmptyShelf.REFUSE, MILK)
    assert foreseen(shop) == (False, {MILK, COFFEE})
