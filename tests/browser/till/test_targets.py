"""Whatever can be pressed is at least 44 by 44 pixels, on every screen and in every size."""

import pytest

from tests.browser.conftest import Seen
from tests.browser.looks import COUNTER, PHONE, TABLET, small_at
from tests.browser.till.cashier import Cashier
from tests.browser.till.walk import screens

pytestmark = pytest.mark.browser


def test_whatever_is_pressed_is_large_enough(cashier: Cashier, seen: Seen) -> None:
    seen.provoke("status of 4")
    small: set[str] = set()
    for screen in screens(cashier):
        for size in (TABLET, PHONE, COUNTER):
            small |= {f"{screen} {each}" for each in small_at(cashier.page, size)}
    assert sorted(small) == []


def test_a_small_target_is_seen(cashier: Cashier) -> None:
    """The control: a button made too low is found, and one for screen readers alone is not."""
    spoil = "<button style='height: 30px; width: 90px'>Lav</button><button class='unseen'>Skjult</button>"
    cashier.page.get_by_role("button", name="Ingrid").wait_for()
    cashier.page.get_by_role("heading").evaluate(
        "(here, spoil) => here.insertAdjacentHTML('afterend', spoil)", spoil
    )
    assert list(small_at(cashier.page, COUNTER)) == ['1366:  "Lav" 90x30']
