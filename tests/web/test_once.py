"""What is created is created once: the idempotency key, at its register, for its request."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from httpx2 import Response

from tests.till.shopkeeper import BACK, COFFEE_ORE, CUSTOMER, FRONT, KARI, PINS
from tests.web.caller import COFFEE, EXACT_CASH, OFFICE_ONCE_ONLY, ONCE_ONLY, Caller, Json, Screen

REPLAYED = "idempotent-replay"
BODIES: dict[str, Json] = {
    "float": {"amount_ore": 200_000},
    "basket/complete": {"tenders": EXACT_CASH},
    "sales": COFFEE,
    "gift-cards": {"account": "G1", "amount_ore": 100_00, "tenders": EXACT_CASH},
    "pay-ins": {"amount_ore": 100, "reason": "veksel"},
    "pay-outs": {"amount_ore": 100, "reason": "bank"},
    "copies": {"receipt": 1},
    "x-reports": {},
    "z-reports": {"counted_ore": 0, "explanation": "talt to ganger"},
}
"""Address → something that can be done there once, after a sale."""
MILK: Json = {"place": "1", "goods": [{"article": "201", "quantity_milli": 1_000}]}
COUNTED: Json = {"article": "201", "counted_milli": 3_000}
OFFICE_BODIES: dict[str, Json] = {
    "/office/stock/receipts": MILK,
    "/office/stock/waste": {**MILK, "reason": "sur"},
    "/office/stock/own-use": {**MILK, "reason": "lunsj"},
    "/office/stock/transfers": {"from_place": "1", "to_place": "kjeller", "goods": MILK["goods"]},
    "/office/purchasing/suppliers": {"name": "Engros"},
    "/office/purchasing/orders": {"supplier": 1, "place": "1", "lines": MILK["goods"]},
    "/office/purchasing/receipts": {"order": 1, "version": 2, "goods": MILK["goods"]},
    "/office/stock/count-sheets": {"place": "1"},
    "/office/customers": {"name": "Ada Lunde"},
    "/office/invoices": {"customer": CUSTOMER, "month": "2026-03"},
    "/office/customers/payments": {"customer": CUSTOMER, "amount_ore": 100, "reference": "1"},
    "/office/insight/experiments": {
        "prices": [{"article": "200", "tried_ore": 4_200}],
        "turn": "day",
        "first_day": "2026-03-09",
        "weeks": 2,
    },
    "/office/insight/views": {"name": "Forrige måned", "by": "day", "span": "last_month"},
    "/office/privacy/breaches": {"found_at": "2026-03-01T08:00:00Z", "what": "En minnepinne er borte."},
    "/office/staff-register/entries": {
        "person": "2",
        "way": "in",
        "at": "2026-03-01T08:00:00Z",
        "reason": "glemte å føre",
    },
    "/office/stock/counts": {"place": "1", "counted": [COUNTED]},
    "/office/catalogue/campaigns": {
        "name": "Kaffe",
        "offer": {"type": "percent", "share_bp": 100},
        "parts": [{"articles": ["200"]}],
    },
    "/office/catalogue/coupons": {"name": "Sommer", "share_bp": 1_000, "code": "SOMMER10"},
    "/office/catalogue/price-lists": {"name": "Torget", "prices": "200;35", "place": "1"},
    "/office/catalogue/bulk-edits": {"of_group": "DRIKKE", "by_bp": 100},
    "/office/registers": {"register_id": "K9", "location": "1", "place": "screen", "current": PINS[KARI]},
    "/office/catalogue/prices": {"article": "200", "day": "2099-01-01", "time": "06:00", "price_ore": 1},
}
"""The same for the office, where there is a cellar, and an order is under way."""


def prepare(screen: Screen, path: str) -> None:
    """Have a sale on record, and an open one where it is to be completed."""
    screen.sell()
    if path == "basket/complete":
        screen.done("POST", "basket/lines", {"code": "100"})


def as_shown(office: Screen, path: str) -> dict[str, object]:
    """What is entered; where it has to be looked at first, with what tells that it was."""
    body = OFFICE_BODIES[path]
    if path != "/office/catalogue/bulk-edits":
        return body
    return {**body, "seen": office.done("POST", f"{path}/preview", body)["digest"]}


def test_the_table_names_every_address_that_creates_something() -> None:
    assert set(BODIES) == set(ONCE_ONLY)
    assert set(OFFICE_BODIES) == set(OFFICE_ONCE_ONLY)


@pytest.mark.parametrize("path", OFFICE_BODIES)
def test_what_the_office_enters_is_entered_once(caller: Caller, path: str) -> None:
    office = caller.office(KARI)
    office.done("PUT", "/office/stock/rooms/kjeller", {"name": "Kjelleren"})
    office.post("/office/purchasing/suppliers", {"name": "Meieriet"})
    office.post("/office/purchasing/orders", {"supplier": 1, "place": "1", "lines": MILK["goods"]})
    office.done("PUT", "/office/purchasing/orders/1/sent", {"way": "otherwise", "version": 1})
    office.done("PUT", "/office/staff/2", {"name": "Ola Berg", "identity_number": "01817010055"})
    terms = {"account": "86011117947", "since": "2026-01-01"}
    office.done("PUT", "/office/invoices/terms", terms)
    if path == "/office/invoices":
        caller.open().sell(tenders=[{"kind": "invoice", "account": CUSTOMER}])
    body = as_shown(office, path)
    for key in ("", "x" * 101, "tab\there"):
        office.refuse("POST", path, body, key=key, status=422, code="request.key_missing")
    first = office.post(path, body, key="en")
    assert first.status_code == 201, first.text
    assert REPLAYED not in first.headers
    head = caller.shop.head()
    again = office.post(path, body, key="en")
    assert (again.status_code, again.content, again.headers[REPLAYED]) == (201, first.content, "true")
    assert caller.shop.head() == head
    other = {**MILK, "reason": "annet"}
    problem = office.refuse(
        "POST", "/office/stock/waste", other, key="en", status=409, code="request.key_reused"
    )
    assert problem["facts"] == {"key": "en"}


@pytest.mark.parametrize("path", BODIES)
def test_the_same_key_and_request_get_the_stored_answer(screen: Screen, path: str) -> None:
    """Nothing is written, printed or opened the second time, however much later."""
    prepare(screen, path)
    first = screen.post(path, BODIES[path], key="en")
    assert first.status_code in {200, 201}, first.text
    assert REPLAYED not in first.headers
    shop = screen.caller.shop
    before, head = shop.traces(), shop.head()
    shop.clock.forward(hours=1)
    again = screen.post(path, BODIES[path], key="en")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again.headers[REPLAYED] == "true"
    assert (shop.traces(), shop.head()) == (before, head)


@pytest.mark.parametrize("path", BODIES)
def test_another_request_with_the_same_key_is_refused(screen: Screen, path: str) -> None:
    prepare(screen, path)
    screen.post("pay-ins", {"amount_ore": 4_711, "reason": "annet"}, key="en")
    problem = screen.refuse("POST", path, BODIES[path], key="en", status=409, code="request.key_reused")
    assert problem["facts"] == {"key": "en"}


@pytest.mark.parametrize("path", BODIES)
def test_without_a_good_key_nothing_is_created(screen: Screen, path: str) -> None:
    prepare(screen, path)
    for key in ("", "x" * 101, "tab\there"):
        screen.refuse("POST", path, BODIES[path], key=key, status=422, code="request.key_missing")


def test_a_request_that_means_the_same_is_the_same(screen: Screen) -> None:
    """What is left out and what is said in so many words, in another order, is one request."""
    first = screen.post("sales", COFFEE, key="en")
    written = b'{"tenders":[{"amount_ore":0,"kind":"cash"}],"items":[{"quantity_milli":1000,"code":"200"}]}'
    again = screen.post("sales", key="en", content=written)
    assert (again.json(), again.headers[REPLAYED]) == (first.json(), "true")


@pytest.mark.law("KSF-2-7-2")
def test_eight_at_once_with_one_key_make_one_sale(screen: Screen) -> None:
    together = Barrier(8)

    def sell(place: int) -> Response:
        del place
        together.wait()
        return screen.post("sales", COFFEE, key="en")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(sell, range(8)))
    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.content for answer in answers}) == 1
    assert sum(REPLAYED in answer.headers for answer in answers) == 7
    assert screen.caller.shop.kinds().count("sale_completed") == 1
    assert len(screen.done("GET", "sales")) == 1


@pytest.mark.law("KSF-2-7-2")
def test_eight_at_once_with_keys_of_their_own_make_eight_sales(screen: Screen) -> None:
    def sell(place: int) -> Response:
        return screen.post("sales", COFFEE, key=f"nr {place}")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(sell, range(8)))
    assert sorted(answer.json()["receipt"] for answer in answers) == list(range(1, 9))
    assert screen.caller.shop.faults() == []


def test_a_key_belongs_to_its_register(caller: Caller) -> None:
    front, back = caller.open(), caller.open(KARI, BACK)
    sales = [screen.done("POST", "sales", COFFEE, key="en", status=201) for screen in (front, back)]
    assert [sale["register"] for sale in sales] == ["K1", "K2"]
    assert [sale["transaction"] for sale in sales] == [2, 1002]


def test_a_key_outlives_the_session_and_the_process(screen: Screen) -> None:
    first = screen.post("sales", COFFEE, key="en")
    shop = screen.caller.shop
    shop.die_and_come_back()
    caller = Caller(shop)
    with caller.client:
        answer = caller.sign_on(KARI).post("sales", COFFEE, key="en")
    assert (answer.json(), answer.headers[REPLAYED]) == (first.json(), "true")


def test_an_answer_lasts_two_weeks_and_until_the_day_is_closed_after_that(screen: Screen) -> None:
    """Days without a Z forget nothing; another register's Z neither."""
    shop = screen.caller.shop
    first = screen.post("sales", COFFEE, key="en")
    closed: Json = {"counted_ore": 0, "explanation": "tømt"}
    for days, key in ((14, "z 1"), (1, "z 2")):
        shop.clock.forward(days=days)
        assert screen.post("sales", COFFEE, key="en").headers[REPLAYED] == "true"
        screen.done("POST", "z-reports", closed, key=key, status=201)
        screen.done("POST", "float", {"amount_ore": 0}, key=f"float after {key}")
        with shop.counter.store.read() as books:
            assert (books.answer(f"{FRONT}\nen") is None) == (key == "z 2")
    assert first.status_code == 201


def test_a_refused_request_may_be_tried_again_with_its_key(screen: Screen) -> None:
    """Its key is not used up, neither by the refusal nor by the attempt that is kept."""
    screen.done("POST", "drawer/open", {"reason": "bytte"})
    screen.refuse("POST", "sales", COFFEE, key="en", status=409, code="drawer.open", kept=True)
    screen.done("POST", "drawer/closed")
    screen.refuse("POST", "sales", {**COFFEE, "tenders": []}, key="en", status=422, code="sale.underpaid")
    assert screen.done("POST", "sales", COFFEE, key="en", status=201)["gross_ore"] == COFFEE_ORE
