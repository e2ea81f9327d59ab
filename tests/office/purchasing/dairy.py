"""A supplier that the tests of purchasing order from."""

import msgspec
import pytest

from datakasse.office.purchasing.keep_orders import (
    DraftOrder,
    MarkOrderSent,
    Wanted,
)
from datakasse.office.purchasing.keep_suppliers import (
    EnterSupplier,
    SupplyArticle,
)
from datakasse.trade.goods.purchase import SentWay, SuppliedArticle, Supplier
from tests.shop import OPENED
from tests.till.shopkeeper import KARI, Shopkeeper

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
