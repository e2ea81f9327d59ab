"""The page of a machine without a shop: it makes one, by the rules of `datakasse init`, once."""

import re
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from datakasse.errors.refusal import Refused
from datakasse.office.shop.first_shop import FirstShop
from datakasse.office.shop.look_up_company import FoundCompany
from datakasse.office.shop.set_up_shop import demand_sound
from datakasse.trade.shop.shop import Address
from datakasse.web.door.first_page import LOCAL_NAMES, FirstDesk, first_app
from tests.shop import NOON

NUMBER = "974760673"
TYPED = {
    "number": "974 760 673",
    "name": "Kaffe & Kake AS",
    "street": "Storgata",
    "house": "12",
    "postal_code": "6800",
    "city": "Førde",
    "vat": "on",
    "manager_name": "Kari Nordmann",
    "pin": "4711",
    "pin_again": "4711",
    "do": "make",
}


class Register:
    """The public register, which knows one business."""

    def look_up(self, number: str) -> FoundCompany:
        """Return it."""
        at = Address("Kaien", "3", "6900", "Florø")
        return FoundCompany(number, "KAFFE AS", "AS", True, True, at, at, is_winding_up=False)


class Visitor:
    """Somebody at the machine."""

    def __init__(self, folder: Path, *, demonstration: bool = True) -> None:
        self.made: list[FirstShop] = []
        self.ended = 0
        self.desk = FirstDesk(self._make, Register(), folder, demonstration)
        app = first_app(self.desk, self._end)
        self.client = TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=True)

    def _make(self, first: FirstShop) -> None:
        demand_sound(first.plan(NOON))
        self.made.append(first)

    def _end(self) -> None:
        self.ended += 1

    def word(self) -> str:
        """Return the word that the form carries."""
        found = re.search(r'name="word" value="([^"]+)"', self.client.get("/").text)
        assert found is not None
        return found[1]

    def post(self, *, status: int, host: str = "127.0.0.1:8765", **changed: str) -> str:
        """Send the form, which must be answered so; return the page."""
        typed = {"word": self.word(), **TYPED, **changed}
        headers = {"content-type": "application/x-www-form-urlencoded", "host": host}
        answer = self.client.post("/", content=urlencode(typed), headers=headers)
        assert answer.status_code == status, answer.text
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        return answer.text


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    """Somebody at a machine whose data folder is empty."""
    return Visitor(tmp_path)


def test_a_shop_is_made_of_what_was_typed_and_only_once(visitor: Visitor) -> None:
    told = visitor.post(status=200)
    assert "Kaffe &amp; Kake AS er laget" in told
    assert 'href="/office.html#/oppsett"' in told
    (first,) = visitor.made
    plan = first.plan(NOON)
    assert plan.company.organisation_number == NUMBER
    assert (plan.company.vat_registered, plan.company.in_company_register) == (True, False)
    assert plan.company.street_address == Address("Storgata", "12", "6800", "Førde")
    ((manager, pin),) = plan.operators
    assert (manager.first_name, manager.surname, pin) == ("Kari", "Nordmann", "4711")
    visitor.post(status=410)
    assert len(visitor.made) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"number": "974760674"}, "er ikke et organisasjonsnummer"),
        ({"number": "<script>"}, "er ikke et organisasjonsnummer"),
        ({"name": "  "}, ""),
        ({"name": "x" * 201}, "lengre enn 200 tegn"),
        ({"city": "Før\x1bde"}, "tegn som ikke synes"),
        ({"pin": "12", "pin_again": "12"}, ""),
        ({"pin_again": "4712"}, "De to PIN-ene er ikke like"),
    ],
)
def test_what_the_command_refuses_the_page_refuses_and_keeps_what_was_typed(
    visitor: Visitor, changed: dict[str, str], said: str
) -> None:
    told = visitor.post(status=422, **changed)
    assert 'role="alert"' in told
    assert said in told
    assert 'value="Storgata"' in told
    assert "4711" not in told
    assert "<script>" not in told
    assert (visitor.made, visitor.ended) == ([], 0)


def test_a_business_is_looked_up_and_looked_over_before_anything_is_made(visitor: Visitor) -> None:
    told = visitor.post(status=200, do="look-up")
    assert 'value="KAFFE AS"' in told
    assert 'value="Kaien"' in told
    assert visitor.made == []
    assert "er ikke et organisasjonsnummer" in visitor.post(status=422, do="look-up", number="123")


@pytest.mark.parametrize("host", ["kassen.example", "192.168.1.5:8765", "127.0.0.1.example", "[::"])
def test_nobody_makes_one_by_another_name(visitor: Visitor, host: str) -> None:
    assert "bare på denne maskinen" in visitor.post(status=403, host=host)
    assert visitor.client.get("/", headers={"host": host}).status_code == 403
    assert visitor.made == []


@pytest.mark.parametrize("word", ["", "x", "æ"])
def test_a_form_of_another_page_makes_none(visitor: Visitor, word: str) -> None:
    visitor.post(status=403, word=word)
    assert visitor.made == []


def test_there_is_nothing_else_behind_it(visitor: Visitor) -> None:
    for path in ("/office.html", "/api/v1/about", "/index.html"):
        answer = visitor.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, "/")
    assert visitor.client.post("/", content=b"a=" + b"x" * 100_000).status_code == 413


def test_a_double_click_makes_one_shop_and_both_are_told_so(visitor: Visitor) -> None:
    make, told, answered = visitor.desk.make, list[str](), Event()

    def click_again() -> None:
        told.append(visitor.post(status=410))
        answered.set()

    second = Thread(target=click_again)

    def make_slowly(first: FirstShop) -> None:
        visitor.desk.make = make
        second.start()
        answered.wait(0.2)
        make(first)

    visitor.desk.make = make_slowly
    with visitor.client:
        told.append(visitor.post(status=200))
        second.join()
    assert all("er laget" in page for page in told)
    assert (len(told), len(visitor.made), visitor.ended) == (2, 1, 1)


def test_the_address_that_is_listened_on_is_one_of_its_names(visitor: Visitor) -> None:
    for names, status in ((LOCAL_NAMES, 403), (LOCAL_NAMES | {"127.0.0.2"}, 200)):
        app = first_app(visitor.desk, lambda: None, names)
        assert TestClient(app, base_url="http://127.0.0.2:8765").get("/").status_code == status


@pytest.mark.law("KSL-7")
def test_what_nobody_has_declared_says_so_first(tmp_path: Path) -> None:
    said = "ikke deklarert kassasystem"
    assert said in Visitor(tmp_path).client.get("/").text
    assert said not in Visitor(tmp_path, demonstration=False).client.get("/").text


def test_the_command_and_the_page_refuse_by_the_same_rules() -> None:
    with pytest.raises(Refused):
        demand_sound(FirstShop("123", "Kaffe", "4711").plan(NOON))
    demand_sound(FirstShop(NUMBER, "Kaffe", "4711").plan(NOON))
