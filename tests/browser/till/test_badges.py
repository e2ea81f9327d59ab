"""A card made on the screen signs on by a scan, wherever the cursor is, and its code is never seen."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

PRINTER_SCALE = 300 / 96


def test_a_card_is_made_scanned_and_signs_on(browser: Browser, shop: ServedShop) -> None:
    """Drawn as fine as a printer draws it, both codes on the card are read; one of them is then scanned."""
    page = browser.new_page(base_url=shop.url, device_scale_factor=PRINTER_SCALE, locale="nb-NO")
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines).to_have_count(1)
    page.keyboard.press("F12")
    amina = page.get_by_role("listitem").filter(has_text="Amina")
    amina.get_by_role("button", name="Lag nytt kort").click()
    expect(page.get_by_role("img", name="Kort til Amina")).to_be_visible()
    drawn = page.locator(".badge-card").screenshot(scale="device")
    codes = {found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(drawn)))}
    assert len(codes) == 1
    (code,) = codes
    cashier.scan(code)
    expect(page.locator(".badge-card")).to_have_count(0)  # The screen is Amina's again, and takes keys.
    expect(cashier.button("Amina")).to_be_visible()
    expect(cashier.lines).to_have_count(1)
    page.keyboard.press("Alt+b")
    expect(page.get_by_text("Skjermen er låst")).to_be_visible()
    cashier.type("14")
    cashier.scan(code)
    expect(cashier.lines).to_have_count(1)
    assert code not in page.content()
    page.close()
