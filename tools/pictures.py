"""
Take the pictures in the README again: the till with a basket, and a receipt as the register draws it.

    .venv/bin/python -m tools.pictures

They are of the demo shop in Chromium, from `CHROMIUM` or the path, and land in docs/images.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from lab.demo import make_demo
from tests.browser.cashier import KNEIPP_GTIN, Cashier
from tests.browser.served_shop import ServedShop

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
BOUGHT = ("Kanelbolle", "Kaffe, stor", "Landbrød på surdeig", "Gulrotkake, stykke", "Cola 0,33 l")
COLOURS = 256


def main() -> None:
    """Take both pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shop = ServedShop(Path(folder) / "data")
        make_demo(shop.folder)
        shop.open()
        try:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(
                base_url=shop.url,
                viewport={"width": 1366, "height": 768},
                locale="nb-NO",
                timezone_id="Europe/Oslo",
                color_scheme="light",
                reduced_motion="reduce",
            )
            page.goto("/")
            _keep("till.png", _till(page))
            _keep("receipt.png", _receipt(page))
            browser.close()
        finally:
            shop.close()


def _till(page: Page) -> bytes:
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    for name in BOUGHT:
        cashier.press_article(name)
    expect(cashier.lines).to_have_count(len(BOUGHT) + 2)  # The bread, and the bottle's deposit.
    page.mouse.move(0, 0)
    page.get_by_role("list", name="Favoritter").evaluate("list => list.scrollTo(0, 0)")
    return page.screenshot(animations="disabled")


def _receipt(page: Page) -> bytes:
    cashier = Cashier(page)
    cashier.pay("400")
    cashier.sees_paper("Salgskvittering")
    address = page.locator(".paper img").get_attribute("src")
    return page.request.get(address or "").body()


def _keep(name: str, picture: bytes) -> None:
    """Write a picture with no more colours than it needs, so that the repository stays small."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    drawn.save(IMAGES / name, optimize=True)
    print(f"docs/images/{name}: {(IMAGES / name).stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
