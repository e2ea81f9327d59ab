"""The page of a machine that has no shop yet, in a real browser: by keyboard, from nothing to the till."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[ServedShop]:
    """A machine whose data folder is not there yet."""
    served = ServedShop(tmp_path / "data")
    served.open()
    yield served
    served.close()


def test_a_shop_is_made_by_keyboard_and_opens_at_the_same_address(
    context: BrowserContext, shop: ServedShop, seen: Seen
) -> None:
    """Enter in a field makes it, as the button at the end does: the one beside the number only looks up."""
    seen.provoke("status of 422")
    page = context.new_page()
    page.goto(shop.url)
    expect(page.get_by_role("button")).to_have_text(["Hent fra Brønnøysund", "Lag butikken"])
    page.get_by_label("Organisasjonsnummer").fill("974760673")
    page.get_by_label("Firmanavn som registrert").fill("Kaffe AS")
    for label, text in (("Gate", "Storgata"), ("Nummer", "1"), ("Postnummer", "6800"), ("Poststed", "Førde")):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("PIN", exact=True).fill("2580")
    page.get_by_label("PIN én gang til").fill("2581")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("PIN", exact=True).fill("2580")
    page.get_by_label("PIN én gang til").fill("2580")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kaffe AS er laget")).to_be_visible()
    page.goto(shop.url)
    expect(
        page.get_by_role("region", name="Logg på").get_by_role("button", name="Daglig leder")
    ).to_be_visible()
