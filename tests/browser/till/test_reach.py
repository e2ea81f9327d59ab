"""The register out of reach: seen at once, nothing is lost or doubled, and the till goes on by itself."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.sale import SaleCompleted
from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import GROVBROD, GROVBROD_GTIN, KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

LOST = re.compile(r"^Ingen kontakt med kassen\. Kurven er lagret")
SEEN_WITHIN_MS = 2000
LATE_MS = 400
"""The page's timers add up to 1.8 s; a machine that also runs other tests wakes them late."""
SKOLEBOLLE = "Skolebolle"
UNKNOWN = "2000000019994"

Away = Callable[[ServedShop, Cashier], None]


def kill(shop: ServedShop, cashier: Cashier) -> None:
    del cashier
    shop.kill()


def hang(shop: ServedShop, cashier: Cashier) -> None:
    del cashier
    shop.hang()


def unplug(shop: ServedShop, cashier: Cashier) -> None:
    del shop
    cashier.unplug()


@pytest.fixture(autouse=True)
def provoked(seen: Seen) -> None:
    """Chromium itself logs each call that got no answer, or a refusal."""
    seen.provoke("Failed to load resource")
    seen.provoke("ERR_")


@pytest.mark.parametrize("away", [kill, hang, unplug], ids=["killed", "hung", "unplugged"])
@pytest.mark.parametrize("signed_on", [True, False], ids=["at the till", "before signing on"])
def test_a_register_that_is_gone_is_seen_within_two_seconds(
    away: Away, signed_on: bool, cashier: Cashier, shop: ServedShop
) -> None:
    page = cashier.page
    if signed_on:
        cashier.open_till()
        cashier.scan(KNEIPP_GTIN)
        cashier.sees_total("52,00")
    else:
        expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    gone_ms = time.time() * 1000
    away(shop, cashier)
    if signed_on:
        cashier.sees_message(LOST)
        cashier.sees_total("52,00")
    else:
        expect(page.get_by_text("Kassen svarer ikke. Prøver igjen")).to_be_visible()
    seen_ms = page.evaluate(
        "performance.timeOrigin + performance.getEntriesByName('datakasse.lost')[0].startTime"
    )
    if away is hang:
        shop.go_on()
    assert seen_ms - gone_ms <= SEEN_WITHIN_MS + LATE_MS


@pytest.mark.parametrize("away", [hang, unplug], ids=["hung", "unplugged"])
def test_what_is_scanned_meanwhile_waits_in_sight_and_comes_once_in_its_order(
    away: Away, cashier: Cashier, shop: ServedShop, context: BrowserContext
) -> None:
    """One scan before the page knows, two after it does; nobody presses anything to go on."""
    page = cashier.page
    cashier.open_till()
    cashier.press_article(SKOLEBOLLE)
    expect(cashier.lines).to_have_count(1)
    away(shop, cashier)
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_message(LOST)
    cashier.scan(GROVBROD_GTIN)
    cashier.scan(KNEIPP_GTIN)
    waiting = page.get_by_role("list", name="Venter på kassen").get_by_role("listitem")
    expect(waiting).to_contain_text([KNEIPP_GTIN, GROVBROD_GTIN, KNEIPP_GTIN])
    expect(page.get_by_role("button", name=re.compile("^Kort"))).to_be_disabled()
    if away is hang:
        shop.go_on()
    else:
        context.set_offline(False)
    expect(cashier.lines).to_contain_text([SKOLEBOLLE, KNEIPP, GROVBROD, KNEIPP])
    expect(waiting).to_have_count(0)
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "210,00")
    assert _codes(shop) == [SKOLEBOLLE, KNEIPP, GROVBROD, KNEIPP]


def test_a_feed_that_broke_goes_on_from_the_last_entry_that_it_told_of(cashier: Cashier) -> None:
    """What the view shows by then has passed by the feed: of a new price in it the page would never hear."""
    first = 'event: entry\nid: 1\ndata: {"register": "SOL-1", "number": 1, "kind": "system_started"}\n\n'

    def breaks_off(route: Route) -> None:
        route.fulfill(status=200, content_type="text/event-stream", body=first)

    cashier.page.route("**/api/v1/feed?*", breaks_off, times=1)
    with cashier.page.expect_request(re.compile(r"/feed\?.*&since=1$")):
        cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")


def test_after_a_restart_she_signs_on_and_finds_the_basket_and_what_waited(
    cashier: Cashier, shop: ServedShop
) -> None:
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    shop.kill()
    cashier.sees_message(LOST)
    cashier.scan(GROVBROD_GTIN)
    shop.open()
    expect(
        page.get_by_text("Kassen er tilbake, og kurven er lagret. Logg på for å fortsette.")
    ).to_be_visible()
    page.reload()
    expect(page.get_by_text("Det som venter, legges i kurven når du er pålogget (1).")).to_be_visible()
    cashier.sign_on()
    expect(cashier.lines).to_contain_text([KNEIPP, GROVBROD])
    expect(page.get_by_text("Kassen er tilbake")).to_have_count(0)
    assert _codes(shop) == [KNEIPP, GROVBROD]


def test_a_late_code_that_nobody_knows_stays_in_sight_until_it_is_read(
    cashier: Cashier, context: BrowserContext
) -> None:
    page = cashier.page
    cashier.open_till()
    cashier.unplug()
    cashier.sees_message(LOST)
    cashier.scan(UNKNOWN)
    cashier.scan(KNEIPP_GTIN)
    context.set_offline(False)
    expect(cashier.lines).to_contain_text([KNEIPP])
    row = page.get_by_role("list", name="Venter på kassen").get_by_role("listitem")
    expect(row).to_contain_text(f"{UNKNOWN}Ikke lagt i kurven.")
    page.get_by_role("button", name=f"Fjern {UNKNOWN}").click()
    expect(row).to_have_count(0)


def test_a_scan_whose_answer_was_lost_is_in_the_basket_once(cashier: Cashier, shop: ServedShop) -> None:
    """It reached the register; the page cannot know, asks again with the same key, and is told."""
    cashier.open_till()

    def lose(route: Route) -> None:
        assert route.fetch().status == 200
        route.abort()

    cashier.page.route("**/basket/lines", lose, times=1)
    cashier.scan(KNEIPP_GTIN)
    cashier.scan(GROVBROD_GTIN)
    expect(cashier.lines).to_contain_text([KNEIPP, GROVBROD])
    cashier.sees_total("114,00")
    assert _codes(shop) == [KNEIPP, GROVBROD]


def test_what_cannot_be_kept_is_refused_while_the_register_is_away(
    cashier: Cashier, shop: ServedShop, context: BrowserContext
) -> None:
    """A correction or a payment would be lost or come too late: it is not even sent."""
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    cashier.unplug()
    cashier.sees_message(LOST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    for key in ("F4", "F8", "F9", "F7", "Alt+1"):
        page.keyboard.press(key)
    context.set_offline(False)
    cashier.sees_total("52,00")
    expect(page.locator(".message p")).not_to_have_text(LOST)
    assert [each for each in asked if each.startswith(("POST", "DELETE"))] == []
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "52,00")
    assert _sold_ore(shop) == [52_00]


def test_a_second_press_on_pay_does_not_pay_twice(cashier: Cashier, shop: ServedShop) -> None:
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    cashier.page.get_by_role("button", name=re.compile("^Kort")).dblclick()
    cashier.sees_settled("Betalt", "52,00")
    cashier.scan(GROVBROD_GTIN)
    cashier.sees_total("62,00")
    cashier.page.evaluate(
        """() => { for (let press = 0; press < 5; press++)
        document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'F9', bubbles: true, cancelable: true})) }"""
    )
    cashier.sees_settled("Betalt", "62,00")
    assert _sold_ore(shop) == [52_00, 62_00]


def test_a_reload_in_the_middle_of_a_sale_loses_nothing(cashier: Cashier, shop: ServedShop) -> None:
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.scan(GROVBROD_GTIN)
    cashier.page.reload()
    cashier.sees_total("114,00")
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("166,00")
    assert _codes(shop) == [KNEIPP, GROVBROD, KNEIPP]


def test_two_tabs_show_one_basket_and_sell_it_once(
    cashier: Cashier, shop: ServedShop, context: BrowserContext
) -> None:
    cashier.open_till()
    other = Cashier(context.new_page())
    other.page.goto("/")
    cashier.scan(KNEIPP_GTIN)
    other.sees_total("52,00")
    other.scan(GROVBROD_GTIN)
    cashier.sees_total("114,00")
    for tab in (cashier, other):
        _press_at_once(tab.page)
    expect(cashier.lines).to_have_count(0)
    expect(other.lines).to_have_count(0)
    assert _sold_ore(shop) == [114_00]


def _press_at_once(page: Page) -> None:
    """Press F9 in the page without waiting for what comes of it."""
    page.evaluate(
        """() => void setTimeout(() => document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'F9', bubbles: true, cancelable: true})))"""
    )


@pytest.mark.parametrize("hours", [1, -1])
def test_a_device_whose_clock_is_wrong_shows_the_registers_time_and_says_so(
    hours: int, context: BrowserContext, seen: Seen
) -> None:
    del seen
    page = _page_at(context, hours)
    cashier = Cashier(page)
    cashier.open_till()
    said = page.get_by_text("Klokken på denne enheten går feil. Kassens klokke gjelder.")
    expect(said).to_be_visible()
    shown, right = page.evaluate(
        """() => [document.querySelector('.status').textContent.match(/\\d\\d:\\d\\d$/)[0],
        [0, 1].map(minutes => new Date(RealDate.now() - minutes * 60000).toLocaleTimeString(
            'nb', {hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo'}))]"""
    )
    assert shown in right


def test_a_clock_that_is_right_is_not_spoken_of_and_is_norways(
    browser_in_new_york: BrowserContext,
) -> None:
    page = _page_at(browser_in_new_york, 0)
    cashier = Cashier(page)
    cashier.open_till()
    expect(page.locator(".status")).to_have_text(re.compile(r"\d\d:\d\d$"))
    shown, right = page.evaluate(
        """() => [document.querySelector('.status').textContent.match(/\\d\\d:\\d\\d$/)[0],
        [0, 1].map(minutes => new Date(RealDate.now() - minutes * 60000).toLocaleTimeString(
            'nb', {hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo'}))]"""
    )
    assert shown in right
    expect(page.get_by_text("Klokken på denne enheten")).to_have_count(0)


@pytest.fixture
def browser_in_new_york(context: BrowserContext, shop: ServedShop) -> BrowserContext:
    """A browser that believes it is in New York."""
    assert context.browser is not None
    return context.browser.new_context(base_url=shop.url, locale="nb-NO", timezone_id="America/New_York")


def _page_at(context: BrowserContext, hours: int) -> Page:
    """Open the till page in a browser whose clock is so many hours ahead."""
    page = context.new_page()
    page.add_init_script(
        f"""window.RealDate = Date;
        window.Date = class extends RealDate {{
          constructor(...given) {{ super(...(given.length ? given : [RealDate.now() + {hours} * 3600000])); }}
          static now() {{ return RealDate.now() + {hours} * 3600000; }}
        }};"""
    )
    page.goto("/")
    return page


def _codes(shop: ServedShop) -> list[str]:
    """The names of the goods that were put in a basket, by a journal that verifies."""
    records, faults = shop.journal()
    assert faults == []
    added = [record.event.line for record in records if isinstance(record.event, LineAdded)]
    return [line.name for line in added if not line.is_deposit]


def _sold_ore(shop: ServedShop) -> list[int]:
    records, faults = shop.journal()
    assert faults == []
    return [record.event.sale.gross_ore for record in records if isinstance(record.event, SaleCompleted)]
