"""The screen suits the one who stands at it: hand, light, language, sounds; and the keys on one sheet."""

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier
from tools.system_description import keys

pytestmark = pytest.mark.browser

TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
ZONES = (".basket", ".articles", ".rail")

# Nothing is put in the sound's place: it is only written down that it was made, and how high.
HEARD = """
  window.heard = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    window.heard.push(Math.round(this.frequency.value));
    return start.apply(this, when);
  };
"""
LINE, REFUSED, PAID = [1175], [196], [659, 988]


def choose(cashier: Cashier, *choices: str) -> None:
    """Open one's own panel, choose, and leave it."""
    cashier.page.keyboard.press("Alt+o")
    for choice in choices:
        cashier.button(choice).click()
        expect(cashier.button(choice)).to_have_attribute("aria-pressed", "true")
    cashier.page.keyboard.press("Escape")


def left_edges(page: Page) -> list[float]:
    """The left edges of basket, articles and rail."""
    edges: list[float] = [
        page.locator(zone).evaluate("zone => zone.getBoundingClientRect().x") for zone in ZONES
    ]
    return edges


def test_left_handed_zones_are_mirrored_and_the_texts_are_not(cashier: Cashier) -> None:
    cashier.open_till()
    page = cashier.page
    for size in (COUNTER_SCREEN, TABLET):
        page.set_viewport_size(size)
        basket, articles, rail = left_edges(page)
        assert basket < articles < rail
    choose(cashier, "Venstre")
    for size in (COUNTER_SCREEN, TABLET):
        page.set_viewport_size(size)
        basket, articles, rail = left_edges(page)
        assert rail < articles < basket
        assert page.evaluate("getComputedStyle(document.querySelector('.tile')).direction") == "ltr"
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_choices_follow_the_person_to_another_screen(cashier: Cashier, context: BrowserContext) -> None:
    cashier.open_till()
    choose(cashier, "Nynorsk", "Venstre", "Mørk")
    expect(cashier.page.locator("html")).to_have_attribute("data-scheme", "dark")
    cashier.page.evaluate("localStorage.clear()")
    cashier.page.close()
    context.clear_cookies()
    other = Cashier(context.new_page())
    other.page.goto("/")
    html = other.page.locator("html")
    expect(html).to_have_attribute("data-hand", "right")
    other.sign_on()
    for name, value in (("lang", "nn"), ("data-hand", "left"), ("data-scheme", "dark")):
        expect(html).to_have_attribute(name, value)
    other.page.keyboard.press("Alt+l")
    expect(other.page.get_by_role("heading", name="God ")).to_be_visible()
    expect(html).to_have_attribute("lang", "nn")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_is_light_or_dark_as_the_device_until_somebody_chooses(
    cashier: Cashier, scheme: Literal["light", "dark"]
) -> None:
    page = cashier.page
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-scheme", scheme)


@pytest.fixture
def hearing(context: BrowserContext, seen: Seen) -> Cashier:
    """Somebody at a page whose sounds are written down."""
    seen.provoke("status of 4")
    context.add_init_script(HEARD)
    page = context.new_page()
    page.goto("/")
    return Cashier(page)


def test_three_sounds_and_no_more(hearing: Cashier) -> None:
    """A line, a refusal, a payment; nothing else that is done makes a sound, and off is silent."""
    page = hearing.page
    heard: list[list[int]] = []

    def listen() -> list[int]:
        sounds: list[int] = page.evaluate("window.heard.splice(0)")
        return sounds

    hearing.open_till()
    assert listen() == []
    hearing.scan(KNEIPP_GTIN)
    expect(hearing.lines).to_have_count(1)
    heard.append(listen())
    hearing.scan("2999999999994")
    expect(page.locator(".message.refused")).to_be_visible()
    heard.append(listen())
    hearing.pay("Kort")
    hearing.sees_settled("Betalt", "")
    heard.append(listen())
    assert heard == [LINE, REFUSED, PAID]
    choose(hearing, "Av")
    hearing.scan(KNEIPP_GTIN)
    expect(hearing.lines).to_have_count(1)
    assert listen() == []


def test_the_key_sheet_names_every_command_and_prints_on_one_page(cashier: Cashier) -> None:
    cashier.open_till()
    page = cashier.page
    page.keyboard.press("F1")
    sheet = page.get_by_role("form", name="Taster")
    expect(sheet).to_be_visible()
    shown = sheet.locator("kbd").all_text_contents()
    assert sorted(shown) == sorted(set(shown))
    assert {key.strip("`") for key in keys().values()} <= set(shown)
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1
