"""What the takings tell, in a real browser: the hours when a calendar and a till do not mean the same day."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.clocked_door import CLOCK_FILE
from tests.browser.clocked_shop import ClockedShop
from tests.browser.conftest import COUNTER_SCREEN
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.till.cashier import KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

TWO_IN_THE_NIGHT = datetime(2027, 6, 19, 0, 0, tzinfo=UTC)
SIX_IN_THE_MORNING = datetime(2027, 6, 19, 4, 0, tzinfo=UTC)
YESTERDAY, TODAY = "2027-06-18", "2027-06-19"


@pytest.fixture
def night(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClockedShop]:
    """The demo shop at two in the night."""
    shop = ClockedShop(shutil.copytree(demo_folder, tmp_path / "data"))
    monkeypatch.setenv(CLOCK_FILE, str(shop.clock_file))
    shop.show(TWO_IN_THE_NIGHT)
    shop.open()
    yield shop
    shop.close()


@pytest.fixture
def late(browser: Browser, night: ClockedShop) -> Iterator[BrowserContext]:
    """A browser whose clock goes as the register's."""
    context = browser.new_context(base_url=night.url, viewport=COUNTER_SCREEN, locale="nb-NO")
    context.clock.set_fixed_time(TWO_IN_THE_NIGHT)
    yield context
    context.close()


def test_before_five_the_day_that_is_shown_and_the_one_that_is_picked_are_the_same(
    late: BrowserContext, night: ClockedShop
) -> None:
    """A sale at two in the night is of the evening before, and so is the page's day."""
    cashier = Cashier(late.new_page())
    cashier.page.goto("/")
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "52,00")

    page = late.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Innsikt")
    sums = page.get_by_role("region", name="fredag 18. juni 2027")
    expect(sums).to_contain_text("52,00")
    picked = page.get_by_label("Dag", exact=True)
    expect(picked).to_have_value(YESTERDAY)
    expect(picked).to_have_attribute("max", YESTERDAY)

    page.evaluate("location.hash = '/innsikt/rapporter'")
    expect(page.get_by_label("Til og med")).to_have_value(YESTERDAY)
    expect(page.get_by_role("region", name="Salg", exact=True)).to_contain_text("52,00")
    page.get_by_role("button", name="Siste 7 dager").click()
    expect(page.get_by_label("Fra og med")).to_have_value("2027-06-12")

    page.evaluate("location.hash = '/innsikt/kvitteringer'")
    expect(page.get_by_role("table", name="Kvitteringer").get_by_role("row")).to_have_count(2)

    # At six it is another day, which nothing has been sold on.
    night.show(SIX_IN_THE_MORNING)
    late.clock.set_fixed_time(SIX_IN_THE_MORNING)
    page.evaluate("location.hash = '/innsikt'")
    visitor.sign_on()
    expect(page.get_by_role("region", name="lørdag 19. juni 2027")).to_contain_text("Ingenting solgt")
    expect(picked).to_have_value(TODAY)
