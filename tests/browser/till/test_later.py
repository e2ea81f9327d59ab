"""Panels that are fetched when the page stands: who opens one before it is there is told so, and it comes."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Seen
from tests.browser.till.cashier import Cashier

pytestmark = pytest.mark.browser

CODE = "**/assets/papers-*.js"
COMES = "Henter dette fra kassen …"
AWAY = re.compile(r"^Kassen svarer ikke, og dette er ikke hentet .* Det kommer hit av seg selv")
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


def _says(page: Page, sentence: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("main").locator("form.panel").get_by_role("status")).to_have_text(sentence)


def _has_come(page: Page) -> None:
    expect(page.get_by_role("form", name="Utskrifter fra kassen")).to_be_visible()
