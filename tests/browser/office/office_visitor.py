"""What somebody does in the office, in her own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class OfficeVisitor:
    """
    Somebody before the office page.

    Attributes:
        page: The page.
    """

    page: Page

    @property
    def heading(self) -> Locator:
        """What the page is called."""
        return self.page.get_by_role("heading", level=1)

    def sign_on(self, name: str = "Ingrid", pin: str = "2580") -> None:
        """Say who it is, and the PIN."""
        self.page.get_by_text(name, exact=True).click()
        expect(self.page.get_by_label("PIN")).to_be_focused()
        self.page.keyboard.type(pin)
        self.page.get_by_role("button", name="Logg på").click()

    def go_to(self, name: str) -> None:
        """Go to a page by its link on the left, under a group that may be folded."""
        places = self.page.get_by_role("navigation", name="Sider")
        expect(places).to_be_visible()
        link = self.page.get_by_role("link", name=name, exact=True, include_hidden=True)
        folded = places.locator("li.nav-group", has=link).get_by_role("button", expanded=False)
        if folded.count() > 0:
            folded.click()
        places.get_by_role("link", name=name, exact=True).click()
        expect(self.heading).to_have_text(name)

    def screens(self) -> Iterator[str]:
        """Go through the office and yield the name of each page while it is shown, with all it holds."""
        expect(self.page.get_by_role("radio", name="Ingrid")).to_be_visible()
        yield "door"
        self.sign_on()
        expect(self.page.get_by_role("table", name="Kassene")).to_be_visible()
        expect(self.page.get_by_text("Det gjør det.")).to_be_visible()
        expect(self.page.get_by_role("img", name="Salg med mva")).to_be_visible()
        yield "Oversikt"
        self.go_to("Dager")
        expect(self.page.get_by_role("table").get_by_text("Stemmer").first).to_be_visible()
        yield "Dager"
        self.page.get_by_role("table").get_by_role("link").first.click()
        expect(self.page.get_by_text("Faktisk telling")).to_be_visible()
        expect(self.page.get_by_role("table", name="Bilag").get_by_role("link").first).to_be_visible()
        yield "Dag"
        self.go_to("Bilag")
        self.page.get_by_role("table").get_by_role("link").nth(1).click()
        expect(self.page.get_by_role("table", name="Ført på konto")).to_be_visible()
        yield "Bilag"
        self.go_to("Kontering")
        expect(self.page.get_by_role("table", name="Kontoplan")).to_be_visible()
        yield "Kontering"
        self.go_to("Levering")
        expect(self.page.get_by_label("Regnskapssystem")).to_be_visible()
        yield "Levering"
        self.go_to("Avstemming")
        expect(self.page.get_by_role("table", name="Penger uten motpost")).to_be_visible()
        yield "Avstemming"
        self.go_to("Mva")
        expect(self.page.get_by_role("table", name="Etter mva-kode")).to_be_visible()
        yield "Mva"
        self.go_to("Kontroll")
        expect(self.page.get_by_role("table", name="Det som bør være sjeldent")).to_be_visible()
        expect(self.page.get_by_text("PC-basert kassasystem")).to_be_visible()
        yield "Kontroll"

    def _day_with_sales(self) -> str:
        """Ask for the last day that the shop has closed."""
        days = self.page.request.get("/api/v1/office/days").json()
        return days[-1]["day"]

    def other_screens(self) -> Iterator[str]:
        """Go on through what the documentation has no picture of."""
        yield from self.insight_screens()
        self.go_to("Månedsrutine")
        expect(self.page.get_by_role("heading", name="Sikkerhetskopi")).to_be_visible()
        yield "Månedsrutine"
        self.go_to("Sikkerhetskopi")
        expect(self.page.get_by_text("Sikkerhetskopi er ikke satt opp")).to_be_visible()
        yield "Sikkerhetskopi"
        self.go_to("Helse")
        expect(self.page.get_by_text("Ingen har deklarert versjon")).to_be_visible()
        yield "Helse"
        self.go_to("Kontroll")
        self.open_part("Innsending")
        expect(self.page.get_by_text("Ingenting er sendt til Skatteetaten herfra")).to_be_visible()
        yield "Innsending"
        self.open_part("Oppbevaring")
        expect(self.page.get_by_role("table", name="Oppbevaring per regnskapsår")).to_be_visible()
        yield "Oppbevaring"
        self.go_to("Folk og roller")
        expect(self.page.get_by_role("table", name="Folk")).to_be_visible()
        yield "Folk og roller"
        self.page.get_by_role("table", name="Folk").get_by_role("link").first.click()
        expect(self.page.get_by_role("button", name="Sett ny PIN")).to_be_visible()
        yield "Person"
        self.go_to("Folk og roller")
        self.page.get_by_role("link", name="Ny operatør").click()
        expect(self.page.get_by_role("button", name="Legg til")).to_be_visible()
        yield "Ny operatør"
        self.go_to("Folk og roller")
        self.open_part("Roller")
        expect(self.page.get_by_role("table", name="Rettigheter etter rolle")).to_be_visible()
        yield "Roller"
        self.page.get_by_role("link", name="Ny rolle").click()
        expect(self.page.get_by_label("Hva rollen heter")).to_be_visible()
        yield "Ny rolle"
        self.go_to("Folk og roller")
        self.open_part("Personalliste")
        expect(self.page.get_by_role("button", name="Lagre personen")).to_be_visible()
        yield "Personalliste"
        self.open_part("Gjennomgang")
        expect(self.page.get_by_role("table", name="Tilganger")).to_be_visible()
        yield "Gjennomgang"
        yield from self.access_screens()
        self.go_to("Bilag")
        self.page.get_by_role("link", name="Ny korreksjon").click()
        expect(self.page.get_by_label("Hvorfor")).to_be_visible()
        yield "Korreksjon"
        yield from self.set_up_screens()
        yield from self.catalogue_screens()

    def insight_screens(self) -> Iterator[str]:
        """Go through what the takings tell."""
        self.go_to("Innsikt")
        self.page.evaluate("day => { location.hash = `/innsikt?dag=${day}` }", self._day_with_sales())
        expect(self.page.get_by_role("table", name="Stemmer med Z")).to_contain_text("Stemmer")
        yield "Innsikt"
        self.page.get_by_role("table", name="Time for time").get_by_role("link").first.click()
        expect(self.page.get_by_role("table", name="Kvitteringer").get_by_role("link").first).to_be_visible()
        yield "Kvitteringene bak tallet"
        self.go_to("Innsikt")
        self.open_part("Rapporter")
        self.page.get_by_label("Fra og med").fill(self._day_with_sales())
        expect(self.page.get_by_role("table", name="Salg").get_by_role("row").nth(1)).to_be_visible()
        yield "Rapporter"
        self.open_part("Prognose")
        expect(self.page.get_by_text("For lite å gå etter")).to_be_visible()
        yield "Prognose"
        self.open_part("Prisforsøk")
        expect(self.page.get_by_text("Ingen prisforsøk ennå")).to_be_visible()
        yield "Prisforsøk"
        self.open_part("Varsler")
        expect(self.page.get_by_role("button", name="Send varsler dit")).to_be_visible()
        yield "Varsler"

    def set_up_screens(self) -> Iterator[str]:
        """Go through what sets the shop up."""
        self.go_to("Oppsett")
        expect(self.page.get_by_role("img", name="Org.nr.")).to_be_visible()
        yield "Oppsett"
        self.open_part("Kvittering")
        expect(self.page.get_by_role("img", name="Salgskvittering")).to_be_visible()
        yield "Kvittering"
        self.open_part("Åpningstider")
        expect(self.page.get_by_role("button", name="Lagre åpningstidene")).to_be_visible()
        expect(self.page.get_by_role("button", name="Lagre salgstidene")).to_be_visible()
        yield "Åpningstider"
        self.open_part("Betaling")
        expect(self.page.get_by_role("button", name="Lagre betalingsmidlene")).to_be_visible()
        yield "Betaling"
        self.open_part("Kasser")
        expect(self.page.get_by_role("button", name="Legg til en kasse")).to_be_visible()
        yield "Kasser"
        self.open_part("Skrivere")
        expect(self.page.get_by_role("button", name="Søk etter skrivere")).to_be_visible()
        yield "Skrivere"

    def catalogue_screens(self) -> Iterator[str]:
        """Go through what is sold and what is on the shelves."""
        self.go_to("Lager")
        expect(self.page.get_by_role("heading", name="Lager").first).to_be_visible()
        yield "Lager"
        yield from self.parts("Inn og ut", "Innkjøp", "Telling", "Oppskrifter")
        self.go_to("Kunder")
        expect(self.page.get_by_role("table", name="Register")).to_be_visible()
        yield "Kunder"
        yield from self.parts("Fakturaer", "Fordelsprogram")
        self.open_part("Personvern")
        expect(self.page.get_by_role("heading", name="Operatører")).to_be_visible()
        yield "Personvern"
        self.go_to("Varer")
        expect(self.page.get_by_role("table", name="Varer").get_by_role("link").first).to_be_visible()
        yield "Varer"
        self.page.get_by_role("table", name="Varer").get_by_role("link").first.click()
        expect(self.page.get_by_role("button", name="Lagre")).to_be_visible()
        yield "Vare"
        self.go_to("Varer")
        self.page.get_by_role("link", name="Ny vare").click()
        expect(self.page.get_by_label("Varenummer")).to_be_visible()
        yield "Ny vare"
        self.go_to("Varer")
        yield from self.parts("Varefamilier", "Kommende priser", "Prislister", "Kampanjer", "Kuponger")
        self.open_part("Varegrupper")
        expect(self.page.get_by_role("table", name="Varegrupper")).to_be_visible()
        yield "Varegrupper"
        yield from self.parts("Endre mange", "Etiketter", "Vekt")
        self.open_part("Import og eksport")
        expect(self.page.get_by_text("Ingen importer ennå")).to_be_visible()
        yield "Import og eksport"

    def access_screens(self) -> Iterator[str]:
        """Go through what happened, and one's own way in."""
        self.go_to("Hendelser")
        expect(self.page.get_by_role("list", name="Hendelser").get_by_role("listitem").first).to_be_visible()
        expect(self.page.get_by_text("Journalen er kontrollert")).to_be_visible()
        yield "Hendelser"
        self.go_to("Innlogging")
        expect(self.page.get_by_role("button", name="Sett passord")).to_be_visible()
        yield "Innlogging"

    def parts(self, *names: str) -> Iterator[str]:
        """Go through parts of a page, each when all it asks for is there."""
        for name in names:
            self.open_part(name)
            expect(self.page.locator("main .on-its-way")).to_have_count(0)
            yield name

    def open_part(self, name: str) -> None:
        """Go to one of the parts of a page."""
        parts = self.page.get_by_role("navigation", name="Deler av siden")
        parts.get_by_role("link", name=name, exact=True).click()
        expect(self.heading).to_have_text(name)
