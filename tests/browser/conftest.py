"""
Real Chromium at a real server: the demo shop is made once, and each test gets a copy of it.

What no test may see is watched in all of them: a request that leaves this machine, and an error in the
browser's console that the test did not provoke.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from lab.demo import make_demo
from lab.year.lived_in import make_lived_in
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier

COUNTER_SCREEN: ViewportSize = {"width": 1366, "height": 768}
WAIT_MS = 30_000
"""So long a machine that is busy with other tests may take; whoever waits for nothing waits no longer."""

# What is expected has as long as what is pressed: the five seconds it has otherwise are few on a slow disk.
expect.set_options(timeout=WAIT_MS)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

_LEFT_MEANWHILE = (r"401 \(Unauthorized\) .*/articles/(foreseen|names)$",)
"""What the till learns in the quiet, when whoever it is learnt for has left before the answer."""


class Seen:
    """
    What went on in a browser besides what was on the screen.

    Args:
        context: The browser.
        here: How the addresses begin that are the register's.

    Attributes:
        elsewhere: Addresses outside this machine that were asked for.
        complaints: Errors in the console, and exceptions that nobody caught.
    """

    def __init__(self, context: BrowserContext, here: tuple[str, ...] = ("http://127.0.0.1:",)) -> None:
        """Begin to watch."""
        self._here = here
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._provoked: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def provoke(self, text: str) -> None:
        """Expect a complaint that says this: Chromium itself logs each answer that is a refusal."""
        self._provoked.append(re.escape(text))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((*self._here, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        complaint = f"{message.text} {message.location.get('url', '')}"
        expected = (*self._provoked, *_LEFT_MEANWHILE)
        if message.type == "error" and not any(re.search(text, complaint) for text in expected):
            self.complaints.append(complaint)

    def _error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo shop that nobody has sold anything in."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    make_demo(folder)
    return folder


@pytest.fixture(scope="session")
def lived_in_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo shop with a week behind it."""
    folder = tmp_path_factory.mktemp("lived_in") / "data"
    make_lived_in(folder, 7)
    return folder


@pytest.fixture
def shop(demo_folder: Path, tmp_path: Path) -> Iterator[ServedShop]:
    """The demo shop, served."""
    served = ServedShop(shutil.copytree(demo_folder, tmp_path / "data"))
    served.open()
    yield served
    served.close()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium with a fresh profile, no longer than a module: its event loop would be in other tests' way."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser, shop: ServedShop) -> Iterator[BrowserContext]:
    """A browser that knows nothing yet, in Norway; it is gone before the server stops."""
    opened = browser.new_context(
        base_url=shop.url,
        viewport=COUNTER_SCREEN,
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        reduced_motion="reduce",
        # What a test holds back on its way must not come out of a cupboard; test_installed opens it.
        service_workers="block",
    )
    opened.set_default_timeout(WAIT_MS)
    yield opened
    opened.close()


@pytest.fixture
def seen(context: BrowserContext) -> Iterator[Seen]:
    """What must not be seen in any test, and is not when the test is over."""
    watched = Seen(context)
    yield watched
    assert watched.elsewhere == []
    assert watched.complaints == []


@pytest.fixture
def page(context: BrowserContext, seen: Seen) -> Page:
    """The till page as it opens, watched."""
    del seen
    opened = context.new_page()
    opened.goto("/")
    return opened


@pytest.fixture
def cashier(page: Page) -> Cashier:
    """Somebody before the till page."""
    return Cashier(page)
