"""
The customer's side, in a real browser: the display that follows the till, and the receipt on a phone.

Law: BFF-5-3-5, BFF-5-3-12, KSF-2-6-4a, KSF-2-6-4d.
"""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from socket import create_server

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from datakasse.journal.events.paper import DocumentPrinted, ReceiptDelivered
from lab.fake_mail import FakeMail
from tests.browser.conftest import Seen
from tests.browser.looks import COUNTER, PHONE, TABLET, bring_axe, faults_in_every_look
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP, Cashier
from tests.cli.command_line import done

pytestmark = pytest.mark.browser

BAGUETTE = "Baguette"
SMALL: ViewportSize = {"width": 800, "height": 480}
SIZES = (SMALL, COUNTER, TABLET, PHONE)


@pytest.fixture
def mail() -> Iterator[FakeMail]:
    """A mail server that takes all."""
    server = FakeMail()
    server.open()
    yield server
    server.close()


@pytest.fixture
def shop(demo_folder: Path, tmp_path: Path, mail: FakeMail) -> Iterator[ServedShop]:
    """The demo shop, whose receipts can be fetched and mailed."""
    folder = shutil.copytree(demo_folder, tmp_path / "data")
    served = ServedShop(folder)
    served.port = _free_port()
    done("receipts", "--data", folder, "--address", f"http://127.0.0.1:{served.port}")
    account = ("--host", "127.0.0.1", "--port", str(mail.port), "--security", "none")
    done("mail", "set", "--data", folder, *account, "--sender", "kasse@example.no")
    served.open()
    yield served
    served.close()


@pytest.fixture
def facing(cashier: Cashier, context: BrowserContext, browser: Browser) -> Iterator[Page]:
    """The display of the till, as on a machine of its own."""
    cashier.open_till()
    with context.expect_page() as opened:
        cashier.page.keyboard.press("Alt+c")
    address = opened.value.url
    opened.value.close()
    cashier.page.bring_to_front()
    elsewhere = browser.new_context(locale="nb-NO", reduced_motion="reduce")
    page = elsewhere.new_page()
    page.goto(address)
    expect(page.get_by_text("Velkommen")).to_be_visible()
    yield page
    elsewhere.close()


@pytest.mark.law("BFF-5-3-12")
def test_the_display_follows_the_till_and_lives_through_a_reload(cashier: Cashier, facing: Page) -> None:
    cashier.press_article(KNEIPP)
    cashier.press_article(BAGUETTE)
    lines = facing.get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.last).to_contain_text(BAGUETTE)
    expect(facing.get_by_role("status")).to_contain_text("Å betale91,00")
    facing.reload()
    expect(facing.get_by_role("status")).to_contain_text("Å betale91,00")
    cashier.pay("100")
    expect(facing.get_by_role("status")).to_contain_text("Tilbake9,00")
    expect(facing.get_by_text("Takk for handelen")).to_be_visible()


def test_the_display_comes_back_by_itself_after_the_server_has_been_away(
    cashier: Cashier, facing: Page, shop: ServedShop, seen: Seen
) -> None:
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")
    cashier.press_article(KNEIPP)
    expect(facing.get_by_role("status")).to_contain_text("52,00")
    shop.kill()
    expect(facing.get_by_text("Ingen kontakt med kassen. Prøver igjen")).to_be_visible()
    shop.open()
    expect(facing.get_by_text("Ingen kontakt med kassen. Prøver igjen")).to_be_hidden()
    expect(facing.get_by_role("status")).to_contain_text("52,00")


def test_a_display_that_was_disconnected_shows_nothing_more(cashier: Cashier, facing: Page) -> None:
    cashier.press_article(KNEIPP)
    expect(facing.get_by_role("listitem")).to_have_count(1)
    cashier.take_from_menu("Koble fra kundeskjermen")
    expect(facing.get_by_text("Skjermen er ikke koblet til")).to_be_visible()
    expect(facing.get_by_role("listitem")).to_have_count(0)


@pytest.mark.law("BFF-5-3-5", "KSF-2-6-4d")
def test_the_code_on_the_display_is_the_way_to_the_receipt(
    cashier: Cashier, facing: Page, shop: ServedShop, seen: Seen
) -> None:
    """Scanned as a phone scans it, from the picture; the till sees that it was fetched."""
    seen.provoke("Failed to load resource")
    cashier.press_article(KNEIPP)
    cashier.page.keyboard.press("Alt+e")
    cashier.pay("Kort")
    expect(cashier.page.get_by_text("Ikke hentet ennå")).to_be_visible()
    expect(facing.get_by_role("img", name="QR-kode til kvitteringen")).to_be_visible()
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(facing.screenshot())))
    assert re.fullmatch(rf"http://127\.0\.0\.1:{shop.port}/k/[\w-]{{32}}", code.text)
    phone = facing.context.new_page()
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(code.text)
    expect(phone.get_by_role("heading", name="Salgskvittering")).to_be_visible()
    expect(phone.get_by_text(KNEIPP)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(facing.get_by_text("Kvitteringen er på telefonen din")).to_be_visible()
    expect(cashier.page.get_by_text("Kunden har hentet kvitteringen")).to_be_visible()
    records, faults = shop.journal()
    assert faults == []
    events = [record.event for record in records]
    assert [event.way for event in events if isinstance(event, ReceiptDelivered)] == ["link"]
    assert not any(isinstance(event, DocumentPrinted) and event.document == "sales" for event in events)


@pytest.mark.law("KSF-2-6-4a")
def test_a_customer_who_left_gets_paper_with_one_press(cashier: Cashier) -> None:
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.page.keyboard.press("Alt+e")
    cashier.pay("Kort")
    cashier.button("På papir").click()
    cashier.sees_paper("Salgskvittering", KNEIPP)
    expect(cashier.page.locator(".paper pre").last).not_to_contain_text("KOPI")


@pytest.mark.law("BFF-5-3-5", "law.md 5.5")
def test_a_receipt_by_mail_arrives_and_the_address_is_gone(
    cashier: Cashier, mail: FakeMail, shop: ServedShop, seen: Seen
) -> None:
    seen.provoke("Failed to load resource")
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.sees_total("52,00")
    cashier.page.keyboard.press("F6")
    cashier.page.get_by_label("Kundens e-postadresse").fill("karin@example.com")
    cashier.page.keyboard.press("Enter")
    cashier.pay("Kort")
    expect(cashier.page.get_by_text("E-postserveren har tatt imot kvitteringen")).to_be_visible()
    (taken,) = mail.taken
    assert taken.recipient == "karin@example.com"
    assert b"Salgskvittering" in taken.message
    records, faults = shop.journal()
    assert faults == []
    assert [record.event.way for record in records if isinstance(record.event, ReceiptDelivered)] == ["email"]
    assert "karin" not in " ".join(str(record) for record in records)


def test_the_display_can_be_read_by_everybody_at_every_size(cashier: Cashier, facing: Page) -> None:
    """Axe finds nothing serious, light or dark; nothing runs out of the picture."""
    bring_axe(facing)
    cashier.press_article(KNEIPP)
    expect(facing.get_by_role("listitem")).to_have_count(1)
    assert list(_looked_at(facing)) == []
    cashier.page.keyboard.press("Alt+e")
    cashier.pay("Kort")
    expect(facing.get_by_role("img", name="QR-kode til kvitteringen")).to_be_visible()
    assert list(_looked_at(facing)) == []


def test_the_receipt_page_can_be_read_by_everybody(cashier: Cashier) -> None:
    cashier.open_till()
    cashier.press_article(KNEIPP)
    cashier.page.keyboard.press("Alt+e")
    cashier.pay("Kort")
    page = cashier.page
    expect(page.get_by_text("Ikke hentet ennå")).to_be_visible()
    link = page.request.get("/api/v1/registers/SOL-1/documents/2/link").json()["link"]
    page.goto(link)
    bring_axe(page)
    assert list(faults_in_every_look(page)) == []
    label, amount = (
        page.locator(f"{one}").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        for one in ("h1", ".amount")
    )
    assert label >= 1.5 * amount


def _looked_at(page: Page) -> Iterator[str]:
    for size in SIZES:
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), size
    yield from faults_in_every_look(page, *SIZES)


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
