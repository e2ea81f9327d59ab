"""The books over HTTP: changed by whoever keeps them, shown to the inspector too, and to nobody else."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from datakasse.journal.event import kind_of
from tests.till.shopkeeper import COFFEE_ORE, FRONT, KARI, OLA, PINS, REVISOR
from tests.web.caller import API, HERE, HOST, Caller, assert_problem

OFFICE = f"{API}/office"
READ = (
    "accounts",
    "mapping",
    "vouchers",
    f"vouchers/{FRONT}/4",
    "days",
    "days/K1-Z-000001",
    "days/K1-Z-000001/cash-report",
    "waiting",
    "periods",
)
WASH = [
    {"account": "1910", "text": "Bank", "net_ore": -5000},
    {"account": "1571", "text": "Vask", "net_ore": 5000},
]

WRITE = (
    ("PUT", "accounts/3010", {"name": "Drikke"}),
    ("PUT", "mapping", {"purpose": "sale", "subject": "DRIKKE", "account": "3000"}),
    ("PUT", "departments/1", {"department": "20"}),
    ("POST", "corrections", {"reason": "feil konto", "lines": WASH}),
    ("POST", "periods", {"through": "2026-02-28"}),
)


@pytest.fixture
def office(caller: Caller) -> Iterator[TestClient]:
    """A browser in the office, with Kari at it; coffee has been sold and the day is closed."""
    shop = caller.shop
    if not shop.state().started:
        shop.open(float_ore=0)
    shop.sell("200")
    with TestClient(caller.app, base_url=f"http://{HOST}", client=HERE) as client:
        client.post(f"{OFFICE}/session", json={"operator": KARI, "pin": PINS[KARI]})
        yield client


def test_everything_is_shown_with_the_way_back_to_the_receipt(office: TestClient, caller: Caller) -> None:
    numbers = [account["number"] for account in office.get(f"{OFFICE}/accounts").json()]
    assert "1900" in numbers
    assert numbers == sorted(numbers)
    page = office.get(f"{OFFICE}/vouchers", params={"register": FRONT, "from": "2026-03-02"}).json()
    assert (page["page"], page["more"]) == (1, False)
    sold = page["vouchers"][-1]
    assert sold["kind"] == "sale_completed"
    shown = office.get(f"{OFFICE}/vouchers/{FRONT}/{sold['entry']}").json()
    assert shown["voucher"] == sold
    assert (shown["at"][:10], shown["operator"]) == ("2026-03-02", OLA)
    assert shown["gross_ore"] == COFFEE_ORE
    assert sum(posting["amount_ore"] for posting in shown["postings"]) == 0
    assert shown["receipt"] == f"/registers/{FRONT}/sales/{sold['transaction']}"
    assert office.get(f"{OFFICE}/vouchers", params={"page": 2}).json()["vouchers"] == []
    assert office.get(f"{OFFICE}/waiting").json() == {"vouchers": [], "days": []}
    assert caller.shop.head() > sold["entry"]


def test_what_is_not_there_is_told(office: TestClient) -> None:
    assert_problem(office.get(f"{OFFICE}/vouchers/{FRONT}/1"), 404, "ledger.nothing_booked")
    assert_problem(office.get(f"{OFFICE}/days/K1-Z-000099"), 404, "ledger.nothing_booked")
    assert_problem(office.get(f"{OFFICE}/vouchers", params={"register": "K99"}), 404, "register.unknown")


def test_accounts_mapping_and_departments_are_changed(office: TestClient) -> None:
    made = office.put(f"{OFFICE}/accounts/3010", json={"name": "Drikke"})
    assert made.json()["grouping_code"] == "3000"
    rule = {"purpose": "sale", "subject": "DRIKKE", "account": "3010"}
    assert office.put(f"{OFFICE}/mapping", json=rule).json()["since"] == "2026-03-03"
    too_early = office.put(f"{OFFICE}/mapping", json={**rule, "since": "2026-03-02"})
    assert_problem(too_early, 409, "mapping.too_early")
    told = office.put(f"{OFFICE}/departments/1", json={"department": "20"})
    assert told.json() == {"location": "1", "department": "20", "since": "2026-03-03"}
    shown = office.get(f"{OFFICE}/mapping").json()
    assert shown["rules"][-1]["account"] == "3010"
    assert shown["departments"] == [told.json()]
    assert shown["first_open_day"] == "2026-03-03"


def test_a_correction_becomes_a_voucher_and_a_day_of_its_own(office: TestClient) -> None:
    made = office.post(f"{OFFICE}/corrections", json={"reason": "feil konto", "lines": WASH})
    assert made.status_code == 201
    key = f"{FRONT}-K-{made.json()['entry']:06d}"
    assert office.get(f"{OFFICE}/days/{key}").json()["lines"] == made.json()["lines"]
    assert key in [day["key"] for day in office.get(f"{OFFICE}/days").json()]
    crooked = [WASH[0], {**WASH[1], "net_ore": 4999}]
    refused = office.post(f"{OFFICE}/corrections", json={"reason": "feil konto", "lines": crooked})
    assert_problem(refused, 422, "correction.bad")


def test_a_month_is_locked_and_shown_to_hold(office: TestClient) -> None:
    assert_problem(office.post(f"{OFFICE}/periods", json={"through": "2026-03-31"}), 422, "period.bad")
    locked = office.post(f"{OFFICE}/periods", json={"through": "2026-02-28"})
    assert locked.status_code == 201
    assert office.get(f"{OFFICE}/periods").json() == [{"period": locked.json(), "holds": True}]


@pytest.mark.law("KSL-4")
@pytest.mark.parametrize("path", READ)
def test_the_inspector_reads_the_books_and_nobody_from_outside(
    office: TestClient, caller: Caller, path: str
) -> None:
    kept = office.get(f"{OFFICE}/{path}")
    with TestClient(caller.app, base_url=f"http://{HOST}", client=HERE) as inspector:
        assert_problem(inspector.get(f"{OFFICE}/{path}"), 401, "operator.not_signed_on")
        inspector.post(f"{OFFICE}/session", json={"operator": REVISOR, "pin": PINS[REVISOR]})
        seen = inspector.get(f"{OFFICE}/{path}")
    assert (seen.status_code, seen.json()) == (kept.status_code, kept.json())


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("method", "path", "body"), WRITE)
def test_only_who_keeps_the_books_writes_in_them(
    caller: Caller, method: str, path: str, body: dict[str, object]
) -> None:
    with TestClient(caller.app, base_url=f"http://{HOST}", client=HERE) as inspector:
        inspector.post(f"{OFFICE}/session", json={"operator": REVISOR, "pin": PINS[REVISOR]})
        head = caller.shop.head()
        answer = inspector.request(method, f"{OFFICE}/{path}", json=body)
        assert_problem(answer, 403, "operator.missing_right")
        assert [kind_of(record.event) for record in caller.shop.entries(FRONT, head + 1)] == [
            "attempt_refused"
        ]
