"""The stock in a real browser: count is kept of an article, goods come, are counted, and bought."""

import pytest
from playwright.sync_api import BrowserContext, expect

from datakasse.journal.events.goods import GoodsReceived, StockCounted
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


def test_goods_come_and_are_counted(context: BrowserContext, shop: ServedShop, seen: Seen) -> None:
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html#/varer/ny")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    page.goto("/office.html#/varer/ny")
    page.get_by_label("Varenummer").fill("7002")
    page.get_by_label("Navn", exact=True).fill("Havremelk")
    page.get_by_label("Pris med mva").fill("30")
    page.get_by_label("Føres på lager").check()
    page.get_by_label("Minste lager (stk)").fill("6")
    page.get_by_role("button", name="Legg inn varen").click()
    expect(visitor.heading).to_have_text("Havremelk")

    visitor.go_to("Lager")
    expect(page.get_by_role("table", name="Snart tomt")).to_contain_text("Havremelk")
    visitor.open_part("Inn og ut")
    page.get_by_label("Navn, nummer eller strekkode").fill("7002")
    page.get_by_role("button", name="Finn").click()
    page.get_by_label("Antall (stk)").fill("24")
    page.get_by_label("Innkjøpspris per stk").fill("12,50")
    page.get_by_role("button", name="Før", exact=True).click()
    expect(page.get_by_text("Varene er ført.")).to_be_visible()

    count_milk(visitor)
    visitor.go_to("Lager")
    expect(page.get_by_text("Lageret er verdt 275,00 kr")).to_be_visible()
    page.get_by_role("link", name="Havremelk").click()
    moves = page.get_by_role("table", name="Flyttet for hånd")
    expect(moves.get_by_role("row")).to_have_count(3)
    expect(moves.get_by_role("row").nth(1)).to_contain_text("Telling")

    make_of_milk(visitor)
    buy_milk(visitor)
    records, findings = shop.journal()
    assert findings == []
    kinds = [type(each.event) for each in records if isinstance(each.event, GoodsReceived | StockCounted)]
    assert kinds == [GoodsReceived, StockCounted, GoodsReceived]


def count_milk(visitor: OfficeVisitor) -> None:
    """Count on a sheet, close the page on the way, look at the variance, and post it."""
    page = visitor.page
    visitor.open_part("Telling")
    page.get_by_role("button", name="Begynn en telling").click()
    expect(visitor.heading).to_have_text("Telling 1")
    page.get_by_label("Navn, nummer eller strekkode").fill("7002")
    page.get_by_role("button", name="Finn").click()
    page.get_by_label("Havremelk (7002), stk").fill("20")
    page.get_by_role("button", name="Skriv opp").click()
    counted = page.get_by_role("table", name="Talt til nå")
    expect(counted).to_contain_text("20 stk")
    expect(page.get_by_text("24 stk")).to_have_count(0)
    # The page is closed and opened again, and what was counted is there; two more stand on another shelf.
    page.reload()
    expect(counted).to_contain_text("20 stk")
    page.get_by_label("Navn, nummer eller strekkode").fill("7002")
    page.get_by_role("button", name="Finn").click()
    page.get_by_label("Havremelk (7002), stk").fill("2")
    page.get_by_role("button", name="Legg til").click()
    expect(counted).to_contain_text("22 stk")
    page.get_by_role("button", name="Vis avvik").click()
    expect(page.get_by_role("table", name="Avvik")).to_contain_text("−2 stk")
    expect(page.get_by_role("table", name="Avvik")).to_contain_text("−25,00")
    page.get_by_role("button", name="Før tellingen").click()
    expect(page.get_by_text("Tellingen er ført")).to_be_visible()


def buy_milk(visitor: OfficeVisitor) -> None:
    """Enter the dairy, order what is suggested, and take in a part of it."""
    page = visitor.page
    visitor.go_to("Lager")
    visitor.open_part("Innkjøp")
    page.get_by_role("link", name="Ny leverandør").click()
    page.get_by_label("Navn", exact=True).fill("Meieriet")
    page.get_by_role("button", name="Lagre leverandøren").click()
    expect(visitor.heading).to_have_text("Meieriet")
    page.get_by_label("Navn, nummer eller strekkode").fill("7002")
    page.get_by_role("button", name="Finn").click()
    page.get_by_label("Pakke, stk").fill("6")
    page.get_by_label("Innkjøpspris per stk").fill("14")
    page.get_by_role("button", name="Lagre varen her").click()
    expect(page.get_by_role("table", name="Varer herfra")).to_contain_text("Havremelk")
    expect(page.get_by_text("Ingenting nå")).to_be_visible()

    page.goto("/office.html#/varer/vare/7002")
    page.get_by_label("Minste lager (stk)").fill("30")
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_text("Varen er lagret.")).to_be_visible()
    visitor.go_to("Lager")
    visitor.open_part("Innkjøp")
    page.get_by_role("link", name="Meieriet").click()
    suggested = page.get_by_role("table", name="På tide å bestille")
    expect(suggested).to_contain_text("12 stk")
    expect(suggested).to_contain_text("Det skal være minst 30.")
    page.get_by_role("button", name="Lag bestilling av dette").click()
    expect(visitor.heading).to_have_text("Bestilling 1")
    page.get_by_role("button", name="Merk som sendt").click()
    page.get_by_label("Havremelk (7002), stk").fill("6")
    page.get_by_role("button", name="Før inn varene").click()
    expect(page.get_by_role("table", name="Varene")).to_contain_text("6 stk")
    expect(page.get_by_label("Havremelk (7002), stk")).to_have_value("6")
    page.get_by_role("link", name="Innkjøp").first.click()
    expect(page.get_by_role("table", name="Bestillinger")).to_contain_text("1 av 1 varer")


def make_of_milk(visitor: OfficeVisitor) -> None:
    """Say that a cup takes a fifth of a carton, and see what it costs."""
    page = visitor.page
    visitor.go_to("Lager")
    visitor.open_part("Oppskrifter")
    page.get_by_label("Navn, nummer eller strekkode").fill("2009")
    page.get_by_role("button", name="Finn").click()
    expect(visitor.heading).to_have_text("Cappuccino")
    page.get_by_label("Navn, nummer eller strekkode").fill("7002")
    page.get_by_role("button", name="Finn").click()
    page.get_by_label("Antall (stk)").fill("0,2")
    page.get_by_role("button", name="Lagre oppskriften").click()
    expect(page.get_by_role("table", name="Kalkyle")).to_contain_text("2,50")
    page.get_by_role("link", name="Oppskrifter").click()
    expect(page.get_by_role("table", name="Varer med oppskrift")).to_contain_text("Havremelk")
