"""
A whole sale in one request is taken before the framework looks for a route; the answer is the same either
way.
"""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response

from datakasse.web.till.kiosk import Kiosk
from tests.till.shopkeeper import FRONT, KARI, KIOSK, OLA
from tests.web.caller import API, COFFEE, EXACT_CASH, Caller, Json, Screen, calling

CARD = [{"kind": "debit_card", "amount_ore": 3_900, "integrated": True, "reference": "BAX 1"}]
ADDRESS = f"{API}/registers/{FRONT}/sales"
Doors = tuple[Screen, Screen]


@pytest.fixture(scope="module")
def doors(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Two copies of one shop: one with the door for whole sales, one where the framework answers them."""
    folder = tmp_path_factory.mktemp("doors")
    first = shutil.copytree(web_template, folder / "first")
    second = shutil.copytree(web_template, folder / "second")
    with calling(first) as kiosk, calling(second) as framework:
        app = framework.app
        app.user_middleware = [row for row in app.user_middleware if row.cls is not Kiosk]
        app.middleware_stack = app.build_middleware_stack()
        yield kiosk.open(KARI), framework.open(KARI)


def told(answer: Response) -> tuple[int, dict[str, str], bytes]:
    """Return everything that an answer tells."""
    return answer.status_code, dict(answer.headers), answer.content


SALES: dict[str, Json] = {
    "cash": COFFEE,
    "card, receipt declined": {**COFFEE, "tenders": CARD, "receipt_declined": True},
    "discount, tip, buyer": {
        "items": [{"code": "7038010000010", "quantity_milli": 2_000}, {"code": "300", "quantity_milli": 125}],
        "tenders": [{"kind": "cash", "amount_ore": 50_000}],
        "serving": "eat_in",
        "discount": {"share_bp": 1_000, "reason": "stamkunde"},
        "tip_ore": 1_000,
        "buyer": "Ås kommune",
    },
    "deposit and age": {"items": [{"code": "501"}], "tenders": EXACT_CASH, "age_confirmed": True},
    "underpaid": {**COFFEE, "tenders": []},
    "tobacco with discount": {
        "items": [{"code": "500"}], "tenders": EXACT_CASH, "age_confirmed": True,
        "discount": {"amount_ore": 1},
    },
    "no items": {**COFFEE, "items": []},
    "unknown field": {**COFFEE, "x": 1},
    "wrong type": {**COFFEE, "tip_ore": "1"},
    "wrong type further in": {**COFFEE, "tenders": [{"kind": "gold"}]},
    "no body": None,
}  # fmt: skip


@pytest.mark.parametrize("body", SALES.values(), ids=SALES)
def test_the_door_answers_a_sale_as_the_framework_does(doors: Doors, body: Json) -> None:
    # A sale is named after its key, which both have to be asked with.
    key = uuid.uuid4().hex
    first, second = (screen.post("sales", body, key=key) for screen in doors)
    assert told(first) == told(second)
    kinds = [screen.caller.shop.kinds() for screen in doors]
    assert kinds[0] == kinds[1]


ODD: dict[str, dict[str, Json]] = {
    "no JSON": {"content": b"{"},
    "null": {"content": b"null"},
    "a list": {"content": b"[]"},
    "a key twice": {"content": b'{"items": [], "items": []}'},
    "a form": {"content": b"items=200", "headers": {"content-type": "application/x-www-form-urlencoded"}},
    "too large": {"content": b" " * 300_000},
    "another name": {"body": COFFEE, "headers": {"host": "evil.example"}},
    "no key": {"body": COFFEE, "key": ""},
    "no session": {"body": COFFEE, "headers": {"authorization": "Bearer x"}},
}


@pytest.mark.parametrize("how", ODD.values(), ids=ODD)
def test_the_door_refuses_a_request_as_the_framework_does(doors: Doors, how: dict[str, Json]) -> None:
    first, second = (screen.call("POST", "sales", **how) for screen in doors)
    assert told(first) == told(second)
    assert first.status_code >= 400


def test_whether_the_body_or_the_session_is_looked_at_first_is_the_same(doors: Doors) -> None:
    first, second = (Screen(screen.caller, FRONT, "").post("sales", {"x": 1}) for screen in doors)
    assert told(first) == told(second)


def test_the_door_is_for_that_address_alone(doors: Doors) -> None:
    client = doors[0].caller.client
    assert client.get(ADDRESS).status_code == 401
    assert client.post(f"{ADDRESS}/").status_code in {307, 404}
    assert client.post(f"{ADDRESS}/1").status_code == 405


@pytest.mark.law("KSF-2-2-c", "KSF-2-6-4b")
def test_a_kiosk_sells_by_card_without_a_drawer(caller: Caller) -> None:
    """A receipt that was declined is never put in the queue, and no printer is asked."""
    kiosk = caller.open(OLA, KIOSK)
    sold = kiosk.sell("200", tenders=CARD, receipt_declined=True)
    assert (sold["register"], sold["paid_ore"], sold["change_ore"]) == (KIOSK, 3_900, 0)
    assert caller.shop.jobs(KIOSK) == []
    kiosk.refuse("POST", "sales", COFFEE, status=422, code="sale.cash_not_taken")


@pytest.mark.law("KSF-2-7-2")
def test_a_sale_that_was_answered_is_on_the_disk(screen: Screen) -> None:
    """Whoever opens the shop after the process died finds it, with the digest that was told."""
    sold = screen.sell()
    shop = screen.caller.shop
    shop.die_and_come_back()
    with shop.counter.store.read() as books:
        assert books.head(FRONT).digest.hex() == sold["digest"]
        assert books.head(FRONT).number == sold["entry"]
    assert shop.faults() == []
