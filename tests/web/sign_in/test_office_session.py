"""The office has a session of its own: who comes in, what it leaves alone, and how it ends."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec
import pytest
from starlette.testclient import TestClient

from datakasse.till.people.sign_on import FREE_MISTAKES
from datakasse.trade.people.operator import Operator, Role
from datakasse.web.sign_in.session import OFFICE_IDLE_MAX
from tests.shop import NOON, OPERATORS
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR, Shopkeeper
from tests.web.caller import API, HERE, HOST, Caller, Json, Screen, assert_problem
from tests.web.sign_in.test_devices import Tablet

SESSION = f"{API}/office/session"
NOT_SIGNED_ON = "operator.not_signed_on"


class Desk:
    """A browser in the office, with the cookies it was given."""

    def __init__(self, caller: Caller, scheme: str = "http") -> None:
        self.shop = caller.shop
        self.client = TestClient(
            caller.app, base_url=f"{scheme}://{HOST}", raise_server_exceptions=False, client=HERE
        )

    def enter(self, operator: str = KARI, pin: str = "") -> Json:
        """Come to the office."""
        return self.client.post(SESSION, json={"operator": operator, "pin": pin or PINS[operator]})

    def who(self, headers: Mapping[str, str] | None = None) -> Json:
        """Ask who is in the office."""
        return self.client.get(SESSION, headers=headers)


@pytest.fixture
def desk(caller: Caller) -> Desk:
    """A browser in the office with nobody at it; no register is started."""
    return Desk(caller)


@pytest.mark.law("KSF-2-7-1")
def test_coming_and_leaving_are_in_the_journal_before_a_register_is_started(desk: Desk) -> None:
    assert_problem(desk.who(), 401, NOT_SIGNED_ON)
    head = desk.shop.head()
    told = desk.enter()
    assert told.status_code == 201
    assert (told.json()["name"], told.json()["role"]) == ("Kari Nordmann", "manager")
    assert "keep_books" in told.json()["rights"]
    assert desk.who().json()["operator_id"] == KARI
    left = desk.client.delete(SESSION)
    assert left.status_code == 204
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert_problem(desk.who(), 401, NOT_SIGNED_ON)
    assert [
        (record.operator, kind)
        for record, kind in zip(
            desk.shop.entries(FRONT, head + 1), desk.shop.kinds(from_number=head + 1), strict=True
        )
    ] == [(KARI, "office_entered"), (KARI, "office_left")]
    assert not desk.shop.state().started
    assert desk.shop.state().used_on is None


@pytest.mark.law("KSF-2-7-1")
def test_a_wrong_pin_is_kept_and_makes_her_wait_here_and_at_no_till(desk: Desk) -> None:
    for _ in range(FREE_MISTAKES + 1):
        assert_problem(desk.enter(KARI, "0000"), 401, "operator.wrong_pin")
        assert (desk.shop.attempt().what, desk.shop.attempt().code) == ("EnterOffice", "operator.wrong_pin")
    head = desk.shop.head()
    assert_problem(desk.enter(KARI), 429, "people.throttled")
    assert desk.shop.head() == head
    at_the_till = desk.client.post(
        f"{API}/registers/{FRONT}/sign-on", json={"operator": KARI, "pin": PINS[KARI]}
    )
    assert at_the_till.json()["code"] != "operator.throttled"
    desk.shop.clock.forward(seconds=3)
    assert desk.enter(KARI).status_code == 201


def test_nobody_of_that_number_is_refused(desk: Desk) -> None:
    assert_problem(desk.enter("77", "0000"), 404, "operator.unknown")


@pytest.mark.parametrize("role", Role)
def test_whoever_has_no_work_in_the_office_does_not_come_in(desk: Desk, role: Role) -> None:
    """A right PIN is not enough; the attempt is kept, and nobody is told to be able to come who cannot."""
    ola = msgspec.structs.replace(OPERATORS[1], role=role)
    desk.shop.counter.store.write(lambda books: books.put_operator(ola)).result()
    answer = desk.enter(OLA)
    listed = {row["operator_id"] for row in desk.client.get(f"{SESSION}/people").json()}
    if role in {Role.CASHIER, Role.ASSISTANT}:
        assert_problem(answer, 403, "operator.missing_right")
        assert desk.shop.attempt().code == "operator.missing_right"
        assert "set-cookie" not in answer.headers
        assert listed == {KARI, REVISOR}
    else:
        assert answer.status_code == 201
        assert listed == {KARI, OLA, REVISOR}


def test_the_till_on_the_same_machine_is_left_as_it_is(screen: Screen) -> None:
    before = screen.done("POST", "basket/lines", {"code": "200"})
    desk = Desk(screen.caller)
    signed_on = desk.client.post(f"{API}/registers/{FRONT}/sign-on", json={"operator": OLA, "pin": PINS[OLA]})
    assert signed_on.status_code == 200
    desk.enter()
    assert desk.who().json()["operator_id"] == KARI
    view = desk.client.get(f"{API}/registers/{FRONT}").json()
    assert (view["mine"], view["operator"]["operator_id"], view["basket"]) == (True, OLA, before["basket"])
    desk.client.delete(SESSION)
    assert desk.client.get(f"{API}/registers/{FRONT}").json()["mine"] is True
    assert screen.done("GET", "")["basket"] == before["basket"]


def test_a_session_of_one_opens_nothing_of_the_other(screen: Screen) -> None:
    desk = Desk(screen.caller)
    token = desk.enter().json()["token"]
    assert_problem(Screen(screen.caller, FRONT, token).post("basket/undo"), 401, NOT_SIGNED_ON)
    assert_problem(screen.get("/office/session"), 401, NOT_SIGNED_ON)
    bearer = {"authorization": f"Bearer {token}"}
    assert Desk(screen.caller).who(bearer).json()["operator_id"] == KARI


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_closed_to_scripts_and_other_pages(caller: Caller, scheme: str) -> None:
    answer = Desk(caller, scheme).enter()
    cookie = answer.headers["set-cookie"]
    parts = {part.strip() for part in cookie.split(";")}
    assert f"datakasse_office={answer.json()['token']}" in parts
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= parts
    assert ("Secure" in parts) == (scheme == "https")


@pytest.mark.law("KSF-2-5-g")
def test_it_ends_when_somebody_no_longer_works_here(desk: Desk) -> None:
    desk.enter()
    known = OPERATORS[0]
    for active in (False, True):
        kari: Operator = msgspec.structs.replace(known, active=active)
        desk.shop.counter.store.write(lambda books, kari=kari: books.put_operator(kari)).result()
        assert_problem(desk.who(), 401, NOT_SIGNED_ON)
    assert desk.enter().status_code == 201


def test_it_ends_when_nobody_has_used_it_for_a_while(desk: Desk) -> None:
    desk.enter()
    almost = OFFICE_IDLE_MAX - timedelta(seconds=1)
    for _ in range(2):
        desk.shop.clock.forward(seconds=almost.total_seconds())
        assert desk.who().status_code == 200
    desk.shop.clock.forward(seconds=OFFICE_IDLE_MAX.total_seconds())
    assert_problem(desk.who(), 401, NOT_SIGNED_ON)


def test_a_restart_ends_it(desk: Desk) -> None:
    token = desk.enter().json()["token"]
    again = Desk(Caller(desk.shop))
    assert_problem(again.who({"authorization": f"Bearer {token}"}), 401, NOT_SIGNED_ON)


def test_a_device_that_was_not_let_in_is_not_even_asked_who_it_is(caller: Caller) -> None:
    tablet = Tablet(caller)
    with tablet.client:
        body = {"operator": KARI, "pin": PINS[KARI]}
        assert_problem(tablet.client.post(SESSION, json=body), 403, "device.not_paired")


def test_control_the_shop_has_an_operator_of_each_sort_that_is_spoken_of(shop: Shopkeeper) -> None:
    assert {operator.operator_id: operator.role for operator in OPERATORS} == {
        KARI: Role.MANAGER,
        OLA: Role.CASHIER,
        REVISOR: Role.AUDITOR,
    }
    assert shop.clock.now() == NOON
