"""What is there before a task begins: set up over the API, because nothing of it is counted."""

from typing import Any

from playwright.sync_api import APIRequestContext

from lab.inputs.hand import Hand, Way
from lab.store import LabRefusal

BASKET = "Kurv"


class Scene:
    """
    A register, the hand at it, and the article that is sold.

    Attributes:
        hand: The hand.
        article: The name on the article's button among the favourites.
        gtin: Its barcode.
    """

    def __init__(
        self, hand: Hand, register: str, article: tuple[str, str], asking: APIRequestContext
    ) -> None:
        """Take a place behind a register where somebody is signed on."""
        self.hand = hand
        self.article, self.gtin = article
        self._at = f"/api/v1/registers/{register}"
        self._asking = asking
        self._asked = 0

    def rings_up(self) -> None:
        """Scan the article, and see it in the basket."""
        self.hand.scan(self.gtin)
        self.hand.sees(self.article, BASKET)

    def parks(self, baskets: int) -> None:
        """Set baskets aside, with an article in each."""
        for _ in range(baskets):
            self.ask("/basket/lines", {"code": self.gtin})
            self.ask("/basket/park", {})
        self.hand.sees(f"Hent ({baskets})")

    def sells(self) -> None:
        """Sell the article, paid by card."""
        self.ask("/basket/lines", {"code": self.gtin})
        due_ore = self.view()["basket"]["gross_ore"]
        self.ask("/basket/complete", {"tenders": [{"kind": "debit_card", "amount_ore": due_ore}]})
        if self.hand.way is Way.PHONE:
            self.hand.arrive()  # A phone's screen has no room for the last receipt, so nothing there tells.
        else:
            self.hand.reads(f"Kvittering {self.view()['last_receipt']['receipt']}")

    def clears(self) -> None:
        """Leave nothing behind: the drawer closed, the basket empty, nothing parked."""
        view = self.view()
        if view["drawer"] == "open":
            self.ask("/drawer/closed", {})
        if view["basket"] is not None and view["basket"]["lines"]:
            self.ask("/basket/abort", {})
        for parked in view["parked"]:
            self.ask("/basket/abort", {"basket_id": parked["basket_id"]})

    def view(self) -> dict[str, Any]:
        """Return the register as it shows itself."""
        answer: dict[str, Any] = self._asking.get(self._at).json()
        return answer

    def ask(self, path: str, body: object) -> None:
        """
        Ask for something.

        Raises:
            LabRefusal: The register refused.
        """
        self._asked += 1
        key = f"lab-inputs-{self.hand.way}-{self._asked}"
        answer = self._asking.post(f"{self._at}{path}", data=body, headers={"Idempotency-Key": key})
        if not answer.ok:
            raise LabRefusal(f"{path}: {answer.json()['detail_en']}")
