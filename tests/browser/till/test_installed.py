"""The page as an app: it opens without the register, keeps no answers, and changes between two sales."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from struct import unpack

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import datakasse.web.app
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

OLD, NEW = "datakasse", "datakasse, ny"
RUN = """
import sys
from pathlib import Path
import datakasse.web.app
datakasse.web.app.STATIC = Path(sys.argv.pop(1))
from datakasse.__main__ import main
main()
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built page of one's own, to be built anew."""
    return shutil.copytree(datakasse.web.app.STATIC, tmp_path / "built")


@pytest.fixture
def served(demo_folder: Path, tmp_path: Path, built: Path) -> Iterator[ServedShop]:
    """The demo shop, served with that page."""
    shop = ServedShop(shutil.copytree(demo_folder, tmp_path / "data"))
    shop.program = (sys.executable, "-c", RUN, str(built))
    shop.open()
    yield shop
    shop.close()


@pytest.fixture
def device(browser: Browser, served: ServedShop) -> Iterator[BrowserContext]:
    """A browser that may keep a service worker."""
    opened = browser.new_context(base_url=served.url, viewport=COUNTER_SCREEN, locale="nb-NO")
    yield opened
    opened.close()


@pytest.fixture
def page(device: BrowserContext) -> Iterator[Page]:
    """The page, with its files kept."""
    seen = Seen(device)
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")
    seen.provoke("An unknown error occurred when fetching the script")
    opened = device.new_page()
    opened.goto("/")
    opened.evaluate("navigator.serviceWorker.ready")
    opened.wait_for_function("() => navigator.serviceWorker.controller !== null")
    yield opened
    assert seen.elsewhere == []
    assert seen.complaints == []


def build_anew(built: Path) -> None:
    """Change what is built as the next version would."""
    page, worker = built / "index.html", built / "worker.js"
    page.write_text(page.read_text("utf-8").replace(f"<title>{OLD}<", f"<title>{NEW}<"), "utf-8")
    worker.write_text(re.sub(r'VERSION = ".*?"', 'VERSION = "next"', worker.read_text("utf-8")), "utf-8")


def look_for_news(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")


def test_it_can_be_installed(served: ServedShop) -> None:
    """What browsers ask for: a name, a start, icons that are as large as they say."""
    with httpx2.Client(base_url=served.url) as client:
        page = client.get("/")
        assert 'rel="manifest" href="/manifest.webmanifest"' in page.text
        told = client.get("/manifest.webmanifest")
        assert told.headers["content-type"] == "application/manifest+json"
        manifest = told.json()
        assert (manifest["display"], manifest["orientation"], manifest["start_url"]) == (
            "standalone",
            "any",
            "/",
        )
        assert manifest["name"]
        assert manifest["short_name"]
        purposes = {icon["purpose"] for icon in manifest["icons"]}
        assert purposes == {"any", "maskable"}
        for icon in manifest["icons"]:
            drawn = client.get(icon["src"])
            assert drawn.headers["content-type"] == icon["type"]
            if icon["type"] == "image/png":
                side = int(icon["sizes"].partition("x")[0])
                assert unpack(">II", drawn.content[16:24]) == (side, side)


def test_only_files_of_the_page_are_kept(page: Page) -> None:
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    kept: list[str] = page.evaluate(
        """async () => {
          const urls = [];
          for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
          return urls;
        }"""
    )
    assert "/" in kept
    assert any(path.endswith(".js") for path in kept)
    assert [path for path in kept if path.startswith("/api")] == []


def test_what_is_opened_later_is_fetched_before_anybody_opens_it(page: Page, built: Path) -> None:
    """A panel's first press waits for nothing: what the page did without to open comes when it stands."""
    others = re.compile(r"(display|hub|office|office-and-hub|worker|nn|en)-")
    scripts = [f"/assets/{file.name}" for file in built.glob("assets/*.js") if not others.match(file.name)]
    assert len(scripts) > len(["index", "shared", "till", "nb"])
    page.wait_for_function(
        """scripts => {
          const fetched = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
          return scripts.every((script) => fetched.includes(script));
        }""",
        arg=scripts,
    )


def test_without_the_register_it_opens_and_waits_for_it(page: Page, served: ServedShop) -> None:
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    served.kill()
    page.reload()
    expect(page.get_by_text("Kassen svarer ikke. Prøver igjen …")).to_be_visible()
    served.open()
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()


def test_a_new_version_waits_for_the_basket_to_be_empty(page: Page, built: Path) -> None:
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    build_anew(built)
    look_for_news(page)
    expect(page.get_by_text("Ny versjon er klar, og tas i bruk når kurven er tom.")).to_be_visible()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("104,00")
    expect(page).to_have_title(OLD)
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "104,00")
    expect(page).to_have_title(OLD)
    page.keyboard.press("Enter")
    expect(page).to_have_title(NEW)
    expect(page.get_by_role("list", name="Favoritter")).to_be_visible()
    expect(page.get_by_text("Ny versjon er klar")).to_have_count(0)


def test_a_reload_with_a_basket_does_not_bring_the_new_version(page: Page, built: Path) -> None:
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    build_anew(built)
    look_for_news(page)
    expect(page.get_by_text("Ny versjon er klar")).to_be_visible()
    page.reload()
    cashier.sees_total("52,00")
    expect(page).to_have_title(OLD)
    expect(page.get_by_text("Ny versjon er klar")).to_be_visible()


def test_with_nothing_going_on_the_new_version_is_taken_at_once(page: Page, built: Path) -> None:
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    build_anew(built)
    look_for_news(page)
    expect(page).to_have_title(NEW)
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
