"""The office in a real browser: coming and leaving, pages for everybody, the way to the till and back."""

import re
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Seen
from tests.browser.keyboard_reach import faults_by_keyboard
from tests.browser.looks import bring_axe, faults_in_both_shades, in_sizes
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier
from tests.browser.till.test_screens import BANNER
from tools.screens import OFFICE

pytestmark = pytest.mark.browser

NOBODY = "status of 401"
ADDRESSES = (
    "/",
    "/innsikt",
    "/innsikt/kvitteringer",
    "/innsikt/rapporter",
    "/innsikt/prognose",
    "/innsikt/prisforsok",
    "/innsikt/varsler",
    "/dager",
    "/varer",
    "/varer/ny",
    "/varer/vare/1001",
    "/varer/familier",
    "/varer/familie",
    "/varer/kuponger",
    "/varer/prislister",
    "/varer/grupper",
    "/varer/priser",
    "/varer/kampanjer",
    "/varer/etiketter",
    "/varer/vekt",
    "/varer/mange",
    "/varer/lister",
    "/bilag",
    "/bilag/ny",
    "/kontering",
    "/levering",
    "/avstemming",
    "/mva",
    "/rutine",
    "/helse",
    "/oppsett",
    "/oppsett/kvittering",
    "/oppsett/apningstider",
    "/oppsett/betaling",
    "/oppsett/kasser",
    "/oppsett/skrivere",
    "/kunder/fakturaer",
    "/kunder/poeng",
    "/folk",
    "/folk/ny",
    "/folk/roller",
    "/folk/gjennomgang",
    "/folk/rolle",
    "/kontroll",
    "/kontroll/innsending",
    "/kontroll/oppbevaring",
)
ONLY_BOKMAL = frozenset(
    {"ikke", "hva", "hvem", "hvor", "hvorfor", "noen", "fra", "uten", "måned", "hver", "ennå"}
)
NORWEGIAN = ONLY_BOKMAL | {"og", "er", "som", "på", "til", "av", "med", "det", "ein", "frå", "kva", "ingen"}
_PROSE = """
() => {
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const told = [];
  while (walk.nextNode()) {
    const within = walk.currentNode.parentElement;
    if (within.checkVisibility() && !within.closest("td, dd, option, code, .routine dt, .sums dt, .of-shop"))
      told.push(walk.currentNode.textContent);
  }
  return told.join(" ").toLowerCase();
}
"""
"""What a page says by itself: what stands in tables and lists of figures is the shop's, and the journal's."""
WITHOUT_PICTURE = {
    "Korreksjon",
    "Kvitteringene bak tallet",
    "Ny operatør",
    "Ny rolle",
    "Ny vare",
    "Person",
}


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it, so that there is something to see."""
    return lived_in_folder


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """Somebody before the door of the office."""
    seen.provoke(NOBODY)
    page = context.new_page()
    page.goto("/office.html")
    return OfficeVisitor(page)


@pytest.mark.timeout(900)
def test_every_page_is_for_everybody_in_both_shades_on_three_screens_and_by_the_keyboard_alone(
    visitor: OfficeVisitor,
) -> None:
    """
    One walk, for it takes a minute.

    No serious fault that axe knows of, nothing wider than the screen, plainly a demonstration; Tab comes to
    all that can be used, and one always sees where.
    """
    page = visitor.page
    bring_axe(page)
    found: list[str] = []
    walked: set[str] = set()
    for screen in chain(visitor.screens(), visitor.other_screens()):
        for size in in_sizes(page):
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append(f"{screen} is wider than {size['width']}")
            expect(page.get_by_text(BANNER), screen).to_be_visible()
            found += [f"{screen} {fault}" for fault in faults_in_both_shades(page, size)]
        if screen != "door":
            found += [f"{screen}: {fault}" for fault in faults_by_keyboard(page)]
        walked.add(screen)
    assert found == []
    assert walked == set(OFFICE) | WITHOUT_PICTURE, (
        "docs/skjermbilder.md shows another walk: tools/screens.py"
    )


@pytest.mark.parametrize(("language", "strange"), [("nn", ONLY_BOKMAL), ("en", NORWEGIAN)])
def test_no_page_falls_back_to_another_language(
    visitor: OfficeVisitor, language: str, strange: frozenset[str]
) -> None:
    """Figures and names are the shop's; every sentence around them is in the language of the page."""
    page = visitor.page
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")
    page.get_by_label("Språk").select_option(language)
    found: list[str] = []
    for address in ADDRESSES:
        page.evaluate("address => { location.hash = address }", address)
        expect(page.locator("main .on-its-way")).to_have_count(0)
        prose: str = page.evaluate(_PROSE)
        found += [f"{address}: {word}" for word in re.findall(r"[a-zæøå]+", prose) if word in strange]
    assert found == []


def test_a_wrong_pin_is_said_and_the_right_one_opens_where_one_wanted_to_go(
    visitor: OfficeVisitor, shop: ServedShop
) -> None:
    page = visitor.page
    visitor.sign_on(pin="0000")
    expect(page.get_by_role("alert")).to_contain_text("PIN")
    expect(page.get_by_label("PIN")).to_be_focused()
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")
    expect(page.get_by_text("Ingrid Solheim")).to_be_visible()
    page.reload()
    expect(visitor.heading).to_have_text("Oversikt")
    # The page forgets what was open before the register has answered.
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.get_by_role("button", name="Logg av").click()
    expect(visitor.heading).to_have_text("Kontoret")
    journal, findings = shop.journal()
    kinds = [type(record.event).__name__ for record in journal][-4:]
    assert (kinds, findings) == (["AttemptRefused", "OfficeEntered", "OfficeLeft", "SystemStopped"], [])


def test_a_session_that_ends_elsewhere_asks_who_it_is_and_comes_back_to_the_page(
    visitor: OfficeVisitor,
) -> None:
    """As after a restart of the register: what was shown is gone until somebody signs on again."""
    page = visitor.page
    visitor.sign_on()
    expect(page.get_by_role("table", name="Kassene")).to_be_visible()
    page.context.clear_cookies()
    page.evaluate("location.reload()")
    expect(visitor.heading).to_have_text("Kontoret")
    expect(page.get_by_role("table")).to_have_count(0)
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")


def test_from_the_till_to_the_office_and_back_the_basket_stays(context: BrowserContext, seen: Seen) -> None:
    seen.provoke(NOBODY)
    page = context.new_page()
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.press_article("Skolebolle")
    page.keyboard.press("F10")
    page.get_by_role("button", name=re.compile("^Kontoret")).click()
    OfficeVisitor(page).sign_on()
    registers = page.get_by_role("table", name="Kassene")
    expect(registers.get_by_role("row").nth(1)).to_contain_text("I gang")
    page.get_by_role("link", name="Til kassen").click()
    expect(cashier.lines).to_have_count(1)


def test_everything_is_reached_by_the_keyboard(visitor: OfficeVisitor) -> None:
    """Names with the arrows, the PIN after Tab; the language and the shade stay chosen."""
    page = visitor.page
    expect(page.get_by_role("radio", name="Grete")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Ingrid")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_label("PIN")).to_be_focused()
    page.keyboard.type("2580\n")
    expect(visitor.heading).to_have_text("Oversikt")
    page.get_by_label("Språk").select_option("nn")
    expect(page.get_by_text("Kva som er selt i dag")).to_be_visible()
    page.get_by_label("Språk").select_option("en")
    expect(visitor.heading).to_have_text("Overview")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_label("Shade").select_option("dark")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(visitor.heading).to_have_text("Overview")


def test_a_table_is_filtered_sorted_walked_through_and_taken_along(visitor: OfficeVisitor) -> None:
    """By keyboard; the file holds what is shown, in amounts that a Norwegian spreadsheet counts with."""
    page = visitor.page
    visitor.sign_on()
    visitor.go_to("Bilag")
    table = page.get_by_role("table")
    expect(table.get_by_role("link").first).to_be_visible()
    page.get_by_label("Filtrer").fill("vekselkasse")
    expect(page.get_by_role("status").filter(has_text="rader")).to_contain_text(" av ")
    rows = table.locator("tbody").get_by_role("row")
    shown = rows.count()
    assert 0 < shown < 20
    by_sum = table.get_by_role("columnheader", name="Sum")
    by_sum.get_by_role("button").press("Enter")
    expect(by_sum).to_have_attribute("aria-sort", "ascending")
    with page.expect_download() as taking:
        page.get_by_role("button", name="Last ned CSV").press("Enter")
    lines = Path(taking.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Bilag;Dag;Kasse;Hva;Tekst;")
    assert len(lines) == shown + 1
    assert all(re.search(r";\d+,\d\d$", line) for line in lines[1:])
    table.get_by_role("link").first.focus()
    page.keyboard.press("ArrowDown")
    expect(table.get_by_role("link").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(visitor.heading).to_have_text(re.compile("^Bilag 20"))
    page.go_back()
    expect(visitor.heading).to_have_text("Bilag")


def test_a_correction_is_a_voucher_of_its_own_and_the_old_one_stays(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.sign_on("Grete", "7913")
    visitor.go_to("Bilag")
    page.get_by_role("link", name="Ny korreksjon").click()
    book = page.get_by_role("button", name="Bokfør korreksjonen")
    page.get_by_label("Hvorfor").fill("Utlegg ført på feil konto")
    page.get_by_label("Konto").nth(0).fill("7770")
    page.get_by_label("Debet").nth(0).fill("12,50")
    page.get_by_label("Konto").nth(1).fill("1571")
    page.get_by_label("Kredit").nth(1).fill("12")
    expect(page.get_by_text("0,50 kr fra å balansere")).to_be_visible()
    expect(book).to_be_disabled()
    page.get_by_label("Kredit").nth(1).fill("12,50")
    book.click()
    expect(visitor.heading).to_have_text(re.compile("^Bilag 20"))
    expect(page.get_by_role("table", name="Ført på konto")).to_contain_text("7770")
