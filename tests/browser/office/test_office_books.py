"""The books in a real browser: the count of a day, a mapping from a date, a locked month, VAT, routine."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, expect

from datakasse.counter.cash_point import business_day
from datakasse.journal.events.books import PeriodLocked, RoutineSigned
from lab.year.lived_in import make_lived_in
from tests.browser.conftest import COUNTER_SCREEN, Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it."""
    return lived_in_folder


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The manager in the office."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")
    return visitor


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c", "BFF-5-3-14-d")
def test_what_was_counted_at_the_till_stands_piece_by_piece_in_the_office(
    visitor: OfficeVisitor, context: BrowserContext, seen: Seen
) -> None:
    """A drawer counted short, with its explanation: each denomination, the difference, and who counted."""
    seen.provoke("status of 422")
    till = context.new_page()
    till.goto("/")
    cashier = Cashier(till)
    cashier.open_till()
    till.keyboard.press("Alt+z")
    till.get_by_label("Antall 200 kr").fill("3")
    till.get_by_label("Antall 50 kr").fill("2")
    till.get_by_role("button", name="Ta Z-rapport").click()
    till.get_by_label("Forklaring").fill("Vekslet i banken")
    till.get_by_role("button", name="Ta Z-rapport").click()
    cashier.sees_paper("Z-rapport")
    till.close()
    page = visitor.page
    visitor.go_to("Dager")
    page.get_by_role("table").get_by_role("link").first.click()
    pieces = page.get_by_role("table", name="Talt, valør for valør")
    expect(pieces.get_by_role("row").nth(1)).to_have_text(re.compile("200,00.*3.*600,00"))
    expect(pieces.get_by_role("row").nth(2)).to_have_text(re.compile("50,00.*2.*100,00"))
    drawer = page.get_by_role("region", name="Skuffen")
    for name in ("Åpningsbalanse", "Kontantsalg", "Utbetalinger", "Teoretisk slutt", "Faktisk telling"):
        expect(drawer.get_by_text(name)).to_be_visible()
    expect(drawer).to_contain_text("«Vekslet i banken»")
    tenders = page.get_by_role("table", name="Ventet mot funnet")
    expect(tenders.get_by_role("row", name=re.compile("^Kontant"))).to_contain_text("700,00")
    expect(page.get_by_role("region", name="Kasseoppgjør")).to_contain_text("Ingrid Solheim (101)")


def test_a_mapping_counts_from_its_day_and_the_rule_before_it_stays(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.go_to("Kontering")
    table = page.get_by_role("table", name="Regler")
    rules = page.get_by_role("region", name="Regler", exact=True)
    rules.get_by_label("Filtrer").fill("Salg av varegruppe")
    high = table.get_by_role("row", name=re.compile("^Salg av varegruppe Alle 3 "))
    expect(high).to_have_count(1)
    page.get_by_text("Ny regel").click()
    form = page.locator("details", has_text="Ny regel")
    tomorrow = business_day(datetime.now(UTC)) + timedelta(days=1)
    form.get_by_label("Mva-kode").fill("3")
    form.get_by_label("Konto").select_option("3900")
    form.get_by_label("Fra dato").fill(tomorrow.isoformat())
    form.get_by_role("button", name="Legg til regelen").click()
    expect(form.get_by_role("status")).to_contain_text(f"{tomorrow:%d.%m.%Y}")
    expect(high).to_have_count(2)
    expect(high.filter(has_text="Alltid")).to_contain_text("3000")
    expect(high.filter(has_text=f"{tomorrow:%d.%m.%Y}")).to_contain_text("3900")


def test_a_locked_month_shows_its_evidence_and_takes_no_rule(
    visitor: OfficeVisitor, seen: Seen, shop: ServedShop
) -> None:
    page = visitor.page
    visitor.go_to("Kontering")
    lock = page.get_by_role("button", name=re.compile("^Lås til og med"))
    expect(lock).to_be_visible()
    last_day = business_day(datetime.now(UTC)).replace(day=1) - timedelta(days=1)
    lock.press("Enter")
    locked = page.get_by_role("table", name="Låste perioder")
    expect(locked).to_contain_text(f"{last_day:%d.%m.%Y}")
    expect(lock).to_have_count(0)
    page.get_by_text("Ny regel").click()
    form = page.locator("details", has_text="Ny regel")
    form.get_by_label("Mva-kode").fill("3")
    form.get_by_label("Konto").select_option("3900")
    form.get_by_label("Fra dato").fill(last_day.isoformat())
    seen.provoke("status of 409")
    seen.provoke("status of 422")
    form.get_by_role("button", name="Legg til regelen").click()
    expect(form.get_by_role("alert")).to_be_visible()
    journal, findings = shop.journal()
    [told] = [record.event for record in journal if isinstance(record.event, PeriodLocked)]
    assert (told.through, findings) == (last_day.isoformat(), [])


@pytest.mark.parametrize(
    ("at", "month", "locked"),
    [
        ("2026-12-01T04:59:00+01:00", "November 2026", "31.10.2026"),
        ("2026-12-01T05:00:00+01:00", "Desember 2026", "30.11.2026"),
    ],
)
def test_the_first_night_of_a_month_belongs_to_the_month_before(
    visitor: OfficeVisitor, at: str, month: str, locked: str
) -> None:
    """As the till has it: what is sold then is of the day before, whose month is not over."""
    page = visitor.page
    page.clock.set_fixed_time(at)
    visitor.go_to("Dager")
    expect(page.get_by_role("status").filter(has_text=month)).to_be_visible()
    visitor.go_to("Kontering")
    expect(page.get_by_role("button", name=f"Lås til og med {locked}")).to_be_visible()


def test_vat_of_a_term_is_shown_by_code_and_taken_along_as_table_and_draft(visitor: OfficeVisitor) -> None:
    """The term that the days lie in; the draft is XML that the return knows the codes of."""
    page = visitor.page
    visitor.go_to("Mva")
    yesterday = business_day(datetime.now(UTC)) - timedelta(days=1)
    year = page.get_by_role("spinbutton", name="År")
    year.fill(str(yesterday.year))
    year.press("Enter")
    page.get_by_label("Termin").select_option(str((yesterday.month + 1) // 2))
    table = page.get_by_role("table", name="Etter mva-kode")
    expect(table.get_by_role("row", name=re.compile("^3 25 %"))).to_be_visible()
    expect(table.get_by_role("row", name=re.compile("^31 15 %"))).to_be_visible()
    with page.expect_download() as taking:
        page.get_by_role("link", name="CSV").click()
    assert b";25;" in taking.value.path().read_bytes()
    with page.expect_download() as taking:
        page.get_by_role("link", name="Utkast til mva-melding").click()
    draft = etree.fromstring(taking.value.path().read_bytes())
    assert {str(code.text) for code in draft.iter("{*}mvaKode")} >= {"3", "31"}


def test_the_month_is_gone_through_by_keyboard_point_by_point_and_stays_signed(
    visitor: OfficeVisitor, shop: ServedShop
) -> None:
    """What is not in order takes a note; what waits for another comes after it; who signed stands there."""
    page = visitor.page
    visitor.go_to("Månedsrutine")
    points = page.locator(".routine > li")
    expect(points).to_have_count(7)
    expect(points.nth(1)).to_contain_text("Først: Integrasjoner.")
    for number in range(7):
        point = points.nth(number)
        expect(point.get_by_role("definition").first).to_be_visible()
        note = point.get_by_role("textbox")
        expect(note).to_be_visible()
        note.focus()
        page.keyboard.type("Sett på" if number else "Kontoen legges inn neste uke")
        page.keyboard.press("Enter")
        expect(point.get_by_text("Signert av Ingrid Solheim")).to_be_visible()
    expect(page.get_by_text("Alle punkter er signert.")).to_be_visible()
    expect(points.nth(0)).to_contain_text("«Kontoen legges inn neste uke»")
    page.reload()
    expect(page.get_by_text("7 av 7 punkter er signert")).to_be_visible()
    journal, findings = shop.journal()
    signed = [record.event.point for record in journal if isinstance(record.event, RoutineSigned)]
    assert (len(signed), signed[-1], findings) == (7, "month", [])


@pytest.fixture
def busy(browser: Browser, tmp_path: Path) -> Iterator[OfficeVisitor]:
    """The manager in the office of a shop that has lived the whole of last month."""
    folder = tmp_path / "data"
    this_month = business_day(datetime.now(UTC)).replace(day=1)
    make_lived_in(folder, 31, today=this_month)
    served = ServedShop(folder)
    served.open()
    context = browser.new_context(base_url=served.url, viewport=COUNTER_SCREEN, locale="nb-NO")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    expect(visitor.heading).to_have_text("Oversikt")
    yield visitor
    context.close()
    served.close()


def test_a_part_of_a_months_vouchers_is_neither_summed_nor_downloaded(busy: OfficeVisitor) -> None:
    """A month has more vouchers than are fetched at once: its sum is that of all, or none."""
    page = busy.page
    busy.go_to("Bilag")
    page.get_by_role("button", name="Måneden før").click()
    table = page.get_by_role("table", name="Bilag i måneden")
    expect(page.get_by_text("1000 av de første 1000 radene; det er flere")).to_be_visible()
    expect(page.get_by_role("button", name="Last ned CSV")).to_have_count(0)
    expect(table.locator("tfoot")).to_have_count(0)
    page.get_by_role("button", name="Hent resten").click()
    expect(page.get_by_role("button", name="Last ned CSV")).to_be_visible()
    expect(table.locator("tfoot")).to_contain_text("Sum")
    counted = page.get_by_role("status").get_by_text(re.compile(r"^\d+ rader$")).inner_text()
    assert int(counted.split()[0]) > 1000
