"""The backup in a real browser: the recovery sheet, and another in its place."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.recovery_key import RecoveryKey, read_recovery_key
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


@pytest.mark.law("KSF-2-7-1")
def test_a_sheet_that_is_lost_is_replaced_and_what_the_old_one_opens_is_said(
    context: BrowserContext, seen: Seen, shop: ServedShop, tmp_path: Path
) -> None:
    for status in ("401", "403"):
        seen.provoke(f"status of {status}")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Sikkerhetskopi")
    page.get_by_role("button", name="Lag arket").click()
    sheet = page.get_by_role("region", name="Gjenopprettingsarket")
    old = _key_on(sheet)
    expect(sheet.get_by_text("Arket gjelder ikke ennå.")).to_be_visible()
    _show(sheet, "0000")
    expect(sheet.get_by_role("alert")).to_contain_text("Det er ikke det arket slutter med.")
    sheet.get_by_role("button", name="Kast arket").click()
    page.get_by_role("button", name="Lag arket").click()
    thrown, old = old, _key_on(sheet)
    assert thrown != old
    _show(sheet, old.secret[-4:].lower())
    page.get_by_text("Legg til et sted").click()
    page.get_by_label("Navn").fill("usb")
    page.get_by_label("Adresse").fill(f"folder:{tmp_path}")
    page.get_by_role("button", name="Prøv og lagre").click()
    places = page.get_by_role("region", name="Steder for kopier")
    expect(places.get_by_text(f"folder:{tmp_path}")).to_be_visible()
    gone = page.get_by_role("region", name="Er arket borte?")
    gone.get_by_text("Bytt arket").click()
    expect(gone.get_by_text("Det gamle arket åpner bare det som er sendt før.")).to_be_visible()
    gone.get_by_role("button", name="Lag nytt ark").click()
    expect(sheet.get_by_text("Arket gjelder ikke ennå; det gamle gjør.")).to_be_visible()
    expect(gone).to_have_count(0)
    new = _key_on(sheet)
    _show(sheet, new.secret[-4:])
    sheet.get_by_label("Passordet ditt").fill("2580")
    sheet.get_by_role("button", name="Jeg har arket").click()
    replaced = page.get_by_role("region", name="Arket er byttet")
    expect(replaced.get_by_text("ligger i mappen datakasse/")).to_be_visible()
    expect(sheet).to_have_count(0)
    replaced.get_by_role("button", name="Jeg har lest det").click()
    expect(replaced).to_have_count(0)
    expect(places.get_by_text(f"folder:{tmp_path}")).to_be_visible()
    journal, findings = shop.journal()
    told = [record.event for record in journal if isinstance(record.event, SettingsChanged)]
    assert [event.subject for event in told] == [old.owner, f"usb: folder:{tmp_path}", new.owner, old.owner]
    assert findings == []


def _show(sheet: Locator, end: str) -> None:
    """Show that the sheet is on paper."""
    sheet.get_by_label("De 4 siste tegnene").fill(end)
    sheet.get_by_role("button", name="Jeg har arket").click()


def _key_on(sheet: Locator) -> RecoveryKey:
    return read_recovery_key(sheet.locator("pre").inner_text())
