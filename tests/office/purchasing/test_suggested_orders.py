"""What is suggested to order: by what sells, what is there and what is on its way."""

from datakasse.office.purchasing.keep_orders import (
    CloseOrder,
)
from datakasse.office.purchasing.keep_suppliers import (
    DropSuppliedArticle,
)
from datakasse.office.purchasing.suggest_order import in_words, suggest_order
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.recipes import SetRecipe
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.trade.goods.stock import Draw
from tests.office.purchasing.dairy import COFFEE, MILK, limit, ordered
from tests.till.shopkeeper import KARI, Shopkeeper


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
