"""The stock over HTTP: whoever keeps it need not see what it cost, and is not told."""

import msgspec
import pytest

from datakasse.trade.people.operator import Right
from tests.till.shopkeeper import KARI, OLA
from tests.web.caller import Caller, Screen

CAME = {"place": "1", "goods": [{"article": "201", "quantity_milli": 10_000, "unit_cost_ore": 12_50}]}


@pytest.fixture
def office(caller: Caller) -> Screen:
    """The manager in the office; milk has come."""
    office = caller.office(KARI)
    assert office.post("/office/stock/receipts", CAME).status_code == 201
    caller.client.cookies.clear()
    return office


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("rights", "value_ore"), [((Right.KEEP_STOCK,), None), ((Right.SEE_COST,), 125_00)])
def test_the_cost_is_told_to_those_who_may_see_it(
    caller: Caller, rights: tuple[Right, ...], value_ore: int | None
) -> None:
    store = caller.shop.counter.store
    with store.read() as books:
        # To keep the stock or the exports is work in the office; to see a cost alone is not.
        ola = msgspec.structs.replace(books.operator(OLA), role="lager", own_rights=(*rights, Right.EXPORT))
    store.write(lambda books: books.put_operator(ola)).result()
    screen = caller.office(OLA)
    assert screen.get("/office/stock").json()["value_ore"] == value_ore
    average = screen.get("/office/stock/articles/201").json()["average_milliore"]
    assert average == (None if value_ore is None else 12_50_000)


def test_the_recipe_of_an_article_with_a_slash_in_its_number_is_found(office: Screen) -> None:
    tea = {"name": "Te", "group": "DRIKKE", "vat_code": "31", "price_ore": 100}
    office.done("PUT", "/office/catalogue/articles/te%2F1", tea)
    parts = {"parts": [{"article": "201", "quantity_milli": 500}]}
    made = office.done("PUT", "/office/stock/recipes/te%2F1", parts)
    assert (made["number"], office.done("GET", "/office/stock/recipes/te%2F1")) == ("te/1", made)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("sees", "cost_ore"), [((), None), ((Right.SEE_COST,), 12_00)])
def test_who_orders_sees_the_cost_only_with_the_right_to(
    caller: Caller, sees: tuple[Right, ...], cost_ore: int | None
) -> None:
    manager = caller.office(KARI)
    manager.post("/office/purchasing/suppliers", {"name": "Meieriet"})
    manager.done("PUT", "/office/purchasing/suppliers/1/articles/201", {"unit_cost_ore": 12_00})
    lines = [{"article": "201", "quantity_milli": 6_000}]
    manager.post("/office/purchasing/orders", {"supplier": 1, "place": "1", "lines": lines})
    caller.client.cookies.clear()
    store = caller.shop.counter.store
    with store.read() as books:
        rights = (Right.KEEP_STOCK, *sees)
        ola = msgspec.structs.replace(books.operator(OLA), role="lager", own_rights=rights)
    store.write(lambda books: books.put_operator(ola)).result()
    screen = caller.office(OLA)
    order = screen.get("/office/purchasing/orders/1").json()
    supplier = screen.get("/office/purchasing/suppliers/1").json()
    assert order["lines"][0]["unit_cost_ore"] == cost_ore
    assert supplier["articles"][0]["unit_cost_ore"] == cost_ore
    assert order["row"]["total_ore"] == (None if cost_ore is None else 6 * cost_ore)
    listed = screen.get("/office/purchasing/orders").json()["rows"]
    assert listed[0]["total_ore"] == order["row"]["total_ore"]
