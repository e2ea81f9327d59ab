"""What has to hold on every screen: readable for everybody, in Norwegian, and plainly a demonstration."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypedDict

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from datakasse.till.day.check_words import Found
from tests.browser.cashier import Cashier
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.walk import screens
from tools.screens import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = "frontend/node_modules/axe-core/axe.min.js"
PHONE: ViewportSize = {"width": 390, "height": 844}
LOOKS: tuple[tuple[str, ViewportSize, Literal["light", "dark"]], ...] = (
    ("counter", COUNTER_SCREEN, "light"),
    ("tablet", {"width": 1024, "height": 768}, "dark"),
    ("phone", PHONE, "light"),
)
BANNER = "Demonstrasjon – ikke deklarert kassasystem. Skal ikke brukes til salg."
STILL = "() => document.getAnimations().every(each => each.playState === 'finished')"
SETTLED = """
shade => document.documentElement.dataset.scheme === shade
  && document.getAnimations().every(each => each.playState === 'finished')
"""
"""The page has heard of the shade, which takes a moment, and nothing is on its way from one to the other."""

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


class Finding(TypedDict):
    """What axe says of a rule that is broken."""

    id: str
    impact: str
    nodes: list[dict[str, object]]


@pytest.mark.timeout(300)
def test_no_screen_has_a_serious_fault_of_accessibility(cashier: Cashier, seen: Seen, root: Path) -> None:
    """Every rule that axe knows of, contrast among them: at the counter, on a tablet, on a phone."""
    seen.provoke("status of 422")
    page = cashier.page
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    found: list[str] = []
    walked: set[str] = set()
    for screen in screens(cashier):
        for name, size, shade in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=shade)
            page.wait_for_function(SETTLED, arg=shade)
            found += [f"{screen} {name} {shade}: {fault}" for fault in faults_of(page)]
        page.set_viewport_size(COUNTER_SCREEN)
        walked.add(screen)
    assert found == []
    assert walked == set(SCREENS), "docs/skjermbilder.md shows another walk: tools/screens.py"


def test_axe_sees_a_button_without_a_name_and_grey_on_grey(cashier: Cashier, root: Path) -> None:
    """The control: two faults made on purpose are found."""
    page = cashier.page
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    spoil = "<button></button><p style='color: #999; background: #aaa'>Grått</p>"
    page.get_by_role("heading").evaluate("(here, spoil) => here.insertAdjacentHTML('afterend', spoil)", spoil)
    assert {fault.split()[0] for fault in faults_of(page)} == {"button-name", "color-contrast"}


@pytest.mark.law("KSL-7")
def test_every_screen_says_that_it_is_a_demonstration_and_all_it_says_is_norwegian(
    cashier: Cashier, seen: Seen, root: Path
) -> None:
    """Each word stands in the Norwegian column of the page's texts, or in the shop; on a phone as well."""
    seen.provoke("status of 422")
    page = cashier.page
    known = _norwegian(root)
    strange: set[str] = set()
    for screen in screens(cashier):
        for size in (COUNTER_SCREEN, PHONE):
            page.set_viewport_size(size)
            expect(page.get_by_text(BANNER), screen).to_be_in_viewport(ratio=1)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        page.set_viewport_size(COUNTER_SCREEN)
        words = {word for text in page.evaluate(ON_SCREEN) for word in WORD.findall(text)}
        strange |= {f"{screen}: {word}" for word in words if word.lower() not in known}
    assert strange == set()
    assert page.locator("html").get_attribute("lang") == "nb"


def faults_of(page: Page) -> Iterator[str]:
    findings: list[Finding] = page.evaluate(
        "async () => (await axe.run({resultTypes: ['violations']})).violations"
    )
    for each in findings:
        if each["impact"] in {"serious", "critical"}:
            yield f"{each['id']} {[node['html'] for node in each['nodes']]}"


def _norwegian(root: Path) -> set[str]:
    """The words of the page's bokmål, of the register's own sentences, of the shop, and of the calendar."""
    page = " ".join(
        text
        for file in (root / "frontend/src/words").glob("*.ts")
        for text in re.findall(r'\bnb: "(.*?)",', file.read_text(encoding="utf-8"))
    )
    shop = " ".join(file.read_text(encoding="utf-8") for file in (root / "lab/shops").iterdir())
    found = " ".join(finding.value[1] for finding in Found)
    return {word.lower() for word in WORD.findall(f"{page} {found} {shop} {CALENDAR} {KEYS} {NAMES}")}
