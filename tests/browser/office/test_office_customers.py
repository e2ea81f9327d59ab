"""Customers in a real browser: one is entered, pays, and is erased as far as the law lets her."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from datakasse.journal.events.customers import AccountPaid, CustomerErased
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


def test_a_customer_comes_and_goes(context: BrowserContext, shop: ServedShop, seen: Seen) -> None:
    seen.provoke("status of 401")
    seen.provoke("status of 403")
    page = context.new_page()
    page.goto("/office.html#/kunder")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Kunder")
    page.get_by_role("link", name="Ny kunde").click()
    page.get_by_label("Kundens navn").fill("Ada Lunde")
    page.get_by_label("E-post").fill("ada@example.com")
    page.get_by_role("button", name="Legg inn kunden").click()
    expect(visitor.heading).to_have_text("Ada Lunde")

    page.get_by_label("Beløp").fill("12,50")
    page.get_by_label("Nummer på faktura").fill("1")
    page.get_by_role("button", name="Før innbetalingen").click()
    entry = page.get_by_text(re.compile(r"^\S+-\d+$"))
    expect(entry).to_have_count(1)
    page.get_by_label("Beløp").fill("-12,50")
    page.get_by_label("Nummer på faktura").fill(entry.inner_text())
    page.get_by_role("button", name="Før innbetalingen").click()
    expect(page.get_by_text("Skylder 0,00 kr")).to_be_visible()

    page.get_by_label("Jeg er sikker").check()
    page.get_by_role("button", name="Slett kunden").click()
    expect(page.get_by_text("skal oppbevares til")).to_be_visible()
    page.get_by_label("Slett det loven ikke krever").check()
    page.get_by_role("button", name="Slett kunden").click()
    expect(page.get_by_text("Kunden har bedt om å bli slettet")).to_be_visible()
    expect(page.get_by_label("E-post")).to_have_count(0)
    records, findings = shop.journal()
    assert findings == []
    kinds = [type(each.event) for each in records if isinstance(each.event, AccountPaid | CustomerErased)]
    assert kinds == [AccountPaid, AccountPaid, CustomerErased]
