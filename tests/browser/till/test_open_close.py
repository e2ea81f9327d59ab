"""Open and close the day on the real page: by keyboard, by touch, with belts, a day late; and train."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from datakasse.journal.events.day import CashCounted, TerminalReconciled, ZReported
from datakasse.settings import settings_for
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.people.sign_on import SignOn
from datakasse.trade.shop.shop import DrawerUse
from datakasse.trade.tender import TenderKind
from datakasse.wiring import Shop, open_shop
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.served_shop import REGISTER, ServedShop
from tests.browser.till.cashier import GROVBROD_GTIN, KNEIPP_GTIN, Cashier

pytestmark = pytest.mark.browser

INGRID, AMINA = "101", "102"
SIZES: tuple[ViewportSize, ...] = (
    COUNTER_SCREEN,
    {"width": 1024, "height": 768},
    {"width": 390, "height": 844},
)


class OneTime:
    """A clock that stands still."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


def behind_the_page(shop: ServedShop, days_ago: int, do: Callable[[Shop], None]) -> None:
    """Do something in the shop while nobody serves it, some days ago."""
    shop.close()
    opened = open_shop(settings_for(shop.folder), clock=OneTime(datetime.now(UTC) - timedelta(days=days_ago)))
    try:
        do(opened)
    finally:
        opened.store.close()
    shop.open()


def begin_day(opened: Shop) -> None:
    """Start the register, sign on, put the float in; the machine is then turned off."""
    for operator, action in (
        ("", Start()),
        (INGRID, SignOn(pin_is_right=True)),
        (INGRID, DeclareFloat(1_000_00)),
        ("", Stop()),
    ):
        opened.counter.carry_out(REGISTER, operator, action).result()


def without_drawer(opened: Shop) -> None:
    """Let each operator keep her own cash at the register."""
    with opened.store.read() as books:
        register = books.register(REGISTER)
    belts = msgspec.structs.replace(register, drawer=DrawerUse.NONE_PER_OPERATOR)
    opened.store.write(lambda books: books.put_register(belts)).result()


def sell_by_card(cashier: Cashier, gtin: str, kroner: str) -> None:
    """Sell one thing by card."""
    cashier.scan(gtin)
    cashier.sees_total(kroner)
    cashier.pay("Kort")
    cashier.sees_paper("Salgskvittering")


@pytest.mark.law("KSF-2-5-a", "KSF-2-7-3")
def test_the_day_is_opened_by_keyboard_with_what_is_wrong_in_sight(cashier: Cashier) -> None:
    page = cashier.page
    cashier.sign_on()
    checked = page.get_by_role("region", name="Systemsjekk")
    expect(checked).to_contain_text("Ingen sikkerhetskopi er satt opp")
    expect(checked).not_to_contain_text("Signeringsnøkkel")
    expect(page.get_by_label("Beløp i kroner")).to_be_focused()
    cashier.type("1000\n")
    expect(page.get_by_role("list", name="Favoritter")).to_be_visible()
    page.keyboard.press("Alt+y")
    everything = page.get_by_role("form", name="Systemsjekk")
    expect(everything.get_by_role("listitem")).to_have_count(9)
    expect(everything).to_contain_text("Journalen er hel.")


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c", "BFF-5-3-14-d", "BFF-5-3-14-e", "BFF-5-3-14-f")
def test_the_day_is_closed_by_touch_with_two_differences(browser: Browser, shop: ServedShop) -> None:
    """Every press is a finger's: pieces, terminals from the pad, explanations, sign off."""
    context = browser.new_context(
        base_url=shop.url, viewport=COUNTER_SCREEN, has_touch=True, locale="nb-NO", reduced_motion="reduce"
    )
    page = context.new_page()
    cashier = Cashier(page)
    page.goto("/")
    cashier.open_till()
    sell_by_card(cashier, KNEIPP_GTIN, "52,00")
    cashier.take_from_menu("Dagsoppgjør (Z)")
    expect(page.get_by_text("1 000,00")).to_have_count(0)
    for value, times in (("500", 1), ("200", 2)):
        for _ in range(times):
            page.get_by_role("button", name=f"Én {value} kr til").tap()
    page.get_by_label("Kort: sum på rapporten").tap()
    for digit in "62":
        cashier.button(digit).tap()
    page.get_by_role("button", name="Ta Z-rapport").tap()
    expect(page.get_by_role("alert")).to_contain_text("Differansen er −100,00 kr")
    expect(page.get_by_role("alert")).to_contain_text("Kort: terminalen er 10,00 kr fra kassen")
    page.get_by_label("Forklaring, Kontant").fill("Hundrelapp borte")
    page.get_by_label("Forklaring, Kort").fill("Tips på terminalen")
    page.get_by_role("button", name="Ta Z-rapport").tap()
    expect(page.get_by_role("heading", name="Dagen er gjort opp.")).to_be_visible()
    report = page.locator(".paper pre").first
    for line in (
        "Åpningsbalanse",
        "Teoretisk slutt",
        "Faktisk telling",
        "-100,00",
        "Tips på terminalen",
        "Talt av",
    ):
        expect(report).to_contain_text(line)
    cashier.button("Logg av").tap()
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    context.close()
    records, faults = shop.journal()
    assert faults == []
    assert [
        type(record.event) for record in records if isinstance(record.event, CashCounted | ZReported)
    ] == [
        CashCounted,
        ZReported,
    ]
    (told,) = [record.event for record in records if isinstance(record.event, TerminalReconciled)]
    assert told == TerminalReconciled(TenderKind.DEBIT_CARD, 52_00, 62_00, "Tips på terminalen")


@pytest.mark.law("BFF-5-3-14-e")
def test_a_terminal_without_a_report_wants_a_reason_and_nothing_is_guessed(cashier: Cashier) -> None:
    page = cashier.page
    cashier.open_till()
    sell_by_card(cashier, KNEIPP_GTIN, "52,00")
    page.keyboard.press("Alt+z")
    cashier.button("Bare sum").click()
    page.get_by_label("Talt").fill("1000")
    page.get_by_role("button", name="Ta Z-rapport").click()
    cashier.sees_message("Fyll ut tellingen og hver terminal først.")
    cashier.button("Ingen rapport").click()
    cashier.button("Terminalen er nede").click()
    page.get_by_role("button", name="Ta Z-rapport").click()
    expect(page.get_by_role("heading", name="Dagen er gjort opp.")).to_be_visible()
    expect(page.locator(".paper pre").first).to_contain_text("ingen terminalrapport: Terminalen er nede")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()


@pytest.mark.law("BFF-5-3-14-a", "KSF-2-8-3-4")
def test_an_earlier_days_z_is_demanded_before_anything_is_sold(
    shop: ServedShop, page: Page, seen: Seen
) -> None:
    """Two days ago: before five in the morning, yesterday may still be today."""
    seen.provoke("ERR_CONNECTION")
    behind_the_page(shop, 2, begin_day)
    page.goto(shop.url)
    cashier = Cashier(page)
    cashier.sign_on()
    wanted = page.get_by_role("form", name="Dagsoppgjør")
    expect(wanted).to_contain_text(re.compile("Z-rapporten for .* mangler"))
    expect(wanted.get_by_role("button", name="Lukk")).to_have_count(0)
    page.get_by_label("Antall 1 000 kr").fill("1")
    page.get_by_role("button", name="Ta Z-rapport").click()
    expect(page.get_by_role("heading", name="Dagen er gjort opp.")).to_be_visible()
    cashier.button("Åpne ny dag").click()
    expect(page.get_by_text("Talt ved forrige dagsoppgjør")).to_be_visible()
    cashier.button("Bruk 1 000").click()
    page.get_by_role("button", name="Registrer vekselkasse").click()
    sell_by_card(cashier, GROVBROD_GTIN, "62,00")


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-2-b")
def test_each_belt_is_counted_for_itself(shop: ServedShop, page: Page, seen: Seen) -> None:
    seen.provoke("status of 422")
    seen.provoke("ERR_CONNECTION")
    behind_the_page(shop, 0, without_drawer)
    page.goto(shop.url)
    cashier = Cashier(page)
    cashier.open_till()
    page.keyboard.press("Alt+l")
    cashier.sign_on("Amina", "1470")
    cashier.declare_float("500")
    page.keyboard.press("Alt+z")
    expect(page.get_by_label("Sum for Amina")).to_be_visible()
    page.get_by_label("Sum for Amina").fill("490")
    page.get_by_label("Sum for Ingrid").fill("1000")
    page.get_by_role("button", name="Ta Z-rapport").click()
    expect(page.get_by_role("alert")).to_contain_text("Amina: differansen er −10,00 kr")
    page.get_by_label("Forklaring").fill("Tier borte")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dagen er gjort opp.")).to_be_visible()
    report = page.locator(".paper pre").first
    for line in (f"Operatør {AMINA}", f"Operatør {INGRID}", "490,00", "Tier borte"):
        expect(report).to_contain_text(line)


@pytest.mark.law("law.md 4.8", "KSF-2-7-8")
def test_training_cannot_be_taken_for_a_sale_at_any_size(cashier: Cashier) -> None:
    page = cashier.page
    cashier.open_till()
    page.keyboard.press("Alt+t")
    expect(page.get_by_text("Treningsmodus")).to_be_visible()
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines).to_have_count(1)
    for size in SIZES:
        page.set_viewport_size(size)
        expect(page.get_by_text("Treningsmodus")).to_be_in_viewport(ratio=1)
        expect(cashier.basket.get_by_text("TRENING")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("region", name="Betaling").get_by_text("TRENING")).to_be_in_viewport(ratio=1)
        veil = page.locator(".training-veil").bounding_box()
        assert veil is not None
        assert veil["width"] >= size["width"] - 20
        assert veil["height"] >= size["height"] - 20
    page.set_viewport_size(COUNTER_SCREEN)
    cashier.pay("Kontant eksakt")
    expect(page.locator(".settled-sum")).to_contain_text("TRENING")
    expect(page.get_by_text("Kassaskuffen er åpen")).to_be_hidden()
    cashier.sees_paper("Treningskvittering")


def test_who_does_not_sell_is_not_asked_to_count_a_float(cashier: Cashier) -> None:
    """An accountant or an inspector who signs on at a register that nobody has opened reads what there is."""
    page = cashier.page
    cashier.sign_on("Grete", "7913")
    reading = page.get_by_role("form", name="Kassen er ikke åpnet i dag")
    expect(reading).to_contain_text("Dagen åpnes av den som selger")
    expect(page.get_by_label("Beløp i kroner")).to_have_count(0)
    reading.get_by_role("button", name="Journal").click()
    expect(page.get_by_role("form", name="Journal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(reading).to_be_visible()
