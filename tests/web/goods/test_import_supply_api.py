"""Stock and suppliers in the list of articles over HTTP: given out by right, looked at, taken in, undone."""

import msgspec
import pytest

from datakasse.trade.people.operator import Right
from tests.till.shopkeeper import KARI, OLA
from tests.web.caller import Caller, Screen

AT = "/office/catalogue"
MILK = "201"


@pytest.fixture
def manager(caller: Caller) -> Screen:
    """The manager in the office; milk comes from the dairy."""
    office = caller.office(KARI)
    office.post("/office/purchasing/suppliers", {"name": "Meieriet"})
    office.done("PUT", f"/office/purchasing/suppliers/1/articles/{MILK}", {"unit_cost_ore": 12_50})
    return office


def test_the_list_goes_out_is_changed_and_undone(manager: Screen) -> None:
    given = manager.get(f"{AT}/export").content.decode("utf-8-sig")
    sent = {"content-type": "application/octet-stream"}
    same = manager.call("POST", f"{AT}/imports/preview", content=given.encode(), headers=sent).json()
    assert (same["counts"]["same"], same["counts"]["changed"]) == (len(given.splitlines()) - 1, 0)
    dearer = given.replace(";Meieriet;;12,50", ";Meieriet;M-7;13,00").encode()
    shown = manager.call("POST", f"{AT}/imports/preview", content=dearer, headers=sent).json()
    [row] = [each for each in shown["rows"] if each["state"] == "changed"]
    assert row["changes"] == ["varenummer hos Meieriet M-7", "innkjøpspris 13,00"]
    kept = manager.call("POST", f"{AT}/imports", content=dearer, headers=sent)
    assert kept.status_code == 201
    assert ";Meieriet;M-7;13,00" in manager.get(f"{AT}/export").text
    undone = manager.done("POST", f"{AT}/imports/{kept.json()['number']}/undo")
    assert undone == {"back": 1, "left": []}
    assert manager.get(f"{AT}/export").content.decode("utf-8-sig") == given


@pytest.mark.usefixtures("manager")
@pytest.mark.parametrize("sees", [(), (Right.SEE_COST,)])
def test_the_cost_is_in_the_list_for_who_may_see_it_alone(caller: Caller, sees: tuple[Right, ...]) -> None:
    caller.client.cookies.clear()
    store = caller.shop.counter.store
    with store.read() as books:
        rights = (Right.ADMINISTER, *sees)
        ola = msgspec.structs.replace(books.operator(OLA), role="kontor", own_rights=rights)
    store.write(lambda books: books.put_operator(ola)).result()
    given = caller.office(OLA).get(f"{AT}/export").text
    assert ("Innkjøpspris" in given) == ("12,50" in given) == bool(sees)
