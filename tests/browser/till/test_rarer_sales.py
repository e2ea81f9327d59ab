"""What is sold now and then, and what may not be sold now: by touch and by keyboard, at a real server."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from datakasse.journal.events.basket import LineNoted
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.tender import TenderKind
from tests.browser.clocked_door import CLOCK_FILE
from tests.browser.clocked_shop import ClockedShop
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import KNEIPP, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

SIZES: tuple[ViewportSize, ...] = (
    COUNTER_SCREEN,
    {"width": 1024, "height": 768},
    {"width": 390, "height": 844},
)
BEER = "Lokalt øl, ta med 0,5 l"
CUSTOMER = "Arkitektene på hjørnet AS"


@pytest.fixture
def clocked(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClockedShop]:
    """The demo shop in Trondheim on the Friday before Midsummer, a minute before eight in the evening."""
    shop = ClockedShop(shutil.copytree(demo_folder, tmp_path / "data"))
    monkeypatch.setenv(CLOCK_FILE, str(shop.clock_file))
    shop.show(datetime(2027, 6, 18, 17, 59, 30, tzinfo=UTC))
    shop.open()
    yield shop
    shop.close()


@pytest.fixture
def evening(browser: Browser, clocked: ClockedShop) -> Iterator[Cashier]:
    """Somebody at the till that evening."""
    context = browser.new_context(
        base_url=clocked.url, viewport=COUNTER_SCREEN, locale="nb-NO", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/")
    yield Cashier(page)
    context.close()


def tile(name: str) -> re.Pattern[str]:
    """Return what the button of an article is called."""
    return re.compile(rf"^{re.escape(name)}")


@pytest.mark.law("law.md 4.13")
def test_beer_scanned_in_time_and_paid_too_late_is_taken_out_with_one_press(
    evening: Cashier, clocked: ClockedShop
) -> None:
    """The question of age says the birthday; the refusal says when beer is sold again."""
    page = evening.page
    evening.open_till()
    evening.scan(KNEIPP_GTIN)
    page.get_by_role("button", name="Øl", exact=True).click()
    page.get_by_role("button", name=tile(BEER)).click()
    expect(page.get_by_text("Født 18.06.2009 eller før")).to_be_visible()
    page.get_by_role("button", name="Ja, kontrollert").click()
    evening.sees_total("133,00")

    clocked.show(datetime(2027, 6, 18, 18, 0, tzinfo=UTC))
    evening.pay("Kort")
    evening.sees_message(re.compile(r"Lokalt øl.* igjen 19\.06\. kl\. 08\.00"))
    page.get_by_role("button", name="Fjern varen").click()
    evening.sees_total("52,00")
    evening.pay("Kort")
    evening.sees_settled("Betalt", "52,00")

    page.reload()
    page.get_by_role("button", name="Øl", exact=True).click()
    closed = page.get_by_role("button", name=tile(BEER))
    expect(closed).to_contain_text("stengt")
    expect(page.get_by_role("button", name=tile("Pils, fat 0,4 l"))).not_to_contain_text("stengt")
    closed.click()
    evening.sees_message(re.compile(r"kan ikke selges nå, men igjen 19\.06\. kl\. 08\.00"))
    page.keyboard.press("Alt+7")
    expect(page.locator(".message p")).to_be_empty()
    records, faults = clocked.journal()
    assert faults == []
    tried = [record.event.code for record in records if isinstance(record.event, AttemptRefused)]
    assert tried == ["basket.outside_sale_hours", "article.outside_sale_hours"]


def by_touch(cashier: Cashier) -> None:
    """Sell on account with a note, by the buttons."""
    page = cashier.page
    cashier.lines.first.get_by_role("button").first.click()
    cashier.lines.first.get_by_role("button", name="Notat").click()
    page.get_by_label(re.compile("^Notat, høyst")).fill("til møtet kl. 12")
    page.get_by_role("button", name="Skriv notatet").click()
    expect(cashier.lines.first).to_contain_text("til møtet kl. 12")
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("form", name="Meny").get_by_role("button", name="Faktura til kunde").click()
    page.get_by_label("Kundens navn eller nummer").fill("arki")
    page.get_by_role("list", name="Kunder").get_by_role("button").click()
    page.get_by_role("button", name=f"Utlever til {CUSTOMER}").click()


def by_keys(cashier: Cashier) -> None:
    """Do the same by keyboard alone."""
    page = cashier.page
    page.keyboard.press("Alt+6")
    expect(page.get_by_label(re.compile("^Notat, høyst"))).to_be_focused()
    cashier.type("til møtet kl. 12\n")
    expect(cashier.lines.first).to_contain_text("til møtet kl. 12")
    page.keyboard.press("Alt+5")
    expect(page.get_by_label("Kundens navn eller nummer")).to_be_focused()
    cashier.type("arki")
    expect(page.get_by_role("list", name="Kunder").get_by_role("button")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Utlever til {CUSTOMER}")).to_be_visible()
    page.keyboard.press("Enter")


@pytest.mark.law("law.md 4.5", "KSF-2-8-7-1", "KSF-2-6-3")
@pytest.mark.parametrize("way", [by_touch, by_keys])
def test_goods_with_a_note_go_out_on_account(
    cashier: Cashier, shop: ServedShop, way: Callable[[Cashier], None]
) -> None:
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    way(cashier)
    cashier.sees_settled("På faktura", "52,00")
    cashier.sees_paper("Utleveringskvittering", KNEIPP, "til møtet kl. 12")
    records, faults = shop.journal()
    assert faults == []
    assert [event.note for record in records if isinstance(event := record.event, LineNoted)] == [
        "til møtet kl. 12"
    ]
    (sold,) = [record.event for record in records if isinstance(record.event, SaleCompleted)]
    assert (sold.series, sold.sale.customer) == ("delivery", "5002")


@pytest.mark.law("law.md 4.4", "KSF-2-8-2-i")
def test_a_tip_is_one_press_and_stands_apart(cashier: Cashier, shop: ServedShop) -> None:
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    page.keyboard.press("Alt+m")
    page.get_by_role("button", name="Rund opp til 60").click()
    expect(page.locator(".remaining").first).to_contain_text("60,00")
    expect(page.get_by_label("Kunden vil ikke ha kvittering")).to_have_count(0)
    page.get_by_role("button", name="Fullfør salget").click()
    cashier.sees_settled("Betalt", "60,00")
    expect(page.locator(".settled-sum")).to_contain_text("herav tips 8,00")
    cashier.sees_paper("Salgskvittering", "8,00")
    records, _ = shop.journal()
    (sold,) = [record.event for record in records if isinstance(record.event, SaleCompleted)]
    assert (sold.sale.gross_ore, sold.sale.tip_ore) == (52_00, 8_00)


@pytest.mark.law("law.md 4.3")
def test_goods_come_back_as_store_credit_and_the_rest_of_it_is_told(
    cashier: Cashier, shop: ServedShop
) -> None:
    """The number is on the screen and the paper; scanned, it tells what is left, and no more is drawn."""
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.pay("Kort")
    cashier.sees_settled("Betalt", "52,00")
    cashier.button("Retur").first.click()
    page.get_by_role("button", name=re.compile("^Kvittering 1 ")).click()
    page.get_by_role("group", name=KNEIPP).get_by_role("button", name="Én til").click()
    cashier.button("Angret").click()
    cashier.pay("Tilgode")
    cashier.sees_settled("Betalt tilbake", "52,00")
    number = page.locator(".settled-sum").get_by_text(re.compile(r"^Tilgode T\d")).text_content()
    account = (number or "").removeprefix("Tilgode ")
    cashier.sees_paper("Returkvittering", account[-4:])

    cashier.scan("2000000010038")
    cashier.sees_total("62,00")
    page.keyboard.press("Alt+m")
    cashier.button("Tilgode").click()
    page.get_by_label("Nummer på tilgodelappen").fill(account)
    page.get_by_role("button", name="Vis saldo").click()
    expect(page.locator(".remaining").nth(1)).to_contain_text("52,00")
    page.get_by_role("button", name="Legg til betaling").click()
    expect(page.locator(".remaining").first).to_contain_text("10,00")
    cashier.button("Kort").last.click()
    page.get_by_role("button", name="Fullfør salget").click()
    cashier.sees_settled("Betalt", "62,00")
    records, faults = shop.journal()
    assert faults == []
    last = [record.event for record in records if isinstance(record.event, SaleCompleted)][-1]
    assert [(payment.kind, payment.amount_ore) for payment in last.sale.payments] == [
        (TenderKind.STORE_CREDIT, 52_00),
        (TenderKind.DEBIT_CARD, 10_00),
    ]


@pytest.mark.parametrize("size", SIZES, ids=["desk", "small", "phone"])
def test_a_provisional_bill_and_a_split_payment_at_every_size(
    cashier: Cashier, shop: ServedShop, size: ViewportSize
) -> None:
    page = cashier.page
    cashier.open_till()
    page.set_viewport_size(size)
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    page.keyboard.press("Alt+f")
    cashier.sees_message(re.compile("^Foreløpig kvittering er på vei ut"))
    page.get_by_role("region", name="Betaling").get_by_role("button", name=re.compile("^Mer")).click()
    page.get_by_label(re.compile("^Beløp – tomt er resten")).fill("20")
    page.get_by_role("button", name="Legg til betaling").click()
    expect(page.locator(".remaining").first).to_contain_text("32,00")
    page.get_by_role("form").get_by_role("button", name="Vipps", exact=True).click()
    page.get_by_role("button", name="Fullfør salget").click()
    cashier.sees_settled("Betalt", "52,00")
    records, faults = shop.journal()
    assert faults == []
    (sold,) = [record.event for record in records if isinstance(record.event, SaleCompleted)]
    assert [payment.amount_ore for payment in sold.sale.payments] == [20_00, 32_00]


def test_an_unknown_card_says_so_and_leads_on(cashier: Cashier, seen: Seen) -> None:
    seen.provoke("status of 404")
    page = cashier.page
    cashier.open_till()
    cashier.scan(KNEIPP_GTIN)
    cashier.sees_total("52,00")
    page.keyboard.press("Alt+m")
    cashier.button("Gavekort").click()
    page.get_by_label("Gavekortnummer").fill("finnes ikke")
    page.get_by_role("button", name="Vis saldo").click()
    cashier.sees_message(re.compile("er ikke utstedt her"))
    expect(page.get_by_role("button", name="Betal på annen måte")).to_be_visible()
