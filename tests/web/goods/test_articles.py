"""What can be sold, over HTTP: search, buttons, and what a manager changes."""

import pytest

from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.till.screen import show_names
from tests.till.shopkeeper import KARI
from tests.web.caller import Caller, Json, Screen

COFFEE = {
    "name": "Kaffe, svart",
    "group": "DRIKKE",
    "vat_code": "31",
    "vat_code_eat_in": "3",
    "price_ore": 4_100,
}


@pytest.fixture
def kari(caller: Caller) -> Screen:
    """The manager at the front register."""
    return caller.open(KARI)


@pytest.mark.law("KSF-2-7-1")
def test_a_new_price_is_journalled_at_every_register_and_asked_for_at_once(kari: Screen) -> None:
    shop = kari.caller.shop
    assert kari.done("PUT", "/articles/200", COFFEE)["price_ore"] == 4_100
    for register in shop.registers():
        assert shop.last(register).event == PriceChanged("200", 3_900, 4_100)
    assert kari.sell("200")["gross_ore"] == 4_100


def test_a_change_that_is_none_of_the_price_leaves_the_journal_alone(kari: Screen) -> None:
    head = kari.caller.shop.head()
    kari.done("PUT", "/articles/200", {**COFFEE, "name": "Kaffe", "price_ore": 3_900})
    assert kari.caller.shop.head() == head
    assert kari.done("GET", "/articles?search=200")[0]["name"] == "Kaffe"


@pytest.mark.law("KSF-2-7-1")
def test_what_is_eaten_here_is_taxed_otherwise_only_with_an_entry(kari: Screen) -> None:
    kari.done("PUT", "/articles/200", {**COFFEE, "price_ore": 3_900, "vat_code_eat_in": None})
    told = SettingsChanged("VAT code of an article eaten here", "200, fra 3 til ingen")
    for register in kari.caller.shop.registers():
        assert kari.caller.shop.last(register).event == told


@pytest.mark.law("law.md 4.14")
def test_tobacco_never_takes_a_discount_whatever_is_asked_for(kari: Screen) -> None:
    snus = {"name": "Snus", "group": "TOBAKK", "vat_code": "3", "price_ore": 9_900, "discountable": True}
    assert kari.done("PUT", "/articles/510", snus)["discountable"] is False
    kari.done("POST", "basket/lines", {"code": "510", "age_confirmed": True})
    given = {"amount_ore": 1}
    kari.refuse("POST", "basket/lines/1/discount", given, status=422, code="discount.forbidden", kept=True)


def test_what_is_off_sale_is_not_sold_or_found_but_stays_on_record(kari: Screen) -> None:
    kari.sell("200")
    assert kari.call("DELETE", "/articles/200").status_code == 204
    kari.refuse("POST", "basket/lines", {"code": "200"}, status=404, code="article.unknown")
    kari.refuse("DELETE", "/articles/200", status=404, code="article.unknown")
    assert kari.done("GET", "/articles?search=kaffe") == []
    tiles = kari.done("GET", "/articles/grid")
    assert "200" not in {tile["number"] for group in tiles["groups"] for tile in group["articles"]}
    assert (
        kari.done("POST", "basket/returns", {"receipt": 1, "reason": "kald"})["basket"]["gross_ore"] == -3_900
    )


def test_a_price_to_come_has_a_number_that_can_be_one(kari: Screen) -> None:
    office = kari.caller.office(KARI)
    for number in ("0", str(2**53), str(10**30)):
        at = f"/office/catalogue/prices/{number}"
        assert office.refuse("DELETE", at, status=422, code="request.malformed")["facts"]["where"]


@pytest.mark.parametrize("listed", ["/articles/foreseen", "/articles/names"])
def test_what_a_screen_learns_is_fetched_again_only_when_an_article_changed(
    listed: str, kari: Screen
) -> None:
    known = {"If-None-Match": kari.call("GET", listed).headers["etag"]}
    assert kari.call("GET", listed, headers=known).status_code == 304
    assert kari.call("DELETE", "/articles/200").status_code == 204
    assert kari.call("GET", listed, headers=known).status_code == 200


def test_a_list_of_names_that_would_be_too_long_is_not_given(
    kari: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_names, "NAMES_MAX", 0)
    answer = kari.call("GET", "/articles/names")
    assert (answer.status_code, answer.content) == (204, b"")


WRONG: dict[str, Json] = {
    "no name": {"name": "  "},
    "unknown group": {"group": "X"},
    "unknown VAT code": {"vat_code": "99"},
    "unknown VAT code where it is served": {"vat_code_eat_in": "99"},
    "a barcode with a bad check digit": {"gtins": ["7038010000011"]},
    "a barcode that is none": {"gtins": ["x"]},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_an_article_that_cannot_be_sold_is_not_saved(lasting: Screen, change: Json) -> None:
    lasting.refuse("PUT", "/articles/200", {**COFFEE, **change}, status=422, code="article.bad")
    assert lasting.done("POST", "price-checks", {"code": "200"})["price_ore"] == 3_900


@pytest.mark.parametrize(
    "change",
    [{"price_ore": -1}, {"price_ore": "1"}, {"age_limit": 0}, {"button_colour": "red"}, {"name": "x" * 201}],
    ids=str,
)
def test_an_article_that_is_none_is_not_read(lasting: Screen, change: Json) -> None:
    lasting.refuse("PUT", "/articles/200", {**COFFEE, **change}, status=422, code="request.malformed")


def test_a_number_that_no_file_can_hold_is_refused(lasting: Screen) -> None:
    lasting.refuse("PUT", f"/articles/{'9' * 36}", COFFEE, status=422, code="article.bad")


@pytest.mark.parametrize(
    ("text", "number"), [("kaffe", "200"), ("KAF", "200"), ("brød grov", "100"), ("202", "202")]
)
def test_an_article_is_found_by_words_or_number(lasting: Screen, text: str, number: str) -> None:
    assert lasting.done("GET", f"/articles?search={text}")[0]["number"] == number


@pytest.mark.parametrize(
    "text", ["", "%25", "_", '"', "'; DROP TABLE article; --", "a" * 5_000, "%00", "*", "NEAR("]
)
def test_whatever_is_searched_for_is_only_searched_for(lasting: Screen, text: str) -> None:
    assert isinstance(lasting.done("GET", f"/articles?search={text}&limit=100000"), list)


def test_a_number_with_a_slash_has_an_address_in_the_office_as_any_other(caller: Caller) -> None:
    kari = caller.office(KARI)
    group = {"name": "Halve", "predefined": "04012"}
    assert kari.done("PUT", "/office/catalogue/groups/KAFFE%2F2", group)["code"] == "KAFFE/2"
    half = {**COFFEE, "group": "KAFFE/2"}
    path = "/office/catalogue/articles/200%2F2"
    assert kari.done("PUT", path, half)["number"] == "200/2"
    assert kari.done("GET", path)["article"]["number"] == "200/2"
    kari.refuse("GET", "/office/stock/articles/200%2F2", status=409, code="stock.not_kept")
    assert kari.call("DELETE", path).status_code == 204
