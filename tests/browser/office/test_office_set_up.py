"""Setting a shop up in a real browser: what is missing, what the shop is called, how its papers begin."""

import pytest
from playwright.sync_api import BrowserContext, expect

from datakasse.journal.events.shop import SettingsChanged
from lab.fake_mail import FakeMail
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.served_shop import ServedShop

pytestmark = pytest.mark.browser


def test_what_is_missing_is_said_and_the_shop_gets_its_name(
    context: BrowserContext, seen: Seen, shop: ServedShop
) -> None:
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Oppsett")
    ready = page.get_by_role("region", name="Klar for ekte salg?")
    expect(ready.get_by_text("Øving: ti salg i treningsmodus")).to_be_visible()
    expect(ready.get_by_text("0 av 10")).to_be_visible()
    expect(page.get_by_text("ble bestemt da butikken ble laget, og kan ikke endres")).to_be_visible()
    page.get_by_label("Firmanavn som registrert").fill("Ærlige Baker AS")
    page.get_by_label("Hva butikken kalles").fill("Baker Ærlig")
    page.get_by_label("Språk på papiret").select_option("nn")
    paper = page.get_by_role("figure", name="Slik begynner hvert papir")
    expect(paper.get_by_role("img", name="Baker Ærlig")).to_be_visible()
    expect(paper.get_by_role("img", name="Ærlige Baker AS")).to_be_visible()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Lagret. Neste kvittering begynner slik.")).to_be_visible()
    ready.get_by_role("link", name="Sikkerhetskopi").click()
    expect(visitor.heading).to_have_text("Sikkerhetskopi")
    journal, findings = shop.journal()
    noted = [record.event for record in journal if isinstance(record.event, SettingsChanged)]
    assert [event.what for event in noted] == ["shop"]
    assert findings == []


@pytest.mark.law("KSL-2-f", "KSF-2-7-1")
def test_a_second_register_is_added_somebody_signs_on_at_it_and_it_is_taken_out_of_use(
    context: BrowserContext, seen: Seen
) -> None:
    for status in ("401", "403", "409"):
        seen.provoke(f"status of {status}")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Oppsett")
    visitor.open_part("Kasser")
    page.get_by_label("Hva kassen kalles").fill("Uteserveringen")
    number = page.get_by_label("Kasse-ID").input_value()
    taken = page.request.get("/api/v1/office/registers").json()["registers"][0]["register_id"]
    page.get_by_label("Kasse-ID").fill(taken)
    add = page.get_by_role("button", name="Legg til en kasse")
    add.click()
    expect(page.get_by_role("alert")).to_contain_text("er i bruk. Velg en annen")
    page.get_by_label("Kasse-ID").fill(number)
    add.click()
    page.get_by_label("Passordet ditt").fill("2580")
    add.click()
    expect(page.get_by_text(f"Kasse {number} er i bruk.")).to_be_visible()
    expect(page.get_by_role("region", name="Kassene")).to_contain_text(f"Uteserveringen · {number}")
    page.goto("/")
    page.get_by_text("Uteserveringen").click()
    expect(page.get_by_text("Hvem skal stå i kassen?")).to_be_visible()
    office = context.new_page()
    office.goto("/office.html")
    visitor = OfficeVisitor(office)
    visitor.go_to("Oppsett")
    visitor.open_part("Kasser")
    line = office.get_by_role("listitem").filter(has_text=f"Uteserveringen · {number}")
    take_out = line.get_by_role("button", name="Ta ut av bruk")
    take_out.click()
    expect(line).to_contain_text("Journalen, kvitteringene og rapportene blir")
    take_out.click()
    line.get_by_label("Passordet ditt").fill("2580")
    take_out.click()
    expect(line).to_contain_text("ute av bruk siden")
    page.reload()
    expect(page.get_by_text(f"{number} er ute av bruk. Alt er trygt.")).to_be_visible()
    page.get_by_role("listitem").get_by_role("button").click()
    expect(page.get_by_text("Hvem skal stå i kassen?")).to_be_visible()


@pytest.mark.law("SIG-12")
def test_the_mail_account_is_set_up_tried_and_taken_away(
    context: BrowserContext, seen: Seen, shop: ServedShop
) -> None:
    for status in ("401", "422"):
        seen.provoke(f"status of {status}")
    server = FakeMail(passwords={"kasse": "blåbær"})
    server.open()
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Oppsett")
    visitor.open_part("E-post")
    expect(page.get_by_text("Ingen konto er satt opp")).to_be_visible()
    page.get_by_label("Adressen det sendes fra").fill("kasse@example.no")
    page.get_by_label("E-postserver").fill("127.0.0.1")
    page.get_by_label("Sikring av veien dit").select_option("tls")
    expect(page.get_by_label("Port")).to_have_value("465")
    page.get_by_label("Sikring av veien dit").select_option("none")
    page.get_by_label("Port").fill(str(server.port))
    page.get_by_label("Bruker").fill("kasse")
    keep = page.get_by_role("button", name="Lagre kontoen")
    keep.click()
    expect(page.get_by_role("alert")).to_contain_text("bruker og passord hører sammen")
    page.get_by_label("Passord").fill("blåbær")
    keep.click()
    expect(page.get_by_text("Lagret. Send en prøve")).to_be_visible()
    expect(page.get_by_label("Passord (tomt beholder det som er lagret)")).to_have_value("")
    page.get_by_label("Hvem som får prøven").fill("meg@example.com")
    page.get_by_role("button", name="Send en prøve").click()
    expect(page.get_by_text("E-postserveren tok imot prøven")).to_be_visible()
    assert [(taken.user, taken.recipient) for taken in server.taken] == [("kasse", "meg@example.com")]
    drop = page.get_by_role("button", name="Ta bort kontoen")
    drop.click()
    expect(page.get_by_text("Trykk en gang til")).to_be_visible()
    drop.click()
    expect(page.get_by_text("Kontoen er borte")).to_be_visible()
    expect(page.get_by_role("region", name="Prøv kontoen")).to_have_count(0)
    server.close()
    journal, findings = shop.journal()
    noted = [record.event for record in journal if isinstance(record.event, SettingsChanged)]
    assert ([event.subject for event in noted], findings) == (["127.0.0.1", ""], [])
