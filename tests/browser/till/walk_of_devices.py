"""A walk past what is shown elsewhere than at the till: to the customer, and on a phone that is let in."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.network import Network
from tests.browser.till.cashier import KNEIPP, Cashier

PHONE_NAME = "Baren"
PAIRS = re.compile("pair=")


def facing_screens(cashier: Cashier) -> Iterator[tuple[str, Page]]:
    """Sell one thing before a customer's display; the till is open, and its basket is empty."""
    with cashier.page.context.expect_page() as opened:
        cashier.page.keyboard.press("Alt+c")
    facing = opened.value
    expect(facing.get_by_text("Velkommen")).to_be_visible()
    yield "welcome", facing
    cashier.page.bring_to_front()
    for name in (KNEIPP, "Kaffe, stor", "Kanelbolle"):
        cashier.press_article(name)
    expect(facing.get_by_role("listitem")).to_have_count(3)
    yield "facing", facing
    cashier.pay("500")
    expect(facing.get_by_text("Takk for handelen")).to_be_visible()
    yield "thanks", facing
    facing.close()
    cashier.close_drawer()


def device_screens(cashier: Cashier, phone: Page, network: Network) -> Iterator[tuple[str, Page]]:
    """Let a phone in at the register's own screen, and shut it out; a manager is signed on there."""
    page = cashier.page
    phone.goto(network.trust_link)
    yield "trust", phone
    phone.goto(network.link)
    expect(phone.get_by_role("button", name="Prøv igjen")).to_be_visible()
    yield "shut_out", phone
    page.keyboard.press("Alt+Shift+E")
    page.get_by_role("button", name="Koble til en enhet").click()
    code = page.get_by_role("img", name=PAIRS)
    expect(code).to_be_visible()
    yield "invite", page
    phone.goto("about:blank")
    phone.goto(str(code.get_attribute("aria-label")).partition(": ")[2])
    phone.get_by_label("Hva heter enheten?").fill(PHONE_NAME)
    yield "pair", phone
    phone.get_by_role("button", name="Koble til").tap()
    expect(phone.get_by_role("button", name="Amina")).to_be_visible()
    yield "phone_people", phone
    Cashier(phone).sign_on("Amina", "1470")
    Cashier(phone).press_article("Skolebolle")
    Cashier(phone).sees_total("44,00")
    row = page.get_by_role("form", name="Enheter").get_by_role("listitem").filter(has_text=PHONE_NAME)
    expect(row).to_contain_text("Amina · åpent salg")
    yield "devices", page
    row.get_by_role("button").click()
    row.get_by_role("button", name=re.compile(r"\?$")).click()
    expect(row).to_have_count(0)
    page.keyboard.press("Escape")
