"""Coming into the office with a password and a code: who may from where, and what is left of it."""

import pytest
from pyotp.totp import TOTP

from datakasse.journal.event import Event
from datakasse.journal.events.people import OfficeLeft
from datakasse.journal.events.shop import SettingsChanged
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR
from tests.web.caller import Caller, Json, Screen, assert_problem
from tests.web.ledger.test_delivery import tables
from tests.web.sign_in.test_devices import Tablet, code_of
from tests.web.sign_in.test_office_session import SESSION

PASSWORD = "tre blå sykler i regn"
KEY = "/office/session/key"


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """Kari in the office, by her PIN."""
    return caller.office(KARI)


def set_password(screen: Screen, current: str = PINS[KARI]) -> Json:
    return screen.done("PUT", f"{KEY}/password", {"current": current, "password": PASSWORD})


def set_up_codes(screen: Screen) -> tuple[TOTP, list[str]]:
    """Set up an app, and return it with the recovery codes."""
    begun = screen.done("POST", f"{KEY}/app", {"current": PASSWORD}, status=201)
    app = TOTP(begun["secret"])
    assert begun["qr"]["modules"] > 20
    told = screen.done("PUT", f"{KEY}/codes", {"code": app.at(screen.caller.shop.clock.now())})
    return app, told["recovery_codes"]


def next_code(caller: Caller, app: TOTP) -> str:
    """A code of a step that nobody has used."""
    caller.shop.clock.forward(seconds=30)
    return app.at(caller.shop.clock.now())


def newest(caller: Caller) -> Event:
    """What happened last."""
    [record] = caller.shop.entries(FRONT, caller.shop.head())
    return record.event


def enter(caller: Caller, **given: str) -> Json:
    answer = caller.nobody().post("/office/session", {"operator": KARI, **given})
    caller.client.cookies.clear()
    return answer


@pytest.mark.law("KSF-2-5-g", "KSF-2-7-1")
def test_a_password_takes_the_place_of_the_pin(caller: Caller, kari: Screen) -> None:
    other = caller.office(KARI)
    assert kari.done("GET", KEY) == {
        "has_password": False,
        "has_codes": False,
        "recovery_left": 0,
        "since": None,
        "passkeys_here": "",
        "passkeys": [],
    }
    assert set_password(kari)["has_password"]
    done, left = caller.shop.entries(FRONT, caller.shop.head() - 1)
    assert done.event == SettingsChanged("office password set", KARI)
    assert (left.operator, left.event) == (KARI, OfficeLeft())
    assert_problem(other.get("/office/session"), 401, "operator.not_signed_on")
    assert kari.get("/office/session").status_code == 200
    assert_problem(enter(caller, pin=PINS[KARI]), 401, "people.wrong_sign_in")
    assert caller.shop.attempt().code == "people.wrong_sign_in"
    assert enter(caller, password=PASSWORD).status_code == 201
    ways = {row["operator_id"]: row["way"] for row in caller.client.get(f"{SESSION}/people").json()}
    assert ways == {KARI: "password", REVISOR: "pin"}


@pytest.mark.law("KSF-2-5-g")
def test_with_an_app_a_code_is_asked_for_and_each_is_good_once(caller: Caller, kari: Screen) -> None:
    set_password(kari)
    app, recovery = set_up_codes(kari)
    assert newest(caller) == SettingsChanged("two-factor set up", KARI)
    assert_problem(enter(caller, password=PASSWORD), 401, "people.wrong_sign_in")
    code = next_code(caller, app)
    assert enter(caller, password=PASSWORD, code=code).status_code == 201
    assert_problem(enter(caller, password=PASSWORD, code=code), 401, "people.wrong_sign_in")
    assert enter(caller, password=PASSWORD, code=recovery[3]).status_code == 201
    assert newest(caller) == SettingsChanged("recovery code used", KARI)
    assert_problem(enter(caller, password=PASSWORD, code=recovery[3]), 401, "people.wrong_sign_in")
    assert kari.done("GET", KEY)["recovery_left"] == 9


def test_an_app_counts_only_when_it_has_shown_a_code(caller: Caller, kari: Screen) -> None:
    kari.refuse("PUT", f"{KEY}/codes", {"code": "000000"}, status=409, code="people.no_codes_begun")
    set_password(kari)
    begun = kari.done("POST", f"{KEY}/app", {"current": PASSWORD}, status=201)
    assert not kari.done("GET", KEY)["has_codes"]
    wrong = "000000" if TOTP(begun["secret"]).at(caller.shop.clock.now()) != "000000" else "111111"
    kari.refuse("PUT", f"{KEY}/codes", {"code": wrong}, status=403, code="people.not_confirmed", kept=True)
    caller.shop.clock.forward(seconds=600)
    late = TOTP(begun["secret"]).at(caller.shop.clock.now())
    kari.refuse("PUT", f"{KEY}/codes", {"code": late}, status=409, code="people.no_codes_begun")
    assert enter(caller, password=PASSWORD).status_code == 201


def test_a_new_password_is_confirmed_by_the_one_before(kari: Screen) -> None:
    body = {"current": "0000", "password": PASSWORD}
    kari.refuse("PUT", f"{KEY}/password", body, status=403, code="people.not_confirmed", kept=True)
    set_password(kari)
    again = {"current": PINS[KARI], "password": PASSWORD + "!"}
    kari.refuse("PUT", f"{KEY}/password", again, status=403, code="people.not_confirmed", kept=True)
    weak = {"current": PASSWORD, "password": "Kari-Nordmann-1"}
    kari.refuse("PUT", f"{KEY}/password", weak, status=422, code="people.password_guessable")
    none = {"current": PASSWORD}
    kari.refuse("POST", f"{KEY}/recovery-codes", none, status=409, code="people.password_first")


def test_new_recovery_codes_take_the_place_of_the_old(caller: Caller, kari: Screen) -> None:
    set_password(kari)
    _, old = set_up_codes(kari)
    alone = {"current": PASSWORD}
    for what in ("app", "recovery-codes"):
        kari.refuse("POST", f"{KEY}/{what}", alone, status=403, code="people.not_confirmed", kept=True)
    with_code = {"current": PASSWORD, "code": old[1]}
    new = kari.done("POST", f"{KEY}/recovery-codes", with_code, status=201)["recovery_codes"]
    assert SettingsChanged("recovery code used", KARI) in [
        record.event for record in caller.shop.entries(FRONT, caller.shop.head() - 1)
    ]
    assert not set(old) & set(new)
    assert_problem(enter(caller, password=PASSWORD, code=old[0]), 401, "people.wrong_sign_in")
    assert enter(caller, password=PASSWORD, code=new[0]).status_code == 201


@pytest.mark.law("KSF-2-5-g")
def test_from_another_machine_nothing_less_than_a_password_and_a_code_opens_the_office(
    caller: Caller,
) -> None:
    manager = caller.open(KARI)
    desk = caller.office(KARI)
    tablet = Tablet(caller)
    with tablet.client:
        assert tablet.pair(code_of(manager)).status_code == 201
        by_pin = {"operator": KARI, "pin": PINS[KARI]}
        assert_problem(tablet.client.post(SESSION, json=by_pin), 403, "people.only_at_the_machine")
        assert caller.shop.attempt().code == "people.only_at_the_machine"
        set_password(desk)
        by_password = {"operator": KARI, "password": PASSWORD}
        assert_problem(tablet.client.post(SESSION, json=by_password), 403, "people.only_at_the_machine")
        app, _ = set_up_codes(desk)
        both = by_password | {"code": next_code(caller, app)}
        assert tablet.client.post(SESSION, json=both).status_code == 201
        assert tablet.client.get(SESSION).json()["operator_id"] == KARI


def test_a_device_that_guesses_keeps_nobody_waiting_but_itself(caller: Caller) -> None:
    manager = caller.open(KARI)
    desk = caller.office(KARI)
    set_password(desk)
    app, _ = set_up_codes(desk)
    tablet = Tablet(caller)
    with tablet.client:
        assert tablet.pair(code_of(manager)).status_code == 201
        wrong = {"operator": KARI, "password": "wrong wrong wrong", "code": "000000"}
        codes = [tablet.client.post(SESSION, json=wrong).json()["code"] for _ in range(5)]
        assert codes == ["people.wrong_sign_in"] * 4 + ["people.throttled"]
        assert enter(caller, password=PASSWORD, code=next_code(caller, app)).status_code == 201


@pytest.mark.law("KSF-2-7-1")
def test_whoever_administers_takes_a_password_away_and_the_pin_counts_again(
    caller: Caller, kari: Screen
) -> None:
    kari.done("PUT", f"/office/people/{OLA}/role", {"role": "accountant"})
    ola = caller.office(OLA)
    set_password(ola, PINS[OLA])
    assert kari.call("DELETE", f"/office/people/{OLA}/key").status_code == 204
    done, left = caller.shop.entries(FRONT, caller.shop.head() - 1)
    assert done.event == SettingsChanged("office password forgotten", OLA)
    assert (left.operator, left.event) == (OLA, OfficeLeft())
    assert_problem(ola.get("/office/session"), 401, "operator.not_signed_on")
    ola = caller.office(OLA)
    assert ola.done("GET", KEY)["has_password"] is False
    ola.refuse("DELETE", f"/office/people/{KARI}/key", status=403, code="operator.missing_right", kept=True)


@pytest.mark.law("KSF-2-7-1")
def test_an_open_office_is_not_enough_to_take_it_over(kari: Screen) -> None:
    """Neither is her password taken away by herself, nor an app begun without it; the attempts are kept."""
    set_password(kari)
    kari.refuse("DELETE", f"/office/people/{KARI}/key", status=403, code="people.not_confirmed", kept=True)
    wrong = {"current": "wrong wrong wrong"}
    kari.refuse("POST", f"{KEY}/app", wrong, status=403, code="people.not_confirmed", kept=True)
    weak = {"current": "wrong wrong wrong", "password": "kort"}
    kari.refuse("PUT", f"{KEY}/password", weak, status=403, code="people.not_confirmed", kept=True)
    assert kari.done("GET", KEY)["has_password"] is True


@pytest.mark.law("KSF-2-7-1")
def test_another_app_takes_a_code_of_the_one_before(caller: Caller, kari: Screen) -> None:
    set_password(kari)
    app, _ = set_up_codes(kari)
    both = {"current": PASSWORD, "code": next_code(caller, app)}
    begun = kari.done("POST", f"{KEY}/app", both, status=201)
    assert begun["secret"] != app.secret
    kari.refuse("POST", f"{KEY}/app", both, status=403, code="people.not_confirmed", kept=True)


@pytest.mark.law("KSF-2-7-1")
def test_ones_own_pin_is_changed_by_who_knows_it_and_not_by_who_found_the_office_open(kari: Screen) -> None:
    path, new = f"/office/people/{KARI}/pin", {"pin": "8642"}
    kari.refuse("PUT", path, new, status=403, code="people.proof_needed")
    wrong = new | {"current": "0000"}
    kari.refuse("PUT", path, wrong, status=403, code="people.not_confirmed", kept=True)
    kari.done("PUT", path, new | {"current": PINS[KARI]})
    set_password(kari, "8642")
    by_pin = {"pin": "1379", "current": "8642"}
    kari.refuse("PUT", path, by_pin, status=403, code="people.not_confirmed", kept=True)
    kari.done("PUT", path, {"pin": "1379", "current": PASSWORD})
    kari.done("PUT", f"/office/people/{OLA}/pin", {"pin": "1379"})


def test_who_guesses_at_a_till_shuts_nobody_out_of_the_office(caller: Caller) -> None:
    caller.nobody().post("start")
    wrong = {"operator": KARI, "pin": "000000"}
    codes = [caller.nobody().post("sign-on", wrong).json()["code"] for _ in range(8)]
    assert codes[-1] == "operator.throttled"
    assert caller.office(KARI).done("GET", KEY)["has_password"] is False


def test_who_has_left_and_comes_back_has_no_old_password(caller: Caller, kari: Screen) -> None:
    kari.done("PUT", f"/office/people/{OLA}/role", {"role": "accountant"})
    set_password(caller.office(OLA), PINS[OLA])
    kari.done("DELETE", f"/office/people/{OLA}")
    kari.done("POST", f"/office/people/{OLA}/reinstate", {"pin": PINS[OLA]})
    assert caller.office(OLA).done("GET", KEY)["has_password"] is False


def test_no_secret_stands_in_the_books(caller: Caller, kari: Screen) -> None:
    set_password(kari)
    app, recovery = set_up_codes(kari)
    folder = caller.shop.folder
    caller.shop.close()
    books = tables(folder)
    assert b"office password set" in books, "the journal is among what is looked through"
    beside = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (PASSWORD, app.secret, recovery[0]):
        assert secret.encode() not in books
        assert secret.encode() not in beside
    caller.shop.die_and_come_back()
