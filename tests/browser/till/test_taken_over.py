"""Two machines on one database: what a till's page shows when another machine has taken its register over."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier
from tests.cli.command_line import done
from tests.database import another_shop, cluster, postgres_folder, postgres_template
from tests.postgres.test_joining import joining
from tests.till.shopkeeper import FRONT, KARI, PINS, equip

__all__ = ["another_shop", "cluster", "postgres_folder", "postgres_template"]

pytestmark = pytest.mark.browser


@pytest.mark.law("KSL-2-f")
def test_a_page_whose_register_another_machine_took_over_says_so_and_shows_what_is_here(
    browser: Browser, postgres_folder: Path, tmp_path: Path
) -> None:
    """It stood there as if nothing were until somebody sold, and was empty after the next look."""
    equip(postgres_folder)
    second = tmp_path / "second"
    done(*joining(second, postgres_folder))
    shop = ServedShop(postgres_folder)
    shop.open()
    context = browser.new_context(base_url=shop.url, locale="nb-NO")
    try:
        seen = Seen(context)
        for status in ("401", "409"):
            seen.provoke(f"status of {status}")
        page = context.new_page()
        page.goto("/")
        page.get_by_text(FRONT).click()
        Cashier(page).sign_on("Kari", PINS[KARI])
        expect(page.get_by_label("Beløp i kroner")).to_be_visible()
        taking = ("registers", "take-over", "--data", second, "--register", FRONT, "--operator", KARI)
        done(*taking, "--pin", PINS[KARI])
        expect(page.get_by_text(f"{FRONT} står på en annen maskin nå")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("heading", name="Velg kasse")).to_be_visible()
        expect(page.get_by_role("button", name=FRONT)).to_have_count(0)
        assert seen.complaints == []
    finally:
        context.close()
        shop.close()
