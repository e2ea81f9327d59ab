"""Whatever is scanned, wherever the cursor is, goes where codes go; and what is searched for is found."""

import itertools
import re

import pytest
from playwright.sync_api import Page, Route, expect

from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.sale import SaleCompleted
from tests.browser.conftest import Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import GROVBROD_GTIN, KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

ENDS = ("Enter", "Control+j", "Control+m", "Tab", "")
"""CR as most scanners send it, LF and CR as characters, TAB, nothing."""


@pytest.fixture
def till(cashier: Cashier) -> Cashier:
    """A till that is open for the day."""
    cashier.open_till()
    return cashier


def test_a_scan_never_leaves_its_digits_in_a_field(till: Cashier) -> None:
    """However the scanner begins and ends its codes, and whatever stood in the field before."""
    page, kroner = till.page, 0
    page.keyboard.press("Alt+i")
    amount = page.get_by_label("Beløp i kroner")
    amount.fill("50")
    for before, end in itertools.product(("", "F13", "Control+b"), ENDS):
        amount.focus()
        till.press_keys(*filter(None, [before, *KNEIPP_GTIN, end]))
        kroner += 52
        till.sees_total(f"{kroner},00")
        expect(amount).to_have_value("50")


def test_an_unknown_code_is_one_line_and_the_basket_stays(till: Cashier, seen: Seen) -> None:
    seen.provoke("status of 4")
    till.scan(KNEIPP_GTIN)
    till.sees_total("52,00")
    for code in ("4006381333931", "4006381333932", "DKS999", "DKPffffffffffff", "DKKnobody"):
        till.scan(code)
        till.sees_message(re.compile("urørt|lest feil|Fant"))
        till.sees_total("52,00")


def test_a_return_of_one_line_takes_four_inputs(till: Cashier, shop: ServedShop) -> None:
    """Scan, choose, say why, pay back: with the way it was paid proposed first."""
    till.scan(KNEIPP_GTIN)
    till.scan(GROVBROD_GTIN)
    till.sees_total("114,00")
    till.pay("Kontant eksakt")
    till.sees_paper("Salgskvittering")
    till.close_drawer()
    till.page.keyboard.press("Alt+i")
    expect(till.page.get_by_label("Beløp i kroner")).to_be_focused()

    till.scan("DKS1")
    till.page.get_by_role("button", name=re.compile(KNEIPP)).click()
    till.button("Angret").click()
    pays = till.page.get_by_role("region", name="Betaling").get_by_role("button")
    expect(pays.first).to_contain_text("Kontant tilbake")
    pays.first.click()
    till.sees_settled("Betalt tilbake", "52,00")
    records, findings = shop.journal()
    assert findings == []
    back = [record.event for record in records if isinstance(record.event, SaleCompleted)][-1]
    assert [row.line.name for row in back.sale.lines] == [KNEIPP]


def test_a_question_waits_for_its_answer_while_other_goods_are_scanned(till: Cashier, seen: Seen) -> None:
    seen.provoke("status of 4")
    till.search("pils")
    question = till.page.get_by_role("form", name=re.compile("Er kunden fylt"))
    expect(question).to_be_visible()
    till.scan(KNEIPP_GTIN)
    expect(till.lines).to_contain_text([KNEIPP])
    expect(question).to_be_visible()
    till.button("Ja, kontrollert").click()
    expect(till.lines).to_contain_text([KNEIPP, re.compile("pils", re.IGNORECASE)])


def test_what_was_searched_for_is_not_lost_to_a_scan_right_after(till: Cashier, shop: ServedShop) -> None:
    """Enter before the hits have come, and a scan in the same breath: both, in order."""
    till.page.get_by_label("Søk eller skann").focus()
    till.page.evaluate(
        """() => {
          const field = document.getElementById("search");
          field.value = "grovbrød";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          const enter = { key: "Enter", bubbles: true, cancelable: true };
          field.dispatchEvent(new KeyboardEvent("keydown", enter));
        }"""
    )
    till.scan(KNEIPP_GTIN)
    till.sees_total("114,00")
    records, _ = shop.journal()
    names = [record.event.line.name for record in records if isinstance(record.event, LineAdded)]
    assert names == ["Grovbrød", KNEIPP]


def test_what_is_searched_for_is_found_before_the_register_has_answered(till: Cashier) -> None:
    """Among the names that the page has learnt; Enter takes it without waiting."""
    page = till.page
    page.wait_for_function("() => performance.getEntriesByName('datakasse.names').length > 0")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/articles?search=*", hold)
    till.search("grovbr")
    expect(till.lines).to_contain_text(["Grovbrød"])
    assert held
    for route in held:
        route.abort()


def test_a_quick_hand_is_no_scanner(till: Cashier) -> None:
    """What it types is held for a moment, and then stands where it belongs before anything else is done."""
    page = till.page
    till.press_keys(*"250")
    expect(page.locator(".buffer")).to_have_text("250")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+i")
    amount = page.get_by_label("Beløp i kroner")
    amount.fill("50")
    amount.press("Home")
    till.press_keys(*"123")
    expect(amount).to_have_value("12350")
    till.press_keys(*"4567", "Home")
    assert amount.input_value() == "123456750"


def test_a_misspelt_word_finds_what_was_meant(till: Cashier) -> None:
    till.type("kanlebolle")
    expect(till.page.get_by_role("list", name="treff").get_by_role("button").first).to_contain_text("Kanel")


def test_a_script_in_the_search_is_only_searched_for(page: Page, till: Cashier) -> None:
    search = page.get_by_label("Søk eller skann")
    search.fill('<img src=x onerror="document.title=1">')
    expect(page.get_by_text("Ingen vare passer til")).to_be_visible()
    expect(page).not_to_have_title("1")
    search.press("Escape")
    till.scan(KNEIPP_GTIN)
    expect(till.lines).to_contain_text([KNEIPP])


def test_a_customers_card_opens_the_invoice_with_the_customer_filled_in(till: Cashier) -> None:
    till.scan("DKK5001")
    till.sees_message(re.compile("Strandveien barnehage"))
    till.scan(KNEIPP_GTIN)
    till.sees_total("52,00")
    till.scan("DKK5001")
    till.sees_message(re.compile("Strandveien barnehage"))
    till.page.get_by_role("button", name=re.compile("Strandveien barnehage.*52,00")).click()
    till.sees_paper("Utleveringskvittering")


def test_a_new_gift_card_is_sold_and_a_known_one_pays(till: Cashier) -> None:
    page = till.page
    till.scan("DKG7312")
    expect(page.get_by_role("form", name="Selg gavekort")).to_be_visible()
    number = page.get_by_label(re.compile("Gavekort|Kortnummer")).first
    expect(number).to_have_value("7312")
    page.get_by_label("Beløp i kroner").fill("100")
    page.get_by_role("button", name=re.compile("^Selg")).click()
    expect(page.get_by_role("form", name="Selg gavekort")).to_be_hidden()
    till.scan(KNEIPP_GTIN)
    till.sees_total("52,00")
    till.scan("DKG7312")
    till.sees_message(re.compile("7312 har 100,00"))
    page.get_by_role("button", name=re.compile("Fullfør")).click()
    till.sees_paper("Salgskvittering")
