"""Who is in the office and from where: seen, ended from afar, and told when the device is new."""

import dataclasses
from email.message import EmailMessage

import pytest

from datakasse.counter.pin import hash_pin
from datakasse.journal.events.people import AttemptRefused, OfficeLeft
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_office_key import RescueOfficeKey
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys
from datakasse.trade.people.operator import Operator
from datakasse.web.desk import Visit
from datakasse.web.sign_in import office_key_api, office_session_api
from datakasse.web.sign_in.office_key_api import OwnKeyAction
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR
from tests.web.caller import Caller, Json, Screen, assert_problem
from tests.web.sign_in.test_devices import Tablet, code_of
from tests.web.sign_in.test_office_keys import KEY, PASSWORD, newest, next_code, set_password, set_up_codes
from tests.web.sign_in.test_office_session import SESSION

SESSIONS, OWN = "/office/sessions", "/office/session"


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """Kari in the office."""
    return caller.office(KARI)


def listed(screen: Screen) -> Json:
    return screen.done("GET", SESSIONS)


@pytest.mark.law("KSF-2-7-1")
def test_whoever_administers_sees_everybody_and_ends_what_is_not_to_be(caller: Caller, kari: Screen) -> None:
    revisor = caller.office(REVISOR)
    rows = listed(kari)
    assert [(row["operator"], row["is_mine"], row["device"]) for row in rows] == [
        (REVISOR, False, ""),
        (KARI, True, ""),
    ]
    assert [row["operator"] for row in listed(revisor)] == [REVISOR]
    mine = rows[1]["session"]
    revisor.refuse("DELETE", f"{SESSIONS}/{mine}", status=404, code="people.no_such_session")
    assert kari.call("DELETE", f"{SESSIONS}/{rows[0]['session']}").status_code == 204
    ended, left = caller.shop.entries(FRONT, caller.shop.head() - 1)
    assert (ended.operator, ended.event) == (KARI, SettingsChanged("office session ended", REVISOR))
    assert (left.operator, left.event) == (REVISOR, OfficeLeft())
    assert_problem(revisor.get("/office/session"), 401, "operator.not_signed_on")
    head = caller.shop.head()
    assert kari.call("DELETE", f"{SESSIONS}/{mine}").status_code == 204
    [own] = caller.shop.entries(FRONT, head + 1)
    assert (own.operator, own.event) == (KARI, OfficeLeft())
    assert_problem(kari.get("/office/session"), 401, "operator.not_signed_on")


def test_a_session_that_lay_idle_is_not_listed(caller: Caller, kari: Screen) -> None:
    caller.office(REVISOR)
    caller.shop.clock.forward(seconds=29 * 60)
    assert len(listed(kari)) == 2
    caller.shop.clock.forward(seconds=2 * 60)
    assert len(listed(kari)) == 1


@pytest.mark.law("KSF-2-7-1")
def test_the_token_of_a_session_is_worth_nothing_at_another_device(caller: Caller) -> None:
    manager = caller.open(KARI)
    kari = caller.office(KARI)
    tablet = Tablet(caller)
    with tablet.client:
        assert tablet.pair(code_of(manager)).status_code == 201
        carried = {"authorization": f"Bearer {kari.token}"}
        answer = tablet.client.get(SESSION, headers=carried)
    assert_problem(answer, 401, "operator.not_signed_on")
    assert kari.get("/office/session").status_code == 200


def test_what_a_page_asks_by_itself_keeps_no_session_alive(caller: Caller, kari: Screen) -> None:
    caller.shop.clock.forward(seconds=20 * 60)
    assert kari.get("/office/insight/day", headers={"unattended": "1"}).status_code == 200
    caller.shop.clock.forward(seconds=11 * 60)
    assert_problem(kari.get("/office/session"), 401, "operator.not_signed_on")
    touched = caller.office(KARI)
    caller.shop.clock.forward(seconds=20 * 60)
    assert touched.get("/office/insight/day").status_code == 200
    caller.shop.clock.forward(seconds=11 * 60)
    assert touched.get("/office/session").status_code == 200


@pytest.mark.law("KSF-2-7-1")
def test_a_password_forgotten_on_the_machine_ends_what_runs_under_it(caller: Caller, kari: Screen) -> None:
    """The command is another process; the server finds the key gone when it is asked next."""
    set_password(kari)
    assert kari.get("/office/session").status_code == 200
    counter = caller.shop.counter
    rescue = RescueOfficeKey(caller.app.state.desk.office_keys, KARI)
    counter.carry_out(FRONT, "", rescue).result()
    assert_problem(kari.get("/office/session"), 401, "operator.not_signed_on")
    assert caller.office(KARI).get("/office/session").status_code == 200


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("has_password", [False, True])
def test_a_pin_changed_elsewhere_ends_what_runs_under_it(
    caller: Caller, kari: Screen, *, has_password: bool
) -> None:
    """Another server process does it, or the hub: nothing is told to this one. It is an entry."""
    if has_password:
        set_password(kari)
    counter = caller.shop.counter
    with counter.store.read() as books:
        before = books.operator(KARI)
    counter.store.write(lambda books: books.put_operator(before, hash_pin("8642"))).result()
    head = caller.shop.head()
    assert listed(caller.office(REVISOR))[0]["operator"] == REVISOR
    assert_problem(kari.get("/office/session"), 401, "operator.not_signed_on")
    assert_problem(kari.get("/office/session"), 401, "operator.not_signed_on")
    left = [each for each in caller.shop.entries(FRONT, head + 1) if isinstance(each.event, OfficeLeft)]
    assert [each.operator for each in left] == [KARI]


@pytest.mark.law("KSF-2-7-1")
def test_who_comes_in_while_her_password_is_changed_is_out_again(
    caller: Caller, kari: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What she gave was right when it was looked at, and opens nothing when she is in."""
    set_password(kari)
    keys: OfficeKeys = caller.app.state.desk.office_keys
    another = OfficeKey(hash_pin("0000"), caller.shop.clock.now())

    def meanwhile(agent: str) -> str:
        keys.change(KARI, lambda _: another)
        return agent

    monkeypatch.setattr(office_session_api, "browser_name", meanwhile)
    answer = caller.nobody().post(OWN, {"operator": KARI, "password": PASSWORD})
    assert answer.status_code == 201
    caller.client.cookies.clear()
    assert_problem(Screen(caller, FRONT, answer.json()["token"]).get(OWN), 401, "operator.not_signed_on")


@pytest.mark.law("KSF-2-7-1")
def test_a_page_that_asks_while_her_password_is_set_does_not_put_her_out(
    caller: Caller, kari: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the change and the answer her page asks by itself; other sessions of hers are out by then."""
    other, answered = caller.office(KARI), list[int]()
    change = office_key_api.carry_out

    def then_the_page_asks(visit: Visit, operator: Operator, action: OwnKeyAction) -> None:
        change(visit, operator, action)
        answered.extend(screen.get(OWN).status_code for screen in (kari, other))

    monkeypatch.setattr(office_key_api, "carry_out", then_the_page_asks)
    head = caller.shop.head()
    set_password(kari)
    assert answered == [200, 401]
    assert kari.get(OWN).status_code == 200
    assert caller.shop.kinds(from_number=head + 1) == ["settings_changed", "office_left"]


def test_a_password_that_was_not_set_leaves_nothing_to_go_on_under(caller: Caller, kari: Screen) -> None:
    set_password(kari)
    wrong = {"current": "wrong wrong wrong", "password": PASSWORD}
    kari.refuse("PUT", f"{KEY}/password", wrong, status=403, code="people.not_confirmed", kept=True)
    rescue = RescueOfficeKey(caller.app.state.desk.office_keys, KARI)
    caller.shop.counter.carry_out(FRONT, "", rescue).result()
    assert_problem(kari.get(OWN), 401, "operator.not_signed_on")


def test_ones_own_pin_is_changed_without_being_put_out(kari: Screen) -> None:
    kari.done("PUT", f"/office/people/{KARI}/pin", {"pin": "8642", "current": PINS[KARI]})
    assert kari.get(OWN).status_code == 200


class Mailbox:
    """Takes mail."""

    sender = "kaffebaren@example.no"

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []

    def send(self, message: EmailMessage, recipient: str) -> None:
        self.taken.append((recipient, message.get_content()))


@pytest.mark.law("KSF-2-7-1")
def test_the_first_time_from_a_device_is_told_and_the_second_is_not(caller: Caller) -> None:
    mailbox = Mailbox()
    desk = caller.app.state.desk
    desk.counter = dataclasses.replace(desk.counter, mailer=mailbox)
    manager = caller.open(KARI)
    kari = caller.office(KARI)
    set_password(kari)
    app, _ = set_up_codes(kari)
    assert kari.done("GET", "/office/new-devices") == []
    tablet = Tablet(caller)
    with tablet.client:
        assert tablet.pair(code_of(manager)).status_code == 201
        for _ in range(2):
            given = {"operator": KARI, "password": PASSWORD, "code": next_code(caller, app)}
            assert tablet.client.post(SESSION, json=given).status_code == 201
    told = [
        record.event
        for record in caller.shop.entries(FRONT, 1)
        if record.event == SettingsChanged("office entered from a new device", KARI)
    ]
    assert len(told) == 1
    [(recipient, text)] = mailbox.taken
    assert recipient == Mailbox.sender
    assert "Kari Nordmann (operatør 1) logget på kontoret fra «Nettbrett i baren»" in text
    [new] = kari.done("GET", "/office/new-devices")
    assert (new["operator"], new["device"]) == (KARI, "Nettbrett i baren")
    assert {row["device"] for row in listed(kari)} == {"", "Nettbrett i baren"}
    assert kari.call("DELETE", "/office/new-devices").status_code == 204
    assert kari.done("GET", "/office/new-devices") == []


@pytest.mark.law("KSF-2-7-1")
def test_what_a_role_does_not_allow_in_the_office_is_kept_as_at_the_till(caller: Caller) -> None:
    revisor = caller.office(REVISOR)
    revisor.refuse("GET", "/office/bank/open", status=403, code="operator.missing_right", kept=True)
    assert newest(caller) == AttemptRefused("GET /office/bank/open", "operator.missing_right", "keep_books")
    revisor.refuse("DELETE", f"/office/people/{OLA}", status=403, code="operator.missing_right", kept=True)
    attempt = AttemptRefused("DELETE /office/people/{operator}", "operator.missing_right", "administer")
    assert newest(caller) == attempt


@pytest.mark.law("KSF-2-7-1")
def test_a_cash_report_is_read_by_whoever_may_close_the_day(caller: Caller) -> None:
    caller.open(KARI)
    assert_problem(caller.sign_on(KARI).get("cash-reports/1"), 404, "report.unknown")
    inspector = caller.sign_on(REVISOR)
    inspector.refuse("GET", "cash-reports/1", status=403, code="operator.missing_right", kept=True)
