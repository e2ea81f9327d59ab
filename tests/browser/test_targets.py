"""
Whatever can be pressed is at least 44 by 44 pixels, on every screen and in every size.

12 mm are 45 pixels where 96 are an inch; 44 is what fits between two hairlines. What is clipped away for a
screen reader alone is no target.
"""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.cashier import Cashier
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.walk import screens

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
LEAST_PX = 44

SMALL = """
least => [...document.querySelectorAll("button, input, select, textarea, a[href], [role=button]")]
  .filter(each => each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest(".unseen"))
  .map(each => each.closest("label") ?? each)
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
  .map(([each, box]) => {
    const name = each.getAttribute("aria-label") ?? each.textContent.trim();
    return `${each.className} "${name.slice(0, 30)}" ${box.width.toFixed(0)}x${box.height.toFixed(0)}`;
  })
"""

LAID_OUT = "width => new Promise(next => requestAnimationFrame(() => next(innerWidth === width)))"


def test_whatever_is_pressed_is_large_enough(cashier: Cashier, seen: Seen) -> None:
    seen.provoke("status of 422")
    page = cashier.page
    small: set[str] = set()
    for screen in screens(cashier):
        for size in (TABLET, PHONE, COUNTER_SCREEN):
            page.set_viewport_size(size)
            page.wait_for_function(LAID_OUT, arg=size["width"])
            found: list[str] = page.evaluate(SMALL, LEAST_PX)
            small |= {f"{size['width']} {screen}: {each}" for each in found}
    assert sorted(small) == []


def test_a_small_target_is_seen(cashier: Cashier) -> None:
    """The control: a button made too low is found, and one for screen readers alone is not."""
    spoil = "<button style='height: 30px; width: 90px'>Lav</button><button class='unseen'>Skjult</button>"
    cashier.button("Ingrid").or_(cashier.page.get_by_role("heading")).first.wait_for()
    cashier.page.get_by_role("heading").evaluate(
        "(here, spoil) => here.insertAdjacentHTML('afterend', spoil)", spoil
    )
    assert cashier.page.evaluate(SMALL, LEAST_PX) == [' "Lav" 90x30']
