"""A till that nobody touches locks itself; who stood there, or somebody else, goes on where it was."""

import re

import pytest
from playwright.sync_api import APIResponse, BrowserContext, Page, Route, expect

from tests.browser.conftest import Seen
from tests.browser.till.cashier import KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

LOCKED = "Skjermen er låst. Kurven venter i kassen."
SIGN_ON = re.compile(r"/sign-on$")
VIEW = re.compile(r"/registers/SOL-1$")
_LOOKS, _LOOK_AGAIN_MS = 250, 20
SECRETS = (KNEIPP, "52,00")


def sees_nothing_of_the_basket(page: Page) -> None:
    """The screen is locked, says that a basket waits, and holds nothing of it."""
    expect(page.get_by_text(LOCKED)).to_be_visible()
    html = page.content()
    assert [secret for secret in SECRETS if secret in html] == []


@pytest.fixture
def idle(context: BrowserContext, seen: Seen) -> Cashier:
    """Somebody at a page whose clock can be put forward, with a basket."""
    del seen
    page = context.new_page()
    page.clock.install()
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines).to_have_count(1)
    return cashier


def test_an_idle_till_locks_itself_and_a_pin_gives_the_basket_back(idle: Cashier) -> None:
    page = idle.page
    page.clock.fast_forward("04:50")
    expect(idle.lines).to_have_count(1)
    page.keyboard.press("F1")
    page.keyboard.press("F1")
    page.clock.fast_forward("04:50")
    expect(idle.lines).to_have_count(1)
    page.clock.fast_forward("00:20")
    sees_nothing_of_the_basket(page)
    idle.type("2580\n")
    expect(idle.lines).to_have_count(1)


def test_a_reload_does_not_make_an_idle_till_young_again(idle: Cashier) -> None:
    page = idle.page
    # What she touched last is written down when a page goes; here it is, before the clock is turned back.
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.evaluate("localStorage.setItem('datakasse.touched', String(Date.now() - 300_000))")
    page.reload()
    expect(page.get_by_text("Ingrid står i kassen").or_(page.get_by_text(LOCKED))).to_be_visible()
    assert KNEIPP not in page.content()


def test_locked_by_hand_and_taken_over_by_somebody_else(cashier: Cashier) -> None:
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines).to_have_count(1)
    page.keyboard.press("Alt+b")
    sees_nothing_of_the_basket(page)
    page.keyboard.press("Escape")
    cashier.sign_on("Amina", "1470")
    expect(cashier.lines).to_have_count(1)
    expect(page.get_by_role("button", name="Amina")).to_be_visible()


def test_switching_keeps_the_basket_in_sight(cashier: Cashier, seen: Seen) -> None:
    """By keyboard, with a wrong PIN on the way: the digits go into the PIN, not into the number line."""
    seen.provoke("status of 401")
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    page.keyboard.press("Alt+n")
    panel = page.get_by_role("form", name="Bytt operatør")
    panel.get_by_role("button", name="Amina").click()
    expect(cashier.lines).to_have_count(1)
    cashier.type("9999\n")
    cashier.sees_message("Feil PIN. Prøv igjen; etter flere feil må du vente.")
    expect(page.get_by_label("Talltastatur").first).to_have_text("0")
    cashier.type("1470\n")
    expect(page.get_by_role("button", name="Amina")).to_be_visible()
    expect(cashier.lines).to_have_count(1)
    expect(page.get_by_label("4 sifre tastet")).to_be_hidden()


def test_what_was_asked_for_in_anothers_name_does_not_send_her_away(cashier: Cashier) -> None:
    """A view that Ingrid's page asked for as Amina took over comes after Amina is in: it is not hers."""
    page = cashier.page
    cashier.open_till()
    ingrid = "; ".join(f"{each.get('name')}={each.get('value')}" for each in page.context.cookies())
    late: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if len(late) == len((SIGN_ON, VIEW)):
            route.continue_()
            return
        headers = route.request.headers
        if route.request.method == "GET":
            headers = {**headers, "cookie": ingrid}
        late.append((route, route.fetch(headers=headers)))

    page.keyboard.press("Alt+n")
    panel = page.get_by_role("form", name="Bytt operatør")
    panel.get_by_role("button", name="Amina").click()
    page.route(SIGN_ON, hold)
    page.route(VIEW, hold)
    with page.expect_request(VIEW):
        cashier.type("1470\n")
    for _ in range(_LOOKS):
        if len(late) < len((SIGN_ON, VIEW)):
            page.wait_for_timeout(_LOOK_AGAIN_MS)
    (sign_on, came), (view, seen_by_ingrid) = late
    assert not seen_by_ingrid.json()["mine"]
    sign_on.fulfill(response=came)
    expect(page.get_by_role("button", name="Amina")).to_be_visible()
    with page.expect_response(VIEW):
        view.fulfill(response=seen_by_ingrid)
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    expect(page.get_by_role("button", name="Amina")).to_be_visible()


def test_the_number_pad_enters_a_pin_too(cashier: Cashier) -> None:
    page = cashier.page
    cashier.open_till()
    page.keyboard.press("Alt+n")
    page.get_by_role("button", name="Jonas").click()
    pad = page.get_by_role("group", name="Talltastatur")
    for digit in "3690":
        pad.get_by_role("button", name=digit, exact=True).click()
    pad.get_by_role("button", name="Bekreft").click()
    expect(page.get_by_role("button", name="Jonas", exact=True)).to_be_visible()
