"""What has to hold on every screen: readable for everybody, in Norwegian, and plainly a demonstration."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from datakasse.till.day.check_words import Found
from tests.browser import looks
from tests.browser.conftest import Seen
from tests.browser.looks import (
    COUNTER,
    PHONE,
    bring_axe,
    faults_in_both_shades,
    faults_in_every_look,
    in_sizes,
    small_in,
)
from tests.browser.till.cashier import Cashier
from tests.browser.till.walk import screens
from tools.screens import SCREENS

pytestmark = pytest.mark.browser

BANNER = "Demonstrasjon – ikke deklarert kassasystem. Skal ikke brukes til salg."

ON_SCREEN = """
() => {
  const shown = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const around = walk.currentNode.parentElement;
    if (around.closest("script, style, figcaption") || around.checkVisibility() === false) continue;
    shown.push(walk.currentNode.data);
  }
  for (const name of ["aria-label", "placeholder", "title", "alt"])
    for (const each of document.querySelectorAll(`[${name}]`)) shown.push(each.getAttribute(name));
  return shown;
}
"""

WORD = re.compile(r"[^\W\d_]{2,}")
CALENDAR = (
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august "
    "september oktober november desember"
)
KEYS = "Alt Shift Esc Del"
NAMES = "datakasse DKS SOL Bokmål Nynorsk English"


def test_a_page_that_is_never_at_rest_is_told_of_in_time(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: something turns for ever, and the message says what, on which page, and in which look."""
    monkeypatch.setattr(looks, "WAIT_MS", 200)
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    bring_axe(page)
    page.add_style_tag(
        content="@keyframes turning { to { rotate: 1turn } } h1 { animation: turning 9s infinite }"
    )
    with pytest.raises(Error, match=r"http\S+/ is not at rest after 200 ms: .*turning of <h1"):
        next(in_sizes(page, PHONE))
    with pytest.raises(Error, match=r"http\S+/ is not at rest after 200 ms: turning of <h1"):
        next(fault for fault in faults_in_both_shades(page, PHONE) if fault.startswith("390 dark"))


def test_axe_sees_a_button_without_a_name_and_grey_on_grey(cashier: Cashier) -> None:
    """The control: two faults made on purpose are found, the one of colour in every look."""
    page = cashier.page
    bring_axe(page)
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    spoil = "<button></button><p style='color: #999; background: #aaa'>Grått</p>"
    page.get_by_role("heading").evaluate("(here, spoil) => here.insertAdjacentHTML('afterend', spoil)", spoil)
    assert [fault.split()[:3] for fault in faults_in_every_look(page, PHONE)] == [
        ["390", "light:", "button-name"],
        ["390", "light:", "color-contrast"],
        ["390", "dark:", "color-contrast"],
    ]


def test_a_small_target_is_seen(cashier: Cashier) -> None:
    """The control: a button made too low is found, and one for screen readers alone is not."""
    page = cashier.page
    spoil = "<button style='height: 30px; width: 90px'>Lav</button><button class='unseen'>Skjult</button>"
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    page.get_by_role("heading").evaluate("(here, spoil) => here.insertAdjacentHTML('afterend', spoil)", spoil)
    found = [fault for size in in_sizes(page, COUNTER) for fault in small_in(page, size)]
    assert found == ['1366:  "Lav" 90x30']


@pytest.mark.law("KSL-7")
@pytest.mark.timeout(900)
def test_every_screen_is_for_everybody_and_says_in_norwegian_that_it_is_a_demonstration(
    cashier: Cashier, seen: Seen, root: Path
) -> None:
    """
    One walk, for it takes a minute.

    Every rule that axe knows, contrast too: at the counter, on a tablet, on a phone, light and dark; and
    whatever can be pressed is at least 44 by 44 pixels. Each word stands in the Norwegian column of the
    page's texts, or in the shop.
    """
    seen.provoke("status of 4")
    page = cashier.page
    bring_axe(page)
    known = _norwegian(root)
    faults: list[str] = []
    strange: set[str] = set()
    walked: set[str] = set()
    for screen in screens(cashier):
        walked.add(screen)
        for size in in_sizes(page):
            expect(page.get_by_text(BANNER), screen).to_be_in_viewport(ratio=1)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
            faults += [f"{screen} {fault}" for fault in small_in(page, size)]
            faults += [f"{screen} {fault}" for fault in faults_in_both_shades(page, size)]
        words = {word for text in page.evaluate(ON_SCREEN) for word in WORD.findall(text)}
        strange |= {f"{screen}: {word}" for word in words if word.lower() not in known}
    assert strange == set()
    assert faults == []
    assert walked == set(SCREENS), "docs/skjermbilder.md shows another walk: tools/screens.py"
    assert page.locator("html").get_attribute("lang") == "nb"


def _norwegian(root: Path) -> set[str]:
    """The words of the page's bokmål, of the register's own sentences, of the shop, and of the calendar."""
    page = " ".join(
        text
        for file in (root / "frontend/src/till/words").glob("*.ts")
        for text in re.findall(r'\bnb: "(.*?)",', file.read_text(encoding="utf-8"))
    )
    shop = " ".join(file.read_text(encoding="utf-8") for file in (root / "lab/shops").iterdir())
    found = " ".join(finding.value[1] for finding in Found)
    return {word.lower() for word in WORD.findall(f"{page} {found} {shop} {CALENDAR} {KEYS} {NAMES}")}
