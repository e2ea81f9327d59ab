"""Suppliers: who they are, which of them an article is bought from, and who is set aside."""

import msgspec
import pytest

from datakasse.errors.stock.purchasing import (
    BadOrder,
    BadSupplier,
    UnknownSupplier,
)
from datakasse.office.purchasing.keep_orders import (
    CloseOrder,
    DraftOrder,
    Wanted,
)
from datakasse.office.purchasing.keep_suppliers import (
    ChangeSupplier,
    DropSuppliedArticle,
    EnterSupplier,
    SupplyArticle,
)
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.purchasing.show_suppliers import list_suppliers
from datakasse.office.purchasing.suggest_order import suggest_order
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.office.stock.show_article import show_stock_article
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier
from tests.office.purchasing.dairy import DAIRY, MILK, limit, ordered
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper


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
