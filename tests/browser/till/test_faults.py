"""What goes wrong at a till: a lost answer, a dead server, a wrong PIN, a code that nobody knows."""

import re

import pytest
from playwright.sync_api import Route, expect

from datakasse.journal.events.sale import SaleCompleted
from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser


def test_a_reload_between_the_payment_and_its_answer_does_not_sell_twice(
    cashier: Cashier, shop: ServedShop
) -> None:
    """The page asks again with the same key, and says that the sale is saved."""
    page = cashier.page
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.sees_total("52,00")
    _pay_and_lose_the_answer(cashier)
    page.reload()
    cashier.sees_message("Salget er lagret. Kvittering 1.")
    cashier.sees_settled("Betalt", "52,00")
    cashier.sees_paper("Salgskvittering", "Kvittering nr. 1")
    page.reload()
    expect(page.get_by_text("Siste salg: Kvittering 1")).to_be_visible()
    assert _sales_ore(shop) == [52_00]


def test_a_server_that_died_after_the_payment_has_sold_once(
    cashier: Cashier, shop: ServedShop, seen: Seen
) -> None:
    """Nobody is to take payment again meanwhile; signed on again, the screen says that the sale is saved."""
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.sees_total("52,00")
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")
    way_back = _pay_and_lose_the_answer(cashier)
    shop.kill()
    way_back.abort()
    cashier.sees_message("Venter på svar fra kassen. Ikke ta betalt en gang til.")
    shop.open()
    cashier.sign_on()
    cashier.sees_message("Salget er lagret. Kvittering 1.")
    assert _sales_ore(shop) == [52_00]


def test_a_server_that_died_and_came_back_still_has_the_basket(
    cashier: Cashier, shop: ServedShop, seen: Seen
) -> None:
    """The page says that the connection is lost, and goes on by itself; people sign on again."""
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.sees_total("52,00")
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")
    shop.kill()
    cashier.sees_message(re.compile("^Ingen kontakt med kassen. Kurven er lagret der"))
    shop.open()
    cashier.sign_on()
    cashier.sees_total("52,00")
    cashier.pay("Kontant eksakt")
    cashier.sees_paper("Salgskvittering", KNEIPP)
    assert _sales_ore(shop) == [52_00]


def test_a_wrong_pin_says_so_and_lets_her_try_again(cashier: Cashier, seen: Seen) -> None:
    page = cashier.page
    seen.provoke("status of 40")
    page.get_by_role("button", name="Amina").click()
    cashier.type("9999\n")
    expect(page.get_by_role("alert")).to_have_text(re.compile("PIN"))
    cashier.type("1470\n")
    expect(page.get_by_role("form", name="Vekselkasse")).to_be_visible()


def test_an_unknown_code_is_one_line_and_the_basket_stands(cashier: Cashier, seen: Seen) -> None:
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    seen.provoke("Failed to load resource")
    cashier.scan("2000000019994")
    said = page.get_by_role("alert")
    expect(said).to_have_text(re.compile("2000000019994"))
    rows = (
        "said => { const all = document.createRange(); all.selectNodeContents(said.querySelector('span')); "
    )
    assert said.evaluate(f"{rows} return all.getClientRects().length; }}") == 1
    expect(cashier.lines).to_have_count(1)
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("104,00")
    expect(said).to_be_hidden()


def _pay_and_lose_the_answer(cashier: Cashier) -> Route:
    """Let a payment reach the register, and return the way back to the page, where nothing has come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    cashier.page.route("**/basket/complete", hold, times=1)
    cashier.pay("Kort")
    while not held:
        cashier.page.evaluate("0")
    assert held[0].fetch().status == 201
    return held[0]


def _sales_ore(shop: ServedShop) -> list[int]:
    """What was sold, by a journal that verifies."""
    records, faults = shop.journal()
    assert faults == []
    return [
        event.sale.gross_ore for event in (each.event for each in records) if isinstance(event, SaleCompleted)
    ]
