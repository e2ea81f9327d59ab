"""
The one hand at the till: everything a person does to the page goes through it and is counted.

A tap is an input, a key is one with whatever is held down beside it, and so is a scan, however many keys the
scanner presses for it. The page counts along: what it hears and the hand did not do, or the other way round,
is an error, so that no task can be made shorter by going past the hand.
"""

import re
from enum import StrEnum
from typing import Final

from playwright.sync_api import Locator, Page

from lab.inputs.scanner import Scanner
from lab.store import LabRefusal

HEARD: Final = """
window.heard = { keys: 0, touches: 0, others: 0 };
const modifiers = ["Alt", "Control", "Shift", "Meta"];
window.addEventListener("keydown", (event) => {
  if (!modifiers.includes(event.key) && !event.repeat) window.heard[event.isTrusted ? "keys" : "others"] += 1;
}, { capture: true });
window.addEventListener("pointerdown", (event) => {
  window.heard[event.isTrusted && event.pointerType === "touch" ? "touches" : "others"] += 1;
}, { capture: true });

window.underWay = 0;
const ask = window.fetch;
window.fetch = async (...what) => {
  window.underWay += 1;
  try {
    return await ask(...what);
  } finally {
    window.underWay -= 1;
  }
};
"""
"""Put into the page before its own code: counts every key and touch at the source, and what is asked."""
_ANSWERED: Final = "() => underWay === 0 && localStorage.getItem('datakasse.unanswered') === null"


_FINGER_MS: Final = 60
"""What is typed faster is a scanner's."""
_TABS_MOST: Final = 60


class Way(StrEnum):
    """How somebody works, a scanner always beside her: with fingers, with keys, with a finger on a phone."""

    TOUCH = "touch"
    KEYBOARD = "keyboard"
    PHONE = "phone"


class Hand:
    """
    Somebody's hand.

    Attributes:
        way: How she works.
        inputs: How many inputs there have been since the count began.
    """

    def __init__(self, page: Page, way: Way) -> None:
        """Take a place at a page that `HEARD` was put into before it opened."""
        self.way = way
        self.inputs = 0
        self._page = page
        self._scanner = Scanner(page)
        self._keys = 0
        self._touches = 0

    def arrive(self) -> None:
        """Open the page anew, so that nothing of what was done before is in the way."""
        self._page.goto("/")
        self._keys = self._touches = 0
        self.sees("Meny")

    def begin(self) -> None:
        """Begin to count anew."""
        self.inputs = 0

    def tap(self, name: str, within: str = "") -> None:
        """Touch the button whose name begins so, in a part of the page that has a name."""
        if self.way is Way.KEYBOARD:
            raise LabRefusal(f"«{name}» was touched where only keys are pressed.")
        self.sees(name, within).tap()
        self.inputs += 1
        self._touches += 1

    def press(self, keys: str) -> None:
        """Press a key, or a chord such as `Alt+m`."""
        if self.way is not Way.KEYBOARD:
            raise LabRefusal(f"{keys} was pressed where there is no keyboard.")
        self.inputs += 1
        self._keys += 1
        self._page.keyboard.press(keys)

    def scan(self, code: str) -> None:
        """Let the scanner type a code in one breath and end it with Enter."""
        self.inputs += 1
        self._keys += len(code) + 1
        self._scanner.scan(code)

    def write(self, text: str) -> None:
        """Write a text where the cursor is; on a device without keys, on the keyboard it shows by itself."""
        self.inputs += len(text)
        self._keys += len(text)
        self._page.keyboard.type(text, delay=_FINGER_MS)

    def go_to(self, label: str) -> None:
        """Bring the cursor into a field: by a touch, or by the Tab key as often as it takes."""
        field = self._page.get_by_role("main").get_by_label(label, exact=True)
        field.wait_for()
        if self.way is not Way.KEYBOARD:
            self.inputs += 1
            self._touches += 1
            field.tap()
            return
        for _ in range(_TABS_MOST):
            self.press("Tab")
            if field.evaluate("field => field === document.activeElement"):
                return
        raise LabRefusal(f"The Tab key does not lead to «{label}».")

    def sees(self, name: str, within: str = "") -> Locator:
        """Wait until there is a button whose name begins so."""
        main = self._page.get_by_role("main")
        named = main.get_by_role("region", name=within).or_(main.get_by_role("group", name=within))
        part = named if within else main
        button = part.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(?!\\w)")).first
        button.wait_for()
        return button

    def reads(self, text: str) -> None:
        """Wait until a text can be read."""
        self._page.get_by_text(text).first.wait_for()

    def leaves(self, form: str) -> None:
        """Wait until what was opened has closed by itself."""
        self._page.get_by_role("form", name=form).wait_for(state="hidden")

    def hears(self) -> None:
        """Wait until the page has its answers: opened anew before, it misses what they tell."""
        self._page.wait_for_function(_ANSWERED)

    def shown(self) -> str:
        """Return all that the page shows as text."""
        return self._page.locator("body").inner_text()

    def check(self) -> None:
        """
        Go on only if the page has heard what the hand has done, and nothing else.

        Raises:
            LabRefusal: Something went past the hand.
        """
        heard = self._page.evaluate("window.heard")
        done = {"keys": self._keys, "touches": self._touches, "others": 0}
        if heard != done:
            raise LabRefusal(f"something went past the hand: the page heard {heard}, the hand did {done}.")
