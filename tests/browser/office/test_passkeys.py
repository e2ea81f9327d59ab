"""A passkey in a real browser: made under Sign-in, then used at the door of the office."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

PIN, PASSWORD = "2580", "tre blå sykler i regn"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def seen(context: BrowserContext) -> Iterator[Seen]:
    """As everywhere, at the name that browsers allow passkeys on."""
    watched = Seen(context, ("http://localhost:",))
    watched.provoke("401 (Unauthorized)")
    yield watched
    assert watched.elsewhere == []
    assert watched.complaints == []


def test_a_passkey_is_made_and_opens_the_office(
    context: BrowserContext, shop: ServedShop, seen: Seen
) -> None:
    del seen
    page = context.new_page()
    browser = context.new_cdp_session(page)
    for command, what in (("enable", {}), ("addVirtualAuthenticator", {"options": AUTHENTICATOR})):
        browser.send(f"WebAuthn.{command}", what)  # pyright: ignore[reportUnknownMemberType] - its dict is bare
    page.goto(f"http://localhost:{shop.port}/office.html#/innlogging")
    OfficeVisitor(page).sign_on()
    password = page.get_by_role("region", name="Passord", exact=True)
    password.get_by_label("PIN-en din").fill(PIN)
    password.get_by_label("Nytt passord", exact=True).fill(PASSWORD)
    password.locator("input").last.fill(PASSWORD)
    password.get_by_role("button", name="Sett passord").click()
    expect(password.get_by_label("Passordet du har nå")).to_be_visible()
    passkeys = page.get_by_role("region", name="Passnøkler")
    passkeys.get_by_label("Hva den skal hete").fill("Kontormaskinen")
    passkeys.get_by_label("Passordet du har nå").fill(PASSWORD)
    passkeys.get_by_role("button", name="Lag en passnøkkel").click()
    expect(passkeys.get_by_text("Passnøkkelen er laget")).to_be_visible()
    expect(passkeys.get_by_text("Kontormaskinen")).to_be_visible()
    page.get_by_role("button", name="Logg av").click()
    page.get_by_text("Ingrid", exact=True).click()
    page.get_by_role("button", name="Bruk passnøkkel").click()
    expect(passkeys.get_by_text("sist brukt")).to_be_visible()
