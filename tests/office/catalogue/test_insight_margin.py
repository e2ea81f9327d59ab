"""What is left of a day when the goods are paid, and what sells slowly."""

from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.list_articles import show_article
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.insight.report_sales import Apart, Asked, SalesReport, report_sales
from datakasse.office.insight.show_day import Day, show_day
from datakasse.office.insight.slow_articles import SLOW_DAYS, SlowArticles, slow_articles
from datakasse.office.purchasing.keep_suppliers import EnterSupplier, SupplyArticle
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.recipes import SetRecipe
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier
from datakasse.trade.goods.stock import Draw
from tests.till.shopkeeper import CASH, KARI, Shopkeeper

COFFEE, MILK, MUST, BEANS = "200", "201", "202", "bønner"
WHOLE_BP = 10_000


def look(shop: Shopkeeper, *, with_cost: bool = True) -> Day:
    """The day as it stands now."""
    with shop.counter.store.read() as books:
        return show_day(books, None, shop.clock.now(), with_cost=with_cost)


def reported(shop: Shopkeeper, apart: Apart) -> SalesReport:
    """Today, as a report tells it to who may see what goods cost."""
    with shop.counter.store.read() as books:
        today = look(shop).shown.day
        return report_sales(books, Asked(apart, today, today), shop.clock.now(), with_cost=True)


def slow(shop: Shopkeeper) -> SlowArticles:
    """What has sold least."""
    with shop.counter.store.read() as books:
        return slow_articles(books, None, shop.clock.now())


def receive(shop: Shopkeeper, article: str, cost_ore: int) -> None:
    shop.do(ReceiveGoods("1", (Goods(article, 10_000, cost_ore),)), KARI)


def net_ore(shop: Shopkeeper, article: str) -> int:
    """What was sold of an article today, without VAT."""
    today = look(shop).shown.day
    with shop.counter.store.read() as books:
        rows = books.takings_of_articles([article], today, today)
    return sum(row.amount_ore - row.vat_ore for _, row in rows)


def test_what_is_left_is_told_of_what_is_known_to_cost_something_and_the_rest_beside_it(
    shop: Shopkeeper,
) -> None:
    receive(shop, MILK, 12_00)
    shop.sell(MILK, MILK, "100")
    margin = look(shop).margin
    assert margin is not None
    assert margin.net_ore == net_ore(shop, MILK)
    assert margin.margin_ore == margin.net_ore - 2 * 12_00
    assert margin.share_bp == round(margin.margin_ore * WHOLE_BP / margin.net_ore)
    assert margin.unknown_ore == net_ore(shop, "100") + net_ore(shop, "900")
    told = {row.article: row.margin for row in look(shop).articles}
    assert told[MILK] is not None
    assert told["100"] is None


def test_who_may_not_see_what_goods_cost_is_told_nothing_of_it(shop: Shopkeeper) -> None:
    receive(shop, MILK, 12_00)
    shop.sell(MILK)
    day = look(shop, with_cost=False)
    assert day.margin is None
    assert [row.margin for row in day.articles] == [None] * len(day.articles)


def test_what_comes_back_takes_its_margin_back(shop: Shopkeeper) -> None:
    receive(shop, MILK, 12_00)
    receipt = shop.sell(MILK, MILK).receipt
    before = look(shop).margin
    shop.do(TakeReturn(receipt, reason="sur"))
    shop.do(CompleteSale((CASH,)))
    after = look(shop).margin
    assert before is not None
    assert after is not None
    assert (before.margin_ore > 0, after.net_ore, after.margin_ore, after.share_bp) == (True, 0, 0, 0)


def test_a_coffee_costs_its_beans_and_a_supplier_tells_what_no_goods_have_come_of(shop: Shopkeeper) -> None:
    kept = Article(BEANS, "Bønner", "DRIKKE", "31", 200_00, unit="kg", stock_kept=True)
    shop.do(ChangeArticle(kept), KARI)
    shop.do(SetRecipe(COFFEE, (Draw(BEANS, 20),)), KARI)
    supplier = shop.do(EnterSupplier(Supplier(0, "Meieriet")), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(supplier, MUST, unit_cost_ore=9_00)), KARI)
    shop.sell(COFFEE)
    margin = look(shop).margin
    assert margin is not None
    assert (margin.net_ore, margin.unknown_ore) == (0, net_ore(shop, COFFEE))
    receive(shop, BEANS, 150_00)
    shop.sell(MUST)
    margin = look(shop).margin
    assert margin is not None
    assert margin.net_ore == net_ore(shop, COFFEE) + net_ore(shop, MUST)
    assert margin.margin_ore == margin.net_ore - 3_00 - 9_00
    for apart in (Apart.ARTICLE, Apart.GROUP, Apart.DAY, Apart.LOCATION, Apart.HOUR):
        told = reported(shop, apart)
        assert told.margin == look(shop).margin, "a report says what the day says"
        if apart is not Apart.HOUR:
            assert sum(row.margin.margin_ore for row in told.rows if row.margin) == margin.margin_ore


def test_what_sells_slowly_is_for_sale_and_was_sold_in_four_weeks(shop: Shopkeeper) -> None:
    shop.sell("100", "100", "101", MILK)
    shop.do(TakeOffSale("101"), KARI)
    told = slow(shop)
    # 24.00, and twice 49.90.
    assert [row.article for row in told.articles] == [MILK, "100"]
    by_number = {row.article: row for row in told.articles}
    assert (by_number["100"].quantity_milli, by_number["100"].on_hand_milli) == (2_000, None)
    assert by_number[MILK].on_hand_milli == -1_000
    with shop.counter.store.read() as books:
        unsold = books.unsold_articles(told.from_day, told.to_day)
    assert told.unsold == len(unsold) > 0
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=SLOW_DAYS)
    later = slow(shop)
    assert (later.articles, later.unsold) == ([], told.unsold + len(told.articles))


def test_an_article_tells_what_it_costs_and_leaves_and_who_sells_it_to_who_may_see(shop: Shopkeeper) -> None:
    first = shop.do(EnterSupplier(Supplier(0, "Meieriet")), KARI).number
    other = shop.do(EnterSupplier(Supplier(0, "Engros")), KARI).number
    shop.do(SupplyArticle(SuppliedArticle(first, MILK, unit_cost_ore=9_00, is_first=False)), KARI)
    shop.do(SupplyArticle(SuppliedArticle(other, MILK, unit_cost_ore=10_00, is_first=True)), KARI)
    cost = show_article(shop.counter, MILK, with_cost=True).cost
    assert cost is not None
    assert (cost.cost_ore, cost.suppliers) == (10_00, [(other, "Engros"), (first, "Meieriet")])
    [margin] = cost.margins
    assert margin.margin_ore == margin.net_ore - 10_00
    receive(shop, MILK, 12_00)
    received = show_article(shop.counter, MILK, with_cost=True).cost
    assert received is not None
    assert received.cost_ore == 12_00
    unknown = show_article(shop.counter, "100", with_cost=True).cost
    assert unknown is not None
    assert (unknown.cost_ore, unknown.margins, unknown.suppliers) == (None, [], [])
    assert show_article(shop.counter, MILK).cost is None
