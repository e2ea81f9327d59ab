"""Two server processes move the goods of one shop at the same time: no cost is lost, and no order is."""

from datakasse.office.purchasing.keep_orders import DraftOrder, Wanted
from datakasse.office.purchasing.keep_suppliers import EnterSupplier
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.trade.goods.purchase import Supplier
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK, FRONT
from tests.till.shopkeeper import KARI

MILK = "201"


def come(quantity_milli: int, cost_ore: int) -> ReceiveGoods:
    return ReceiveGoods("1", (Goods(MILK, quantity_milli, cost_ore),))


def test_two_that_come_at_once_are_both_in_the_average(pair: Pair) -> None:
    held, other = Held(come(30_000, 10_00)), come(10_000, 22_00)
    against(pair, held, KARI, lambda: pair.other.carry_out(BACK, KARI, other).result(LONG_S).number)
    with pair.one.store.read() as books:
        cost = books.stock_costs([MILK])[MILK]
        levels = books.stock_levels([MILK])
    # Thirty at 10 and ten at 22 are forty at 13, whichever came first.
    assert (cost.turn, cost.average_milliore) == (2, 13_00_000)
    assert sum(level.on_hand_milli for level in levels) == 40_000


def test_two_orders_that_are_begun_at_once_are_both_there(pair: Pair) -> None:
    pair.one.carry_out(FRONT, KARI, EnterSupplier(Supplier(0, "Meieriet"))).result(LONG_S)
    begun = [DraftOrder(1, "1", (Wanted(MILK, quantity_milli),)) for quantity_milli in (1_000, 2_000)]
    against(
        pair, Held(begun[0]), KARI, lambda: pair.other.carry_out(BACK, KARI, begun[1]).result(LONG_S).number
    )
    with pair.one.store.read() as books:
        kept = {order.number: order.lines[0].ordered_milli for order in books.purchase_orders(9)}
    assert kept == {1: 1_000, 2: 2_000}
