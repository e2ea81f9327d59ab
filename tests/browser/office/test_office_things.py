"""The office's pages of one thing, with the thing in it: for everybody, in both shades, on every screen."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Seen
from tests.browser.keyboard_reach import faults_by_keyboard
from tests.browser.looks import bring_axe, faults_in_both_shades, in_sizes
from tests.browser.office.office_visitor import OfficeVisitor

pytestmark = pytest.mark.browser

API = "/api/v1/office"
ARTICLE, OTHER = "7002", "1002"
Json = Any


class Maker:
    """Makes things over HTTP, as whoever is signed on in a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._made = 0
        article = page.request.get(f"{API}/catalogue/articles/{OTHER}").json()["article"]
        self.place = page.request.get(f"{API}/set-up").json()["locations"][0]["code"]
        self.like = {name: article[name] for name in ("group", "vat_code", "vat_code_eat_in")}

    def make(self, method: str, path: str, body: object) -> Json:
        """Send something, which has to be taken."""
        self._made += 1
        headers = {"Idempotency-Key": f"thing {self._made}"}
        answer = self._page.request.fetch(f"{API}{path}", method=method, data=body, headers=headers)
        assert answer.ok, answer.text()
        return answer.json()


def things(maker: Maker) -> dict[str, str]:
    """Make one of each and return the address of each page, with what is to be seen on it."""
    oats = {**maker.like, "name": "Havremelk", "price_ore": 30_00, "stock_kept": True}
    maker.make("PUT", f"/catalogue/articles/{ARTICLE}", oats)
    customer = maker.make("POST", "/customers", {"name": "Kafeen AS", "organisation_number": "974760673"})
    number = customer["customer"]["number"]
    engros = {"name": "Engros", "organisation_number": "974760673", "lead_days": 3}
    supplier = maker.make("POST", "/purchasing/suppliers", engros)["supplier"]
    supplied = {"their_number": "E-1", "pack_milli": 6_000, "unit_cost_ore": 20_00}
    maker.make("PUT", f"/purchasing/suppliers/{supplier}/articles/{ARTICLE}", supplied)
    lines = [{"article": ARTICLE, "quantity_milli": 6_000}]
    drafted = {"supplier": supplier, "place": maker.place, "lines": lines}
    order = maker.make("POST", "/purchasing/orders", drafted)["order"]
    sheet = maker.make("POST", "/stock/count-sheets", {"place": maker.place})["sheet"]
    maker.make("PUT", f"/stock/count-sheets/{sheet}/lines/{ARTICLE}", {"counted_milli": 3_000})
    parts = [{"article": ARTICLE, "quantity_milli": 500}]
    maker.make("PUT", f"/stock/recipes/{OTHER}", {"parts": parts})
    cup = {
        "group": maker.like["group"],
        "vat_code": maker.like["vat_code"],
        "name": "Kopp",
        "properties": [{"name": "Farge", "values": ["blå", "rød"]}],
        "members": [
            {"number": "K-1", "variant": ["blå"], "price_ore": 99_00},
            {"number": "K-2", "variant": ["rød"], "price_ore": 89_00},
        ],
    }
    maker.make("PUT", "/catalogue/families/K", cup)
    return {
        f"/kunder/kunde/{number}": "Kafeen AS",
        f"/lager/leverandor/{supplier}": "E-1",
        f"/lager/bestilling/{order}": "Engros",
        f"/lager/telling/{sheet}": "Havremelk",
        f"/lager/oppskrift/{OTHER}": "Havremelk",
        f"/lager/vare/{ARTICLE}": "Havremelk",
        "/varer/familie/K": "K-2",
    }


@pytest.mark.timeout(600)
def test_pages_of_one_thing_are_for_everybody_in_both_shades_on_three_screens_and_by_the_keyboard(
    context: BrowserContext, seen: Seen
) -> None:
    """A customer, a supplier, an order, a count sheet, a recipe, a shelf, a family, each filled in."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")
    bring_axe(page)
    found: list[str] = []
    for address, told in things(Maker(page)).items():
        page.evaluate("address => { location.hash = address }", address)
        main = page.get_by_role("main")
        expect(main.locator(".on-its-way")).to_have_count(0)
        shown = main.locator(f"text={told}").or_(main.locator(f'input[value="{told}"]'))
        expect(shown.first, address).to_be_visible()
        for size in in_sizes(page):
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append(f"{address} is wider than {size['width']}")
            found += [f"{address} {fault}" for fault in faults_in_both_shades(page, size)]
        found += [f"{address}: {fault}" for fault in faults_by_keyboard(page)]
    assert found == []
