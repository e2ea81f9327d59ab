"""Whether the shop is well, in a real browser: what is wrong, a guide, the bundle that is shown whole."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Seen
from tests.browser.looks import bring_axe, faults_in_every_look
from tests.browser.office.office_visitor import OfficeVisitor

pytestmark = pytest.mark.browser


def test_what_is_wrong_is_said_and_all_of_the_bundle_is_shown(context: BrowserContext, seen: Seen) -> None:
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    bring_axe(page)
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Helse")
    found = page.get_by_role("region", name="Undersøkelsen")
    expect(found.get_by_role("heading", name="Produkterklæring")).to_be_visible()
    found.get_by_text("Hvorfor", exact=True).first.wait_for()
    found.get_by_text("ting er i orden").click()
    expect(found.get_by_text("Journalen er hel.")).to_be_visible()
    page.get_by_text("Kassen stemmer ikke").click()
    expect(page.get_by_text("Tell én gang til")).to_be_visible()
    page.get_by_role("button", name="Lag og vis").click()
    expect(page.get_by_text("Dette, og ikke noe annet, er i pakken:")).to_be_visible()
    page.get_by_text("health.json –").click()
    expect(page.get_by_text("journal_whole")).to_be_visible()
    assert list(faults_in_every_look(page)) == []
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent datakasse-stotte-").click()
    assert fetched.value.suggested_filename.startswith("datakasse-stotte-")
