"""Somebody approves one thing for the one at the till: beside the basket, with a PIN, and it is done."""

import pytest
from playwright.sync_api import expect

from datakasse.journal.events.people import ActionApproved
from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier

pytestmark = pytest.mark.browser


@pytest.fixture
def lise(cashier: Cashier, seen: Seen) -> Cashier:
    """Lise, an assistant, with two things in the basket."""
    seen.provoke("status of 40")
    cashier.sign_on("Lise", "4826")
    cashier.declare_float()
    for article in ("Skolebolle", "Cappuccino"):
        cashier.press_article(article)
    cashier.sees_total("93,00")
    return cashier


def ask_for_discount(lise: Cashier) -> None:
    """Fill in ten per cent, by keyboard alone."""
    lise.page.keyboard.press("%")
    expect(
        lise.page.get_by_role("form", name="Rabatt på hele salget").get_by_label("Prosent")
    ).to_be_focused()
    lise.type("10\n")
    expect(lise.page.get_by_role("form", name="Må godkjennes")).to_contain_text("Rabatt9,3010 %")


def test_a_manager_approves_with_a_pin_and_it_is_done(lise: Cashier, shop: ServedShop) -> None:
    page = lise.page
    ask_for_discount(lise)
    expect(lise.lines).to_have_count(2)
    page.keyboard.press("1")
    lise.type("0000\n")
    lise.sees_message("Feil PIN. Prøv igjen; etter flere feil må du vente.")
    lise.type("2580\n")
    lise.sees_total("83,70")
    expect(page.get_by_role("button", name="Lise")).to_be_visible()
    records, findings = shop.journal()
    (signed,) = [record for record in records if isinstance(record.event, ActionApproved)]
    assert signed.event == ActionApproved("101", "GiveDiscount", "discount", 9_30, "10 %")
    assert (signed.operator, findings) == ("104", [])


def test_left_alone_nothing_is_done_and_what_was_filled_in_is_still_there(lise: Cashier) -> None:
    page = lise.page
    ask_for_discount(lise)
    page.keyboard.press("Escape")
    lise.sees_total("93,00")
    expect(page.get_by_role("form", name="Rabatt på hele salget").get_by_label("Prosent")).to_have_value("10")


def test_a_till_that_is_locked_while_it_waits_approves_nothing(lise: Cashier) -> None:
    page = lise.page
    ask_for_discount(lise)
    page.keyboard.press("Alt+b")
    expect(page.get_by_text("Skjermen er låst")).to_be_visible()
    lise.type("4826\n")
    lise.sees_total("93,00")
    expect(page.get_by_role("form", name="Må godkjennes")).to_be_hidden()
