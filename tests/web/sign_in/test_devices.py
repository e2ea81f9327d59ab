"""Devices on the shop's network: who is let through the gate, and what each sees and does there."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from datakasse.journal.events.basket import BasketParked
from datakasse.journal.events.people import AttemptRefused, SignedOff
from datakasse.journal.events.shop import SettingsChanged
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, PINS, Shopkeeper
from tests.web.caller import API, HOST, Caller, Json, Screen, assert_problem

ON_THE_NETWORK = ("192.168.1.20", 40_000)


@pytest.fixture
def manager(caller: Caller) -> Screen:
    """Kari at the register's own screen, with a float."""
    return caller.open(KARI)


class Tablet:
    """A browser on another machine, with the cookies it was given."""

    def __init__(self, caller: Caller) -> None:
        self.client = TestClient(
            caller.app, base_url=f"http://{HOST}", raise_server_exceptions=False, client=ON_THE_NETWORK
        )

    def call(self, method: str, path: str, body: Json = None, **headers: str) -> Json:
        """Call an address of the front register."""
        address = f"{API}/registers/{FRONT}{path}"
        return self.client.request(method, address, json=body, headers=headers)

    def pair(self, code: str, name: str = "Nettbrett i baren") -> Json:
        """Redeem a code."""
        return self.call("POST", "/devices", {"code": code, "name": name})

    def sign_on(self, by: str = OLA) -> Json:
        """Sign on with the right PIN."""
        return self.call("POST", "/sign-on", {"operator": by, "pin": PINS[by]})


@pytest.fixture
def tablet(caller: Caller) -> Iterator[Tablet]:
    """A tablet that nobody has let in."""
    made = Tablet(caller)
    with made.client:
        yield made


def code_of(manager: Screen) -> str:
    """A fresh pairing code."""
    return manager.done("POST", "device-codes", status=201)["code"]


@pytest.fixture
def paired(tablet: Tablet, manager: Screen) -> Tablet:
    """The tablet, let in and with Ola at it."""
    assert tablet.pair(code_of(manager)).status_code == 201
    assert tablet.sign_on().status_code == 200
    return tablet


def test_a_database_that_is_away_is_told_at_the_gate_too(paired: Tablet, shop: Shopkeeper) -> None:
    """Who comes is looked up there, and a fault of ours would say that nobody knows what is safe."""
    shop.counter.store.close()
    assert_problem(paired.call("GET", ""), 503, "store.broken")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", "/operators"), ("POST", "/sign-on"), ("POST", "/sales"), ("GET", "/devices")],
)
def test_a_machine_that_nobody_let_in_gets_no_further_than_the_page(
    tablet: Tablet, method: str, path: str
) -> None:
    body: Json = {} if method == "POST" else None
    assert_problem(tablet.call(method, path, body), 403, "device.not_paired")
    assert tablet.client.get("/api/v1/about").status_code == 403
    assert tablet.client.get("/").status_code in {200, 404}, "the page itself, where it is built"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_what_a_proxy_passes_on_comes_from_elsewhere(screen: Screen, header: str) -> None:
    answer = screen.get("", headers={header: "127.0.0.1"})
    assert_problem(answer, 403, "device.not_paired")


def test_a_device_that_was_let_in_sells_at_a_basket_of_its_own(paired: Tablet, manager: Screen) -> None:
    manager.done("POST", "basket/lines", {"code": "300"})
    view = paired.call("POST", "/basket/lines", {"code": "200"}).json()
    assert [line["article"] for line in view["basket"]["lines"]] == ["200"]
    assert (view["device"], view["operator"]["operator_id"], view["mine"]) == ("Nettbrett i baren", OLA, True)
    own = manager.done("GET", "")
    assert [line["article"] for line in own["basket"]["lines"]] == ["300"]
    assert (own["device"], own["operator"]["operator_id"]) == ("", KARI)
    [elsewhere] = own["elsewhere"]
    assert (elsewhere["device"], elsewhere["name"], elsewhere["operator"]) == ("2", "Nettbrett i baren", OLA)


@pytest.mark.law("KSF-2-8-4-2")
def test_sales_of_both_are_numbered_by_the_register(
    paired: Tablet, manager: Screen, shop: Shopkeeper
) -> None:
    for place in range(2):
        manager.done("POST", "basket/lines", {"code": "200"})
        paired.call("POST", "/basket/lines", {"code": "200"})
        there = paired.call(
            "POST", "/basket/complete", {"tenders": [{"kind": "cash"}]}, **{"idempotency-key": f"t{place}"}
        )
        here = manager.done("POST", "basket/complete", {"tenders": [{"kind": "cash"}]}, status=201)
        assert (there.json()["receipt"], here["receipt"]) == (2 * place + 1, 2 * place + 2)
    assert [record.lane for record in shop.entries() if record.transaction][1:] == ["2", "", "2", ""]
    assert shop.faults() == []


def test_one_operator_at_two_devices_has_two_baskets(paired: Tablet, manager: Screen) -> None:
    assert paired.sign_on(KARI).status_code == 200
    paired.call("POST", "/basket/lines", {"code": "200"})
    assert manager.done("GET", "")["basket"] is None
    assert manager.done("GET", "")["mine"] is True


def test_signing_on_at_a_device_leaves_the_others_as_they_are(
    paired: Tablet, manager: Screen, shop: Shopkeeper
) -> None:
    head = shop.head()
    assert paired.call("POST", "/sign-off").status_code == 200
    assert paired.sign_on(KARI).status_code == 200
    assert manager.done("GET", "")["mine"] is True
    assert [(record.operator, record.lane) for record in shop.entries(FRONT, head + 1)] == [
        (OLA, "2"),
        (KARI, "2"),
    ]


def test_locking_one_screen_leaves_the_others_open(paired: Tablet, manager: Screen) -> None:
    assert paired.call("POST", "/lock").status_code == 200
    assert manager.done("GET", "")["mine"] is True
    assert paired.call("GET", "").json()["mine"] is False


def test_a_session_of_one_device_is_none_at_another(paired: Tablet, caller: Caller) -> None:
    token = paired.sign_on().json()["token"]
    assert_problem(Screen(caller, FRONT, token).post("basket/undo"), 401, "operator.not_signed_on")


def test_a_code_counts_once_and_for_its_register(tablet: Tablet, manager: Screen, caller: Caller) -> None:
    code = code_of(manager)
    other = Tablet(caller)
    elsewhere = other.client.post(f"{API}/registers/{BACK}/devices", json={"code": code, "name": "x"})
    assert_problem(elsewhere, 403, "device.bad_code")
    assert tablet.pair(code).status_code == 201
    assert_problem(other.pair(code), 403, "device.bad_code")


def test_a_code_runs_out(tablet: Tablet, manager: Screen, shop: Shopkeeper) -> None:
    code = code_of(manager)
    shop.clock.forward(seconds=timedelta(minutes=5).total_seconds())
    assert_problem(tablet.pair(code), 403, "device.bad_code")


def test_a_device_without_a_name_is_refused(tablet: Tablet, manager: Screen) -> None:
    assert_problem(tablet.pair(code_of(manager), "  \u200b "), 422, "device.name_missing")


def test_only_a_manager_makes_codes(screen: Screen) -> None:
    screen.refuse("POST", "device-codes", status=403, code="operator.missing_right", kept=True)


def test_a_device_is_at_its_own_register_only(paired: Tablet) -> None:
    there = paired.client.get(f"{API}/registers/{BACK}")
    assert_problem(there, 403, "device.elsewhere")
    listed = paired.client.get(f"{API}/registers").json()
    assert [register["register_id"] for register in listed] == [FRONT]


@pytest.mark.law("KSF-2-7-1")
def test_letting_in_and_shutting_out_are_in_the_journal(
    paired: Tablet, manager: Screen, shop: Shopkeeper
) -> None:
    paired.call("POST", "/basket/lines", {"code": "200"})
    [listed] = manager.done("GET", "devices")
    assert (listed["device"], listed["name"], listed["operator"]) == ("2", "Nettbrett i baren", OLA)
    assert listed["has_open_sale"] is True
    assert listed["last_seen"] is not None
    manager.done("DELETE", "devices/2")
    changes = [
        (record.event.what, record.event.subject, record.operator)
        for record in shop.entries()
        if isinstance(record.event, SettingsChanged)
    ]
    assert changes[-2:] == [("device_paired", "2", KARI), ("device_revoked", "2", KARI)]
    assert_problem(paired.call("GET", ""), 403, "device.not_paired")
    assert manager.done("GET", "devices") == []


def test_what_lay_open_at_a_device_that_is_shut_out_is_parked(
    paired: Tablet, manager: Screen, shop: Shopkeeper
) -> None:
    paired.call("POST", "/basket/lines", {"code": "200"})
    view = manager.done("DELETE", "devices/2")
    [parked] = view["parked"]
    assert parked["name"] == "Nettbrett i baren"
    ended = [(type(record.event), record.lane) for record in shop.entries()][-3:-1]
    assert ended == [(BasketParked, "2"), (SignedOff, "2")]
    assert manager.done("POST", "basket/resume", {"basket_id": parked["basket_id"]})["basket"]["lines"]
    assert_problem(manager.call("DELETE", "devices/2"), 404, "device.unknown")


@pytest.mark.law("KSF-2-6-7")
def test_a_sale_open_elsewhere_stands_in_the_way_of_the_z_until_it_is_taken_over(
    paired: Tablet, manager: Screen
) -> None:
    paired.call("POST", "/basket/lines", {"code": "200"})
    problem = manager.refuse(
        "POST", "z-reports", {"counted_ore": 1_000_00}, status=409, code="day.sale_still_open", kept=True
    )
    assert "enhet 2" in problem["detail"]
    view = manager.done("POST", "devices/2/park")
    manager.done("POST", "basket/abort", {"basket_id": view["parked"][0]["basket_id"]})
    manager.done("POST", "z-reports", {"counted_ore": 1_000_00}, status=201)


def test_the_own_screens_sale_can_be_taken_over_from_a_device(paired: Tablet, manager: Screen) -> None:
    manager.done("POST", "basket/lines", {"code": "200"})
    view = paired.call("POST", "/devices/own/park").json()
    assert [parked["name"] for parked in view["parked"]] == ["kassen"]
    assert_problem(paired.call("POST", "/devices/own/park"), 422, "sale.empty")


@pytest.mark.law("KSF-2-7-1")
def test_a_mistaken_approval_at_a_device_is_journalled_there(paired: Tablet, shop: Shopkeeper) -> None:
    tried = {"operator": KARI, "pin": "0000"}
    assert_problem(paired.call("POST", "/approvals/x", tried), 401, "operator.wrong_pin")
    last = shop.entries()[-1]
    assert (type(last.event), last.operator, last.lane) == (AttemptRefused, KARI, "2")
