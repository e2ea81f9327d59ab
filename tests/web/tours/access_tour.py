"""The way past the shop's people and roles, for the tour of every route."""

from pyotp.totp import TOTP

from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import KARI, PINS
from tests.web.authenticator import Authenticator
from tests.web.caller import HOST
from tests.web.tours.tour import Tour


def look_after_people(tour: Tour) -> None:
    """Make a role, let somebody in with it, and see her out."""
    access = tour.go("GET", "/office/access")
    assert [role["role"] for role in access["roles"]][:2] == ["manager", "cashier"]
    made = tour.go("PUT", "/office/roles/skift", {"title": "Skiftleder", "rights": ["sell", "x_report"]})
    assert made["roles"][-1]["rights"] == ["sell", "x_report"]
    new = {"operator_id": "7", "first_name": "Siv", "role": "skift", "pin": "4711"}
    assert tour.go("POST", "/office/people", new, status=201)["roles"][-1]["people"] == ["7"]
    tour.go("PUT", "/office/people/7/name", {"first_name": "Siv", "surname": "Dahl"})
    tour.go("PUT", "/office/people/7/pin", {"pin": "4712"})
    tour.go("PUT", "/office/people/7/role", {"role": "cashier"})
    tour.go("DELETE", "/office/people/7")
    seen = tour.go("GET", "/office/access-review")["seen"]
    assert tour.go("POST", "/office/access-review", {"seen": seen})["last_by"] == KARI
    back = tour.go("POST", "/office/people/7/reinstate", {"pin": "4713"})
    assert [person["active"] for person in back["people"] if person["operator_id"] == "7"] == [True]
    tour.go("DELETE", "/office/people/7/key", status=204)
    tour.go("DELETE", "/office/people/7")
    assert len(tour.go("DELETE", "/office/roles/skift")["roles"]) == 5


def keep_the_staff_register(tour: Tour) -> None:
    """Enter who works here, have her come and go, correct it, and read it."""
    member = {"name": "Kari Nordmann", "identity_number": "01817010055", "operator": KARI}
    assert tour.go("PUT", "/office/staff/1", member)["person"] == "1"
    assert [row["name"] for row in tour.go("GET", "/office/staff")] == ["Kari Nordmann"]
    came = {"way": "in", "operator": KARI, "pin": PINS[KARI]}
    assert tour.go("POST", "staff", came, status=201)["name"] == "Kari Nordmann"
    assert tour.go("GET", "staff")[0]["since"]
    went = tour.go("POST", "/office/staff-register/entries", {"person": "1", "way": "out"}, status=201)
    register, number = went["reference"].rsplit("-", 1)
    path = f"/office/staff-register/entries/{register}/{number}/corrections"
    tour.go("POST", path, {"at": None, "reason": "gikk ikke"}, status=201, key="rettet")
    day = in_norway(tour.caller.shop.clock.now()).date()
    [shift, struck] = tour.go("GET", f"/office/staff-register?from={day}&to={day}")["shifts"]
    assert (shift["is_now"], struck["is_struck"]) == (True, True)


def come_by_a_passkey(tour: Tour, password: str) -> None:
    """Have a passkey, come in by it, and do away with it: at a name over TLS, as browsers want it."""
    own, client = "/office/session/key/passkeys", tour.caller.client
    plain, client.base_url = client.base_url, f"https://{HOST}"
    key, at = Authenticator(), "/office/session/passkey"
    options = tour.go("POST", f"{own}/begin", {"current": password}, status=201)["options"]
    body = {"name": "Telefonen", "credential": key.make(options)}
    [known] = tour.go("POST", own, body, status=201)["passkeys"]
    options = tour.go("POST", f"{at}/begin", {"operator": KARI})["options"]
    tour.go("POST", at, {"operator": KARI, "credential": key.sign(options)}, status=201)
    assert tour.go("POST", f"{own}/{known['passkey']}/remove", {"current": password})["passkeys"] == []
    client.cookies.clear()
    client.base_url = plain


def have_a_password(tour: Tour) -> None:
    """Set a password and an app for codes, as the one who is in the office by a PIN."""
    password, key = "tre blå sykler i regn", "/office/session/key"
    assert not tour.go("GET", key)["has_password"]
    tour.go("PUT", f"{key}/password", {"current": PINS[KARI], "password": password})
    come_by_a_passkey(tour, password)
    begun = tour.go("POST", f"{key}/app", {"current": password}, status=201)
    code = TOTP(begun["secret"]).at(tour.caller.shop.clock.now())
    recovery = tour.go("PUT", f"{key}/codes", {"code": code})["recovery_codes"]
    assert len(recovery) == 10
    tour.go("POST", f"{key}/recovery-codes", {"current": password, "code": recovery[0]}, status=201)
    tour.caller.app.state.desk.office_keys.forget(KARI)
    tour.screen = tour.caller.office()
    other = tour.caller.office()
    [newest, _] = tour.go("GET", "/office/sessions")
    tour.go("DELETE", f"/office/sessions/{newest['session']}", status=204)
    assert other.get("/office/session").status_code == 401
    assert tour.go("GET", "/office/new-devices") == []
    tour.go("DELETE", "/office/new-devices", status=204)
