"""People and roles in a real browser: somebody comes with a role of the shop's own, and leaves."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from pyotp.totp import TOTP

from datakasse.journal.events.people import RoleDefined, RoleGiven
from datakasse.journal.events.shop import SettingsChanged
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it."""
    return lived_in_folder


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The manager among her people."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Folk og roller")
    return visitor


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-g")
def test_a_role_is_made_given_and_its_holder_leaves(
    visitor: OfficeVisitor, shop: ServedShop, seen: Seen
) -> None:
    """Raised to manager on the way, for which the one who asks shows that it is she; then it goes on."""
    page = visitor.page
    visitor.open_part("Roller")
    page.get_by_role("link", name="Ny rolle").click()
    page.get_by_label("Hva rollen heter").fill("Skiftleder på lørdag")
    page.get_by_label("Begynn med rettighetene til").select_option(label="Kasserer")
    expect(page.get_by_label("Gi rabatt")).to_be_checked()
    page.get_by_label("Gi rabatt").uncheck()
    page.get_by_role("button", name="Lagre rollen").click()
    matrix = page.get_by_role("table", name="Rettigheter etter rolle")
    expect(matrix.get_by_role("columnheader", name="Skiftleder på lørdag")).to_be_visible()
    expect(matrix.get_by_role("row", name="Gi rabatt").get_by_role("cell").last).to_have_text("–Nei")

    visitor.go_to("Folk og roller")
    page.get_by_role("link", name="Ny operatør").click()
    page.get_by_label("Fornavn").fill("Tuva")
    page.get_by_label("Nummer").fill("77")
    page.get_by_label("Rolle").select_option(label="Skiftleder på lørdag")
    page.get_by_label("PIN").fill("4711")
    page.get_by_role("button", name="Legg til").click()
    page.get_by_role("table", name="Folk").get_by_role("link", name="Tuva").click()
    expect(visitor.heading).to_have_text("Tuva")
    page.get_by_role("region", name="Rolle").get_by_role("combobox").select_option(label="Leder")
    seen.provoke("status of 403")
    page.get_by_role("button", name="Gi rollen").click()
    page.get_by_label("Passordet ditt, eller PIN-en").fill("2580")
    page.get_by_role("button", name="Gi rollen").click()
    expect(page.get_by_text("Lagret og ført i journalen")).to_be_visible()
    page.get_by_label("Tuva har sluttet").check()
    page.get_by_role("button", name="Steng tilgangen").click()
    expect(page.get_by_role("button", name="Åpne tilgangen")).to_be_visible()
    journal, findings = shop.journal()
    events = [record.event for record in journal]
    defined = [event for event in events if isinstance(event, RoleDefined)]
    assert [(each.role, "discount" in each.rights) for each in defined] == [("skiftleder-pa-lordag", False)]
    given = [event for event in events if isinstance(event, RoleGiven)]
    assert given == [RoleGiven("77", "skiftleder-pa-lordag"), RoleGiven("77", "manager")]
    assert findings == []


def test_the_last_who_can_let_others_in_cannot_be_sent_home(visitor: OfficeVisitor, seen: Seen) -> None:
    page = visitor.page
    page.get_by_role("table", name="Folk").get_by_role("link", name="Ingrid").click()
    page.get_by_label("Ingrid har sluttet").check()
    seen.provoke("status of 409")
    page.get_by_role("button", name="Steng tilgangen").click()
    expect(page.get_by_role("alert")).to_contain_text("Da ville ingen ha alle rettighetene")
    expect(page.get_by_role("button", name="Sett ny PIN")).to_be_visible()


@pytest.mark.law("KSF-2-5-g")
def test_a_password_and_an_app_are_set_up_and_open_the_office(visitor: OfficeVisitor, seen: Seen) -> None:
    page, password = visitor.page, "tre blå sykler i regn"
    visitor.go_to("Innlogging")
    page.get_by_label("PIN-en din").fill("2580")
    page.get_by_label("Nytt passord", exact=True).fill(password)
    page.get_by_label("Nytt passord en gang til").fill(password)
    page.get_by_role("button", name="Sett passord").click()
    expect(page.get_by_text("Passordet gjelder fra nå")).to_be_visible()
    codes = page.get_by_role("region", name="Engangskoder fra en app")
    codes.get_by_label("Passordet du har nå").fill(password)
    codes.get_by_role("button", name="Koble til en app").click()
    expect(codes.get_by_role("img", name="QR-kode til appen")).to_be_visible()
    app = TOTP(codes.locator("code").inner_text().replace(" ", ""))
    codes.get_by_label("Kode", exact=True).fill(app.now())
    codes.get_by_role("button", name="Ta appen i bruk").click()
    expect(codes.get_by_role("listitem")).to_have_count(10)
    recovery = codes.get_by_role("listitem").first.inner_text()
    page.get_by_role("button", name="Logg av").click()

    page.get_by_text("Ingrid", exact=True).click()
    page.get_by_label("Passord").fill(password)
    page.get_by_label("Kode").fill("000000")
    seen.provoke("status of 401")
    page.get_by_role("button", name="Logg på").click()
    expect(page.get_by_role("alert")).to_contain_text("Passordet eller koden er feil")
    page.get_by_label("Passord").fill(password)
    page.get_by_label("Kode").fill(recovery)
    page.get_by_role("button", name="Logg på").click()
    visitor.go_to("Innlogging")
    expect(page.get_by_text("9 igjen.")).to_be_visible()


@pytest.mark.law("law.md 5.1")
def test_who_comes_to_work_shows_a_pin_at_the_till_and_stands_in_the_office(visitor: OfficeVisitor) -> None:
    page = visitor.page
    visitor.open_part("Personalliste")
    members = page.get_by_role("region", name="Hvem som står i listen")
    members.get_by_label("Fullt navn").fill("Amina Yusuf")
    members.get_by_label("Fødselsnummer eller D-nummer").fill("01817010055")
    members.get_by_label("Nummer i kassen").fill("102")
    members.get_by_role("button", name="Lagre personen").click()
    expect(members.get_by_role("combobox", name="Person")).to_contain_text("Amina Yusuf")

    till = page.context.new_page()
    till.goto("/")
    till.get_by_role("button", name="Personalliste").click()
    clock = till.get_by_role("region", name="Personalliste")
    clock.get_by_role("button", name="Amina Yusuf").click()
    clock.get_by_label("PIN").fill("1470")
    clock.get_by_role("button", name="Før inn").click()
    expect(clock.get_by_role("status")).to_contain_text("Amina Yusuf er ført inn")
    expect(clock.get_by_role("button", name="Amina Yusuf")).to_contain_text("På arbeid siden")
    till.close()

    page.reload()
    expect(page.get_by_role("heading", name="På arbeid nå: 1")).to_be_visible()
    row = page.get_by_role("table", name="Personalliste").get_by_role("row", name="Amina Yusuf")
    expect(row).to_contain_text("01817010055")
    expect(row).to_contain_text("På arbeid")


@pytest.mark.law("KSF-2-7-1")
def test_access_is_looked_through_and_confirmed(visitor: OfficeVisitor, shop: ServedShop) -> None:
    page = visitor.page
    visitor.open_part("Gjennomgang")
    ingrid = page.get_by_role("table", name="Tilganger").get_by_role("row", name="Ingrid")
    expect(ingrid).to_contain_text("Uten engangskode")
    page.get_by_role("button", name="Bekreft at det er riktig").click()
    expect(page.get_by_text("Sist bekreftet")).to_be_visible()
    journal, findings = shop.journal()
    changed = [each.event.what for each in journal if isinstance(each.event, SettingsChanged)]
    assert (changed[-1], findings) == ("access reviewed", [])
