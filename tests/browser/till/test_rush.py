"""A till in a hurry: scanners faster than anybody, long baskets, fingers that press twice, hostile texts."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.sale import SaleCompleted
from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import GROVBROD, GROVBROD_GTIN, KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

LONG_BASKET = 200
_LOOKS, _LOOK_AGAIN_MS = 250, 20
SCANS = re.compile(r"/basket/scans(/run)?$")
NOTES = re.compile(r"/note$")
SCRIPT = "<img src=x onerror=broken=1>"


def test_two_hundred_scans_in_one_breath_become_lines_in_order(
    cashier: Cashier, shop: ServedShop, root: Path
) -> None:
    """None is lost, no digit of them stays in the field that had the cursor, and all of it can be paid."""
    page = cashier.page
    bought = (_plain_articles(root) * LONG_BASKET)[:LONG_BASKET]
    cashier.open_till()
    page.get_by_label("Søk eller skann").focus()
    for _, gtin in bought:
        cashier.scan(gtin)
    names = cashier.basket.locator(".line-name")
    expect(names).to_have_text([name for name, _ in bought])
    expect(names.last).to_be_in_viewport()
    expect(page.get_by_label("Søk eller skann")).to_have_value("")
    expect(page.locator(".buffer")).to_have_text("0")
    cashier.pay("Kort")
    # Pressed while lines are still on their way, it waits for them.
    expect(page.locator(".settled-sum")).to_be_visible(timeout=60_000)
    sold = _sales(shop)
    assert [[line.line.name for line in sale.sale.lines] for sale in sold] == [[name for name, _ in bought]]


def test_nothing_is_paid_when_something_scanned_just_before_was_not_taken(
    cashier: Cashier, shop: ServedShop, seen: Seen
) -> None:
    """Who pressed had not seen it: the line says so, and the next press pays what is in the basket."""
    seen.provoke("Failed to load resource")
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    cashier.press_keys(*"7038010099999", "Enter", "F9")
    cashier.sees_message(re.compile("lest feil"))
    expect(cashier.page.locator(".settled-sum")).to_be_hidden()
    cashier.sees_total("52,00")
    cashier.press_keys("F9")
    cashier.sees_settled("Betalt", "52,00")
    assert [sale.sale.gross_ore for sale in _sales(shop)] == [52_00]


def test_a_line_is_drawn_before_the_register_has_answered(cashier: Cashier) -> None:
    """It is on its way, with its name and price, and counts for nothing until the answer is there."""
    cashier.open_till()
    held = _hold_scans(cashier)
    cashier.scan(KNEIPP_GTIN)
    coming = cashier.basket.locator(".line.coming")
    expect(coming).to_contain_text("52,00")
    cashier.sees_total("0,00")
    _let_go(cashier, held)
    cashier.sees_total("52,00")
    expect(coming).to_have_count(0)
    expect(cashier.lines).to_have_count(1)


def test_what_is_scanned_while_a_scan_is_answered_is_asked_for_together(
    cashier: Cashier, shop: ServedShop, seen: Seen
) -> None:
    """One of them is taken off sale meanwhile: those after it come all the same, in their order."""
    seen.provoke("Failed to load resource")
    page = cashier.page
    cashier.open_till()
    held = _hold_scans(cashier)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if SCANS.search(request.url) else None)
    scanned = (KNEIPP_GTIN, KNEIPP_GTIN, GROVBROD_GTIN, KNEIPP_GTIN, KNEIPP_GTIN)
    for gtin in scanned:
        cashier.scan(gtin)
    expect(cashier.basket.locator(".line.coming")).to_have_count(len(scanned))
    number = page.request.get(f"/api/v1/articles?search={GROVBROD_GTIN}&limit=1").json()[0]["number"]
    assert page.request.delete(f"/api/v1/articles/{number}").ok
    _let_go(cashier, held)
    cashier.sees_total("208,00")
    expect(cashier.basket.locator(".line-name")).to_have_text([KNEIPP] * 4)
    expect(cashier.basket.locator(".line.coming")).to_have_count(0)
    assert len(asked) < len(scanned)
    records, faults = shop.journal()
    assert faults == []
    added = [record.event.line.name for record in records if isinstance(record.event, LineAdded)]
    assert added == [KNEIPP] * 4


def test_what_is_scanned_after_a_correction_or_a_payment_comes_after_it(
    cashier: Cashier, shop: ServedShop
) -> None:
    """By a hand faster than the register: the correction takes the line before it, the payment those."""
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    held = _hold_scans(cashier)
    cashier.scan(KNEIPP_GTIN)
    cashier.scan(KNEIPP_GTIN)
    cashier.press_keys("F4")
    cashier.scan(GROVBROD_GTIN)
    cashier.press_keys("F9")
    cashier.scan(GROVBROD_GTIN)
    _let_go(cashier, held)
    expect(cashier.basket.locator(".line-name")).to_have_text([GROVBROD])
    expect(cashier.basket.locator(".line.coming")).to_have_count(0)
    assert [[line.line.name for line in sale.sale.lines] for sale in _sales(shop)] == [
        [KNEIPP, KNEIPP, GROVBROD]
    ]


def _hold_scans(cashier: Cashier) -> list[Route]:
    """Let an open till learn what goods there are, and hold what it asks for first of what is scanned."""
    cashier.page.wait_for_function("() => performance.getEntriesByName('datakasse.foreseen').length > 0")
    return _hold(cashier, SCANS)


def _hold(cashier: Cashier, asked: re.Pattern[str]) -> list[Route]:
    """Hold what is asked for first at an address."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    cashier.page.route(asked, hold, times=1)
    return held


def _let_go(cashier: Cashier, held: list[Route]) -> None:
    """Let the one that is held go on; its line may be drawn before it has left the page."""
    for _ in range(_LOOKS):
        if not held:
            cashier.page.wait_for_timeout(_LOOK_AGAIN_MS)
    held.pop().continue_()


def test_what_is_opened_before_the_register_has_answered_stays_open(cashier: Cashier) -> None:
    """A note is on its way when she opens the menu: the answer closes the note's place, not the menu."""
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines).to_have_count(1)
    held = _hold(cashier, NOTES)
    page.keyboard.press("Alt+6")
    expect(page.get_by_label(re.compile("^Notat, høyst"))).to_be_focused()
    cashier.type("uten ost\n")
    page.get_by_role("button", name="Meny").click()
    expect(page.get_by_role("form", name="Meny")).to_be_visible()
    _let_go(cashier, held)
    expect(cashier.lines).to_contain_text(["uten ost"])
    # What is asked for in turn comes after the note's answer, and with it whatever that has closed.
    cashier.scan(GROVBROD_GTIN)
    cashier.sees_total("114,00")
    expect(page.get_by_role("form", name="Meny")).to_be_visible()


def test_a_payment_that_is_pressed_twice_sells_once(cashier: Cashier, shop: ServedShop) -> None:
    """By a finger that trembles, and by a key that is hit again before the answer is there."""
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    pays = cashier.page.get_by_role("region", name="Betaling")
    pays.get_by_role("button", name=re.compile("^Kort")).dblclick()
    cashier.sees_settled("Betalt", "52,00")
    cashier.scan(KNEIPP_GTIN)
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("104,00")
    cashier.press_keys("F9", "F9", "F9")
    cashier.sees_settled("Betalt", "104,00")
    assert [sale.sale.gross_ore for sale in _sales(shop)] == [52_00, 104_00]


@pytest.mark.parametrize("ending", ["Enter", "NumpadEnter", "Control+j", "Tab", ""])
def test_a_scanner_may_end_with_cr_lf_tab_or_nothing(ending: str, cashier: Cashier) -> None:
    """Once beside all fields, and once into the search field; both are lines, and nothing of them stays."""
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN, ending)
    expect(cashier.lines).to_have_count(1)
    cashier.page.get_by_label("Søk eller skann").focus()
    cashier.scan(KNEIPP_GTIN, ending)
    cashier.sees_total("104,00")
    expect(cashier.page.get_by_label("Søk eller skann")).to_have_value("")
    expect(cashier.page.locator(".buffer")).to_have_text("0")


def test_a_script_in_a_name_is_a_text_wherever_it_stands(cashier: Cashier) -> None:
    """In an article's name, in the name of a parked sale, in what is searched for."""
    page = cashier.page
    cashier.open_till()
    known = page.request.get("/api/v1/articles?search=1001&limit=1").json()[0]
    article = {
        "name": SCRIPT,
        "group": known["group"],
        "vat_code": "15",
        "price_ore": 10_00,
        "favourite": True,
    }
    answer = page.request.put("/api/v1/articles/9001", data=article)
    assert answer.ok, answer.text()
    page.reload()
    page.get_by_role("main").get_by_role("button", name=re.compile("^<img")).click()
    expect(cashier.lines).to_contain_text([SCRIPT])
    answer = page.request.post("/api/v1/registers/SOL-1/basket/park", data={"name": f"Bord {SCRIPT}"})
    assert answer.ok, answer.text()
    expect(cashier.basket.get_by_text(f"Bord {SCRIPT}")).to_be_visible()
    cashier.type("<img")
    expect(page.get_by_role("list", name="1 treff")).to_contain_text(SCRIPT)
    assert page.evaluate("window.broken") is None
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("pieces", ["999999", "9999999"])
def test_a_quantity_beyond_all_measure_is_refused_in_words(pieces: str, cashier: Cashier, seen: Seen) -> None:
    """Nothing is in the basket after it, and the next article goes in as always."""
    seen.provoke("status of 4")
    cashier.open_till()
    cashier.type(f"{pieces}*")
    cashier.scan(KNEIPP_GTIN)
    said = cashier.page.get_by_role("alert")
    expect(said).to_have_text(re.compile(r"\w+ .*\w+"))
    expect(cashier.lines).to_have_count(0)
    cashier.press_article(KNEIPP)
    cashier.sees_total("52,00")
    expect(said).to_be_hidden()


def _plain_articles(root: Path) -> list[tuple[str, str]]:
    """Name and barcode of what is rung up without a question, and alone: no deposit follows it."""
    with (root / "lab/shops/bakery-cafe-articles.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    plain = (row for row in rows if row["gtin"] and not row["age"] and not row["deposit"])
    return [(row["name"], row["gtin"]) for row in plain if row["price"] != "open" and not row["unit"]]


def _sales(shop: ServedShop) -> list[SaleCompleted]:
    """What was sold, by a journal that verifies."""
    records, faults = shop.journal()
    assert faults == []
    return [record.event for record in records if isinstance(record.event, SaleCompleted)]
