"""What a cashier does at the till page, in her own words; by button where nothing else is said."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

KNEIPP, GROVBROD, CAPPUCCINO = "Kneippbrød", "Grovbrød", "Cappuccino"
KNEIPP_GTIN, GROVBROD_GTIN = "2000000010014", "2000000010038"

_TABS_MOST = 100
_FINGER_MS = 60
_PRESS = """
keys => {
  for (const chord of keys) {
    const key = { NumpadEnter: "Enter" }[chord] ?? chord.split("+").at(-1);
    const what = { key, code: chord, ctrlKey: chord.startsWith("Control+"), bubbles: true, cancelable: true };
    const isFree = document.activeElement.dispatchEvent(new KeyboardEvent("keydown", what));
    const field = document.activeElement;
    if (!isFree || key.length !== 1 || what.ctrlKey || !(field instanceof HTMLInputElement)) continue;
    field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""
"""What a browser makes of keys: the page hears each; what it leaves goes into the field with the cursor."""


@dataclass(frozen=True, slots=True)
class Cashier:
    """
    Somebody at a till page.

    Attributes:
        page: The page.
    """

    page: Page

    def sign_on(self, name: str = "Ingrid", pin: str = "2580") -> None:
        """Choose the name, press the PIN on the pad."""
        self.page.get_by_role("region", name="Logg på").get_by_role("button", name=name).click()
        for digit in pin:
            self.button(digit).click()
        self.button("Logg på").click()

    def declare_float(self, kroner: str = "1000") -> None:
        """Say what is in the drawer as the day begins."""
        self.page.get_by_label("Beløp i kroner").fill(kroner)
        self.page.get_by_role("button", name="Registrer vekselkasse").click()
        expect(self.page.get_by_role("list", name="Favoritter")).to_be_visible()
        self.sees_message("Vekselkassen er registrert. God vakt!")

    def open_till(self) -> None:
        """Sign on and declare a float."""
        self.sign_on()
        self.declare_float()

    def unplug(self) -> None:
        """
        Cut the page off from the register.

        Chromium tells the page a moment before the line is cut, and lets a feed that is open live on. A page
        that knocks in that moment finds the register there, and hears it beat: so it is told once more.
        """
        self.page.context.set_offline(True)
        self.page.evaluate("dispatchEvent(new Event('offline'))")

    def press_article(self, name: str) -> None:
        """Press the button of an article."""
        tile = self.page.get_by_role("main").get_by_role(
            "button", name=re.compile(rf"^{re.escape(name)}( \+ pant)? \d")
        )
        tile.click()

    def search(self, text: str) -> None:
        """Type on the keyboard wherever the cursor is, and take the first hit."""
        self.type(text)
        expect(self.page.get_by_role("list", name="treff")).to_be_visible()
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("list", name="treff")).to_be_hidden()

    def type(self, keys: str) -> None:
        """Press keys no faster than fingers do: what is faster is a scanner's."""
        self.page.keyboard.type(keys, delay=_FINGER_MS)

    def scan(self, code: str, ending: str = "Enter") -> None:
        """Scan a code: a scanner is a keyboard that types it in one breath and ends it with a key."""
        self.press_keys(*code, *filter(None, [ending]))

    def press_keys(self, *keys: str) -> None:
        """
        Press keys in one breath.

        They are pressed inside the page, because the way from here to the browser takes longer than a
        scanner between two keys when the machine is busy.
        """
        self.page.evaluate(_PRESS, keys)

    def pay(self, way: str) -> None:
        """Press a way of paying: its word, or a note."""
        pays = self.page.get_by_role("region", name="Betaling")
        pays.get_by_role("button", name=re.compile(rf"^{re.escape(way)}( |$)")).click()

    def close_drawer(self) -> None:
        """Close the drawer that is drawn on the screen."""
        expect(self.page.get_by_text("Kassaskuffen er åpen")).to_be_visible()
        self.page.get_by_role("button", name="Lukk skuffen").click()
        expect(self.page.get_by_text("Kassaskuffen er åpen")).to_be_hidden()

    def tab_to(self, target: Locator) -> None:
        """Go with the Tab key until the cursor is there."""
        for _ in range(_TABS_MOST):
            self.page.keyboard.press("Tab")
            if target.evaluate("target => target === document.activeElement"):
                return
        raise AssertionError(f"the Tab key does not lead to {target}")

    def take_from_menu(self, name: str) -> None:
        """Open the menu and press a row of it."""
        self.page.get_by_role("button", name="Meny").click()
        self.page.get_by_role("form", name="Meny").get_by_role("button", name=name, exact=True).click()

    def button(self, name: str) -> Locator:
        """A button by the whole of its name."""
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def basket(self) -> Locator:
        """The basket, before it is paid."""
        return self.page.get_by_role("region", name="Kurv")

    @property
    def lines(self) -> Locator:
        """The lines of the basket that the register has answered for; more may be drawn and on their way."""
        drawn = self.basket.get_by_role("list").get_by_role("listitem")
        return drawn.and_(self.page.locator(":not(.coming)"))

    def sees_total(self, kroner: str) -> None:
        """The total on the screen is this."""
        expect(self.basket.locator(".total")).to_have_text(f"Å betale{kroner}")

    def sees_settled(self, word: str, kroner: str) -> None:
        """The sale is done, and this amount stands huge under this word."""
        expect(self.page.locator(".settled-sum")).to_contain_text(
            re.compile(rf"{re.escape(word)}\s*{re.escape(kroner)}")
        )

    def sees_paper(self, heading: str, *texts: str) -> None:
        """The newest paper is drawn on the screen, and says so to a screen reader as well."""
        picture = self.page.locator(".paper img").last
        expect(picture).to_be_visible()
        expect(picture).not_to_have_js_property("naturalWidth", 0)
        words = self.page.locator(".paper pre").last
        for text in (heading, *texts):
            expect(words).to_contain_text(text)

    def sees_message(self, text: str | re.Pattern[str]) -> None:
        """The one line under the basket says this."""
        expect(self.page.locator(".message p")).to_have_text(text)
