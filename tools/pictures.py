"""
Take the pictures of the documentation again: those in the README, and every screen of docs/skjermbilder.md.

    .venv/bin/python -m tools.pictures [front|walk|office|elsewhere …]

They are of the demo shop in Chromium, from `CHROMIUM` or the path: of every screen that the tests walk past
(`walk.py` and `walk_of_devices.py` in tests/browser/till), of the basket on other screens and in other hands,
and of papers.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect, sync_playwright

from lab.chromium import chromium, chromium_program
from lab.year.lived_in import make_lived_in
from tests.browser.network import on_the_network
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import REGISTER, ServedShop
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier
from tests.browser.till.walk import screens
from tests.browser.till.walk_of_devices import device_screens, facing_screens
from tools.screens import DEVICES, FACING, FOLDER, LOOKS, OFFICE, PAPERS, SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
COUNTER, TABLET, PHONE = (1366, 768), (1024, 768), (390, 844)
BOUGHT = ("Kanelbolle", "Kaffe, stor", "Landbrød på surdeig", "Gulrotkake, stykke", "Cola 0,33 l")
COLOURS = 64
DAYS_BEHIND = 35
_DRAWN = "() => [...document.images].every(image => image.complete && image.naturalWidth > 0)"


def main(wanted: list[str]) -> None:
    """Take all pictures, or those that are named."""
    rounds = (("front", _front, 0), ("walk", _walk, 0), ("office", _office, DAYS_BEHIND))
    with tempfile.TemporaryDirectory() as folder:
        with chromium() as browser:
            for name, take, days in rounds:
                if wanted and name not in wanted:
                    continue
                shop = ServedShop(Path(folder) / name)
                make_lived_in(shop.folder, days)
                shop.open()
                try:
                    take(browser, shop)
                finally:
                    shop.close()
        if not wanted or "elsewhere" in wanted:
            _elsewhere(Path(folder))


def _page(browser: Browser, shop: ServedShop) -> Page:
    page = browser.new_page(
        base_url=shop.url,
        viewport={"width": COUNTER[0], "height": COUNTER[1]},
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page.goto("/")
    return page


def _front(browser: Browser, shop: ServedShop) -> None:
    """Take the two pictures of the README, and the basket as it looks elsewhere."""
    page = _page(browser, shop)
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    for name in BOUGHT:
        cashier.press_article(name)
    expect(cashier.lines).to_have_count(len(BOUGHT) + 2)  # The bread, and the bottle's deposit.
    _keep("docs/images/till.png", _look(page), 256)
    _keep_look("tablet", page, size=TABLET)
    _keep_look("phone", page, size=PHONE)
    _keep_look("dark", page, scheme="dark")
    _keep_look("left", page, hand="left")
    cashier.pay("400")
    cashier.sees_paper("Salgskvittering")
    _keep("docs/images/receipt.png", _paper(page, _papers(page)["sales"]), 256)


def _keep_look(
    name: str, page: Page, *, size: tuple[int, int] = COUNTER, scheme: str = "light", hand: str = "right"
) -> None:
    """Take the basket on a screen of that size, lit so, for somebody with that hand."""
    wishes = {"scheme": scheme, "hand": hand}
    page.request.put(f"/api/v1/registers/{REGISTER}/preferences", data=wishes)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.reload()
    expect(Cashier(page).basket).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-hand", hand)
    expect(page.locator("html")).to_have_attribute("data-scheme", scheme)
    _keep(f"{FOLDER}/{LOOKS[name].file}.png", _look(page))


def _walk(browser: Browser, shop: ServedShop) -> None:
    """Take every screen of a day, and the papers that came out of it."""
    page = _page(browser, shop)
    for screen in screens(Cashier(page)):
        _keep(f"{FOLDER}/{SCREENS[screen].file}.png", _look(page))
    jobs = _papers(page)
    for name, shown in PAPERS.items():
        _keep(f"{FOLDER}/{shown.file}.png", _paper(page, jobs[name]), 16)


def _elsewhere(folder: Path) -> None:
    """Take what the customer sees, and how a phone is let in."""
    shop = ServedShop(folder / "elsewhere")
    make_lived_in(shop.folder, 0)
    program = chromium_program() or ""
    with sync_playwright() as playwright, on_the_network(playwright, program, shop, folder) as network:
        page = _page(network.strange, shop)
        cashier = Cashier(page)
        cashier.open_till()
        for screen, shown in facing_screens(cashier):
            _keep(f"{FOLDER}/{FACING[screen].file}.png", _look(shown))
        for screen, shown in device_screens(cashier, network.phone(network.trusting).new_page(), network):
            _keep(f"{FOLDER}/{DEVICES[screen].file}.png", _look(shown))


def _office(browser: Browser, shop: ServedShop) -> None:
    """Take every page of the office."""
    page = _page(browser, shop)
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    for screen in chain(visitor.screens(), visitor.other_screens()):
        if screen in OFFICE:
            _keep(f"{FOLDER}/{OFFICE[screen].file}.png", _look(page), 16)


def _look(page: Page) -> bytes:
    """Take the page once its pictures are drawn, with the first articles in sight."""
    page.mouse.move(0, 0)
    page.wait_for_function(_DRAWN)
    page.evaluate("document.querySelector('.tiles')?.scrollTo(0, 0)")
    return page.screenshot(animations="disabled", caret="hide")


def _papers(page: Page) -> dict[str, int]:
    """Return the newest paper of each kind that has come out."""
    shown = page.request.get(f"/api/v1/registers/{REGISTER}/documents").json()["shown"]
    return {job["document"]: job["job"] for job in reversed(shown)}


def _paper(page: Page, job: int) -> bytes:
    return page.request.get(f"/api/v1/registers/{REGISTER}/documents/{job}?form=png").body()


def _keep(path: str, picture: bytes, colours: int = COLOURS) -> None:
    """Write a picture with no more colours than it needs, so that the repository stays small."""
    file = ROOT / path
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(BytesIO(picture)).convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    drawn.save(file, optimize=True)
    print(f"{path}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
