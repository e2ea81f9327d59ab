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
        yield "Oversikt"
