"""The main job: a day at the till, from signing on to a journal that verifies."""

import re

import pytest
from playwright.sync_api import expect

from datakasse.journal.event import SaleCompleted, XReported, ZReported
from tests.browser.cashier import CAPPUCCINO, GROVBROD, GROVBROD_GTIN, KNEIPP, Cashier
from tests.browser.served_shop import ServedShop

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.law("KSF-2-8-4")
def test_a_day_by_mouse_and_scanner(cashier: Cashier, shop: ServedShop) -> None:
    """Three sales paid in three ways, an X, a return, a count that is right, and a Z."""
    page = cashier.page
    cashier.open_till()

    cashier.press_article(KNEIPP)
    cashier.search("capp")
    cashier.scan(GROVBROD_GTIN)
    expect(cashier.lines).to_contain_text([KNEIPP, CAPPUCCINO, GROVBROD])
    cashier.sees_total("163,00")
    cashier.pay("Kontant eksakt")
    cashier.sees_settled("Betalt", "163,00")
    cashier.sees_paper("Salgskvittering", "Kvittering nr. 1", KNEIPP, "163,00")
    cashier.close_drawer()

    cashier.press_article(KNEIPP)
    cashier.pay("100")
    cashier.sees_settled("Tilbake", "48,00")
    cashier.sees_paper("Salgskvittering", "Kvittering nr. 2")
    cashier.close_drawer()

    cashier.press_article(GROVBROD)
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "62,00")
    cashier.sees_paper("Salgskvittering", "Kvittering nr. 3")

    cashier.take_from_menu("X-rapport")
    cashier.sees_paper("X-rapport", "277,00")

    cashier.button("Retur").first.click()
    page.get_by_role("button", name=re.compile("^Kvittering 1 ")).click()
    page.get_by_role("group", name=KNEIPP).get_by_role("button", name="Én til").click()
    cashier.button("Angret").click()
    page.get_by_role("button", name="Legg retur i kurven").click()
    expect(cashier.lines).to_contain_text(["Retur"])
    cashier.pay("Kontant tilbake")
    cashier.sees_settled("Betalt tilbake", "52,00")
    cashier.sees_paper("Returkvittering", KNEIPP)
    cashier.close_drawer()

    cashier.take_from_menu("Dagsoppgjør (Z)")
    cashier.button("Bare sum").click()
    page.get_by_label("Talt").fill(str(1000 + 163 + 52 - 52))
    page.get_by_role("button", name="Ta Z-rapport").click()
    expect(page.get_by_role("heading", name="Dagen er gjort opp.")).to_be_visible()
    cashier.sees_paper("Z-rapport")

    records, faults = shop.journal()
    assert faults == []
    assert [e.sale.gross_ore for e in (r.event for r in records) if isinstance(e, SaleCompleted)] == [
        163_00,
        52_00,
        62_00,
        -52_00,
    ]
    assert sum(isinstance(record.event, XReported | ZReported) for record in records) == 2
