"""Passkeys for the office: had with a fresh proof, used once, refused where anything is not as it was."""

from collections.abc import Callable

import msgspec
import pytest

from datakasse.journal.events.people import OfficeEntered, OfficeLeft
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_passkeys import PASSKEYS_MAX
from datakasse.office.people.office_keys import OfficeKey
from tests.till.shopkeeper import KARI, OLA, PINS
from tests.web.authenticator import PRESENT, Authenticator
from tests.web.caller import HOST, Caller, Json, Screen, assert_problem
from tests.web.sign_in.test_devices import Tablet, code_of
from tests.web.sign_in.test_office_keys import KEY, PASSWORD, enter, newest, set_password, set_up_codes

OWN, SESSION = f"{KEY}/passkeys", "/office/session"


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """Kari in the office with a password, at a name over TLS."""
    caller.client.base_url = f"https://{HOST}"
    screen = caller.office(KARI)
    set_password(screen)
    return screen


def begin(screen: Screen) -> Json:
    return screen.done("POST", f"{OWN}/begin", {"current": PASSWORD}, status=201)["options"]


def register(screen: Screen, key: Authenticator, name: str = "Telefonen") -> Json:
    """Have a passkey, and return what is told of it."""
    body = {"name": name, "credential": key.make(begin(screen))}
    return screen.done("POST", OWN, body, status=201)["passkeys"][-1]


def ask(caller: Caller, operator: str = KARI) -> Json:
    answer = caller.nobody().post(f"{SESSION}/passkey/begin", {"operator": operator})
    assert answer.status_code == 200, answer.text
    return answer.json()["options"]


def come(caller: Caller, credential: Json, operator: str = KARI) -> Json:
    body = {"operator": operator, "credential": credential}
    answer = caller.nobody().post(f"{SESSION}/passkey", body)
    caller.client.cookies.clear()
    return answer


# ── had, used, removed ───────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-1")
def test_a_passkey_opens_the_office_instead_of_password_and_code(caller: Caller, kari: Screen) -> None:
    set_up_codes(kari)
    key = Authenticator()
    caller.shop.clock.forward(seconds=60)
    refused = kari.refuse(
        "POST", f"{OWN}/begin", {"current": PASSWORD}, status=403, code="people.not_confirmed", kept=True
    )
    assert "options" not in str(refused)
    # Without the app, so that the password is the whole proof.
    caller.app.state.desk.office_keys.forget(KARI)
    again = caller.office(KARI)
    set_password(again)
    told = register(again, key)
    assert (told["name"], told["rp_id"], told["used_at"]) == ("Telefonen", HOST, None)
    event = newest(caller)
    assert isinstance(event, SettingsChanged)
    assert (event.what, event.subject[: len(KARI)]) == ("passkey registered", KARI)
    assert "Telefonen" not in event.subject
    options = ask(caller)
    assert options["userVerification"] == "required"
    # Her browser finds it by itself: whoever only knows a number is told of none.
    assert (options["allowCredentials"], told["passkey"] in str(options)) == ([], False)
    came = come(caller, key.sign(options))
    assert came.status_code == 201, came.text
    assert isinstance(newest(caller), OfficeEntered)
    people = {row["operator_id"]: row for row in caller.client.get(f"/api/v1{SESSION}/people").json()}
    assert people[KARI]["has_passkey"]
    assert again.done("GET", KEY)["passkeys"][0]["used_at"] is not None


def test_a_passkey_that_no_browser_finds_by_itself_is_still_asked_for(caller: Caller, kari: Screen) -> None:
    """One that was made before browsers were asked to keep them so."""
    key = Authenticator()
    known = register(kari, key)["passkey"]
    keys = caller.app.state.desk.office_keys

    def from_before(had: OfficeKey) -> OfficeKey:
        (passkey,) = had.passkeys
        return msgspec.structs.replace(had, passkeys=(msgspec.structs.replace(passkey, is_found=False),))

    keys.change(KARI, from_before)
    options = ask(caller)
    assert [each["id"] for each in options["allowCredentials"]] == [known]
    assert come(caller, key.sign(options)).status_code == 201


@pytest.mark.law("KSF-2-7-1")
def test_it_is_removed_with_a_proof_and_the_password_is_still_there(caller: Caller, kari: Screen) -> None:
    key = Authenticator()
    known = register(kari, key)["passkey"]
    came = come(caller, key.sign(ask(caller)))
    other = Screen(caller, kari.register, came.json()["token"])
    path = f"{OWN}/{known}/remove"
    kari.refuse("POST", path, {"current": "0000"}, status=403, code="people.not_confirmed", kept=True)
    options = ask(caller)
    assert kari.done("POST", path, {"current": PASSWORD})["passkeys"] == []
    assert_problem(other.get(SESSION), 401, "operator.not_signed_on")
    assert_problem(come(caller, key.sign(options)), 401, "passkey.wrong")
    assert caller.shop.attempt().code == "passkey.wrong"
    kari.refuse("POST", path, {"current": PASSWORD}, status=404, code="passkey.unknown")
    assert enter(caller, password=PASSWORD).status_code == 201
    said = [record.event for record in caller.shop.entries(from_number=1)]
    assert [
        event.what for event in said if isinstance(event, SettingsChanged) and "passkey" in event.what
    ] == [
        "passkey registered",
        "passkey removed",
    ]


def test_from_a_device_that_was_let_in_it_is_enough_alone(caller: Caller, kari: Screen) -> None:
    key = Authenticator()
    register(kari, key)
    manager = caller.open(KARI)
    tablet = Tablet(caller)
    tablet.client.base_url = f"https://{HOST}"
    with tablet.client:
        assert tablet.pair(code_of(manager)).status_code == 201
        at = f"/api/v1{SESSION}"
        by_password = {"operator": KARI, "password": PASSWORD}
        assert_problem(tablet.client.post(at, json=by_password), 403, "people.only_at_the_machine")
        options = tablet.client.post(f"{at}/passkey/begin", json={"operator": KARI}).json()["options"]
        # A challenge is for where it was given.
        assert_problem(come(caller, key.sign(options)), 409, "passkey.not_begun")
        body = {"operator": KARI, "credential": key.sign(options)}
        assert tablet.client.post(f"{at}/passkey", json=body).status_code == 201


def test_a_password_comes_first_and_there_is_room_for_some(caller: Caller, kari: Screen) -> None:
    for number in range(PASSKEYS_MAX):
        register(kari, Authenticator(), f"Nøkkel {number}")
    body = {"name": "Én til", "credential": Authenticator().make(begin(kari))}
    kari.refuse("POST", OWN, body, status=409, code="passkey.too_many")
    caller.app.state.desk.office_keys.forget(KARI)
    bare = caller.office(KARI)
    by_pin = {"current": PINS[KARI]}
    bare.refuse("POST", f"{OWN}/begin", by_pin, status=409, code="people.password_first")


# ── refused ──────────────────────────────────────────────────────────────────────────────────────

WRONG: dict[str, Callable[[Authenticator], None]] = {
    "another page's address": lambda key: setattr(key, "origin", "https://kassen.test.example"),
    "without TLS": lambda key: setattr(key, "origin", f"http://{HOST}"),
    "another port": lambda key: setattr(key, "origin", f"https://{HOST}:8443"),
    "another name signed for": lambda key: setattr(key, "rp_id", "example.com"),
    "its owner not shown": lambda key: setattr(key, "flags", PRESENT),
    "nobody there": lambda key: setattr(key, "flags", 0),
}


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("how", WRONG)
def test_what_is_not_as_it_should_be_is_refused_and_kept(caller: Caller, kari: Screen, how: str) -> None:
    key = Authenticator()
    WRONG[how](key)
    body = {"name": "x", "credential": key.make(begin(kari))}
    kari.refuse("POST", OWN, body, status=422, code="passkey.not_registered", kept=True)
    good = Authenticator()
    register(kari, good)
    WRONG[how](good)
    assert_problem(come(caller, good.sign(ask(caller))), 401, "passkey.wrong")
    assert caller.shop.attempt().code == "passkey.wrong"


def test_a_challenge_is_answered_once_in_time_and_by_whom_it_was_given_to(
    caller: Caller, kari: Screen
) -> None:
    key = Authenticator()
    made = key.make(begin(kari))
    other = caller.nobody().post(SESSION, {"operator": KARI, "password": PASSWORD}).json()["token"]
    caller.client.cookies.clear()
    elsewhere = Screen(caller, kari.register, other)
    body = {"name": "x", "credential": made}
    elsewhere.refuse("POST", OWN, body, status=409, code="passkey.not_begun")
    kari.done("POST", OWN, body, status=201)
    kari.refuse("POST", OWN, body, status=409, code="passkey.not_begun")
    signed = key.sign(ask(caller))
    assert come(caller, signed).status_code == 201
    assert_problem(come(caller, signed), 409, "passkey.not_begun")
    ask(caller)
    assert_problem(come(caller, signed), 401, "passkey.wrong")
    late = key.sign(ask(caller))
    caller.shop.clock.forward(seconds=300)
    assert_problem(come(caller, late), 409, "passkey.not_begun")
    assert_problem(come(caller, key.sign(ask(caller)), OLA), 409, "passkey.not_begun")


@pytest.mark.parametrize("broken", [{}, {"id": "x"}, {"id": 1, "rawId": [], "type": {}, "response": "æ"}])
def test_what_is_no_passkey_at_all_is_refused(caller: Caller, kari: Screen, broken: Json) -> None:
    begin(kari)
    body = {"name": "x", "credential": broken}
    kari.refuse("POST", OWN, body, status=422, code="passkey.not_registered", kept=True)
    key = Authenticator()
    known = register(kari, key)["passkey"]
    for credential in (broken, {**key.sign(ask(caller)), "response": broken}, {**broken, "id": known}):
        ask(caller)
        assert_problem(come(caller, credential), 401, "passkey.wrong")
        caller.shop.clock.forward(seconds=120)


@pytest.mark.law("KSF-2-7-1")
def test_a_counter_that_goes_back_is_told_and_the_passkey_opens_nothing_more(
    caller: Caller, kari: Screen
) -> None:
    key = Authenticator()
    register(kari, key)
    assert come(caller, key.sign(ask(caller), counter=7)).status_code == 201
    stranger = Authenticator()
    forged = {**stranger.sign(ask(caller), counter=1), "id": key.make({"challenge": ""})["id"]}
    forged["rawId"] = forged["id"]
    assert_problem(come(caller, forged), 401, "passkey.wrong")
    assert kari.done("GET", KEY)["passkeys"][0]["set_aside_at"] is None
    assert_problem(come(caller, key.sign(ask(caller), counter=7)), 401, "passkey.copied")
    assert caller.shop.attempt().code == "passkey.copied"
    again = Screen(caller, kari.register, enter(caller, password=PASSWORD).json()["token"])
    assert again.done("GET", KEY)["passkeys"][0]["set_aside_at"] is not None
    assert ask(caller)["allowCredentials"] == []
    assert_problem(come(caller, key.sign(ask(caller), counter=99)), 401, "passkey.wrong")


@pytest.mark.law("KSF-2-7-1")
def test_whoever_came_in_by_a_copy_is_out_when_that_is_seen(caller: Caller, kari: Screen) -> None:
    """Whichever of the two was there first: nobody knows, so neither goes on."""
    key = Authenticator()
    register(kari, key)
    came = come(caller, key.sign(ask(caller), counter=7))
    by_the_copy = Screen(caller, kari.register, came.json()["token"])
    options = ask(caller)
    body = {"operator": KARI, "credential": key.sign(options, counter=7)}
    # Told from the very session that the copy opened: that one ends as well.
    assert_problem(by_the_copy.post(f"{SESSION}/passkey", body), 401, "passkey.copied")
    for screen in (by_the_copy, kari):
        assert_problem(screen.get(SESSION), 401, "operator.not_signed_on")
    said = [record.event for record in caller.shop.entries(from_number=1)]
    assert sum(isinstance(event, OfficeLeft) for event in said) == 2
    assert enter(caller, password=PASSWORD).status_code == 201


def test_one_that_does_not_count_is_used_again_and_again(caller: Caller, kari: Screen) -> None:
    key = Authenticator()
    register(kari, key)
    for _ in range(3):
        assert come(caller, key.sign(ask(caller), counter=0)).status_code == 201


def test_wrong_ones_make_who_gives_them_wait_as_passwords_do(caller: Caller, kari: Screen) -> None:
    register(kari, Authenticator())
    for _ in range(4):
        assert_problem(come(caller, Authenticator().sign(ask(caller))), 401, "passkey.wrong")
    assert_problem(enter(caller, password=PASSWORD), 429, "people.throttled")


def test_a_port_that_is_not_the_registers_own_has_no_passkeys(caller: Caller, kari: Screen) -> None:
    """Another program on the machine has the same name, and could pass on what was signed for its port."""
    key = Authenticator()
    register(kari, key)
    at = {"host": f"{HOST}:8443"}
    begun = caller.client.post(f"/api/v1{SESSION}/passkey/begin", json={"operator": KARI}, headers=at)
    assert_problem(begun, 409, "passkey.not_here")
    people = caller.client.get(f"/api/v1{SESSION}/people", headers=at).json()
    assert not any(row["has_passkey"] for row in people)
    # Where it listens, and where everybody looks first, whatever passes that on.
    caller.client.base_url = key.origin = f"https://{HOST}:8443"
    assert come(caller, key.sign(ask(caller))).status_code == 201
    at = {"host": HOST}
    begun = caller.client.post(f"/api/v1{SESSION}/passkey/begin", json={"operator": KARI}, headers=at)
    assert begun.status_code == 200


def test_where_browsers_have_none_it_is_said_and_the_password_works(caller: Caller) -> None:
    kari = caller.office(KARI)
    set_password(kari)
    assert kari.done("GET", KEY)["passkeys_here"] == ""
    kari.refuse("POST", f"{OWN}/begin", {"current": PASSWORD}, status=409, code="passkey.not_here")
    told = caller.nobody().post(f"{SESSION}/passkey/begin", {"operator": KARI})
    assert_problem(told, 409, "passkey.not_here")
    assert enter(caller, password=PASSWORD).status_code == 201
