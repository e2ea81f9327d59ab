"""Over HTTP: an office found open does not let anybody in who is to administer; whoever opened it does."""

import pytest

from datakasse.errors.sign_in.office import ProofNeeded
from tests.till.shopkeeper import KARI, OLA, PINS
from tests.web.caller import Caller, Json, Screen
from tests.web.sign_in.test_office_keys import PASSWORD, set_password

NEEDED: Json = {"status": 403, "code": ProofNeeded.code}
WRONG: Json = {"status": 403, "code": "people.not_confirmed", "kept": True}
NEW = {"operator_id": "7", "first_name": "Siv", "role": "manager", "pin": "4711"}
OWNERS = {"title": "Eier", "rights": ["sell", "administer"]}


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """Kari in the office, by her PIN: nobody has a password yet, as on the first day."""
    return caller.office(KARI)


def shows(screen: Screen, method: str, path: str, body: Json, *, current: str, status: int = 200) -> None:
    """Ask without a proof, with a wrong one, and with the right one: the same request goes on."""
    screen.refuse(method, path, body, **NEEDED)
    screen.refuse(method, path, {**(body or {}), "current": "wrong wrong wrong"}, **WRONG)
    answer = screen.call(method, path, {**(body or {}), "current": current})
    assert answer.status_code == status, answer.text


@pytest.mark.law("KSF-2-7-1")
def test_whoever_is_to_administer_is_let_in_by_who_shows_that_it_is_she(kari: Screen) -> None:
    pin = PINS[KARI]
    shows(kari, "POST", "/office/people", NEW, current=pin, status=201)
    shows(kari, "PUT", "/office/people/7/pin", {"pin": "4712"}, current=pin)
    kari.done("DELETE", "/office/people/7")
    shows(kari, "POST", "/office/people/7/reinstate", {"pin": "4713"}, current=pin)
    shows(kari, "PUT", f"/office/people/{OLA}/role", {"role": "manager"}, current=pin)
    shows(kari, "PUT", "/office/roles/eier", OWNERS, current=pin)


@pytest.mark.law("KSF-2-7-1")
def test_who_has_a_password_shows_that_and_not_the_pin(kari: Screen) -> None:
    kari.done("POST", "/office/people", {**NEW, "current": PINS[KARI]}, status=201)
    set_password(kari)
    kari.refuse("PUT", "/office/people/7/pin", {"pin": "4712", "current": PINS[KARI]}, **WRONG)
    shows(kari, "PUT", "/office/people/7/pin", {"pin": "4712"}, current=PASSWORD)
    shows(kari, "DELETE", "/office/people/7/key", None, current=PASSWORD, status=204)


def test_guesses_at_it_are_made_to_wait(kari: Screen) -> None:
    """As where she signs in: an open office is no place to try passwords."""
    guess = {**NEW, "current": "wrong wrong wrong"}
    codes = [kari.post("/office/people", guess).json()["code"] for _ in range(5)]
    assert codes == ["people.not_confirmed"] * 4 + ["people.throttled"]


@pytest.mark.law("KSF-2-7-1")
def test_a_badge_of_somebody_who_administers_takes_the_pin_of_who_makes_it(caller: Caller) -> None:
    """A till left signed on is not enough to make a card that opens it for good."""
    kari = caller.open(KARI)
    path = f"operators/{KARI}/badge"
    kari.refuse("POST", path, **NEEDED)
    kari.refuse("POST", path, {"pin": "0000"}, **WRONG)
    assert "<svg" in kari.done("POST", path, {"pin": PINS[KARI]})["qr"]
    assert "<svg" in kari.done("POST", f"operators/{OLA}/badge")["qr"]
