"""Who asks, from where, and what they may do: tokens, rights, names, headers."""

from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from datakasse.counter.pin import hash_pin
from datakasse.web.sign_in.seats import SEATS, SEATS_OF_ONE
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, REVISOR, Shopkeeper
from tests.web.caller import (
    API,
    COFFEE,
    HERE,
    HOST,
    OFFICE_ONCE_ONLY,
    ONCE_ONLY,
    Caller,
    Screen,
    assert_problem,
)
from tests.web.sign_in.guarded_routes import BODIES, NOT_SIGNED_ON, OF_THE_SHOP, OPEN_TO_ALL, guarded, knock


@pytest.mark.law("KSF-2-7-1")
def test_without_a_token_nothing_but_what_the_contract_names_is_answered(caller: Caller) -> None:
    caller.open()
    knock(caller.nobody(), 401, NOT_SIGNED_ON)
    knock(Screen(caller, FRONT, "not-a-token"), 401, NOT_SIGNED_ON)
    for method, path in OPEN_TO_ALL:
        body = {"operator": OLA, "pin": "2222"} if path.endswith("sign-on") else None
        address = path.replace("{register}", BACK)
        if not path.endswith(("sign-on", "badge")):
            caller.nobody().done(method, address, body)


def test_a_token_of_another_register_opens_nothing_here(caller: Caller) -> None:
    """But what is the shop's and not a register's, which Ola may see from anywhere."""
    caller.open()
    back = caller.open(KARI, BACK)
    elsewhere = Screen(caller, FRONT, back.token)
    for method, path in guarded(caller):
        if not path.startswith(OF_THE_SHOP):
            body = BODIES.get(path) if method in {"POST", "PUT", "PATCH"} else None
            answer = elsewhere.call(
                method, path, body, key="x" if path in (*ONCE_ONLY, *OFFICE_ONCE_ONLY) else None
            )
            assert_problem(answer, 401, NOT_SIGNED_ON)


@pytest.mark.parametrize("end", ["sign-off", "stop"])
def test_an_ended_session_opens_nothing(screen: Screen, end: str) -> None:
    screen.done("POST", end)
    screen.refuse("POST", "sales", COFFEE, status=401, code=NOT_SIGNED_ON)
    screen.refuse("GET", "journal", status=401, code=NOT_SIGNED_ON)
    assert screen.get("").json()["mine"] is False


@pytest.mark.law("KSF-2-7-1")
def test_whoever_signs_on_after_takes_the_register_over(screen: Screen) -> None:
    """The basket stays; the first one's token is worth nothing."""
    screen.done("POST", "basket/lines", {"code": "200"})
    kari = screen.caller.sign_on(KARI)
    screen.refuse("POST", "basket/undo", status=401, code=NOT_SIGNED_ON)
    assert len(kari.get("").json()["basket"]["lines"]) == 1


def test_somebody_signed_on_at_two_screens_is_known_at_both(screen: Screen) -> None:
    other = screen.caller.sign_on(OLA)
    assert other.token != screen.token
    screen.done("POST", "basket/lines", {"code": "200"})
    assert other.done("POST", "basket/lines", {"code": "100"})["basket"]["gross_ore"] == 8_890
    other.done("POST", "sign-off")
    screen.refuse("POST", "basket/undo", status=401, code=NOT_SIGNED_ON)


def test_a_restart_ends_every_session(screen: Screen) -> None:
    caller = Caller(screen.caller.shop)
    with caller.client:
        Screen(caller, FRONT, screen.token).refuse("POST", "sales", COFFEE, status=401, code=NOT_SIGNED_ON)


def test_the_cookie_is_as_good_as_the_header_and_closed_to_scripts(screen: Screen) -> None:
    client = screen.caller.client
    body = {"operator": OLA, "pin": "2222"}
    answer = client.post(f"{API}/registers/{FRONT}/sign-on", json=body)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"datakasse_session={answer.json()['token']}; ")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert client.get(f"{API}/registers/{FRONT}").json()["mine"] is True
    gone = client.post(f"{API}/registers/{FRONT}/sign-off").headers["set-cookie"]
    assert 'datakasse_session="";' in gone
    assert "Max-Age=0" in gone


def test_the_basket_is_shown_only_to_the_one_who_is_at_it(screen: Screen) -> None:
    screen.done("POST", "basket/lines", {"code": "200"})
    back = screen.caller.open(KARI, BACK)
    for stranger in (screen.caller.nobody(), Screen(screen.caller, FRONT, back.token)):
        view = stranger.get("").json()
        assert (view["basket"], view["parked"], view["last_receipt"], view["mine"]) == (None, [], None, False)
    assert screen.get("").json()["basket"]["gross_ore"] == 3_900


REFUSED_BY_ROLE = {
    REVISOR: [
        ("POST", "basket/lines"),
        ("POST", "sales"),
        ("POST", "price-checks"),
        ("POST", "float"),
        ("POST", "pay-ins"),
        ("POST", "drawer/open"),
        ("PUT", "training"),
        ("POST", "x-reports"),
        ("POST", "z-reports"),
        ("GET", "expected-cash"),
        ("POST", "copies"),
        ("POST", "gift-cards"),
        ("PUT", "/articles/200"),
        ("DELETE", "/articles/200"),
        ("POST", "stop"),
        ("POST", "basket/complete"),
        ("POST", "basket/returns"),
        ("POST", "documents/1/settle"),
        ("PUT", "printer"),
    ],
    OLA: [("PUT", "/articles/200"), ("DELETE", "/articles/200"), ("GET", "/exports/saft-cash")],
}
"""Operator → what her role may not do."""


@pytest.mark.law("KSL-4", "KSF-2-7-1")
@pytest.mark.parametrize("operator", REFUSED_BY_ROLE)
def test_a_role_may_not_do_what_is_not_its_own(caller: Caller, operator: str) -> None:
    caller.open(KARI)
    screen = caller.sign_on(operator)
    for method, path in REFUSED_BY_ROLE[operator]:
        body = BODIES.get(path) if method != "DELETE" else None
        problem = screen.refuse(method, path, body, status=403, code="operator.missing_right", kept=True)
        assert problem["facts"]["operator"] == operator


@pytest.mark.law("KSL-4")
def test_the_inspector_reads_and_exports(caller: Caller) -> None:
    caller.open(KARI).sell()
    inspector = caller.sign_on(REVISOR)
    assert inspector.done("GET", "journal")["entries"]
    assert inspector.get("/exports/saft-cash").status_code == 200
    inspector.done("POST", "journal/print", {"from_entry": 1, "to_entry": 2}, status=201)


@pytest.mark.parametrize(
    "name", ["evil.example", f"{HOST}.evil.example", "", "[::1", "kassen.test@evil.example", "ø"]
)
def test_it_answers_only_to_the_names_it_is_served_under(lasting: Screen, name: str) -> None:
    """A page elsewhere can make its own name lead here; it is refused before anything is looked at."""
    for method, path in (("GET", f"{API}/about"), ("POST", f"{API}/registers/{FRONT}/sales"), ("GET", "/")):
        answer = lasting.caller.client.request(method, path, headers={b"host": name.encode("latin-1")})
        assert_problem(answer, 403, "request.unknown_name")


@pytest.mark.parametrize("name", [HOST, f"{HOST}:8765", HOST.upper(), f"{HOST}:0"])
def test_a_name_is_a_name_with_any_port_and_in_any_case(lasting: Screen, name: str) -> None:
    assert lasting.caller.client.get(f"{API}/about", headers={"host": name}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/about"),
        ("GET", "/nowhere"),
        ("DELETE", "/about"),
        ("POST", "/registers/K1/sales"),
        ("GET", "/openapi.json"),
    ],
)
def test_every_answer_keeps_the_browser_from_being_used_against_the_register(
    lasting: Screen, method: str, path: str
) -> None:
    headers = lasting.caller.client.request(method, API + path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "script-src" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_a_device_follows_with_so_many_feeds_and_others_are_none_the_worse(screen: Screen) -> None:
    seats = screen.caller.app.state.desk.seats
    with ExitStack() as following:
        for _ in range(SEATS_OF_ONE):
            following.enter_context(seats.taken(FRONT, ""))
        refused = screen.refuse("GET", f"/feed?register={FRONT}", status=429, code="request.too_many_feeds")
        assert refused["facts"] == {"limit": SEATS_OF_ONE}
        seats.demand(FRONT, "2")
    seats.demand(FRONT, "")


def test_all_together_hold_as_many_as_a_process_keeps_open(screen: Screen) -> None:
    seats = screen.caller.app.state.desk.seats
    with ExitStack() as following:
        for place in range(SEATS):
            following.enter_context(seats.taken(FRONT, str(place)))
        refused = screen.refuse("GET", f"/feed?register={FRONT}", status=429, code="request.too_many_feeds")
        assert refused["facts"] == {"limit": SEATS}


def test_a_fault_of_ours_tells_nothing_of_the_inside(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in: the framework's, and that of the kiosk before it."""
    shop: Shopkeeper = screen.caller.shop

    def fall_over(*args: object, **kwargs: object) -> None:
        del args, kwargs
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(type(shop.counter), "carry_out", fall_over)
    monkeypatch.setattr(type(shop.counter), "carry_out_once", fall_over)
    quiet = TestClient(
        screen.caller.app, base_url=f"http://{HOST}", raise_server_exceptions=False, client=HERE
    )
    for path, body in (("basket/lines", {"code": "200"}), ("sales", COFFEE)):
        headers = {"authorization": f"Bearer {screen.token}", "idempotency-key": "x"}
        answer = quiet.post(f"{API}/registers/{FRONT}/{path}", json=body, headers=headers)
        assert "secret" not in str(assert_problem(answer, 500, "server.fault"))
        assert "content-security-policy" in answer.headers, path


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("path", ["basket/lines", "sales", "x-reports"])
def test_a_pin_changed_elsewhere_ends_what_runs_under_it_at_the_till(screen: Screen, path: str) -> None:
    """Another server process changes it, or the hub, or the command: nothing is told to this one."""
    shop = screen.caller.shop
    body = {"basket/lines": {"code": "200"}, "sales": COFFEE}.get(path, {})
    assert screen.call("POST", path, body).is_success
    store = shop.counter.store
    with store.read() as books:
        ola = books.operator(OLA)
    store.write(lambda books: books.put_operator(ola, hash_pin("8642"))).result()
    head = shop.head()
    screen.refuse("POST", path, body, status=401, code="operator.not_signed_on")
    assert shop.head() == head
