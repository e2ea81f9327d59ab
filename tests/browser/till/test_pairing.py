"""A phone on the shop's network: it learns to trust the shop, is let in, sells, and is shut out."""

import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Error, Locator, expect, sync_playwright

from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.looks import bring_axe, faults_in_both_shades, faults_in_every_look, in_sizes, small_in
from tests.browser.network import HERE, Network, on_the_network
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier
from tests.browser.till.walk_of_devices import device_screens
from tools.screens import DEVICES

pytestmark = pytest.mark.browser

NOT_PAIRED = "Denne enheten er ikke koblet til kassen"
BAR = "Baren"


@pytest.fixture(scope="module")
def shop(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ServedShop:
    """The demo shop, the same for all of the tests here."""
    return ServedShop(shutil.copytree(demo_folder, tmp_path_factory.mktemp("shop") / "data"))


@pytest.fixture(scope="module")
def network(chromium: str, shop: ServedShop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """That shop on its network."""
    with (
        sync_playwright() as playwright,
        on_the_network(playwright, chromium, shop, tmp_path_factory.mktemp("homes")) as served,
    ):
        yield served


@pytest.fixture(scope="module")
def manager(network: Network, shop: ServedShop) -> Iterator[Cashier]:
    """Ingrid at the register's own screen, with one thing in the basket."""
    context = network.strange.new_context(
        base_url=shop.url, viewport=COUNTER_SCREEN, locale="nb-NO", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    yield cashier
    context.close()


@pytest.fixture
def phone(network: Network) -> Iterator[BrowserContext]:
    """A phone that trusts the shop and is nobody's yet."""
    opened = network.phone(network.trusting)
    seen = Seen(opened, HERE)
    seen.provoke("status of 40")
    yield opened
    opened.close()
    assert seen.elsewhere == []
    assert seen.complaints == []


@pytest.fixture
def devices(manager: Cashier) -> Iterator[Locator]:
    """The page of devices at the register."""
    page = manager.page
    page.keyboard.press("Alt+Shift+E")
    panel = page.get_by_role("form", name="Enheter")
    expect(panel).to_be_visible()
    yield panel
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def let_in(devices: Locator) -> str:
    """Ask for a code; return what a phone's camera reads in it."""
    devices.get_by_role("button", name="Koble til en enhet").click()
    drawn = devices.get_by_role("img", name=re.compile(r"pair="))
    expect(drawn).to_be_visible()
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(drawn.screenshot(scale="device"))))
    return code.text


def test_a_browser_that_does_not_trust_the_shop_is_not_let_near_it(network: Network) -> None:
    """The control: the same address, the same register, and no certificate imported."""
    stranger = network.phone(network.strange).new_page()
    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        stranger.goto(network.link)
    stranger.context.close()


def test_the_trust_page_leads_to_the_till(network: Network, phone: BrowserContext, devices: Locator) -> None:
    """Its fingerprint is that of what it hands out, and of what the register's own screen says."""
    page = phone.new_page()
    page.goto(network.trust_link)
    told = page.locator(".fingerprint")
    expect(told).to_have_text(network.fingerprint)
    assert sha256(network.authority).hexdigest() == re.sub("[^0-9a-f]", "", network.fingerprint.lower())
    devices.get_by_role("button", name="Koble til en enhet").click()
    expect(devices.get_by_text(network.fingerprint)).to_be_visible()
    for system in ("iPhone og iPad", "Android", "Windows", "Mac", "Linux"):
        page.get_by_text(system, exact=True).tap()
        expect(
            page.get_by_role("group").filter(has_text=system).get_by_role("listitem").first
        ).to_be_visible()
    bring_axe(page)
    assert list(faults_in_every_look(page)) == []
    page.get_by_role("link", name=network.link).tap()
    expect(page.get_by_role("heading", name=NOT_PAIRED)).to_be_visible()
    assert page.evaluate("isSecureContext")


def test_every_screen_on_the_way_is_readable_and_large_enough_to_press(
    network: Network, phone: BrowserContext, manager: Cashier
) -> None:
    """On the phone and at the register: axe in every look, nothing beside the screen, targets for fingers."""
    found: list[str] = []
    walked: list[str] = []
    for screen, page in device_screens(manager, phone.new_page(), network):
        bring_axe(page)
        for size in in_sizes(page):
            found += [f"{screen} {fault}" for fault in small_in(page, size)]
            found += [f"{screen} {fault}" for fault in faults_in_both_shades(page, size)]
        walked.append(screen)
    assert found == []
    assert walked == list(DEVICES), "docs/skjermbilder.md shows another walk: tools/screens.py"


@pytest.mark.law("KSF-2-7-1", "KSF-2-8-4-2")
def test_a_phone_is_let_in_sells_from_a_basket_of_its_own_and_is_shut_out(
    shop: ServedShop, phone: BrowserContext, manager: Cashier, devices: Locator
) -> None:
    """All with a finger; the register numbers both baskets, and shows who is where."""
    page = phone.new_page()
    link = let_in(devices)
    page.goto(link)
    name = page.get_by_label("Hva heter enheten?")
    expect(name).to_be_visible()
    assert link.partition("#")[2] not in page.url, "a code does not stay where it can be read"
    name.fill(BAR)
    page.get_by_role("button", name="Koble til").tap()
    expect(devices.get_by_role("listitem").filter(has_text=BAR)).to_contain_text("ingen pålogget")

    bar = Cashier(page)
    page.get_by_role("button", name="Amina").tap()
    for digit in "1470":
        bar.button(digit).tap()
    bar.button("Logg på").tap()
    page.get_by_role("main").get_by_role("button", name=re.compile("^Skolebolle")).tap()
    bar.sees_total("44,00")
    page.get_by_role("region", name="Betaling").get_by_role("button", name=re.compile("^Kort")).tap()
    bar.sees_settled("Betalt", "44,00")
    manager.sees_total("52,00")
    page.get_by_role("main").get_by_role("button", name=re.compile("^Skolebolle")).tap()
    bar.sees_total("44,00")

    row = devices.get_by_role("listitem").filter(has_text=BAR)
    expect(row).to_contain_text("Amina · åpent salg")
    row.get_by_role("button").click()
    row.get_by_role("button", name=f"Koble fra {BAR}?").click()
    expect(row).to_have_count(0)
    expect(page.get_by_role("heading", name=NOT_PAIRED)).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("et åpent salg står parkert")
    page.get_by_role("button", name="Prøv igjen").tap()
    expect(page.get_by_role("heading", name=NOT_PAIRED)).to_be_visible()

    page.goto("about:blank")
    page.goto(link)
    page.get_by_label("Hva heter enheten?").fill(BAR)
    page.get_by_role("button", name="Koble til").tap()
    expect(page.get_by_role("alert")).to_contain_text("Be en leder vise en ny på kassen")

    page.close()
    records, faults = shop.journal()
    assert faults == []
    changed = [
        (record.event.what, record.event.subject)
        for record in records
        if isinstance(record.event, SettingsChanged)
    ]
    (what, number), last = changed[-2:]
    assert (what, last) == ("device_paired", ("device_revoked", number))
    sold = [
        (record.operator, record.lane, record.event.sale.gross_ore)
        for record in records
        if isinstance(record.event, SaleCompleted)
    ]
    assert sold == [("102", number, 44_00)]
