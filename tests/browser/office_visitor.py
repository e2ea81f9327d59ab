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
        """Go to a page by its link on the left."""
        self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
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
        expect(self.page.get_by_role("heading", name="Månedsrutine")).to_be_visible()
        expect(self.page.get_by_role("heading", name="Sikkerhetskopi")).to_be_visible()
        yield "Kontroll"
