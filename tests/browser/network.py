"""
The shop on its own network: served there as `kasse.local`, and browsers that do and do not trust it.

Chromium is told the address of that name, as a phone is by the network. It is an address of this machine, but
not its way to itself, so the register takes the browser for another machine.
"""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket
from typing import NamedTuple

import httpx2
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize

from lab.chromium import FLAGS
from tests.browser.served_shop import ServedShop
from tests.browser.trusting import trust

NAME = "kasse.local"
PHONE: ViewportSize = {"width": 390, "height": 844}
HERE = (f"https://{NAME}:", f"http://{NAME}:")
"""How the register's addresses begin on the network."""

_SERVED = ("--host", "0.0.0.0", "--name", NAME, "--secure-port", "0", "--trust-port", "0")
_WAIT_MS = 15_000


class Network(NamedTuple):
    """
    The shop's network.

    Attributes:
        link: Where the till is.
        trust_link: Where a device learns to trust it.
        fingerprint: Of the shop's authority.
        authority: Its certificate, as the trust page handed it out.
        strange: A browser that has not heard of the shop.
        trusting: A browser whose person imported the certificate.
        passed_on: What the network adds to a call, where this machine has no address but its own.
    """

    link: str
    trust_link: str
    fingerprint: str
    authority: bytes
    strange: Browser
    trusting: Browser
    passed_on: Mapping[str, str]

    def phone(self, browser: Browser) -> BrowserContext:
        """Return a phone on the network that knows nothing yet; it is used with a finger."""
        opened = browser.new_context(
            viewport=PHONE,
            has_touch=True,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            service_workers="block",
            extra_http_headers=dict(self.passed_on),
        )
        opened.set_default_timeout(_WAIT_MS)
        return opened


@contextmanager
def on_the_network(playwright: Playwright, program: str, shop: ServedShop, homes: Path) -> Generator[Network]:
    """
    Serve a shop on the network for the length of a `with`.

    Args:
        playwright: Drives the browsers.
        program: Chromium.
        shop: Not served yet.
        homes: A folder for what persons keep.
    """
    address = _address()
    way = f"--host-resolver-rules=MAP {NAME} {address or '127.0.0.1'}"

    def browser_of(person: str) -> Browser:
        home = homes / person
        home.mkdir(exist_ok=True)
        return playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, way], env={**os.environ, "HOME": str(home)}
        )

    shop.options = _SERVED
    shop.open()
    try:
        told = httpx2.get(f"{shop.url}api/v1/network").json()
        strange = browser_of("stranger")
        authority = _downloaded(strange.new_page(), told["trust_link"])
        trust(homes / "employee", authority)
        yield Network(
            told["link"],
            told["trust_link"],
            told["fingerprint"],
            authority,
            strange,
            browser_of("employee"),
            {} if address else {"X-Forwarded-For": "192.168.1.20"},
        )
    finally:
        shop.close()


def _downloaded(page: Page, trust_link: str) -> bytes:
    """Press the first step of the trust page, as the person does."""
    page.goto(trust_link)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Last ned butikkens sertifikat").click()
    certificate = coming.value.path().read_bytes()
    page.close()
    return certificate


def _address() -> str:
    """Return an address of this machine that is not its way to itself; empty where it has none."""
    try:
        with socket(AF_INET, SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # Sends nothing: a datagram socket only learns its way.
            return str(probe.getsockname()[0])
    except OSError:
        return ""
