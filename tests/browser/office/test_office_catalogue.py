"""The catalogue in a real browser: found, entered, changed, taken off sale, counted as SAF-T wants it."""

import re
import struct
import zlib

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from datakasse.journal.events.shop import PriceChanged
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop
from tests.browser.till.cashier import Cashier

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The manager before the articles."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Varer")
    return visitor


@pytest.fixture(scope="module")
def png() -> bytes:
    """A wide picture, all of one colour."""
    width, height = 600, 300

    def chunk(name: bytes, content: bytes) -> bytes:
        named = name + content
        return struct.pack(">I", len(content)) + named + struct.pack(">I", zlib.crc32(named))

    rows = (b"\0" + b"\xc8\x82\x3c" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def search(page: Page, text: str) -> None:
    """Type what is looked for."""
    page.get_by_label("Navn, nummer eller strekkode").fill(text)


def test_an_article_gets_a_picture_that_stands_on_its_button(
    context: BrowserContext, visitor: OfficeVisitor, png: bytes
) -> None:
    """A wide photograph is made small in the browser; another file is refused."""
    page = visitor.page
    search(page, "Skolebolle")
    page.get_by_role("table", name="Varer").get_by_role("link", name="Skolebolle", exact=True).click()
    choose = page.get_by_label("Velg et bilde")
    choose.set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.get_by_text("Filen er ikke et bilde")).to_be_visible()
    choose.set_input_files({"name": "bolle.png", "mimeType": "image/png", "buffer": png})
    shown = page.get_by_role("img", name="Bilde av Skolebolle")
    expect(shown).to_have_js_property("naturalWidth", 320)
    till = context.new_page()
    till.goto("/")
    Cashier(till).open_till()
    Cashier(till).type("skolebolle")
    tile = till.locator(".found button.tile", has_text="Skolebolle").first
    expect(tile).to_have_attribute("style", re.compile(r"--picture: url\(.?/api/v1/pictures/[0-9a-f]{32}"))
    page.get_by_role("button", name="Ta bort bildet").click()
    expect(shown).to_have_count(0)


def test_an_article_is_entered_found_dearer_and_taken_off_sale(
    visitor: OfficeVisitor, shop: ServedShop, seen: Seen
) -> None:
    """Only the second price is a change of price; another's barcode is refused and nothing typed is lost."""
    page, found = visitor.page, visitor.page.get_by_role("table", name="Varer")
    page.get_by_role("link", name="Ny vare").click()
    page.get_by_label("Varenummer").fill("7001")
    page.get_by_label("Navn", exact=True).fill("Eplekrans")
    page.get_by_label("Pris med mva").fill("38,50")
    page.get_by_label("Strekkoder").fill("2000000010014")
    seen.provoke("status of 409")
    page.get_by_role("button", name="Legg inn varen").click()
    expect(page.get_by_role("alert")).to_contain_text("Kneippbrød")
    page.get_by_label("Strekkoder").fill("")
    page.get_by_role("button", name="Legg inn varen").click()
    expect(visitor.heading).to_have_text("Eplekrans")
    page.get_by_label("Pris med mva").fill("42")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Varen er lagret.")).to_be_visible()
    visitor.go_to("Varer")
    search(page, "eplekrans")
    expect(found.get_by_role("row").nth(1)).to_contain_text("Eplekrans")
    expect(found.get_by_role("row").nth(1)).to_contain_text("42,00")
    found.get_by_role("link", name="Eplekrans").click()
    page.get_by_role("button", name="Ta ut av salg").click()
    page.get_by_role("button", name="Ja, ta Eplekrans ut av salg").click()
    expect(page.get_by_text("Tatt ut av salg", exact=True)).to_be_visible()
    page.go_back()
    expect(found.get_by_role("link", name="Eplekrans")).to_have_count(0)
    page.get_by_role("combobox", name="Vis").select_option(label="Tatt ut av salg")
    expect(found).to_contain_text("Eplekrans")
    records, findings = shop.journal()
    assert findings == []
    changes = [each.event for each in records if isinstance(each.event, PriceChanged)]
    assert changes == [PriceChanged("7001", 38_50, 42_00)]


def test_a_price_is_entered_for_a_moment_to_come_and_taken_back(visitor: OfficeVisitor) -> None:
    page, found = visitor.page, visitor.page.get_by_role("table", name="Varer")
    search(page, "kneippbrød")
    expect(found.get_by_role("row").nth(1)).to_contain_text("Kneippbrød")
    found.get_by_role("link", name="Kneippbrød").first.click()
    page.get_by_role("link", name="Ny pris fra et tidspunkt").click()
    expect(page.get_by_label("Varenummer")).not_to_have_value("")
    expect(page.get_by_text("Kneippbrød, ")).to_be_visible()
    page.get_by_label("Ny pris med mva").fill("51,50")
    page.get_by_label("Fra klokken").fill("06:30")
    page.get_by_role("button", name="Legg inn").click()
    waiting = page.get_by_role("table", name="Det som kommer")
    expect(waiting.get_by_role("row").nth(1)).to_contain_text("51,50")
    expect(waiting.get_by_role("row").nth(1)).to_contain_text("06:30")
    page.get_by_role("button", name="Trekk tilbake").click()
    expect(page.get_by_text("Ingen priser venter")).to_be_visible()


def test_more_articles_are_fetched_until_there_are_no_more(visitor: OfficeVisitor) -> None:
    page, found = visitor.page, visitor.page.get_by_role("table", name="Varer")
    expect(found.get_by_role("row")).to_have_count(51)
    more = page.get_by_role("button", name="Vis flere")
    told = page.request.get("/api/v1/office/catalogue").json()
    while more.is_visible():
        before = found.get_by_role("row").count()
        more.click()
        expect(found.get_by_role("row").nth(before)).to_be_visible()
    expect(found.get_by_role("row")).to_have_count(told["for_sale"] + 1)


def test_a_list_is_looked_through_taken_in_and_undone(visitor: OfficeVisitor) -> None:
    """Goods from another till: one broken row, one misread barcode, and nothing written by looking."""
    page = visitor.page
    visitor.open_part("Import og eksport")
    rows = (
        "Name,Variant,SKU,Barcode,Price,VAT %,Category",
        "Ostekake,,OST1,123,89.00,15,Kaker",
        "Feil,,F1,,gratis,15,Kaker",
    )
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": "zettle.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    )
    shown = page.get_by_role("table", name="Rader i listen")
    expect(shown.get_by_role("row", name="Feil").first).to_contain_text("prisen «gratis»")
    expect(shown.get_by_role("row", name="Ostekake")).to_contain_text("123 har feil kontrollsiffer")
    told = page.request.get("/api/v1/office/catalogue/articles/OST1")
    assert told.status == 404
    take_in = page.get_by_role("button", name="Ta inn 1 varer")
    for change in (
        lambda: page.get_by_label("Mva når listen ikke sier den").select_option(index=1),
        lambda: page.get_by_label("Gruppe når listen ikke sier den").select_option(index=1),
        lambda: page.get_by_label("Prisene i listen er uten mva").check(),
        lambda: page.get_by_label("Prisene i listen er uten mva").uncheck(),
    ):
        expect(take_in).to_be_visible()
        change()
        expect(take_in).to_have_count(0)  # What was shown is not what would be taken in.
        page.get_by_role("button", name="Se gjennom på nytt").click()
    take_in.click()
    expect(page.get_by_text("1 nye og 0 endrede varer er lagret.")).to_be_visible()
    assert page.request.get("/api/v1/office/catalogue/articles/OST1").json()["for_sale"] is True
    page.get_by_role("table", name="Importer").get_by_role("button", name="Angre").click()
    expect(page.get_by_text("1 varer er som før importen.")).to_be_visible()
    assert page.request.get("/api/v1/office/catalogue/articles/OST1").json()["for_sale"] is False


def test_a_group_is_counted_as_one_of_saf_ts(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Varegrupper")
    form = page.get_by_role("region", name="Ny varegruppe")
    form.get_by_label("Kode").fill("71")
    form.get_by_label("Navn").fill("Pølser")
    form.get_by_label("Telles som").select_option(value="04006")
    form.get_by_role("button", name="Legg inn gruppen").click()
    expect(page.get_by_role("row", name="Pølser")).to_contain_text("04006 Mat")
    expect(form.get_by_text("Pølser er lagret.")).to_be_visible()
    expect(form.get_by_label("Kode")).to_have_value("")
    change = page.get_by_role("row", name="Pølser").get_by_role("button", name="Endre")
    change.click()
    changing = page.get_by_role("region", name="Endre Pølser")
    changing.get_by_role("button", name="Avbryt").click()
    expect(form).to_be_visible()
    change.click()
    changing.get_by_label("Navn").fill("Pølser og brød")
    changing.get_by_role("button", name="Lagre").click()
    expect(form.get_by_text("Pølser og brød er lagret.")).to_be_visible()


def test_a_chosen_article_is_made_dearer_as_it_was_shown_and_put_back(visitor: OfficeVisitor) -> None:
    """What was shown is no longer shown when something else is asked for."""
    page = visitor.page
    visitor.open_part("Endre mange")
    page.get_by_label("Hvilke varer").select_option(label="Valgte varer")
    search(page, "2000000010014")
    page.get_by_role("button", name="Finn", exact=True).click()
    expect(page.get_by_role("button", name="Ta bort Kneippbrød")).to_be_visible()
    page.get_by_label("Prosent").fill("5")
    page.get_by_role("button", name="Vis hva som endres").click()
    change = page.get_by_role("button", name="Endre 1 varer")
    expect(change).to_be_visible()
    page.get_by_label("Prosent").fill("10")
    expect(change).to_have_count(0)
    page.get_by_role("button", name="Vis hva som endres").click()
    expect(page.get_by_role("table", name="Det som endres")).to_contain_text("Kneippbrød")
    change.click()
    expect(page.get_by_text("1 varer er endret.")).to_be_visible()
    page.get_by_role("link", name="Angre under Import og eksport").click()
    page.get_by_role("table", name="Importer").get_by_role("button", name="Angre").first.click()
    expect(page.get_by_text("1 varer er som før importen.")).to_be_visible()


def test_a_campaign_is_tried_set_up_and_ended(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Kampanjer")
    form = page.get_by_role("region", name="Ny kampanje")
    form.get_by_label("Står på kvitteringen").fill("3 for 2 kneipp")
    form.get_by_label("Tilbud").select_option(label="Ta flere, betal for færre")
    form.get_by_label("Navn, nummer eller strekkode").fill("2000000010014")
    form.get_by_role("button", name="Finn", exact=True).click()
    expect(form.get_by_role("button", name="Ta bort Kneippbrød")).to_be_visible()
    form.get_by_role("button", name="Vis hva varene koster").click()
    expect(form.get_by_role("table", name="Slik blir prisene")).to_contain_text("Kneippbrød")
    form.get_by_role("button", name="Sett opp kampanjen").click()
    expect(page.get_by_text("3 for 2 kneipp er satt opp.")).to_be_visible()
    row = page.get_by_role("table", name="Kampanjene").get_by_role("row", name="3 for 2 kneipp")
    expect(row).to_contain_text("3 for 2")
    expect(row).to_contain_text("Gjelder")
    row.get_by_role("button", name="Avslutt").click()
    expect(page.get_by_text("3 for 2 kneipp er avsluttet.")).to_be_visible()
    expect(row).to_contain_text("Slutt")


def test_a_family_is_made_in_a_grid_and_its_variant_chosen_at_the_till(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Varefamilier")
    page.get_by_role("link", name="Ny varefamilie").click()
    page.get_by_label("Familienummer").fill("TS")
    page.get_by_label("Navn").fill("T-skjorte")
    page.get_by_label("Verdier: Størrelse").fill("S, M")
    page.get_by_label("Pris med mva").first.fill("199")
    grid = page.get_by_role("table", name="Varianter")
    expect(grid.get_by_label("Varenummer M")).to_have_value("TS-02")
    grid.get_by_label("Pris med mva M").fill("219")
    page.get_by_role("button", name="Lag varefamilien").click()
    expect(visitor.heading).to_have_text("T-skjorte")
    grid.get_by_role("link", name="M").click()
    expect(visitor.heading).to_have_text("T-skjorte, M")
    expect(page.get_by_text("Variant (M) av")).to_be_visible()
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.type("t-skj")
    expect(page.get_by_role("button", name="T-skjorte 2 varianter")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("T-skjorte: velg variant")).to_be_visible()
    expect(page.get_by_role("button", name="T-skjorte, S")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(cashier.lines).to_contain_text(["T-skjorte, M"])
    expect(page.get_by_text("T-skjorte: velg variant")).to_have_count(0)
    cashier.sees_total("219,00")


def test_a_coupon_is_made_typed_at_the_till_and_counted(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Kuponger")
    form = page.get_by_role("region", name="Ny kupong")
    form.get_by_label("Står på kvitteringen").fill("Sommer")
    form.get_by_role("textbox", name="Prosent").fill("10")
    form.get_by_role("textbox", name="Kode").fill("sommer10")
    form.get_by_role("button", name="Lag kupongen").click()
    expect(page.get_by_text("Sommer er laget.")).to_be_visible()
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.press_article("Skolebolle")
    expect(cashier.lines).to_have_count(1)
    cashier.take_from_menu("Kupong")
    page.get_by_label("Kode").fill("sommer10")
    page.get_by_role("button", name="Bruk kupongen").click()
    expect(page.get_by_text("Kupong Sommer")).to_be_visible()
    cashier.button("Ta bort").click()
    expect(page.get_by_text("Kupong Sommer")).to_have_count(0)


@pytest.mark.parametrize("width", [1366, 1024, 390])
def test_goods_are_chosen_in_a_field_as_wide_for_a_campaign_as_for_a_coupon(
    visitor: OfficeVisitor, width: int
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 768})
    wide: list[float] = []
    for part in ("kampanjer", "kuponger"):
        page.evaluate("part => { location.hash = `/varer/${part}` }", part)
        expect(visitor.heading).to_have_text(part.capitalize())
        box = page.get_by_label("Hvilke varer").bounding_box()
        assert box is not None
        wide.append(box["width"])
    assert wide[0] == pytest.approx(wide[1], abs=1)


def test_a_price_list_is_looked_through_saved_and_told_at_the_till(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Prislister")
    form = page.get_by_role("region", name="Ny prisliste")
    form.get_by_label("Navn").fill("Torget")
    prices = form.get_by_label("Varer og priser")
    prices.fill("1001;30,00\n9999;1")
    form.get_by_role("button", name="Se gjennom radene").click()
    expect(form.get_by_text("1 av 2 rader kan ikke tas inn.")).to_be_visible()
    expect(form.get_by_role("table", name="Radene")).to_contain_text("Ingen vare til salgs har nummeret")
    prices.fill("1001;30,00")
    form.get_by_role("button", name="Lagre prislisten").click()
    expect(page.get_by_text("Torget er lagret.")).to_be_visible()
    expect(page.get_by_role("table", name="Prislistene")).to_contain_text("Gjelder")
    page.goto("/")
    cashier = Cashier(page)
    cashier.open_till()
    cashier.type("1001")
    page.keyboard.press("Enter")
    expect(cashier.lines).to_have_count(1)
    cashier.sees_total("30,00")
