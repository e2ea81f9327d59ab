"""Panels that are fetched when the page stands: who opens one before it is there is told so, and it comes."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Seen
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

CODE = "**/assets/papers-*.js"
STAFF_CODE = "**/assets/staff_clock-*.js"
COMES = "Henter dette fra kassen …"
AWAY = re.compile(r"^Kassen svarer ikke, og dette er ikke hentet .* Det kommer hit av seg selv")
ANEW = re.compile(r"^Siden er hentet på nytt, fordi en del av den ikke kom\. Kurven er trygg\.")
FAILED = re.compile(r"^Dette lot seg ikke hente fra kassen\. Kurven er trygg\.")


@pytest.fixture
def held(context: BrowserContext) -> list[Route]:
    """What is asked for of the panel's code, held back before there is a page."""
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    context.route(CODE, hold)
    return asked


@pytest.fixture
def opened(held: list[Route], cashier: Cashier, seen: Seen) -> Page:
    """A till whose cashier presses for the panel while its code is held back."""
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")
    cashier.open_till()
    cashier.take_from_menu("Utskrifter")
    _says(cashier.page, COMES)
    assert len(held) == 1
    return cashier.page


def test_a_panel_that_is_on_its_way_says_so_and_comes(opened: Page, held: list[Route]) -> None:
    held[0].continue_()
    _has_come(opened)


def test_without_the_register_it_says_so_and_comes_when_the_register_does(
    opened: Page, held: list[Route], cashier: Cashier, context: BrowserContext
) -> None:
    cashier.unplug()
    _says(opened, AWAY)
    held[0].abort()
    context.unroute(CODE)
    _says(opened, AWAY)
    context.set_offline(False)
    _has_come(opened)


def test_what_did_not_come_is_asked_for_again_with_a_press(
    opened: Page, held: list[Route], context: BrowserContext
) -> None:
    held[0].fulfill(status=503)
    _says(opened, FAILED)
    context.unroute(CODE)
    opened.get_by_role("button", name="Prøv igjen").click()
    _has_come(opened)


def test_what_does_not_come_twice_opens_the_page_anew_with_the_basket_and_says_so(
    opened: Page, held: list[Route], cashier: Cashier, context: BrowserContext
) -> None:
    """Some browsers remember a file that did not come: no press brings it until the page is a new one."""
    opened.keyboard.press("Escape")
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    cashier.take_from_menu("Utskrifter")
    opened.evaluate("window.isTheOldPage = true")
    held[0].fulfill(status=503)
    _says(opened, FAILED)
    context.unroute(CODE)
    context.route(CODE, lambda route: route.fulfill(status=503))
    opened.get_by_role("button", name="Prøv igjen").click()
    cashier.sees_message(ANEW)
    assert opened.evaluate("window.isTheOldPage") is None
    cashier.sees_total("52,00")

    context.unroute(CODE)
    cashier.take_from_menu("Utskrifter")
    _has_come(opened)
    opened.reload()
    cashier.sees_total("52,00")
    expect(opened.get_by_text(ANEW)).to_be_hidden()


def test_control_a_page_that_is_not_to_be_had_is_not_opened_anew(
    opened: Page, held: list[Route], context: BrowserContext
) -> None:
    """A reload would leave nothing on the screen at all."""
    opened.evaluate("window.isTheOldPage = true")
    held[0].fulfill(status=503)
    _says(opened, FAILED)
    context.unroute(CODE)
    context.route(CODE, lambda route: route.fulfill(status=503))
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.method)
        route.fulfill(status=503)

    context.route(opened.url, refuse)
    with opened.expect_response(opened.url):
        opened.get_by_role("button", name="Prøv igjen").click()
    _says(opened, FAILED)
    assert (asked, opened.evaluate("window.isTheOldPage")) == (["HEAD"], True)


def test_at_the_entrance_the_keys_that_are_shown_do_what_they_say(
    context: BrowserContext, page: Page, seen: Seen
) -> None:
    seen.provoke("Failed to load resource")
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    context.route(STAFF_CODE, hold)
    signing_on = page.get_by_role("region", name="Logg på")
    page.get_by_role("button", name="Personalliste").click()
    _says(page, COMES)
    page.keyboard.press("Escape")
    expect(signing_on).to_be_visible()

    page.get_by_role("button", name="Personalliste").click()
    _says(page, COMES)
    asked[0].fulfill(status=503)
    _says(page, FAILED)
    context.unroute(STAFF_CODE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Personalliste")).to_be_visible()
    page.keyboard.press("Escape")
    expect(signing_on).to_be_visible()


def _says(page: Page, sentence: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("main").locator("form.panel").get_by_role("status")).to_have_text(sentence)


def _has_come(page: Page) -> None:
    expect(page.get_by_role("form", name="Utskrifter fra kassen")).to_be_visible()
